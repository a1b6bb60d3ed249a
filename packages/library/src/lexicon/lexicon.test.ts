import { describe, expect, it } from "vitest";
import { CITATIONS, citationName } from "../starter/starter.ts";
import { stemOf, wordsOf } from "../words/words.ts";
import { kindredOf } from "./kindred.ts";
import { CONCEPTS, conceptsIn } from "./lexicon.ts";

const names = CITATIONS.map(({ instrument, article }) => citationName(instrument, article));

describe("the concept lexicon", () => {
  it("names only articles that the starter library cites, and no concept twice", () => {
    for (const { concept, articles } of CONCEPTS) for (const name of articles) expect(names, concept).toContain(name);
    expect(new Set(CONCEPTS.map(({ concept }) => concept)).size).toBe(CONCEPTS.length);
  });

  it("finds a phrase with or without its small words", () => {
    const found = conceptsIn(wordsOf("We will follow the money of the gangs."));
    expect(found.map(({ concept }) => concept.concept)).toContain("confiscation of proceeds");
    expect(conceptsIn(wordsOf("The terrace was painted green."))).toEqual([]);
  });
});

describe("words of one group", () => {
  it("are kindred both ways, and no word is kindred to itself", () => {
    expect(kindredOf(stemOf("jail")).has(stemOf("imprisonment"))).toBe(true);
    expect(kindredOf(stemOf("imprisonment")).has(stemOf("jail"))).toBe(true);
    expect(kindredOf(stemOf("jail")).has(stemOf("jail"))).toBe(false);
    expect(kindredOf("terrac").size).toBe(0);
  });
});
