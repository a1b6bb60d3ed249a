import { withoutNumber } from "../passage.ts";
import type { Draft } from "./filing.ts";
import type { Edit, Moved } from "./model.ts";

/** A paragraph that may stand in any gap from the first to the last. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * Gives every new paragraph its gap. A party that also strikes the paragraphs around it leaves open where between them it stands;
 * of the gaps it leaves open it gets the one where most easily others put the same paragraph: for each paragraph the fewest gaps
 * that serve all who propose it, the latest possible. The order of parties does not matter.
 */
export function placed(drafts: readonly Draft[]): readonly (readonly Edit[])[] {
  const ranges = new Map<string, Range[]>();
  for (const { arrivals } of drafts) {
    for (const { first, last, content } of arrivals) {
      for (const part of content) {
        const key = keyOf(part);
        const list = ranges.get(key);
        if (list === undefined) ranges.set(key, [{ first, last }]);
        else list.push({ first, last });
      }
    }
  }
  const stabs = new Map([...ranges].map(([key, list]) => [key, stabbed(list)]));
  return drafts.map((draft) => {
    const gaps = new Map<number, (string | Moved)[]>();
    for (const { first, last, content } of draft.arrivals) {
      let floor = first;
      for (const part of content) {
        const wanted = (stabs.get(keyOf(part)) ?? []).find((gap) => gap >= floor && gap <= last) ?? last;
        floor = wanted;
        const list = gaps.get(wanted);
        if (list === undefined) gaps.set(wanted, [part]);
        else list.push(part);
      }
    }
    return [...draft.edits, ...[...gaps].map(([gap, content]): Edit => ({ type: "gap", gap, content }))];
  });
}

function keyOf(part: string | Moved): string {
  return typeof part === "string" ? withoutNumber(part) : `\u0000${part.moved}`;
}

/** The fewest gaps of which every range holds one. */
function stabbed(ranges: readonly Range[]): readonly number[] {
  const out: number[] = [];
  for (const { first, last } of [...ranges].sort((x, y) => x.last - y.last || x.first - y.first)) {
    if ((out.at(-1) ?? -1) < first) out.push(last);
  }
  return out;
}
