import { PASSED_OVER, withoutSetPhrases } from "../lexicon/set-phrases.ts";
import { STOP_WORDS, stemOf, wordsOf } from "../words/words.ts";

/** A stem that is looked for, and how much its being found weighs: 1 for a word asked, less for one that says less. */
export interface AskedStem {
  readonly stem: string;
  readonly weight: number;
  /** False for a word that a concept adds to those of the clause. */
  readonly own: boolean;
}

/** A clause taken apart to be looked for. */
export interface Question {
  /** All words in order, for runs. */
  readonly words: readonly string[];
  /** The words again, those of set phrases passed over. */
  readonly telling: readonly string[];
  /** The stem of each word. */
  readonly stems: readonly string[];
  /** Stems that say something, each once. */
  readonly asked: readonly string[];
  /** Stems that most clauses of the text have: they say what the text is about, not what the clause is about. */
  readonly common: ReadonlySet<string>;
  /** How often each stem stands in the clause: what it says twice it means. */
  readonly times: ReadonlyMap<string, number>;
}

/** Longer than any clause; what follows says nothing new and would only take time. */
const MOST_WORDS = 1200;
/** What a stem weighs that every clause of the text has. */
const COMMON_WEIGHT = 0.35;
/** The first words of a long clause say what it does, the rest how: they weigh more. */
const LONG_CLAUSE = 16;
const LEAD = 6;
const LEAD_WEIGHT = 1.4;
/** More repetitions say no more. */
const MOST_TIMES = 3;
const NONE: ReadonlySet<string> = new Set();

/** A clause, a sentence or some words as a question to a library; `common` are stems that tell the text's clauses not apart. */
export function questionOf(text: string, common: ReadonlySet<string> = NONE): Question {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const stems = words.map(stemOf);
  const telling = withoutSetPhrases(words);
  const says = (word: string | undefined): boolean =>
    word !== undefined && word !== PASSED_OVER && !STOP_WORDS.has(word);
  const asked = [...new Set(stems.filter((_, index) => says(telling[index])))];
  // A clause of common words alone asks for them after all.
  const isTold = asked.some((stem) => !common.has(stem));
  const times = new Map<string, number>();
  for (const stem of stems) times.set(stem, (times.get(stem) ?? 0) + 1);
  return { words, telling, stems, asked, common: isTold ? common : NONE, times };
}

/** How much a stem of the question weighs. */
export function weightOf({ common, times, stems }: Question, stem: string): number {
  if (common.has(stem)) return COMMON_WEIGHT;
  const lead = stems.length >= LONG_CLAUSE && stems.lastIndexOf(stem, LEAD - 1) >= 0 ? LEAD_WEIGHT : 1;
  return lead * Math.sqrt(Math.min(times.get(stem) ?? 1, MOST_TIMES));
}

/** From this share of a text's clauses on a stem is common … */
const COMMON_SHARE = 0.25;
/** … in texts of at least so many clauses: in a few sentences nothing is common yet. */
const FEWEST_CLAUSES = 8;

/** The stems that at least a quarter of a text's clauses have. */
export function commonStems(clauses: readonly string[]): ReadonlySet<string> {
  if (clauses.length < FEWEST_CLAUSES) return NONE;
  const counts = new Map<string, number>();
  for (const clause of clauses) {
    for (const stem of questionOf(clause).asked) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const least = clauses.length * COMMON_SHARE;
  return new Set([...counts].filter(([, count]) => count >= least).map(([stem]) => stem));
}
