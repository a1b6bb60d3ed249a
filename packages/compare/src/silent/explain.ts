import { CLASS_OF, SPACE } from "../words/classes.ts";
import { newInterner, tokenise } from "../words/tokens.ts";
import type { Proposal } from "./sheet.ts";

/** A piece of an explanation: base words kept, words of a proposal taken whole, base words that went, words that came. */
export interface Piece {
  readonly kind: "keep" | "take" | "gone" | "come";
  /** Where it stands in the base; for `take` and `come` a single place. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** For `take`, which of the proposals; else -1. */
  readonly proposal: number;
}

/** The cheapest explanation of a text, and what it cost: 0 where nothing remains that nobody proposed. */
export interface Explanation {
  readonly cost: number;
  readonly pieces: readonly Piece[];
}

/** So many places of base and text together are weighed; beyond, the stretch is explained in smaller parts, or not at all. */
const MOST_PLACES = 400_000;

/** What a word that went costs, and one that came: a paragraph in nobody's words is dearer than one struck out. A space costs 1. */
const GONE = 2;
const COME = 4;

interface Search {
  readonly base: string;
  readonly text: string;
  readonly proposals: readonly Proposal[];
  readonly startingAt: ReadonlyMap<number, readonly number[]>;
  readonly baseCuts: readonly number[];
  readonly textCuts: readonly number[];
  readonly places: Map<number, number>;
  readonly x: number[];
  readonly y: number[];
  readonly reach: number[];
  readonly cost: number[];
  readonly from: number[];
  /** Number of the proposal taken to get here, -1 for none. */
  readonly taken: number[];
  readonly done: boolean[];
  readonly queue: number[][];
  /** Nothing that costs more is looked at. */
  readonly most: number;
}

/**
 * The cheapest way to read `text` as base words and proposals taken whole. Proposals that overlap may be taken together: the base words
 * of either go, the words of both come in the order of their places. Null where more than `MOST_PLACES` would be weighed, or all
 * explanations cost more than `most`. Cheapest first (Dial's buckets), so that a text that is explained costs its length.
 */
export function explain(
  base: string,
  text: string,
  proposals: readonly Proposal[],
  most: number = Number.POSITIVE_INFINITY,
): Explanation | null {
  const search = searchOf(base, text, proposals, most);
  const first = reached(search, 0, 0, 0, 0, -1, -1);
  for (let cost = 0; cost <= most && cost < search.queue.length; cost += 1) {
    const bucket = search.queue[cost] ?? [];
    for (let at = bucket.pop(); at !== undefined; at = bucket.pop()) {
      if (search.done[at] === true || search.cost[at] !== cost) continue;
      search.done[at] = true;
      if (search.x[at] === base.length && search.y[at] === text.length) {
        return { cost, pieces: tracedFrom(search, at, first) };
      }
      expand(search, at, cost);
      if (search.x.length > MOST_PLACES) return null;
    }
  }
  return null;
}

function searchOf(base: string, text: string, proposals: readonly Proposal[], most: number): Search {
  const startingAt = new Map<number, number[]>();
  proposals.forEach(({ start }, number) => {
    const list = startingAt.get(start);
    if (list === undefined) startingAt.set(start, [number]);
    else list.push(number);
  });
  const edges = proposals.flatMap(({ start, end }) => [start, end]);
  return {
    base,
    text,
    proposals,
    startingAt,
    baseCuts: cutsOf(base, edges),
    textCuts: cutsOf(text, []),
    places: new Map(),
    x: [],
    y: [],
    reach: [],
    cost: [],
    from: [],
    taken: [],
    done: [],
    queue: [],
    most,
  };
}

