/** A run of passages on both sides that no anchor divides further: half-open ranges. */
export interface Gap {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** What the anchors leave: which passage of b each passage of a is (or -1), and the gaps between. */
export interface Anchoring {
  readonly match: Int32Array;
  readonly gaps: readonly Gap[];
}

/** Numbers of passages, so many of each seen in the range under work, and where. */
interface Sightings {
  readonly aCount: Int32Array;
  readonly bCount: Int32Array;
  readonly bPlace: Int32Array;
}

/**
 * Anchors equal passages after Bram Cohen's patience difference: equal ends first, then the longest ordered run of passages
 * that stand once on each side, then the same between each two of them.
 */
export function anchor(aKeys: Int32Array, bKeys: Int32Array, keyCount: number): Anchoring {
  const match = new Int32Array(aKeys.length).fill(-1);
  const gaps: Gap[] = [];
  const seen: Sightings = {
    aCount: new Int32Array(keyCount),
    bCount: new Int32Array(keyCount),
    bPlace: new Int32Array(keyCount),
  };
  const work: Gap[] = [{ a0: 0, a1: aKeys.length, b0: 0, b1: bKeys.length }];
  for (let range = work.pop(); range !== undefined; range = work.pop()) {
    const rest = trimmed(range, aKeys, bKeys, match);
    if (rest.a0 === rest.a1 && rest.b0 === rest.b1) continue;
    const anchors = rest.a0 === rest.a1 || rest.b0 === rest.b1 ? [] : uniqueAnchors(rest, aKeys, bKeys, seen);
    if (anchors.length === 0) {
      gaps.push(rest);
      continue;
    }
    let { a0, b0 } = rest;
    for (const { a, b } of anchors) {
      match[a] = b;
      work.push({ a0, a1: a, b0, b1: b });
      a0 = a + 1;
      b0 = b + 1;
    }
    work.push({ a0, a1: rest.a1, b0, b1: rest.b1 });
  }
  gaps.sort((x, y) => x.a0 - y.a0 || x.b0 - y.b0);
  return { match, gaps };
}

function trimmed(range: Gap, aKeys: Int32Array, bKeys: Int32Array, match: Int32Array): Gap {
  let { a0, a1, b0, b1 } = range;
  while (a0 < a1 && b0 < b1 && aKeys[a0] === bKeys[b0]) {
    match[a0] = b0;
    a0 += 1;
    b0 += 1;
  }
  while (a0 < a1 && b0 < b1 && aKeys[a1 - 1] === bKeys[b1 - 1]) {
    a1 -= 1;
    b1 -= 1;
    match[a1] = b1;
  }
  return { a0, a1, b0, b1 };
}

function uniqueAnchors(
  range: Gap,
  aKeys: Int32Array,
  bKeys: Int32Array,
  seen: Sightings,
): readonly { a: number; b: number }[] {
  const { aCount, bCount, bPlace } = seen;
  const count = (by: number): void => {
    for (let at = range.a0; at < range.a1; at += 1) {
      const key = aKeys[at] ?? 0;
      aCount[key] = by === 0 ? 0 : (aCount[key] ?? 0) + by;
    }
    for (let at = range.b0; at < range.b1; at += 1) {
      const key = bKeys[at] ?? 0;
      bCount[key] = by === 0 ? 0 : (bCount[key] ?? 0) + by;
      bPlace[key] = at;
    }
  };
  count(1);
  const candidates: { a: number; b: number }[] = [];
  for (let a = range.a0; a < range.a1; a += 1) {
    const key = aKeys[a] ?? 0;
    if (aCount[key] === 1 && bCount[key] === 1) candidates.push({ a, b: bPlace[key] ?? 0 });
  }
  count(0);
  return longestRun(candidates);
}

/** The longest run of pairs, given in order of a, whose b also rises: patience sorting. */
function longestRun(pairs: readonly { a: number; b: number }[]): readonly { a: number; b: number }[] {
  const tops: number[] = [];
  const before: number[] = [];
  for (let at = 0; at < pairs.length; at += 1) {
    const b = pairs[at]?.b ?? 0;
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.b ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (tops[low - 1] ?? -1);
    tops[low] = at;
  }
  const run: { a: number; b: number }[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}
