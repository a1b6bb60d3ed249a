/**
 * A printed paper as data: what a brief or a reply note says, apart from how Word or a browser shows it. One paper, many
 * renderers (HTML, DOCX, terminal), so that no two outputs of one report can disagree.
 */
export interface Paper {
  /** BCP 47 language of the paper, e.g. `en`. */
  readonly language: string;
  readonly title: string;
  /** Security grading, printed top and bottom centre of every page; null where there is none. */
  readonly grading: string | null;
  /** Precedence, printed at the head of the first page; null where there is none. */
  readonly precedence: string | null;
  readonly blocks: readonly PaperBlock[];
}

export type PaperBlock =
  | { readonly type: "heading"; readonly depth: 1 | 2 | 3; readonly text: string; readonly anchor?: string }
  | {
      readonly type: "paragraph";
      readonly runs: readonly Run[];
      readonly align?: "start" | "center" | "end";
      /** Printed before the text in a hanging indent: `2.` */
      readonly number?: string;
    }
  | { readonly type: "bullets"; readonly ordered: boolean; readonly entries: readonly (readonly Run[])[] }
  | { readonly type: "fields"; readonly rows: readonly { readonly name: string; readonly value: string }[] }
  | {
      readonly type: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly (readonly Run[])[])[];
      /** Relative column widths; equal where absent. */
      readonly widths?: readonly number[];
    }
  | {
      /** One finding: a labelled card that must not break across pages. */
      readonly type: "card";
      /** Shown as a word, never by colour alone. */
      readonly tone: "object" | "consider" | "note" | "good";
      readonly label: string;
      readonly anchor?: string;
      readonly lines: readonly { readonly name: string | null; readonly runs: readonly Run[] }[];
    }
  | { readonly type: "quotation"; readonly label: string; readonly runs: readonly Run[] }
  | { readonly type: "signature"; readonly lines: readonly string[] }
  | { readonly type: "rule" }
  | { readonly type: "page-break" };

/** A stretch of text in one style. `mark` is a highlighted quotation inside a clause. */
export interface Run {
  readonly text: string;
  readonly style?: "plain" | "bold" | "italic" | "quote" | "mark" | "code";
  /** Internal link to an `anchor` of this paper. */
  readonly to?: string;
}
