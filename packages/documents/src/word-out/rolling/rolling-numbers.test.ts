import { compile } from "@travaux/compare";
import type { Block, Instrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { readFile } from "../../read/read-file.ts";
import { rollingDocx } from "./rolling-docx.ts";

const clause = (id: string, value: string, numbering?: string): Block => ({
  type: "clause",
  id: `v1.${id}`,
  role: "operative",
  depth: 0,
  children: [{ type: "text", value }],
  ...(numbering === undefined ? {} : { numbering }),
});
const BASE: Instrument = {
  type: "instrument",
  version: "v1",
  children: [clause("c1", "Decide to dredge;", "1."), clause("c2", "Agree to rest;", "2."), clause("c3", "End here.")],
};
const LINES = ["Decide to dredge;", "Agree to rest;", "End here."];

async function numbered(added: readonly (readonly [at: number, words: string])[], view: "accepted" | "rejected") {
  const filings = added.map(([at, words], index) => ({
    party: ["KEN", "NOR"][index] ?? "",
    text: [...LINES.slice(0, at), words, ...LINES.slice(at)],
  }));
  const bytes = await rollingDocx(compile(BASE, filings), { date: "2031-02-03T10:00:00Z" });
  const { paragraphs } = await readFile(bytes, "rolling.docx", { view });
  return paragraphs.map(({ text, numbering }) => `${numbering ?? "-"} ${text}`);
}

describe("a new paragraph in a list that Word counts", () => {
  it("is counted like its neighbours, and no longer where it is rejected", async () => {
    const added = [[1, "Ask for charts;"]] as const;
    expect(await numbered(added, "accepted")).toEqual([
      "1. Decide to dredge;",
      "2. Ask for charts;",
      "3. Agree to rest;",
      "- End here.",
    ]);
    expect(await numbered(added, "rejected")).toEqual(["1. Decide to dredge;", "2. Agree to rest;", "- End here."]);
  });

  it("keeps the number that it brings, and has none behind a paragraph without one", async () => {
    expect(await numbered([[1, "1 bis. Ask for charts;"]], "accepted")).toContain("- 1 bis. Ask for charts;");
    expect(await numbered([[3, "Ask for charts;"]], "accepted")).toContain("- Ask for charts;");
  });

  it("is not counted as long as another stands against it", async () => {
    const both = await numbered(
      [
        [1, "Ask for charts;"],
        [1, "Ask for lamps;"],
      ],
      "accepted",
    );
    expect(both).toContain("- [KEN: Ask for charts;]");
    expect(both).toContain("- [NOR: Ask for lamps;]");
    expect(both).toContain("2. Agree to rest;");
  });
});
