import { type Bag, bagOf, type Subject } from "./subject.ts";

/** Counts of token numbers, all zero between calls; kept because clearing it each time would cost more than the work. */
let counts = new Int32Array(4096);

function ready(size: number): Int32Array {
  if (counts.length < size) counts = new Int32Array(size * 2);
  return counts;
}

/** Likeness of two bags in thousandths: twice the weight they share over the weight they have. Whole numbers only. */
function likeness(subject: Subject, a: Bag, b: Bag): number {
  if (a.weight + b.weight === 0) return 0;
  return Math.floor((2000 * shared(subject, [a], b)) / (a.weight + b.weight));
}

/** The weight of `b` that the bags of `pool` together contain, less what `taken` already uses of them. */
export function shared(subject: Subject, pool: readonly Bag[], b: Bag, taken: readonly Bag[] = []): number {
  const { weights } = subject.interner;
  const count = ready(weights.length);
  for (const bag of pool) for (const id of bag.tokens.ids) count[id] = (count[id] ?? 0) + 1;
  for (const bag of taken) {
    for (const id of bag.tokens.ids) {
      const left = count[id] ?? 0;
      if (left > 0) count[id] = left - 1;
    }
  }
  let sum = 0;
  for (const id of b.tokens.ids) {
    const left = count[id] ?? 0;
    if (left > 0) {
      count[id] = left - 1;
      sum += weights[id] ?? 1;
    }
  }
  for (const bag of pool) for (const id of bag.tokens.ids) count[id] = 0;
  return sum;
}

/** A pair of passages that may be one: its likeness in thousandths. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** Up to this many passages on one side are compared each with each; more are nominated by the words they share. */
const EACH_WITH_EACH = 12;

/** A word that stands in more passages than this nominates nobody: it says nothing, and keeps identical passages from costing n². */
const NOMINATING_LIMIT = 64;

/** At most so many candidates are weighed exactly for one passage. */
const CANDIDATES = 6;

/** All pairs between the named passages at least `threshold` alike. */
export function alikePairs(
  subject: Subject,
  aSide: readonly number[],
  bSide: readonly number[],
  threshold: number,
): readonly Pair[] {
  const out: Pair[] = [];
  const weigh = (i: number, j: number): void => {
    const a = bagOf(subject, "a", i);
    const b = bagOf(subject, "b", j);
    const most = Math.floor((2000 * Math.min(a.weight, b.weight)) / Math.max(1, a.weight + b.weight));
    if (most < threshold) return;
    const value = likeness(subject, a, b);
    if (value >= threshold) out.push({ a: i, b: j, likeness: value });
  };
  if (aSide.length <= EACH_WITH_EACH) {
    for (const j of bSide) for (const i of aSide) weigh(i, j);
    return out;
  }
  const postings = postingsOf(subject, aSide);
  const votes = new Int32Array(aSide.length);
  for (const j of bSide) {
    for (const at of nominated(subject, j, postings, votes)) weigh(aSide[at] ?? 0, j);
  }
  return out;
}

function postingsOf(subject: Subject, aSide: readonly number[]): Map<number, number[]> {
  const postings = new Map<number, number[]>();
  aSide.forEach((i, at) => {
    for (const id of bagOf(subject, "a", i).tokens.ids) {
      if ((subject.interner.weights[id] ?? 1) === 1) continue;
      const list = postings.get(id);
      if (list === undefined) postings.set(id, [at]);
      else if (list.at(-1) !== at && list.length <= NOMINATING_LIMIT) list.push(at);
    }
  });
  return postings;
}

function nominated(
  subject: Subject,
  j: number,
  postings: ReadonlyMap<number, readonly number[]>,
  votes: Int32Array,
): readonly number[] {
  const voted: number[] = [];
  for (const id of bagOf(subject, "b", j).tokens.ids) {
    const list = postings.get(id);
    if (list === undefined || list.length > NOMINATING_LIMIT) continue;
    for (const at of list) {
      if (votes[at] === 0) voted.push(at);
      votes[at] = (votes[at] ?? 0) + 1;
    }
  }
  const best: number[] = [];
  for (const at of voted) {
    const own = votes[at] ?? 0;
    let place = best.length;
    while (place > 0 && outvotes(own, at, votes, best[place - 1] ?? 0)) place -= 1;
    if (place < CANDIDATES) {
      best.splice(place, 0, at);
      if (best.length > CANDIDATES) best.pop();
    }
  }
  for (const at of voted) votes[at] = 0;
  return best;
}

/** More votes come first, then the earlier passage. */
function outvotes(own: number, at: number, votes: Int32Array, other: number): boolean {
  const theirs = votes[other] ?? 0;
  return own > theirs || (own === theirs && at < other);
}
