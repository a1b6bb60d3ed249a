import type { Inline } from "@travaux/instrument";
import { type Passage, textOf } from "../passage.ts";
import type { Region } from "./regions.ts";
import { joined, type Shown, shownRegions, together, widened } from "./shown.ts";
import { lengthOf } from "./slices.ts";

/** What of the words in a bracket has a backslash before it. */
export type Guard = "none" | "signs" | "all";

/** One way to print a paragraph that several parties change. */
export interface Way {
  /** Where its brackets stand. `regions` are not empty; `nodes` are the paragraph's own. */
  readonly regions: (passage: Passage, nodes: readonly Inline[], regions: readonly Region[]) => readonly Shown[];
  /** True where a bracket takes in the paragraph's typed number. */
  readonly number: boolean;
  /**
   * `signs`: a backslash stands before every sign in a bracket that a reader could take for one of the print's own. `all`: before every
   * word and sign of the paragraph, so that nothing in it can be read as anything but itself.
   */
  readonly guard: Guard;
}

/** A bracket of the base that somebody lifts, or cuts across from one reading into another, is taken in whole where it is no longer than this; round more words its signs are guarded. */
const SHORT_BRACKET = 240;

/** Of more regions in one paragraph nobody sees which belong together. */
const MOST_JOINED = 1000;

/** The words that differ, and no more, but for short brackets of the base of which one sign goes. */
export const WORDS: Way = {
  regions: ({ text, body }, nodes, regions) => {
    const cut = spansOf(nodes).filter(({ start, end }) => end - start <= SHORT_BRACKET);
    const paired = signsPaired(text, regions);
    if (cut.length === 0) return shownRegions(text, paired, body);
    const near = paired.length > MOST_JOINED ? paired : joined(text, paired);
    return shownRegions(text, taken(text, cut, near, lifts), body);
  },
  number: false,
  guard: "none",
};

/**
 * The ways to print a paragraph, the most readable first; the first whose print is read as it is meant is taken. Then: brackets that
 * the words themselves have are taken in whole; signs are guarded; one bracket over all that differs; the whole paragraph once per
 * reading; the same with its number and every sign guarded; at last with every word guarded, which is always read as it is meant.
 */
const WAYS: readonly Way[] = [
  WORDS,
  {
    regions: ({ text, body }, nodes, regions) => shownRegions(text, taken(text, spansOf(nodes), regions, meets), body),
    number: false,
    guard: "none",
  },
  { ...WORDS, guard: "signs" },
  {
    regions: ({ text, body }, nodes, regions) =>
      shownRegions(text, taken(text, spansOf(nodes), [together(text, regions)], meets), body),
    number: false,
    guard: "none",
  },
  { regions: ({ text, body }, _nodes, regions) => [entire(text, regions, body)], number: false, guard: "none" },
  { regions: ({ text }, _nodes, regions) => [entire(text, regions, 0)], number: true, guard: "signs" },
  { regions: ({ text }, _nodes, regions) => [entire(text, regions, 0)], number: true, guard: "all" },
];

/** In a longer paragraph only the first and the last two ways are tried: each is proved by reading the whole print again. */
const LONGEST_TRIED = 20_000;

/** The ways to try for a paragraph after the first, in order. */
export function waysAfter(text: string): readonly Way[] {
  return text.length > LONGEST_TRIED ? WAYS.slice(-2) : WAYS.slice(1);
}

/** All regions of a passage as one over its words from `from` on: each reading of the paragraph entire. */
function entire(text: string, regions: readonly Region[], from: number): Shown {
  const one = together(text, regions);
  return { ...widened(text, one, Math.min(from, one.start), text.length), lead: "", trail: "" };
}

interface Span {
  readonly start: number;
  readonly end: number;
  /** Where the readings of a bracket stand; none of a placeholder. */
  readonly readings: readonly { readonly start: number; readonly end: number }[];
}

/** Where the brackets and placeholders of a paragraph stand. */
function spansOf(nodes: readonly Inline[]): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const node of nodes) {
    const end = at + lengthOf(node);
    if (node.type === "bracket" || node.type === "placeholder") spans.push({ start: at, end, readings: readingSpans(node, at) });
    at = end;
  }
  return spans;
}

function readingSpans(node: Inline, start: number): Span["readings"] {
  if (node.type !== "bracket") return [];
  let at = start;
  return node.children.flatMap((child) => {
    const from = at;
    at += child.type === "literal" ? child.value.length : textOf(child.children).length;
    return child.type === "literal" ? [] : [{ start: from, end: at }];
  });
}

function meets(span: Span, region: Region): boolean {
  return span.end >= region.start && span.start <= region.end;
}

/** True where a region holds one sign of a bracket and not the other, or goes from one of its readings into another. */
function lifts(span: Span, region: Region): boolean {
  const opens = region.start <= span.start && region.end > span.start;
  const closes = region.start < span.end && region.end >= span.end;
  if (opens !== closes) return true;
  if (opens || region.end <= span.start || region.start >= span.end || span.readings.length < 2) return false;
  return !span.readings.some(({ start, end }) => region.start >= start && region.end <= end);
}

/** Regions in which somebody opens a bracket, with the words up to where the same party closes it, where they are few. */
function signsPaired(text: string, regions: readonly Region[]): readonly Region[] {
  if (!regions.some((region) => region.readings.some((reading) => /[[\]]/.test(reading.text)))) return regions;
  const out: Region[] = [];
  for (let at = 0; at < regions.length; at += 1) {
    const region = regions[at];
    if (region === undefined) break;
    const openers = partiesWho(text, region, (balance) => balance > 0);
    const until = regions.findIndex(
      (next, index) =>
        index > at &&
        next.start - region.end <= SHORT_BRACKET &&
        [...partiesWho(text, next, (balance) => balance < 0)].some((party) => openers.has(party)),
    );
    if (until < 0) out.push(region);
    else {
      out.push(together(text, regions.slice(at, until + 1)));
      at = until;
    }
  }
  return out;
}

/** Parties in whose reading more brackets are opened than the base opens there, or fewer. */
function partiesWho(text: string, region: Region, is: (balance: number) => boolean): ReadonlySet<number> {
  const base = balanceOf(text.slice(region.start, region.end));
  return new Set(region.readings.filter((each) => is(balanceOf(each.text) - base)).flatMap((each) => each.parties));
}

function balanceOf(words: string): number {
  let balance = 0;
  for (const sign of words) balance += sign === "[" ? 1 : sign === "]" ? -1 : 0;
  return balance;
}

/** Regions with the brackets taken in that they cut. */
function taken(
  text: string,
  spans: readonly Span[],
  regions: readonly Region[],
  cuts: (span: Span, region: Region) => boolean,
): readonly Region[] {
  if (spans.length === 0) return regions;
  const groups: { start: number; end: number; readonly parts: Region[] }[] = [];
  for (const region of regions) {
    const met = spans.filter((span) => cuts(span, region));
    const start = Math.min(region.start, ...met.map((span) => span.start));
    const end = Math.max(region.end, ...met.map((span) => span.end));
    const last = groups.at(-1);
    if (last !== undefined && last.end > start) {
      last.parts.push(region);
      last.end = Math.max(last.end, end);
    } else groups.push({ start, end, parts: [region] });
  }
  return groups.map(({ start, end, parts }) => widened(text, together(text, parts), start, end));
}
