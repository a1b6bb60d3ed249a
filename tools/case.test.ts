import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-case-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function caseOf(text: string): { readonly out: string; readonly status: number | null } {
  writeFileSync(join(folder, "night-ferries.txt"), text);
  const script = join(import.meta.dirname, "case.ts");
  const run = spawnSync(process.execPath, ["--conditions=source", script, "night-ferries.txt"], {
    env: { ...process.env, INIT_CWD: folder },
    encoding: "utf8",
  });
  return { out: run.stdout, status: run.status };
}

test("a document becomes a golden case: title, text, tree", () => {
  const { out, status } = caseOf("\nParties [shall][may] ring the bell at night.\n\n");
  expect(status).toBe(0);
  expect(out).toMatch(/^# night ferries\n\nParties \[shall\]\[may\] ring the bell at night\.\n\n==>\n\nclause /);
  expect(out).toContain('alternative text\n      "shall"');
});

test("a text that holds the dividing line is refused, because the case could not be read back", () => {
  expect(caseOf("One.\n\n==>\n\nTwo.\n")).toEqual({ out: "", status: 1 });
});
