import type { Matching } from "./align.ts";
import { heaviestChain } from "./chain.ts";
import { MOVE_THRESHOLD } from "./moves.ts";
import { alikePairs, type Pair } from "./similarity.ts";
import type { Subject } from "./subject.ts";

/** What a passage that stays in order is worth beside its length: more than any text is long, so passages are counted first. */
const ONE_PASSAGE = 2 ** 30;

/**
 * Decides which of all matched passages moved: the fewest that leave the others in one order, of equals the shortest text,
 * then those that were not in order already. Matching finds partners a gap at a time and from anchors that may themselves have
 * moved; one clause that passed three edited ones must not be told as three that moved. A pair that its place alone had made is
 * no move once that place is gone: it becomes a deletion and an addition.
 */
export function settleOrder(subject: Subject, matching: Matching): void {
  const { match, back, moved } = matching;
  if (!moved.includes(1)) return;
  const pairs: Pair[] = [];
  for (let a = 0; a < match.length; a += 1) {
    const b = match[a] ?? -1;
    if (b >= 0) pairs.push({ a, b, likeness: 0 });
  }
  const worth = ({ a }: Pair): number => ONE_PASSAGE + 2 * (subject.a[a]?.text.length ?? 0) + (moved[a] === 1 ? 0 : 1);
  const staying = heaviestChain(pairs, worth);
  const stays = new Set(staying.map(({ a }) => a));
  for (const { a, b } of pairs) {
    const byPlace = moved[a] === 0 && subject.aKeys[a] !== subject.bKeys[b];
    moved[a] = stays.has(a) ? 0 : 1;
    if (moved[a] === 0 || !byPlace || alikePairs(subject, [a], [b], MOVE_THRESHOLD).length > 0) continue;
    match[a] = -1;
    back[b] = -1;
    moved[a] = 0;
  }
}
