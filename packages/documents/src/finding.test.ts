import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

it("every code a finding of intake may carry is documented, and no other", () => {
  const sources = ["intake.ts", "take-in.ts", "communication/read-note.ts", "scan/doubt-findings.ts"].map((name) =>
    readFileSync(join(import.meta.dirname, name), "utf8"),
  );
  const written = sources.flatMap((source) =>
    [...source.matchAll(/(?:\b(?:f|attachmentF)inding\(\s*|\bcode: )"([a-z-]+)"/g)].map((match) => match[1]),
  );
  const page = readFileSync(join(import.meta.dirname, "../../../docs/spec/communication.md"), "utf8");
  const rows = page.split("\n").filter((line) => /^\| `[a-z]+-/.test(line));
  const documented = rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`([a-z-]+)`/g)].map((match) => match[1]),
  );
  expect([...new Set(written)].sort()).toEqual(documented.sort());
});
