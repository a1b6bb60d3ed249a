import { wordsOf } from "../words/words.ts";
import concepts from "./concepts.json" with { type: "json" };
import { type TermIndex, tellingStems, termIndex, termsIn } from "./terms.ts";

/** A concept that instruments and speeches name in different words. */
export interface Concept {
  readonly concept: string;
  /** Words and phrases that speak of it, whatever their endings; behind `=`, a word that must stand as written. */
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

let index: TermIndex<Concept> | null = null;

function terms(): TermIndex<Concept> {
  index ??= termIndex(CONCEPTS.flatMap((concept) => concept.terms.map((term) => [concept, term] as const)));
  return index;
}

/** The concepts whose terms stand in a text, words like `the` and `of` passed over; each with the terms found. */
export function conceptsIn(words: readonly string[]): readonly FoundConcept[] {
  const found = new Map<Concept, string[]>();
  for (const { of, term } of termsIn(words, terms())) {
    const before = found.get(of) ?? [];
    // `smuggler` and `smugglers` are one word for the reader too.
    const stems = tellingStems(wordsOf(term)).join(" ");
    const same = before.some((other) => tellingStems(wordsOf(other)).join(" ") === stems);
    if (!same) found.set(of, [...before, term]);
  }
  return [...found].map(([concept, list]) => ({ concept, terms: list }));
}
