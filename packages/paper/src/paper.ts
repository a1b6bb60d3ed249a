/**
 * A printed paper as data: what a brief or a reply note says, apart from how Word or a browser shows it. One paper, many
 * renderers (HTML, DOCX, terminal), so that no two outputs of one report can disagree.
 */
export interface Paper {
  /** BCP 47 language of the paper, e.g. `en`. */
  readonly language: string;
  readonly title: string;
  /** False where the house form opens with a letterhead: the title then only names the file. Printed where absent. */
  readonly titlePrinted?: boolean;
  /** Security grading, printed top and bottom centre of every page; null where there is none. */
  readonly grading: string | null;
  /** Precedence, printed at the head of the first page; null where there is none. */
  readonly precedence: string | null;
  /** A few words at the foot of every page beside its number, so that a loose sheet can be put back. */
  readonly running?: string;
  readonly blocks: readonly PaperBlock[];
}

/** One thing under another on the sheet. */
export type PaperBlock =
  | HeadingBlock
  | ParagraphBlock
  | BulletsBlock
  | FieldsBlock
  | TableBlock
  | CardBlock
  | QuotationBlock
  | SignatureBlock
  | RuleBlock
  | PageBreakBlock;

/** A heading; stays with what follows it. */
export interface HeadingBlock {
  readonly type: "heading";
  readonly depth: 1 | 2 | 3;
  readonly text: string;
  readonly anchor?: string;
}

/** A paragraph of running text. */
export interface ParagraphBlock {
  readonly type: "paragraph";
  readonly runs: readonly Run[];
  readonly align?: "start" | "center" | "end";
  /** Printed before the text in a hanging indent: `2.` */
  readonly number?: string;
  /** True where a wider gap sets it apart from what stands above. */
  readonly apart?: boolean;
  /** `small` for remarks that must not compete with the text. */
  readonly size?: "small";
}

/** A list, numbered or not. */
export interface BulletsBlock {
  readonly type: "bullets";
  readonly ordered: boolean;
  readonly entries: readonly (readonly Run[])[];
}

/** Names and values in two columns, like the head of a form. */
export interface FieldsBlock {
  readonly type: "fields";
  readonly rows: readonly { readonly name: string; readonly value: string }[];
}

/** A table with a header row that repeats on every page. */
export interface TableBlock {
  readonly type: "table";
  /** Read out by screen readers before the cells; not printed where a heading already says it. */
  readonly caption?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (readonly Run[])[])[];
  /** Relative column widths; equal where absent. */
  readonly widths?: readonly number[];
}

/** Shown as a word, never by colour alone. */
export type Tone = "object" | "consider" | "note" | "good";

/** One finding: a labelled card that must not break across pages. */
export interface CardBlock {
  readonly type: "card";
  readonly tone: Tone;
  readonly label: string;
  readonly anchor?: string;
  /** Small print beside the label: what to ask for to hear more of it. */
  readonly reference?: string;
  readonly lines: readonly { readonly name: string | null; readonly runs: readonly Run[] }[];
}

/** Words of somebody else, exactly as they stand, with their label. */
export interface QuotationBlock {
  readonly type: "quotation";
  readonly label: string;
  readonly anchor?: string;
  readonly runs: readonly Run[];
}

/** The place where an officer signs; lines as they stand, at the end side of the sheet. */
export interface SignatureBlock {
  readonly type: "signature";
  readonly lines: readonly string[];
}

/** A thin line across the sheet. */
export interface RuleBlock {
  readonly type: "rule";
}

/** What follows begins on a new page. */
export interface PageBreakBlock {
  readonly type: "page-break";
}

/** A stretch of text in one style. `mark` is a highlighted quotation inside a clause. */
export interface Run {
  readonly text: string;
  readonly style?: RunStyle;
  /** Internal link to an `anchor` of this paper. */
  readonly to?: string;
}

/** How a run is set: `quote` for words of a text, `code` for what is typed at a computer. */
export type RunStyle = "plain" | "bold" | "italic" | "quote" | "mark" | "code";
