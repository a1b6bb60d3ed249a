import { tokenise } from "../words/tokens.ts";
import type { Matching } from "./align.ts";
import { shared } from "./similarity.ts";
import { type Bag, bagOf, type Subject } from "./subject.ts";

/** A neighbour is absorbed when at least so much of its weight (thousandths) comes from what the pair leaves over. */
const ABSORB_THRESHOLD = 600;

/** A neighbour lighter than three words of substance is absorbed only where nearly all of its weight comes from there: an entry of a list. */
const LEAST_WEIGHT = 9;
const LIGHT_THRESHOLD = 850;

/** A neighbour lighter than two words of substance is never absorbed. */
const NEVER_WEIGHT = 6;

/** What neighbours were absorbed: for a split passage of a its parts in b in order; for a merged passage of b its sources in a. */
export interface Absorbed {
  readonly splits: ReadonlyMap<number, readonly number[]>;
  readonly merges: ReadonlyMap<number, readonly number[]>;
}

/** Finds splits and merges: an unmatched neighbour of a matched pair whose words the other side of the pair already holds. */
export function absorbNeighbours(subject: Subject, matching: Matching): Absorbed {
  const splits = absorb(subject, matching, "a");
  const splitA = new Set(splits.keys());
  const merges = absorb(subject, matching, "b");
  for (const [j, parts] of [...merges]) {
    if (parts.some((i) => splitA.has(i))) merges.delete(j);
  }
  return { splits, merges };
}

/** `whole` is the side of the passage that was cut up: `a` for splits, `b` for merges. */
function absorb(subject: Subject, matching: Matching, whole: "a" | "b"): Map<number, readonly number[]> {
  const partSide = whole === "a" ? "b" : "a";
  const toPart = whole === "a" ? matching.match : matching.back;
  const toWhole = whole === "a" ? matching.back : matching.match;
  const out = new Map<number, readonly number[]>();
  const used = new Set<number>();
  for (let at = 0; at < toPart.length; at += 1) {
    const part = toPart[at] ?? -1;
    if (part < 0 || subject.aKeys[whole === "a" ? at : part] === subject.bKeys[whole === "a" ? part : at]) continue;
    if ((toWhole[part - 1] ?? 0) >= 0 && (toWhole[part + 1] ?? 0) >= 0) continue;
    const pool = bagOf(subject, whole, at);
    const parts = [part];
    const held: Bag[] = [bagOf(subject, partSide, part)];
    const take = (neighbour: number, end: "before" | "after"): boolean => {
      if (neighbour < 0 || neighbour >= toWhole.length || (toWhole[neighbour] ?? 0) >= 0 || used.has(neighbour))
        return false;
      const bag = bagOf(subject, partSide, neighbour);
      if (bag.weight < NEVER_WEIGHT) return false;
      const threshold = bag.weight < LEAST_WEIGHT ? LIGHT_THRESHOLD : ABSORB_THRESHOLD;
      const common = Math.max(shared(subject, [pool], bag, held), shared(subject, [pool], spaced(subject, bag), held));
      if (common * 1000 < bag.weight * threshold) return false;
      held.push(bag);
      used.add(neighbour);
      if (end === "after") parts.push(neighbour);
      else parts.unshift(neighbour);
      return true;
    };
    while (take((parts.at(-1) ?? 0) + 1, "after"));
    while (take((parts[0] ?? 0) - 1, "before"));
    if (parts.length > 1) out.set(at, parts);
  }
  return out;
}

/** A bag whose first word has a space before it, as it has where the paragraph is part of another. */
function spaced({ interner }: Subject, bag: Bag): Bag {
  const { tokens } = bag;
  const word = tokens.text.slice(0, tokens.starts[1] ?? tokens.text.length);
  const [first] = tokenise(` ${word}`, interner).ids;
  if (first === undefined) return bag;
  const ids = tokens.ids.slice();
  ids[0] = first;
  return { ...bag, tokens: { ...tokens, ids } };
}
