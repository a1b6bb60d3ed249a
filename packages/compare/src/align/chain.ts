import type { Pair } from "./similarity.ts";

/**
 * Of all pairs, those that keep the order of both sides and weigh most together. A Fenwick tree over the second side keeps
 * the best chain that ends before each place, so time is pairs × log.
 */
export function heaviestChain(pairs: readonly Pair[], worth: (pair: Pair) => number): readonly Pair[] {
  const ordered = [...pairs].sort((x, y) => x.a - y.a || y.b - x.b);
  let span = 0;
  for (const pair of ordered) span = Math.max(span, pair.b + 1);
  const floor = ordered.reduce((least, pair) => Math.min(least, pair.b), span);
  const width = span - floor + 1;
  const tree = new Int32Array(width + 1).fill(-1);
  const sums: number[] = [];
  const before: number[] = [];
  for (let at = 0; at < ordered.length; at += 1) {
    const pair = ordered[at];
    if (pair === undefined) continue;
    let best = -1;
    for (let node = pair.b - floor; node > 0; node -= node & -node) {
      const held = tree[node] ?? -1;
      if (held >= 0 && (best < 0 || (sums[held] ?? 0) > (sums[best] ?? 0))) best = held;
    }
    sums[at] = (best < 0 ? 0 : (sums[best] ?? 0)) + worth(pair);
    before[at] = best;
    for (let node = pair.b - floor + 1; node <= width; node += node & -node) {
      const held = tree[node] ?? -1;
      if (held < 0 || (sums[at] ?? 0) > (sums[held] ?? 0)) tree[node] = at;
    }
  }
  let last = -1;
  for (let at = 0; at < ordered.length; at += 1) if (last < 0 || (sums[at] ?? 0) > (sums[last] ?? 0)) last = at;
  const chain: Pair[] = [];
  for (let at = last; at >= 0; at = before[at] ?? -1) {
    const pair = ordered[at];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}
