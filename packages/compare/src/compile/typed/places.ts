import type { TypedPlace } from "./prepared.ts";

/** What a party puts in one gap: at which ordinal where it says so, else `before` or `after` the paragraph it names, or where it is printed. */
interface Arrival {
  readonly leaf: number;
  readonly nth: number | null;
  readonly side: TypedPlace["side"] | "printed";
}

/** The blocks of a print, as far as places are told by them. */
export interface Places {
  /** For each block the passage of the base that it is, or -1. */
  readonly passageOf: readonly number[];
  /** The block that a label names. */
  readonly labelAt: (label: string) => number | undefined;
  /** True for a block of which the party has words. */
  readonly has: (leaf: number) => boolean;
}

/**
 * The order in which a party has the blocks of a print. A place names a gap between paragraphs of the base, wherever the party puts
 * these; in a gap stand the party's new paragraphs in the order of the print and what it moved there, each at the ordinal it is given.
 */
export function orderFor(
  placed: readonly { readonly leaf: number; readonly place: TypedPlace }[],
  { passageOf, labelAt, has }: Places,
): readonly number[] {
  const gapAt = gapsBefore(passageOf);
  const gaps = new Map<number, Arrival[]>();
  const away = new Set<number>();
  for (const { leaf, place } of placed) {
    const target = labelAt(place.label);
    const run = runFrom(leaf, place.count, passageOf);
    if (target === undefined || run.includes(target)) continue;
    const gap = (gapAt[target] ?? 0) + (place.side === "after" ? 1 : 0);
    run.forEach((each, offset) => {
      if (away.has(each)) return;
      away.add(each);
      const nth = place.nth === null ? null : place.nth + offset;
      gaps.set(gap, [...(gaps.get(gap) ?? []), { leaf: each, nth, side: place.side }]);
    });
  }
  if (away.size === 0) return passageOf.map((_, at) => at);
  const order: number[] = [];
  let printed: Arrival[] = [];
  const close = (gap: number): void => {
    order.push(...arranged(printed, gaps.get(gap) ?? []));
    printed = [];
  };
  passageOf.forEach((passage, leaf) => {
    if (passage >= 0) {
      close(gapAt[leaf] ?? 0);
      if (!away.has(leaf)) order.push(leaf);
    } else if (!away.has(leaf) && has(leaf)) printed.push({ leaf, nth: null, side: "printed" });
  });
  close(passageOf.filter((passage) => passage >= 0).length);
  return order;
}

/** For each block how many paragraphs of the base stand before it. */
function gapsBefore(passageOf: readonly number[]): readonly number[] {
  let count = 0;
  return passageOf.map((passage) => {
    if (passage < 0) return count;
    count += 1;
    return count - 1;
  });
}

/** A block and those of the base that move with it; new paragraphs that others put between them stay. */
function runFrom(leaf: number, count: number, passageOf: readonly number[]): readonly number[] {
  const run = [leaf];
  for (let at = leaf + 1; at < passageOf.length && run.length < count; at += 1) {
    if ((passageOf[at] ?? -1) >= 0) run.push(at);
  }
  return run;
}

/** What stands in one gap: each at its ordinal, the others in the places left: moved right behind the paragraph named, new, moved right before it. */
function arranged(printed: readonly Arrival[], moved: readonly Arrival[]): readonly number[] {
  const rank = { after: 0, printed: 1, before: 2 };
  const all = [...printed, ...moved].sort((x, y) => rank[x.side] - rank[y.side] || x.leaf - y.leaf);
  const slots: (number | undefined)[] = all.map(() => undefined);
  const rest: number[] = [];
  for (const { leaf, nth } of all) {
    const at = nth === null ? -1 : nth - 1;
    if (at >= 0 && at < slots.length && slots[at] === undefined) slots[at] = leaf;
    else rest.push(leaf);
  }
  return slots.flatMap((leaf) => leaf ?? rest.shift() ?? []);
}
