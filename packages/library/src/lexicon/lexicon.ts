import { STOP_WORDS, stemOf, wordsOf } from "../words/words.ts";
import concepts from "./concepts.json" with { type: "json" };

/** A concept that instruments and speeches name in different words. */
export interface Concept {
  readonly concept: string;
  /** Words and phrases that speak of it. */
  readonly terms: readonly string[];
  /** The articles that deal with it, `SOM 5`; the first is the main one. */
  readonly articles: readonly string[];
}

/** A concept that a clause speaks of. */
export interface FoundConcept {
  readonly concept: Concept;
  /** The terms found in the clause. */
  readonly terms: readonly string[];
}

/** The concepts of the house. */
export const CONCEPTS: readonly Concept[] = concepts;

interface Term {
  readonly concept: Concept;
  readonly term: string;
  readonly stems: readonly string[];
}

let byFirstStem: ReadonlyMap<string, readonly Term[]> | null = null;

function terms(): ReadonlyMap<string, readonly Term[]> {
  if (byFirstStem !== null) return byFirstStem;
  const found = new Map<string, Term[]>();
  for (const concept of CONCEPTS) {
    for (const term of concept.terms) {
      const stems = meaningful(wordsOf(term));
      const [first] = stems;
      if (first === undefined) continue;
      const before = found.get(first);
      if (before === undefined) found.set(first, [{ concept, term, stems }]);
      else before.push({ concept, term, stems });
    }
  }
  byFirstStem = found;
  return found;
}

function meaningful(words: readonly string[]): readonly string[] {
  return words.filter((word) => !STOP_WORDS.has(word)).map(stemOf);
}

/** The concepts whose terms stand in a text, words like `the` and `of` passed over; each with the terms found. */
export function conceptsIn(words: readonly string[]): readonly FoundConcept[] {
  const stems = meaningful(words);
  const found = new Map<Concept, string[]>();
  for (const [at, stem] of stems.entries()) {
    for (const term of terms().get(stem) ?? []) {
      if (!term.stems.every((each, index) => stems[at + index] === each)) continue;
      const before = found.get(term.concept) ?? [];
      // `smuggler` and `smugglers` are one word for the reader too.
      const same = before.some((other) => meaningful(wordsOf(other)).join(" ") === term.stems.join(" "));
      if (!same) found.set(term.concept, [...before, term.term]);
    }
  }
  return [...found].map(([concept, list]) => ({ concept, terms: list }));
}