/** For each offset the next place after it where a space, a word or a proposal begins or ends. */
function cutsOf(text: string, edges: readonly number[]): readonly number[] {
  const cuts = new Set<number>(edges);
  const { starts } = tokenise(text, newInterner());
  for (const start of starts) {
    cuts.add(start);
    let word = start;
    while (word < text.length && CLASS_OF[text.charCodeAt(word)] === SPACE) word += 1;
    cuts.add(word);
  }
  const next: number[] = new Array<number>(text.length + 1).fill(text.length);
  for (let at = text.length - 1; at >= 0; at -= 1) next[at] = cuts.has(at + 1) ? at + 1 : (next[at + 1] ?? text.length);
  return next;
}

function reached(
  search: Search,
  x: number,
  y: number,
  reach: number,
  cost: number,
  from: number,
  taken: number,
): number {
  if (cost > search.most) return -1;
  const span = reach > x ? reach : 0;
  const key = (span * (search.base.length + 1) + x) * (search.text.length + 1) + y;
  let at = search.places.get(key);
  if (at === undefined) {
    at = search.x.length;
    search.places.set(key, at);
    search.x.push(x);
    search.y.push(y);
    search.reach.push(span);
    search.cost.push(cost);
    search.from.push(from);
    search.taken.push(taken);
    search.done.push(false);
  } else if ((search.cost[at] ?? 0) > cost) {
    search.cost[at] = cost;
    search.from[at] = from;
    search.taken[at] = taken;
  } else return at;
  while (search.queue.length <= cost) search.queue.push([]);
  search.queue[cost]?.push(at);
  return at;
}

function expand(search: Search, at: number, cost: number): void {
  const { base, text, x: xs, y: ys, reach: reaches } = search;
  const [x, y, reach] = [xs[at] ?? 0, ys[at] ?? 0, reaches[at] ?? 0];
  if (y < text.length) {
    const until = search.textCuts[y] ?? text.length;
    reached(search, x, until, reach, cost + weightOf(text.slice(y, until), COME), at, -1);
  }
  if (x < base.length) {
    const end = search.baseCuts[x] ?? base.length;
    const words = base.slice(x, end);
    if (reach > x) reached(search, end, y, reach, cost, at, -1);
    else {
      reached(search, end, y, reach, cost + weightOf(words, GONE), at, -1);
      if (text.startsWith(words, y)) reached(search, end, y + words.length, reach, cost, at, -1);
    }
  }
  for (const number of search.startingAt.get(x) ?? []) {
    const proposal = search.proposals[number];
    if (proposal === undefined || !text.startsWith(proposal.inserted, y) || isTaken(search, at, number)) continue;
    reached(search, x, y + proposal.inserted.length, Math.max(reach, proposal.end), cost, at, number);
  }
}

/** True where the way here has taken the proposal already, at this very place: words proposed once are explained once. */
function isTaken(search: Search, at: number, number: number): boolean {
  const x = search.x[at];
  for (let step = at; step >= 0 && search.x[step] === x; step = search.from[step] ?? -1) {
    if (search.taken[step] === number) return true;
  }
  return false;
}

function weightOf(words: string, word: number): number {
  return words.trim() === "" && !words.includes("\n") ? 1 : word;
}

function tracedFrom(search: Search, goal: number, first: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = goal; at !== first; at = search.from[at] ?? first) {
    const from = search.from[at] ?? first;
    const [start, end] = [search.x[from] ?? 0, search.x[at] ?? 0];
    const [y, until] = [search.y[from] ?? 0, search.y[at] ?? 0];
    const proposal = search.taken[at] ?? -1;
    const [old, came] = [search.base.slice(start, end), search.text.slice(y, until)];
    if (proposal >= 0) pieces.push({ kind: "take", start, end, words: came, proposal });
    else if (start === end) pieces.push({ kind: "come", start, end, words: came, proposal });
    else if (until > y) pieces.push({ kind: "keep", start, end, words: old, proposal });
    else if ((search.reach[from] ?? 0) <= start) pieces.push({ kind: "gone", start, end, words: old, proposal });
  }
  return pieces.reverse();
}
