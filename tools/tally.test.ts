import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closingLine } from "./tally.ts";

const ROOT = dirname(import.meta.dirname);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(ROOT, "node_modules", ".tally-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function tallyOfRun(files: Record<string, string>): unknown {
  const place = mkdtempSync(join(folder, "run-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  writeFileSync(join(place, "vitest.config.ts"), readConfig());
  const tally = join(place, "tally.json");
  const vitest = join(ROOT, "node_modules", "vitest", "vitest.mjs");
  const env = { ...process.env, TRAVAUX_TALLY: tally };
  const run = spawnSync(process.execPath, [vitest, "run", "--root", place], { cwd: place, env, encoding: "utf8" });
  return { status: run.status, ...JSON.parse(readFileSync(tally, "utf8")) };
}

function readConfig(): string {
  return `import { tallyReporter } from ${JSON.stringify(join(ROOT, "tools", "tally.ts"))};
export default { test: { include: ["*.test.ts"], reporters: [tallyReporter(process.env.TRAVAUX_TALLY)] } };`;
}

test("the closing line names skipped tests only when there are some", () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
});

test("a file that does not load, a suite that cannot start and a stray error each count as failures", () => {
  const files = {
    "good.test.ts": `import { test } from "vitest"; test("a", () => {}); test.skip("b", () => {});`,
    "bad.test.ts": `import { test, expect } from "vitest"; test("a", () => expect(1).toBe(2));`,
    "unloadable.test.ts": `import "./nowhere.ts";`,
    "setup.test.ts": `import { beforeAll, describe, test } from "vitest";
      describe("s", () => { beforeAll(() => { throw new Error("no"); }); test("lost", () => {}); });`,
    "stray.test.ts": `import { test } from "vitest";
      test("a", async () => { Promise.reject(new Error("stray")); await new Promise((done) => setTimeout(done, 20)); });`,
  };
  expect(tallyOfRun(files)).toEqual({ status: 1, passed: 2, failed: 4, skipped: 2 });
});
