import { paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { builtinRegister } from "../register/builtin.ts";
import { lexiconOf } from "../register/lexicon.ts";
import { term } from "../rules/terms/term.ts";
import { builtinPack } from "./builtin.ts";
import type { TermRow } from "./pack.ts";

const PACK = builtinPack();
const REGISTER = builtinRegister();
const LEXICON = lexiconOf(REGISTER);

/** Whether a row speaks of a sentence, set as a clause into a declaration that is about the row's subjects. */
function speaks(row: TermRow, sentence: string): boolean {
  const topics = PACK.subjects.filter(({ key }) => row.subjects.includes(key)).map(({ title }) => title);
  const source = [
    `Joint Declaration on ${["Cooperation", ...topics].join(" and ")}`,
    "Port Verde, 4 May 2031",
    "We, the Ministers, gathered in Port Verde on 4 May 2031,",
    "Recall our last meeting;",
    "On cooperation, we:",
    sentence,
  ].join("\n\n");
  const text = viewInstrument(readInstrument(paragraphsOf(source), { version: "v", lexicon: LEXICON }), LEXICON);
  const pack = { ...PACK, terms: [row] };
  return term.check({ text, note: null, state: "PAK", pack, register: REGISTER }).length > 0;
}

describe("the packs that come with Travaux", () => {
  it("are nine, and each says its version", () => {
    expect(PACK.names.length).toBe(9);
    for (const name of PACK.names) expect(name).toMatch(/^[a-z-]+ \d+\.\d+\.\d+$/);
  });

  it("name only subjects that exist", () => {
    const keys = new Set(PACK.subjects.map((row) => row.key));
    for (const row of [...PACK.terms, ...PACK.safeguards]) {
      for (const key of row.subjects) expect(keys, `${row.key} names ${key}`).toContain(key);
    }
  });

  it("have a list of safeguards for each of the five subjects most declared on", () => {
    for (const key of ["smuggling-of-migrants", "trafficking-in-persons", "terrorism", "cybercrime", "corruption"]) {
      expect(PACK.safeguards.filter((row) => row.subjects.includes(key)).length, key).toBeGreaterThanOrEqual(3);
    }
  });

  it("never propose what a row of their own advises against", () => {
    const faults = PACK.terms.flatMap((row) => {
      const sentence = row.prefer === null || row.prefer.startsWith("…") ? null : row.prefer;
      return sentence !== null && speaks(row, `Agree on ${sentence};`) ? [`${row.key}: ${sentence}`] : [];
    });
    expect(faults).toEqual([]);
  });
});

describe.each(PACK.terms.map((row) => [row.key, row] as const))("the term %s", (_, row) => {
  it("has an example of each kind", () => {
    expect(row.examples.fires.length).toBeGreaterThan(0);
    expect(row.examples.silent.length).toBeGreaterThan(0);
  });
  it.each(row.examples.fires)("speaks: %s", (sentence) => {
    expect(speaks(row, sentence)).toBe(true);
  });
  it.each(row.examples.silent)("is silent: %s", (sentence) => {
    expect(speaks(row, sentence)).toBe(false);
  });
});
