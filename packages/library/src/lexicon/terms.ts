import { STOP_WORDS, stemOf, wordsOf } from "../words/words.ts";

/** A word or phrase that speaks of something. */
export interface Term<T> {
  readonly of: T;
  /** As written, without the mark before it. */
  readonly term: string;
  /** The very word, where the term asks for it: `housing` speaks of homes, `house` need not. */
  readonly exact: string | null;
  /** Small words count too: but one word of the term tells, and `out of work` is not `work`. */
  readonly literal: boolean;
  /** A word of every day, behind `~`: it says something beside others and nothing alone. */
  readonly weak: boolean;
  readonly stems: readonly string[];
}

/** The terms that begin with a stem. */
export type TermIndex<T> = (stem: string) => readonly Term<T>[];

const NONE: readonly never[] = [];

/** The terms of a list with commas between them. */
export function termsOf(list: string): readonly string[] {
  return list.split(", ");
}

/** A term to be looked for: whatever its endings, or behind `=` as it stands; behind `~` it is weak. */
export function termOf<T>(of: T, written: string): Term<T> {
  const term = written.replace(/^[=~]/, "");
  const exact = written.startsWith("=") ? term : null;
  const weak = written.startsWith("~");
  const words = wordsOf(term);
  const telling = tellingStems(words);
  const literal = words.length > 1 && telling.length < 2;
  return { of, term, exact, literal, weak, stems: literal ? words.map(stemOf) : telling };
}

/** Lays terms out by their first stem. */
export function termIndex<T>(all: Iterable<readonly [of: T, written: string]>): TermIndex<T> {
  const found = new Map<string, Term<T>[]>();
  for (const [of, written] of all) {
    const term = termOf(of, written);
    const [first] = term.stems;
    if (first === undefined) continue;
    const before = found.get(first);
    if (before === undefined) found.set(first, [term]);
    else before.push(term);
  }
  return (stem) => found.get(stem) ?? NONE;
}

/** The stems of words that say something. */
export function tellingStems(words: readonly string[]): readonly string[] {
  return words.filter((word) => !STOP_WORDS.has(word)).map(stemOf);
}

/** The terms that stand in a text, words like `the` and `of` passed over; one that stands twice is named twice. */
export function termsIn<T>(words: readonly string[], index: TermIndex<T>): readonly Term<T>[] {
  const found: Term<T>[] = [];
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  for (const literal of [false, true]) {
    const read = literal ? words : telling;
    const stems = read.map(stemOf);
    for (const [at, stem] of stems.entries()) {
      for (const term of index(stem)) {
        if (term.literal !== literal || !term.stems.every((each, next) => stems[at + next] === each)) continue;
        if (term.exact === null || term.exact === read[at]) found.push(term);
      }
    }
  }
  return found;
}
