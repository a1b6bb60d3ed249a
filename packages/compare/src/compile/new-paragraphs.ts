import { markerEnd, withoutNumber } from "../passage.ts";
import type { GapEdit } from "./model.ts";
import { ranked } from "./regions.ts";

/** A new paragraph at a gap, or a passage that moves there for good. */
export interface Insertion {
  readonly text: string;
  readonly moved: number | null;
  readonly parties: readonly number[];
  readonly settled: boolean;
  /** True where its proponents type different numbers before it: none of them is shown. */
  readonly renumbered: boolean;
  /** Who has it at which ordinal in its gap, 1 first; only for those whose order print does not show. */
  readonly places: readonly PlaceOfNew[];
}

/** Some parties have a new paragraph at this ordinal of what they put in its gap. */
export interface PlaceOfNew {
  readonly nth: number;
  readonly parties: readonly number[];
}

/** What some parties put at one gap. */
export interface GapEntry {
  readonly edit: GapEdit;
  readonly parties: readonly number[];
}

/** The parties that propose a new paragraph, and the numbers they type before it. */
interface Proponents {
  readonly parties: Set<number>;
  readonly numbers: Set<string>;
}

/**
 * What stands at each gap, each new paragraph once with all who want it: most proponents first, then lowest party, then content. The
 * same words under different typed numbers are one proposal, as the number only follows from what else each party proposes.
 */
export function insertionsOf(
  gaps: ReadonlyMap<number, readonly GapEntry[]>,
  gone: ReadonlySet<number>,
  settling: boolean,
): ReadonlyMap<number, readonly Insertion[]> {
  const out = new Map<number, readonly Insertion[]>();
  for (const [gap, entries] of gaps) {
    const list = insertionsAt(entries, gone, settling);
    if (list.length > 0) out.set(gap, list);
  }
  return out;
}

function insertionsAt(
  entries: readonly GapEntry[],
  gone: ReadonlySet<number>,
  settling: boolean,
): readonly Insertion[] {
  const proponents = proponentsOf(entries);
  const settled = settling && new Set(entries.map(({ edit }) => contentKey(edit))).size === 1;
  const ordered = ranked(entries.map((entry) => ({ text: JSON.stringify(entry.edit.content), ...entry })));
  const list: Insertion[] = [];
  const printed: string[] = [];
  const shown = new Map<string, number>();
  for (const { edit, parties } of settled ? ordered.slice(0, 1) : ordered) {
    const own = new Map<string, number>();
    for (const part of edit.content) {
      if (typeof part !== "string") {
        if (settled && gone.has(part.moved)) {
          list.push({ text: "", moved: part.moved, parties, settled, renumbered: false, places: [] });
        }
        continue;
      }
      const words = withoutNumber(part);
      const times = timesOf(own, words);
      if (!settled && (shown.get(words) ?? 0) >= times) continue;
      shown.set(words, times);
      const all = proponents.get(occurrence(words, times));
      const renumbered = all !== undefined && all.parties.size > 1 && all.numbers.size > 1;
      const text = renumbered && !settled ? words : part;
      const names = [...(all?.parties ?? [])].sort((x, y) => x - y);
      list.push({ text, moved: null, parties: names, settled, renumbered, places: [] });
      if (!settled) printed.push(occurrence(words, times));
    }
  }
  return settled ? list : withPlaces(list, printed, entries);
}

/** New paragraphs with the places of those who have them in another order than they are printed in. `printed` names them in order. */
function withPlaces(
  list: readonly Insertion[],
  printed: readonly string[],
  entries: readonly GapEntry[],
): readonly Insertion[] {
  if (entries.length < 2) return list;
  const rankOf = new Map(printed.map((key, rank) => [key, rank]));
  const places = new Map<number, Map<number, Set<number>>>();
  for (const { edit, parties } of entries) {
    const own = new Map<string, number>();
    const ranks = edit.content.flatMap((part, at) => {
      if (typeof part !== "string") return [];
      const words = withoutNumber(part);
      const rank = rankOf.get(occurrence(words, timesOf(own, words)));
      return rank === undefined ? [] : [{ rank, nth: at + 1 }];
    });
    if (ranks.every(({ rank }, at) => at === 0 || rank > (ranks[at - 1]?.rank ?? 0))) continue;
    for (const { rank, nth } of ranks) {
      const here = places.get(rank) ?? new Map<number, Set<number>>();
      here.set(nth, new Set([...(here.get(nth) ?? []), ...parties]));
      places.set(rank, here);
    }
  }
  return list.map((insertion, rank) => {
    const told = [...(places.get(rank) ?? [])].sort((x, y) => x[0] - y[0]);
    const own = told.map(([nth, parties]): PlaceOfNew => ({ nth, parties: [...parties].sort((x, y) => x - y) }));
    return own.length === 0 ? insertion : { ...insertion, places: own };
  });
}

function proponentsOf(entries: readonly GapEntry[]): ReadonlyMap<string, Proponents> {
  const out = new Map<string, Proponents>();
  for (const { edit, parties } of entries) {
    const own = new Map<string, number>();
    for (const part of edit.content) {
      if (typeof part !== "string") continue;
      const words = withoutNumber(part);
      const key = occurrence(words, timesOf(own, words));
      const known = out.get(key) ?? { parties: new Set(), numbers: new Set() };
      for (const party of parties) known.parties.add(party);
      known.numbers.add(part.slice(0, markerEnd(part)));
      out.set(key, known);
    }
  }
  return out;
}

/** How often a party has put these words here by now. */
function timesOf(own: Map<string, number>, words: string): number {
  const times = (own.get(words) ?? 0) + 1;
  own.set(words, times);
  return times;
}

function occurrence(words: string, times: number): string {
  return `${times} ${words}`;
}

/** What an entry holds, its new paragraphs without their numbers. */
export function contentKey({ content }: GapEdit): string {
  return JSON.stringify(content.map((part) => (typeof part === "string" ? withoutNumber(part) : part)));
}
