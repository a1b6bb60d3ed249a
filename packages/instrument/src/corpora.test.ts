import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  brokenLaws,
  countBrackets,
  type InstrumentView,
  paragraphsOf,
  type ReadText,
  readInstrument,
  viewInstrument,
} from "./index.ts";

const FOLDER = new URL("../../../../shared/corpora/negotiation/", import.meta.url);
const present = existsSync(FOLDER);
const lexicon = { instruments: [], organisations: [] };

function read(source: string): ReadText {
  const paragraphs = paragraphsOf(source);
  const instrument = readInstrument(paragraphs, { version: "v", lexicon });
  return { source, paragraphs, instrument, view: viewInstrument(instrument, lexicon) };
}

function roles(view: InstrumentView): string {
  return view.clauses.map((clause) => clause.role[0]).join("");
}

describe(`real negotiated texts${present ? "" : " (not present)"}`, () => {
  const drafts = present ? readdirSync(FOLDER).filter((name) => name.endsWith(".md")) : [];
  const resolutions = present ? readdirSync(new URL("unsc-drafts/", FOLDER)) : [];

  it.skipIf(!present)("Paris drafts keep every character and every bracket", () => {
    for (const name of drafts) {
      const text = read(readFileSync(new URL(name, FOLDER), "utf8"));
      expect(brokenLaws(text), name).toEqual([]);
      const count = countBrackets(text.instrument);
      expect(count.opening, name).toBe(rawCount(text.source, "["));
      expect(count.closing, name).toBe(rawCount(text.source, "]"));
      expect(text.view.clauses.filter((clause) => clause.role === "preambular").length, name).toBe(16);
    }
  });

  it.skipIf(!present)("draft resolutions have one opening, then recitals, then decisions", () => {
    for (const name of resolutions) {
      const { Content } = JSON.parse(readFileSync(new URL(`unsc-drafts/${name}`, FOLDER), "utf8"));
      const text = read(Content);
      expect(brokenLaws(text), name).toEqual([]);
      expect(roles(text.view), name).toMatch(/^op{2,}o{2,}$/);
    }
  });

  it.skipIf(!present)("every numbered decision of a resolution is an operative paragraph", () => {
    for (const name of resolutions) {
      const { Content } = JSON.parse(readFileSync(new URL(`unsc-drafts/${name}`, FOLDER), "utf8"));
      const { view } = read(Content);
      const numbered = view.clauses.filter((clause) => /^\d+\.\s/.test(clause.text));
      expect(
        numbered.every((clause) => clause.role === "operative"),
        name,
      ).toBe(true);
    }
  });
});

/** Brackets of a file, without those of the labels that begin footnotes: such a label is layout. */
function rawCount(source: string, character: string): number {
  return source.replace(/^\[\^\d+\]:/gm, "").split(character).length - 1;
}
