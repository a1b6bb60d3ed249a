/**
 * A sheet as it is handed to the typesetter: plain data, never source. Whatever words a draft holds, they are characters in a
 * JSON string and nothing that the typesetter would carry out.
 */
export interface PressSheet {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly rightToLeft: boolean;
  readonly paper: "a4" | "us-letter";
  /** `paper` for briefs and notes, `text` for instruments: margins, size of letters, justified or not. */
  readonly form: "paper" | "text";
  /** Printed as it stands at the head and the foot of every page; empty where there is none. */
  readonly grading: string;
  readonly running: string;
  readonly lineNumbers: boolean;
  /** Urdu in Nastaliq, else in Naskh. */
  readonly nastaliq: boolean;
  /** Year, month, day, hour, minute, second in UTC. */
  readonly date: readonly [number, number, number, number, number, number];
  readonly blocks: readonly PressBlock[];
  readonly notes: readonly PressNote[];
}

/** The body of a footnote; runs call it by its place in the list. */
export interface PressNote {
  readonly label: string;
  readonly runs: readonly PressRun[];
}

/** One thing under another on the sheet. */
export type PressBlock =
  | PressLine
  | PressList
  | PressFields
  | PressTable
  | PressCard
  | { readonly kind: "rule" }
  | { readonly kind: "new-page" };

/** How a line of words is set. */
export type PressLook =
  | "title"
  | "heading-1"
  | "heading-2"
  | "heading-3"
  | "body"
  | "small"
  | "precedence"
  | "clause-label"
  | "clause-words"
  | "signature";

/** A heading, a paragraph, a label. */
export interface PressLine {
  readonly kind: "line";
  readonly look: PressLook;
  readonly align: "start" | "center" | "end";
  /** Level among the headings of the file, 1 first, without a gap; 0 for what is no heading. */
  readonly level: number;
  /** 0 for a paragraph, 1 for its subparagraphs. */
  readonly depth: number;
  /** Number that stands before it in a hanging indent; empty where there is none. */
  readonly label: string;
  readonly runs: readonly PressRun[];
  readonly rightToLeft: boolean;
  /** A wider gap above. */
  readonly apart: boolean;
  /** Place that links lead to; empty where none does. */
  readonly anchor: string;
}

/** A list; numbered where `ordered`. */
export interface PressList {
  readonly kind: "list";
  readonly ordered: boolean;
  readonly entries: readonly (readonly PressRun[])[];
}

/** Names and values in two columns. */
export interface PressFields {
  readonly kind: "fields";
  readonly rows: readonly { readonly name: readonly PressRun[]; readonly value: readonly PressRun[] }[];
}

/** A table; `head` is empty where no row is surely its head. */
export interface PressTable {
  readonly kind: "table";
  readonly head: readonly (readonly PressRun[])[];
  readonly rows: readonly {
    readonly cells: readonly (readonly PressRun[])[];
    /** False for a row that may be longer than a page. */
    readonly whole: boolean;
  }[];
  readonly widths: readonly number[];
}

/** A finding: its label, then its lines, kept together where a page has room for them. */
export interface PressCard {
  readonly kind: "card";
  readonly tone: "object" | "consider" | "note" | "good";
  readonly label: readonly PressRun[];
  readonly reference: readonly PressRun[];
  readonly lines: readonly (readonly PressRun[])[];
  readonly whole: boolean;
  readonly anchor: string;
}

/** Scripts that have fonts of their own here. */
export type PressScript = "ur" | "ar" | "he";

/** A change on words. `hue` is the delegation's own, counted from 0; -1 for black. */
export interface PressChange {
  readonly kind: "in" | "out";
  readonly hue: number;
}

/** Words of one look; or a line's end, a tab, the call of a note, the name of who proposes a change. */
export type PressRun =
  | {
      readonly text: string;
      readonly looks?: readonly ("bold" | "italic" | "mark" | "code")[];
      readonly script?: PressScript;
      readonly to?: string;
      readonly changes?: readonly PressChange[];
    }
  | { readonly gap: "line" | "tab" }
  | { readonly note: number; readonly label: string }
  | { readonly name: string; readonly hue: number; readonly raised: boolean };
