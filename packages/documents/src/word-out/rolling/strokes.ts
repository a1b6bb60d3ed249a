import type { Leaf, PartyCode } from "@travaux/instrument";
import { type Stretch, segmentOf, stretchesOf } from "../leaves.ts";
import type { WrittenChange, WrittenSegment } from "../written.ts";

/** Characters of the base with everybody who strikes them out, or characters put in with everybody who puts them there. */
export interface Stroke {
  readonly type: "base" | "put";
  readonly stretch: Stretch;
  readonly by: readonly PartyCode[];
  /** Base: place of its first character. Put: place before which it stands, and the beginning of what it replaces. */
  readonly at: number;
  readonly from: number;
  /** True for a typed number in whose place another stands where everything is accepted. */
  readonly spare?: true;
}

/** An edit of words with the names of those who make it. */
export interface NamedEdit {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
  readonly by: readonly PartyCode[];
  /** True for a typed number in whose place another stands where everything is accepted. */
  readonly spare?: true;
}

/** A block's characters cut wherever somebody's edit begins or ends: what is struck out first, then what is put in its place. */
export function strokesOf(leaf: Leaf, edits: readonly NamedEdit[]): readonly Stroke[] {
  const ordered = [...edits].sort((a, b) => a.end - b.end || a.start - b.start);
  const cuts = new Set(edits.flatMap(({ start, end }) => [start, end]));
  const out: Stroke[] = [];
  let next = 0;
  const put = (upTo: number): void => {
    for (let edit = ordered[next]; edit !== undefined && edit.end <= upTo; edit = ordered[next]) {
      next += 1;
      if (edit.inserted === "") continue;
      out.push({
        type: "put",
        stretch: { text: edit.inserted, marks: [], note: null },
        by: edit.by,
        at: edit.end,
        from: edit.start,
        ...(edit.spare === true ? { spare: true } : {}),
      });
    }
  };
  let at = 0;
  for (const stretch of stretchesOf(leaf)) {
    for (const piece of cut(stretch, at, cuts)) {
      put(at);
      const end = at + piece.text.length;
      const by = edits.filter((edit) => edit.start <= at && edit.end >= end && edit.end > edit.start);
      out.push({ type: "base", stretch: piece, by: namesOf(by), at, from: at });
      at = end;
    }
  }
  put(Number.POSITIVE_INFINITY);
  return out;
}

function namesOf(edits: readonly NamedEdit[]): readonly PartyCode[] {
  return [...new Set(edits.flatMap(({ by }) => by))].sort();
}

/** A stretch cut at some places; the call of a note that is cut is plain characters. */
function cut(stretch: Stretch, from: number, cuts: ReadonlySet<number>): readonly Stretch[] {
  const pieces: Stretch[] = [];
  let start = 0;
  for (let at = 1; at < stretch.text.length; at += 1) {
    if (!cuts.has(from + at)) continue;
    pieces.push({ ...stretch, note: null, text: stretch.text.slice(start, at) });
    start = at;
  }
  if (start === 0) return stretch.text === "" ? [] : [stretch];
  return [...pieces, { ...stretch, note: null, text: stretch.text.slice(start) }];
}

/** Words or a paragraph's end on their way into paragraphs. */
export type Piece = WrittenSegment | { readonly end: readonly WrittenChange[] };

/** A stretch under some changes, each line feed in it as the end of a paragraph under the same changes. */
export function piecesOf(stretch: Stretch, changes: readonly WrittenChange[]): readonly Piece[] {
  return stretch.text.split("\n").flatMap((text, index): readonly Piece[] => {
    const words = text === "" ? [] : [segmentOf({ ...stretch, text }, changes)];
    return index === 0 ? words : [{ end: changes }, ...words];
  });
}
