import type { Passage } from "../passage.ts";
import { difference } from "../words/myers.ts";
import { heaviestChain } from "./chain.ts";
import { movesOf } from "./moves.ts";
import { settleOrder } from "./order.ts";
import { anchor, type Gap } from "./patience.ts";
import { alikePairs } from "./similarity.ts";
import { type Absorbed, absorbNeighbours } from "./splits.ts";
import { bagOf, type Subject } from "./subject.ts";

/** How passages of the first text stand in the second. Each passage is in exactly one link. */
export interface Link {
  /** Ordinals in a; none for an addition, several for a merge. */
  readonly a: readonly number[];
  /** Ordinals in b; none for a deletion, several for a split. */
  readonly b: readonly number[];
  /** True where the passage left the order of its neighbours. */
  readonly moved: boolean;
}

/** Pairs less alike than this (in thousandths) are a deletion and an addition, not a change: a reader would not see one in the other. */
const CHANGE_THRESHOLD = 380;

/** One passage against one passage between the same neighbours: place speaks for them, so less likeness will do. */
const LONE_PAIR_THRESHOLD = 260;

/** The working state of an alignment. */
export interface Matching {
  /** For each passage of a its partner in b, or -1. */
  readonly match: Int32Array;
  readonly back: Int32Array;
  /** 1 where the passage of a moved. */
  readonly moved: Uint8Array;
}

/** Nobody says which passages moved. */
const NONE_NAMED: ReadonlySet<number> = new Set();

/**
 * Aligns two sequences of passages; `wholes: false` leaves moves, splits and merges out. `named` are passages of a that are said to
 * have moved: of two that changed places these are told.
 */
export function align(subject: Subject, wholes = true, named: ReadonlySet<number> = NONE_NAMED): readonly Link[] {
  const { match, gaps } = anchor(subject.aKeys, subject.bKeys, subject.keyCount);
  const matching: Matching = {
    match,
    back: new Int32Array(subject.bKeys.length).fill(-1),
    moved: new Uint8Array(subject.aKeys.length),
  };
  const open: Gap[] = [];
  for (const gap of gaps) open.push(...matchRepeated(subject, matching, gap));
  for (let i = 0; i < match.length; i += 1) {
    const j = match[i] ?? -1;
    if (j >= 0) matching.back[j] = i;
  }
  if (wholes) movesOf(subject, matching, "equal");
  for (const gap of open) matchAlike(subject, matching, gap);
  if (wholes) {
    movesOf(subject, matching, "alike");
    settleOrder(subject, matching, named);
  }
  matchHeads(subject, matching);
  matchSpellings(subject, matching);
  return linksOf(matching, wholes ? absorbNeighbours(subject, matching) : { splits: new Map(), merges: new Map() });
}

/** Equal passages that stand several times in a gap, matched in order; gives the gaps that remain. */
function matchRepeated(subject: Subject, matching: Matching, gap: Gap): readonly Gap[] {
  if (gap.a0 === gap.a1 || gap.b0 === gap.b1) return [gap];
  const hunks = difference(subject.aKeys.subarray(gap.a0, gap.a1), subject.bKeys.subarray(gap.b0, gap.b1));
  const rest: Gap[] = [];
  let a = gap.a0;
  let b = gap.b0;
  for (const hunk of [...hunks, null]) {
    const until = hunk === null ? gap.a1 : gap.a0 + hunk.aStart;
    for (; a < until; a += 1, b += 1) matching.match[a] = b;
    if (hunk === null) break;
    a = gap.a0 + hunk.aEnd;
    b = gap.b0 + hunk.bEnd;
    rest.push({ a0: gap.a0 + hunk.aStart, a1: a, b0: gap.b0 + hunk.bStart, b1: b });
  }
  return rest;
}

/** Passages of a gap that are alike, in order: the chain whose likeness is greatest together. */
function matchAlike(subject: Subject, matching: Matching, gap: Gap): void {
  const aSide = unmatched(matching.match, gap.a0, gap.a1);
  const bSide = unmatched(matching.back, gap.b0, gap.b1);
  if (aSide.length === 0 || bSide.length === 0) return;
  const lone = aSide.length === 1 && bSide.length === 1;
  const threshold = lone ? LONE_PAIR_THRESHOLD : CHANGE_THRESHOLD;
  const pairs = alikePairs(subject, aSide, bSide, threshold);
  const worth = (pair: { a: number; b: number; likeness: number }): number =>
    (pair.likeness - threshold + 60) * (1 + Math.min(8, bagOf(subject, "a", pair.a).tokens.ids.length >> 2));
  for (const { a, b } of heaviestChain(pairs, worth)) {
    matching.match[a] = b;
    matching.back[b] = a;
  }
}

