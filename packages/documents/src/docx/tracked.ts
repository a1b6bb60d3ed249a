import type { Comment } from "./comments.ts";
import type { Revision, StoryKind } from "./revision.ts";

/** Characters with one set of changes on them. */
export interface TrackedSegment {
  readonly text: string;
  /** Ids of the changes that decide whether they stand, outermost first; empty where nobody changed them. */
  readonly revisions: readonly number[];
  /** Id of a change of their look; null where there is none. */
  readonly formatting: number | null;
}

/** A paragraph with everything that anybody wrote or struck out in it. */
export interface TrackedParagraph {
  readonly story: StoryKind;
  /** The label of the note it stands in, counting all calls, deleted ones too; null outside notes. */
  readonly note: string | null;
  /** Place in a table, each from 0; null outside tables. */
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | null;
  /** The number that Word computes where all changes are accepted; null where it has none then. */
  readonly numbering: string | null;
  readonly segments: readonly TrackedSegment[];
  /**
   * Ids of the changes on its end. Where the end does not stand in a view, the paragraph goes on in the next one: an
   * inserted end splits, a deleted end joins.
   */
  readonly mark: readonly number[];
  /** Ids of the changes on the row and the cell it stands in, or on the call of its note. */
  readonly around: readonly number[];
  /** Ids of the changes of its look and its numbering. */
  readonly formatting: readonly number[];
}

/** The two ends of a move, by the name they share. */
export interface Move {
  readonly name: string;
  readonly author: string;
  /** Ids of the changes at the old place; empty where it is missing. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** A Word file with all changes of all authors, as data: nothing accepted, nothing rejected. */
export interface TrackedText {
  readonly file: string;
  /** Names under which changes stand, in order of their first one. */
  readonly authors: readonly string[];
  /** In reading order; a change's id is its place. */
  readonly revisions: readonly Revision[];
  readonly moves: readonly Move[];
  /** Body, then the notes in the order of their calls, then headers and footers. */
  readonly paragraphs: readonly TrackedParagraph[];
  readonly comments: readonly Comment[];
}
