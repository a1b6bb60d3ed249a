import { applyEdits } from "../words/edits.ts";
import { byCodeUnits } from "./order.ts";

/** A word edit with the parties that make it, as ordinals into the compilation's submissions, rising. */
export interface SharedEdit {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
  readonly parties: readonly number[];
}

/** A wish to keep the base, with its party. */
export interface SharedRetain {
  readonly start: number;
  readonly end: number;
  readonly party: number;
}

/** One way to read a region, with exactly the parties that read so. */
export interface Reading {
  readonly text: string;
  readonly parties: readonly number[];
}

/** A stretch of a passage that somebody changes: no edit crosses its edges. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** In the order they are shown: most proponents first, then lowest party, then content. */
  readonly readings: readonly Reading[];
  /** Parties that asked to keep the base here and change nothing in it. */
  readonly retain: readonly number[];
}

/** An edit collides with a region where intervals intersect, or where both insert at one point. */
function belongs(edit: SharedEdit, start: number, end: number): boolean {
  if (start === end) return edit.start === start && edit.end === edit.start;
  return edit.start < end;
}

/** Sweeps the edits of one passage into regions. Edits must be distinct. */
export function regionsOf(
  text: string,
  edits: readonly SharedEdit[],
  retains: readonly SharedRetain[],
): readonly Region[] {
  const ordered = [...edits].sort((x, y) => x.start - y.start || x.end - y.end || byCodeUnits(x.inserted, y.inserted));
  const out: Region[] = [];
  let group: SharedEdit[] = [];
  let start = 0;
  let end = 0;
  const close = (): void => {
    if (group.length > 0) out.push(regionOf(text, start, end, group, retains));
    group = [];
  };
  for (const edit of ordered) {
    if (group.length > 0 && belongs(edit, start, end)) end = Math.max(end, edit.end);
    else {
      close();
      start = edit.start;
      end = edit.end;
    }
    group.push(edit);
  }
  close();
  return withRetains(text, out, retains);
}

/** Words that somebody wants to retain and nobody touches are regions of their own. */
function withRetains(text: string, regions: readonly Region[], retains: readonly SharedRetain[]): readonly Region[] {
  const alone = retains.filter(
    (wish) => wish.start < text.length && !regions.some((region) => touches(wish, region.start, region.end)),
  );
  if (alone.length === 0) return regions;
  const out: Region[] = [];
  for (const { start, end, party } of [...alone].sort(
    (x, y) => x.start - y.start || x.end - y.end || x.party - y.party,
  )) {
    const last = out.at(-1);
    if (last !== undefined && start < last.end) {
      out[out.length - 1] = {
        ...last,
        end: Math.max(last.end, end),
        retain: [...new Set([...last.retain, party])].sort((x, y) => x - y),
      };
    } else out.push({ start, end: Math.min(end, text.length), readings: [], retain: [party] });
  }
  return [...regions, ...out].sort((x, y) => x.start - y.start);
}

/**
 * True where a wish is about the words of a region. Words put in right before those retained are none of its business, unless it
 * is about the point alone: a wish for no text there, one character long.
 */
function touches(wish: SharedRetain, start: number, end: number): boolean {
  if (start < end) return wish.start < end && wish.end > start;
  return (wish.start < start && wish.end > start) || (wish.start === start && wish.end === start + 1);
}

function regionOf(
  text: string,
  start: number,
  end: number,
  edits: readonly SharedEdit[],
  retains: readonly SharedRetain[],
): Region {
  const touching = new Set(edits.flatMap((edit) => edit.parties));
  const retain = retains
    .filter((wish) => touches(wish, start, end) && !touching.has(wish.party))
    .map((wish) => wish.party);
  return {
    start,
    end,
    readings: readingsOf(text, start, end, edits),
    retain: [...new Set(retain)].sort((x, y) => x - y),
  };
}

function readingsOf(text: string, start: number, end: number, edits: readonly SharedEdit[]): readonly Reading[] {
  const [only] = edits;
  if (only !== undefined && edits.length === 1) return [{ text: only.inserted, parties: only.parties }];
  const ofParty = new Map<number, SharedEdit[]>();
  for (const edit of edits) {
    for (const party of edit.parties) {
      const list = ofParty.get(party);
      if (list === undefined) ofParty.set(party, [edit]);
      else list.push(edit);
    }
  }
  const base = text.slice(start, end);
  const byText = new Map<string, number[]>();
  for (const [party, own] of ofParty) {
    const local = own.map((edit) => ({ start: edit.start - start, end: edit.end - start, inserted: edit.inserted }));
    const reading = applyEdits(base, local);
    const list = byText.get(reading);
    if (list === undefined) byText.set(reading, [party]);
    else list.push(party);
  }
  return ranked([...byText].map(([reading, parties]) => ({ text: reading, parties: parties.sort((x, y) => x - y) })));
}

/** Most proponents first, then the lowest party, then content. */
export function ranked<T extends Reading>(readings: readonly T[]): readonly T[] {
  return [...readings].sort(
    (x, y) =>
      y.parties.length - x.parties.length || (x.parties[0] ?? 0) - (y.parties[0] ?? 0) || byCodeUnits(x.text, y.text),
  );
}
