import { clauseText, decoded, type Shelf } from "../shelf/open-shelf.ts";
import { stemOf, wordsOf } from "../words/words.ts";
import type { Question } from "./question.ts";

/** Words in the same order from here on are no chance: fewer are the common stock of treaties. */
const SHORTEST_RUN = 7;
/** Clauses whose words are compared one by one, those that can have the longest run first. */
const MOST_COMPARED = 120;

/** The longest stretch of words that a clause of a shelf has in common with the question, word by word. */
export interface Run {
  readonly clause: number;
  /** How many words, and which, in small letters. */
  readonly length: number;
  readonly words: string;
}

/**
 * Every clause with at least seven words of the question in the same order, longest first, at most `MOST_COMPARED`.
 * Exact: a clause is passed over only where some word of every stretch of seven is missing from it.
 */
export function runsIn(shelf: Shelf, question: Question): readonly Run[] {
  const windows = question.stems.length - SHORTEST_RUN + 1;
  if (windows < 1) return [];
  const counts = stretches(shelf, question, windows);
  const likely = [...counts].sort(([a, m], [b, n]) => n - m || a - b).slice(0, MOST_COMPARED);
  const at = positionsOf(question.words);
  return likely
    .map(([clause]) => longestRun(clause, wordsOf(clauseText(shelf, clause)), question.words, at))
    .filter((run) => run.length >= SHORTEST_RUN)
    .sort((a, b) => b.length - a.length || a.clause - b.clause);
}

/** By clause: the most stretches of seven, one after the other, all of whose words it has, in whatever order. */
function stretches(shelf: Shelf, question: Question, windows: number): ReadonlyMap<number, number> {
  const size = Math.ceil(shelf.clauses / 32);
  const sets = new Map<string, Uint32Array>();
  for (const stem of new Set(question.stems)) sets.set(stem, placesOf(shelf, stem, size));
  const found = new Map<number, number>();
  const current = new Map<number, { readonly window: number; readonly length: number }>();
  for (let window = 0; window < windows; window += 1) {
    const common = intersection(question.stems.slice(window, window + SHORTEST_RUN), sets, size);
    for (const clause of common) {
      const before = current.get(clause);
      const length = before !== undefined && before.window === window - 1 ? before.length + 1 : 1;
      current.set(clause, { window, length });
      if (length > (found.get(clause) ?? 0)) found.set(clause, length);
    }
  }
  return found;
}

/** Sets of places that are kept between questions, some seven megabytes: the small words come in every clause. */
const MOST_KEPT = 1000;
const kept: WeakMap<Shelf, Map<string, Uint32Array>> = new WeakMap();

function placesOf(shelf: Shelf, stem: string, size: number): Uint32Array {
  const sets = kept.get(shelf) ?? new Map<string, Uint32Array>();
  kept.set(shelf, sets);
  const known = sets.get(stem);
  if (known !== undefined) return known;
  const set = new Uint32Array(size);
  if (sets.size < MOST_KEPT) sets.set(stem, set);
  const places = shelf.postings(stem);
  if (places === null) return set;
  for (const clause of decoded(places).places) set[clause >>> 5] = (set[clause >>> 5] ?? 0) | (1 << (clause & 31));
  return set;
}

function intersection(
  stems: readonly string[],
  sets: ReadonlyMap<string, Uint32Array>,
  size: number,
): readonly number[] {
  const [first, ...others] = [...new Set(stems)].flatMap((stem) => sets.get(stem) ?? []);
  if (first === undefined) return [];
  const clauses: number[] = [];
  for (let at = 0; at < size; at += 1) {
    let bits = first[at] ?? 0;
    for (let set = 0; bits !== 0 && set < others.length; set += 1) bits &= others[set]?.[at] ?? 0;
    while (bits !== 0) {
      const low = bits & -bits;
      clauses.push(at * 32 + 31 - Math.clz32(low));
      bits ^= low;
    }
  }
  return clauses;
}

function positionsOf(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const at = new Map<string, number[]>();
  for (const [index, word] of words.entries()) at.set(word, [...(at.get(word) ?? []), index]);
  return at;
}

/** The longest run by the usual table of common suffixes, kept one row at a time. */
function longestRun(
  clause: number,
  theirs: readonly string[],
  ours: readonly string[],
  at: ReadonlyMap<string, readonly number[]>,
): Run {
  let before = new Map<number, number>();
  let length = 0;
  let end = 0;
  for (const word of theirs) {
    const row = new Map<number, number>();
    for (const index of at.get(word) ?? []) {
      const run = (before.get(index - 1) ?? 0) + 1;
      row.set(index, run);
      if (run > length) [length, end] = [run, index + 1];
    }
    before = row;
  }
  return { clause, length, words: ours.slice(end - length, end).join(" ") };
}

/** The words of a clause that are also asked, for showing why it was found. */
export function sharedStems(text: string, asked: ReadonlySet<string>): ReadonlyMap<string, string> {
  const shared = new Map<string, string>();
  for (const word of wordsOf(text)) {
    const stem = stemOf(word);
    if (asked.has(stem) && !shared.has(stem)) shared.set(stem, word);
  }
  return shared;
}
