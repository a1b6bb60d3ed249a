import type { Matching } from "./align.ts";
import { heaviestChain } from "./chain.ts";
import type { Pair } from "./similarity.ts";
import type { Subject } from "./subject.ts";

/** What a passage that stays in order is worth beside its length: more than any text is long, so passages are counted first. */
const ONE_PASSAGE = 2 ** 30;

/**
 * Decides which of all matched passages moved: the fewest that leave the others in one order, of equals the shortest text,
 * then those that were not in order already. Matching finds partners a gap at a time and from anchors that may themselves have
 * moved; one clause that passed three edited ones must not be told as three that moved. Passages `named` as moved count as nothing.
 */
export function settleOrder(subject: Subject, matching: Matching, named: ReadonlySet<number>): void {
  const { match, moved } = matching;
  if (!moved.includes(1)) return;
  const pairs: Pair[] = [];
  for (let a = 0; a < match.length; a += 1) {
    const b = match[a] ?? -1;
    if (b >= 0) pairs.push({ a, b, likeness: 0 });
  }
  const worth = ({ a }: Pair): number =>
    named.has(a) ? 1 : ONE_PASSAGE + 2 * (subject.a[a]?.text.length ?? 0) + (moved[a] === 1 ? 0 : 1);
  const staying = heaviestChain(pairs, worth);
  for (const { a } of pairs) moved[a] = 1;
  for (const { a } of staying) moved[a] = 0;
}
