import { STOP_WORDS, stemOf, wordsOf } from "../words/words.ts";
import concepts from "./concepts.json" with { type: "json" };

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

interface Term {
  readonly concept: Concept;
  readonly term: string;
  /** The very word, where the term asks for it: `housing` speaks of homes, `house` need not. */
  readonly exact: string | null;
  /** Small words count too: but one word of the term tells, and `out of work` is not `work`. */
  readonly literal: boolean;
  readonly stems: readonly string[];
}

let byFirstStem: ReadonlyMap<string, readonly Term[]> | null = null;

function terms(): ReadonlyMap<string, readonly Term[]> {
  if (byFirstStem !== null) return byFirstStem;
  const found = new Map<string, Term[]>();
  for (const concept of CONCEPTS) {
    for (const written of concept.terms) {
      const term = written.replace(/^=/, "");
      const exact = term === written ? null : term;
      const words = wordsOf(term);
      const literal = words.length > 1 && meaningful(words).length < 2;
      const stems = literal ? words.map(stemOf) : meaningful(words);
      const [first] = stems;
      if (first === undefined) continue;
      const before = found.get(first);
      if (before === undefined) found.set(first, [{ concept, term, exact, literal, stems }]);
      else before.push({ concept, term, exact, literal, stems });
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
  const found = new Map<Concept, string[]>();
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  for (const literal of [false, true]) {
    const read = literal ? words : telling;
    const stems = read.map(stemOf);
    for (const [at, stem] of stems.entries()) {
      for (const term of terms().get(stem) ?? []) {
        if (term.literal !== literal || !term.stems.every((each, index) => stems[at + index] === each)) continue;
        if (term.exact === null || term.exact === read[at]) note(term, found);
      }
    }
  }
  return [...found].map(([concept, list]) => ({ concept, terms: list }));
}

function note({ concept, term }: Term, found: Map<Concept, string[]>): void {
  const before = found.get(concept) ?? [];
  // `smuggler` and `smugglers` are one word for the reader too.
  const same = before.some((other) => meaningful(wordsOf(other)).join(" ") === meaningful(wordsOf(term)).join(" "));
  if (!same) found.set(concept, [...before, term]);
}
