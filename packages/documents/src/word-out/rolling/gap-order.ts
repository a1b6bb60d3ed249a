import { type Moved, withoutNumber } from "@travaux/compare";
import type { PartyCode } from "@travaux/instrument";
import type { GapEntry } from "./proposals.ts";
import { union } from "./proposals.ts";

/** A new paragraph, or one that moves here, with everybody who wants it at this place of the sequence. */
export interface GapPart {
  /** A new paragraph without its typed number. */
  readonly content: string | Moved;
  readonly by: readonly PartyCode[];
  /** The numbers typed before it, an empty one too, each with those who type it. */
  readonly numbers: readonly TypedNumber[];
}

/** A number that some type before a new paragraph. */
export interface TypedNumber {
  readonly text: string;
  readonly by: readonly PartyCode[];
}

/**
 * What several parties put at one gap as one sequence in which each party's own order holds; what two of them put in the same
 * order stands once, with both names, whatever numbers they type before it. Most proponents first, then the lowest code, then content.
 */
export function gapOrder(entries: readonly GapEntry[]): readonly GapPart[] {
  const ranked = [...entries].sort(
    (a, b) =>
      b.by.length - a.by.length ||
      byCodeUnits(a.by[0] ?? "", b.by[0] ?? "") ||
      byCodeUnits(JSON.stringify(a.content), JSON.stringify(b.content)),
  );
  return ranked.reduce<readonly GapPart[]>(merged, []);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function merged(sequence: readonly GapPart[], entry: GapEntry): readonly GapPart[] {
  const out: GapPart[] = [];
  const own: GapPart[] = [];
  let at = 0;
  for (const part of entry.content) {
    const content = typeof part === "string" ? withoutNumber(part) : part;
    const text = typeof part === "string" ? part.slice(0, part.length - withoutNumber(part).length) : "";
    const number: TypedNumber = { text, by: entry.by };
    const found = sequence.findIndex((part, place) => place >= at && keyOf(part.content) === keyOf(content));
    const same = sequence[found];
    if (same === undefined) own.push({ content, by: entry.by, numbers: [number] });
    else {
      out.push(...sequence.slice(at, found), ...own.splice(0));
      out.push({ content, by: union(same.by, entry.by), numbers: withNumber(same.numbers, number) });
      at = found + 1;
    }
  }
  return [...out, ...sequence.slice(at), ...own];
}

function withNumber(numbers: readonly TypedNumber[], { text, by }: TypedNumber): readonly TypedNumber[] {
  if (!numbers.some((one) => one.text === text)) return [...numbers, { text, by }];
  return numbers.map((one) => (one.text === text ? { text, by: union(one.by, by) } : one));
}

function keyOf(content: string | Moved): string {
  return typeof content === "string" ? `t${content}` : `m${content.moved}`;
}
