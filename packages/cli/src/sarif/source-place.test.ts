import { layoutOf, paragraphsOf, print, readInstrument, restore } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { clauseStarts, inSource, lineAndColumn } from "./source-place.ts";

const SOURCE =
  "\uFEFF  Joint Declaration on Seed Banks\r\n\r\n\r\nWe, the Ministers of the coastal States that met in Port Verde in the spring of the year,\r\nwho care for seeds;\r\n\r\n\r\nAgree to keep them [well].\r\n\r\n";

describe("the place of a clause's words in the file", () => {
  const paragraphs = paragraphsOf(SOURCE);
  const instrument = readInstrument(paragraphs, { version: "v1", lexicon: { instruments: [], organisations: [] } });
  const layout = layoutOf(SOURCE, paragraphs);
  const canonical = print(instrument);

  it("is found again for every clause, through joined lines and blank lines", () => {
    expect(restore(canonical, layout)).toBe(SOURCE);
    const starts = clauseStarts(instrument);
    expect(starts.size).toBeGreaterThan(0);
    for (const at of starts.values()) {
      for (const length of [1, 4, 12]) {
        const { start, end } = inSource(layout, at, at + length);
        expect(SOURCE.slice(start, end)).toBe(canonical.slice(at, at + length));
      }
    }
  });

  it("counts lines and columns from one", () => {
    const offset = SOURCE.indexOf("[well]");
    expect(lineAndColumn(SOURCE, offset)).toEqual({ line: 8, column: 20 });
    expect(lineAndColumn("a\rb\nc", 4)).toEqual({ line: 3, column: 1 });
  });
});