/** Headings and chapeaux between the same neighbours are the same ones reworded, where as many of each kind stand there, in one order. */
function matchHeads(subject: Subject, matching: Matching): void {
  const { match, back, moved } = matching;
  let a0 = 0;
  let b0 = 0;
  for (let a1 = 0; a1 <= match.length; a1 += 1) {
    const b1 = a1 === match.length ? back.length : (match[a1] ?? -1);
    if (b1 < b0 || moved[a1] === 1) continue;
    const aHeads = unmatched(match, a0, a1).filter((at) => subject.a[at]?.heads !== undefined);
    const bHeads = unmatched(back, b0, b1).filter((at) => subject.b[at]?.heads !== undefined);
    if (aHeads.length === bHeads.length && aHeads.every((at, nth) => sameKind(subject, at, bHeads[nth] ?? -1))) {
      aHeads.forEach((at, nth) => {
        const partner = bHeads[nth] ?? -1;
        match[at] = partner;
        back[partner] = at;
      });
    }
    a0 = a1 + 1;
    b0 = b1 + 1;
  }
}

function sameKind(subject: Subject, a: number, b: number): boolean {
  return subject.a[a]?.heads === subject.b[b]?.heads;
}

/** A paragraph longer than this is known by its words, a shorter one by its letters as well. */
const SHORT = 40;

/**
 * Short paragraphs between the same neighbours, as many on both sides, that begin and end with the same letters over half their length
 * are the same ones with a letter changed: of `(a) lamp;` and `(a) lamps;` no word is the same.
 */
function matchSpellings(subject: Subject, { match, back, moved }: Matching): void {
  let a0 = 0;
  let b0 = 0;
  for (let a1 = 0; a1 <= match.length; a1 += 1) {
    const b1 = a1 === match.length ? back.length : (match[a1] ?? -1);
    if (b1 < b0 || moved[a1] === 1) continue;
    const aSide = a1 > a0 && b1 > b0 ? unmatched(match, a0, a1) : [];
    const bSide = aSide.length > 0 ? unmatched(back, b0, b1) : [];
    if (aSide.length === bSide.length) {
      aSide.forEach((at, nth) => {
        const partner = bSide[nth] ?? -1;
        if (!alikeInLetters(wordsAt(subject.a[at]), wordsAt(subject.b[partner]))) return;
        match[at] = partner;
        back[partner] = at;
      });
    }
    a0 = a1 + 1;
    b0 = b1 + 1;
  }
}

function wordsAt(passage: Passage | undefined): string {
  return passage === undefined ? "" : passage.text.slice(passage.body);
}

function alikeInLetters(a: string, b: string): boolean {
  const most = Math.max(a.length, b.length);
  if (most > SHORT) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  const room = Math.min(a.length, b.length) - head;
  while (tail < room && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return (head + tail) * 2 > most;
}

/** The ordinals in a range that have no partner. */
export function unmatched(match: Int32Array, from: number, to: number): number[] {
  const out: number[] = [];
  for (let at = from; at < to; at += 1) if ((match[at] ?? -1) < 0) out.push(at);
  return out;
}

/** Links in the order of b; a deletion stands after the link of the passage before it. */
function linksOf(matching: Matching, { splits, merges }: Absorbed): readonly Link[] {
  const { match, back, moved } = matching;
  const wholeOf = new Map<number, number>();
  for (const [whole, parts] of splits) for (const part of parts) wholeOf.set(part, whole);
  const inMerge = new Set<number>();
  for (const parts of merges.values()) for (const part of parts) inMerge.add(part);
  const out: Link[] = [];
  let nextA = 0;
  const deletionsUntil = (until: number): void => {
    for (; nextA < until; nextA += 1) {
      if ((match[nextA] ?? -1) < 0 && !inMerge.has(nextA)) out.push({ a: [nextA], b: [], moved: false });
    }
  };
  for (let j = 0; j < back.length; j += 1) {
    const whole = wholeOf.get(j) ?? back[j] ?? -1;
    if (whole < 0) {
      out.push({ a: [], b: [j], moved: false });
      continue;
    }
    const parts = splits.get(whole) ?? [j];
    if (parts[0] !== j) continue;
    const sources = merges.get(j) ?? [whole];
    if (moved[whole] !== 1) deletionsUntil(sources[0] ?? whole);
    out.push({ a: sources, b: parts, moved: moved[whole] === 1 });
  }
  deletionsUntil(match.length);
  return out;
}
