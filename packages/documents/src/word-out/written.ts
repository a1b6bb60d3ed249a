import type { Mark } from "@travaux/instrument";

/** What a change that we write does to words, or to a paragraph's end. */
export type WrittenChangeKind = "insertion" | "deletion" | "move-from" | "move-to";

/** A tracked change on its way into a Word file. */
export interface WrittenChange {
  readonly kind: WrittenChangeKind;
  /** Everybody whose change it is, in order. Word knows one author for a change: it gets the names joined by a comma. */
  readonly by: readonly string[];
  /** The name that both ends of a move share. */
  readonly move?: string;
}

/** Characters with one look and one set of changes on them, outermost first. */
export interface WrittenSegment {
  readonly text: string;
  readonly changes: readonly WrittenChange[];
  readonly marks?: readonly Mark[];
  /** True for signs of a compiled bracket, which are to stand out from the words. */
  readonly sign?: true;
  /** Set where the words are the call of a note: its label. The words are then `[^label]`. */
  readonly note?: string;
  /**
   * On paper, where nobody accepts or rejects: `absent`, as brackets beside it or a number in its place say the same; `plain`, words
   * without their changes.
   */
  readonly paper?: "absent" | "plain";
}

/** A remark in the margin, about a whole paragraph. */
export interface WrittenComment {
  readonly author: string;
  readonly text: string;
}

/** What a paragraph is; each has a style of its own in the file. */
export type Look =
  | "title"
  | "formula"
  | "heading-1"
  | "heading-2"
  | "heading-3"
  | "opening"
  | "preambular"
  | "chapeau"
  | "operative"
  | "closing"
  | "signature"
  | "kept";

/** A paragraph with its changes. */
export interface WrittenParagraph {
  readonly type: "paragraph";
  /** Id of the clause it is, or stands for; names the place in an error. */
  readonly clause: string;
  readonly look: Look;
  /** 0 for a paragraph, 1 for its subparagraphs, and so on. */
  readonly depth: number;
  /** The number that the word processor is to compute; null where there is none. */
  readonly numbering: string | null;
  /** True where it goes on in the list of the numbered paragraph before it: a part of a paragraph that somebody split. */
  readonly numberedOn?: true;
  readonly segments: readonly WrittenSegment[];
  /** Changes on its end, outermost first. */
  readonly mark: readonly WrittenChange[];
  readonly comments: readonly WrittenComment[];
}

/** A row of a table, with changes that put it in or strike it out as a whole. */
export interface WrittenRow {
  /** The words of each cell; a line feed in them begins a paragraph, which nobody changed. */
  readonly cells: readonly (readonly WrittenSegment[])[];
  readonly changes: readonly WrittenChange[];
}

/** A table, its rows from top to bottom. */
export interface WrittenTable {
  readonly type: "table";
  readonly clause: string;
  readonly rows: readonly WrittenRow[];
}

/** The body of a footnote. */
export interface WrittenNote {
  readonly label: string;
  readonly clause: string;
  readonly segments: readonly WrittenSegment[];
}

/** A text ready to be written. */
export interface WrittenText {
  readonly blocks: readonly (WrittenParagraph | WrittenTable)[];
  /** Notes in the order of their calls. */
  readonly notes: readonly WrittenNote[];
}
