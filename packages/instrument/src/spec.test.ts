import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { brokenLaws, drawTree, type Lexicon, paragraphsOf, readInstrument, viewInstrument } from "./index.ts";

const ROOT = new URL("../../../", import.meta.url);
const EXAMPLE = /```text\n([\s\S]*?)\n```\n\n```tree\n([\s\S]*?)\n```/g;
const page = ["instrument", "brackets"]
  .map((name) => readFileSync(new URL(`docs/spec/${name}.md`, ROOT), "utf8"))
  .join("\n");
const lexicon: Lexicon = JSON.parse(readFileSync(new URL("cases/text/lexicon.json", ROOT), "utf8"));

describe("docs/spec/instrument.md and brackets.md", () => {
  const examples = [...page.matchAll(EXAMPLE)];

  it("has an example for every node", () => {
    const drawn = examples.map(([, , tree]) => tree).join("\n");
    const nodes = [
      "title",
      "formula",
      "division",
      "heading",
      "clause",
      "footnote",
      "opaque",
      "placeholder",
      "bracket",
      "alternative",
      "citation",
      "reference",
      "reservation",
      "milestone",
      "marker",
    ];
    for (const node of nodes) expect(drawn).toMatch(new RegExp(`(^|\\n) *${node}\\b`));
  });

  for (const [, source = "", tree = ""] of examples) {
    it(`reads: ${source.split("\n")[0]}`, () => {
      const paragraphs = paragraphsOf(source);
      const instrument = readInstrument(paragraphs, { version: "spec", lexicon });
      expect(drawTree(instrument)).toBe(tree);
      expect(brokenLaws({ source, paragraphs, instrument, view: viewInstrument(instrument, lexicon) })).toEqual([]);
    });
  }
});
