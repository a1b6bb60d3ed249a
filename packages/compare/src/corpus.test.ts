import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { apply, compareLines, compile, instrumentOfLines, invert, project } from "./index.ts";

const FOLDER = join(import.meta.dirname, "../../../../shared/corpora/compare");
const present = existsSync(FOLDER);
const name = present ? "real texts" : "real texts (not present)";

const lines = (file: string): readonly string[] => readFileSync(join(FOLDER, file), "utf8").split("\n");

describe(name, () => {
  it.skipIf(!present)("are led to their revision and back", () => {
    for (const pair of ["p2", "p30", "p300", "gg-de", "moves10"]) {
      const [base, revised] = [lines(`${pair}.base.txt`), lines(`${pair}.rev.txt`)];
      const comparison = compareLines(base, revised);
      expect(apply(comparison, base)).toEqual(revised);
      expect(apply(invert(comparison), revised)).toEqual(base);
    }
  });

  it.skipIf(!present)("with ten paragraphs moved show ten moves", () => {
    const { changes } = compareLines(lines("moves10.base.txt"), lines("moves10.rev.txt"));
    expect(changes.filter((change) => change.moved)).toHaveLength(10);
  });

  it.skipIf(!present)("of many parties on one regulation compile, and each party's text comes back", () => {
    const rows: { party: string; old: string; new: string }[] = lines("gdpr-lobby.jsonl")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
    const proposals = rows.filter((row) => row.old !== "" && row.new !== "");
    const base = [...new Set(proposals.map((row) => row.old))];
    const parties = [...new Set(proposals.map((row) => row.party))].sort();
    const filings = parties.map((party, at) => ({
      party: `P${String(at).padStart(2, "0")}`,
      text: base.map((old) => proposals.find((row) => row.party === party && row.old === old)?.new ?? old),
    }));
    const compilation = compile(instrumentOfLines(base, "regulation"), filings);
    const stored = JSON.parse(JSON.stringify(compilation));
    for (const { party, text } of filings) expect(project(stored, [party]).text).toBe(text.join("\n"));
  });
});
