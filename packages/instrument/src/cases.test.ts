import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { brokenLaws, drawTree, type Lexicon, paragraphsOf, readInstrument, viewInstrument } from "./index.ts";

const FOLDER = new URL("../../../cases/text/", import.meta.url);
const CASE = /^# (.+)\n\n([\s\S]*?)\n\n==>\n\n([\s\S]*?)(?=\n\n# |\s*$(?![\s\S]))/gm;
const lexicon: Lexicon = JSON.parse(readFileSync(new URL("lexicon.json", FOLDER), "utf8"));

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".txt"))) {
  describe(file, () => {
    const cases = [...readFileSync(new URL(file, FOLDER), "utf8").matchAll(CASE)];
    it("holds cases", () => expect(cases.length).toBeGreaterThan(0));
    for (const [, title = "", source = "", tree = ""] of cases) {
      it(title, () => {
        const paragraphs = paragraphsOf(source);
        const instrument = readInstrument(paragraphs, { version: "case", lexicon });
        expect(drawTree(instrument)).toBe(tree);
        expect(brokenLaws({ source, paragraphs, instrument, view: viewInstrument(instrument, lexicon) })).toEqual([]);
        expect(JSON.parse(JSON.stringify(instrument))).toEqual(instrument);
      });
    }
  });
}
