import { STOP_WORDS, stemOf, wordsOf } from "../words/words.ts";

/** A stem that is looked for, and how much its being found weighs: 1 for a word asked, less for one that a concept adds. */
export interface AskedStem {
  readonly stem: string;
  readonly weight: number;
}

/** A clause taken apart to be looked for. */
export interface Question {
  readonly text: string;
  /** All words in order, for runs. */
  readonly words: readonly string[];
  /** The stem of each word. */
  readonly stems: readonly string[];
  /** Stems that say something, each once. */
  readonly asked: readonly string[];
}

/** Longer than any clause; what follows says nothing new and would only take time. */
const MOST_WORDS = 1200;
/** A word that occurs again weighs once: a clause that repeats itself asks no more. */

/** A clause, a sentence or some words as a question to a library. */
export function questionOf(text: string): Question {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const stems = words.map(stemOf);
  const asked = [...new Set(stems.filter((_, index) => !STOP_WORDS.has(words[index] ?? "")))];
  return { text, words, stems, asked };
}
