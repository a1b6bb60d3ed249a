import type { Revision } from "./revision.ts";
import type { XmlElement } from "./xml.ts";

/** How characters look, as far as texts care. */
export interface Marks {
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** The file hides them from its readers. */
  readonly hidden: boolean;
}

/** What was so before a change of formatting; it is so again where the change is rejected. */
export interface Former<T> {
  readonly revision: Revision;
  readonly value: T;
}

/** Characters with one look and one set of changes on them, outermost first. */
export interface TextSegment {
  readonly kind: "text";
  readonly text: string;
  readonly marks: Marks;
  readonly former: Former<Marks> | null;
  readonly revisions: readonly Revision[];
}

/** A call of a footnote or endnote. */
export interface NoteSegment {
  readonly kind: "note";
  readonly note: "footnote" | "endnote";
  readonly id: string;
  /** The writer's own mark, where the note is not numbered. */
  readonly customMark: string | null;
  readonly marks: Marks;
  readonly revisions: readonly Revision[];
}

/** One of the three marks of a field: its instruction stands between begin and separate, its result between separate and end. */
export interface FieldSegment {
  readonly kind: "field";
  readonly mark: "begin" | "separate" | "end";
  readonly revisions: readonly Revision[];
}

/** A text box anchored here; its paragraphs stand after the paragraph that anchors it. */
export interface BoxSegment {
  readonly kind: "box";
  readonly blocks: readonly Block[];
  readonly revisions: readonly Revision[];
}

/** A point that is no text: a picture, or an edge or the call of a comment. */
export interface PointSegment {
  readonly kind: "picture" | "comment-start" | "comment-end" | "comment";
  /** The comment's id; empty for a picture. */
  readonly id: string;
  readonly revisions: readonly Revision[];
}

/** A stretch or point of a paragraph, in reading order. */
export type Segment = TextSegment | NoteSegment | FieldSegment | BoxSegment | PointSegment;

/** A paragraph with all its changes. Its mark is its end: where the mark does not stand, it goes on in the next one. */
export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly properties: XmlElement | undefined;
  readonly former: Former<XmlElement | undefined> | null;
  /** Numbering added by a change of its own. */
  readonly numbering: Revision | null;
  readonly segments: readonly Segment[];
  /** Changes on the mark. */
  readonly mark: readonly Revision[];
}

/** A table's cell. */
export interface CellBlock {
  readonly element: XmlElement;
  readonly blocks: readonly Block[];
  readonly revisions: readonly Revision[];
}

/** A table's row. */
export interface RowBlock {
  readonly cells: readonly CellBlock[];
  readonly revisions: readonly Revision[];
}

/** A table with all its changes. */
export interface TableBlock {
  readonly kind: "table";
  readonly element: XmlElement;
  readonly rows: readonly RowBlock[];
}

/** What stands between paragraphs: mathematics, which opens the next one, and edges of comments. */
export interface LooseBlock {
  readonly kind: "loose";
  readonly segments: readonly Segment[];
}

/** A part of a body, note, header or text box, in reading order. */
export type Block = ParagraphBlock | TableBlock | LooseBlock;
