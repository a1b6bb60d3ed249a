import type { Instrument, PartyCode } from "@travaux/instrument";

/** Changes when an edit, an order or a byte of a compilation may come out otherwise than before. */
export const ENGINE = "travaux-compare/3";

/**
 * One change to the base text. `passage` and `gap` count the base's blocks that hold characters, 0 first; gap g stands before
 * passage g. Offsets are UTF-16 units of the passage's text.
 */
export type Edit = WordEdit | DeleteEdit | JoinEdit | GapEdit;

/** Words put in the place of others. A line feed in `inserted` begins a new paragraph: that is how a clause is split. */
export interface WordEdit {
  readonly type: "words";
  readonly passage: number;
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
  /** True where only the typed number of the paragraph changes; such an edit is kept but not shown. */
  readonly number?: true;
}

/** The whole passage goes. */
export interface DeleteEdit {
  readonly type: "delete";
  readonly passage: number;
}

/** The passage is joined to the one that follows it, the spaces of `glue` between them; absent: none. */
export interface JoinEdit {
  readonly type: "join";
  readonly passage: number;
  readonly glue?: string;
}

/** What stands at a gap: new paragraphs, and passages that moved here from elsewhere. */
export interface GapEdit {
  readonly type: "gap";
  readonly gap: number;
  readonly content: readonly (string | Moved)[];
}

/** A passage of the base in another place. */
export interface Moved {
  readonly moved: number;
}

/** A stretch of the base that a party asks to keep as it is. */
export interface Retain {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/** What one party wants, as numbers into the compilation's list of edits, in rising order. */
export interface Submission {
  readonly party: PartyCode;
  /** The file it came from, where there is one. */
  readonly file: string | null;
  readonly edits: readonly number[];
  readonly retains: readonly Retain[];
  /** The party in whose file these proposals were typed by hand, in brackets with a name; null for a party's own file. */
  readonly typedBy: PartyCode | null;
  /** Others who typed proposals for this party too; they stand in one submission. */
  readonly alsoTypedBy?: readonly PartyCode[];
  /** Set where the party filed nothing in this round: what it says stands in the brackets of the text that arrived. */
  readonly standing?: true;
}

/** A filing that does not count, or a proposal in one that collides with what another typed for the party, and why. */
export interface SetAside {
  readonly party: PartyCode;
  readonly file: string | null;
  readonly reason: "superseded" | "own file preferred" | "typed otherwise by another";
  /** Only for a single proposal: what it was, in words, and the id of the clause it is on, or for a new paragraph follows. */
  readonly proposal?: string;
  readonly clause?: string | null;
}

/** A footnote that a party puts in: what its body says, and the mark it has in the party's file. */
export interface NewNote {
  readonly party: PartyCode;
  readonly text: string;
  readonly label: string;
}

/** Many parties' texts against one base. It stores edits; brackets are a view of them. */
export interface Compilation {
  readonly format: "travaux-compilation";
  readonly version: 1;
  readonly engine: string;
  readonly base: Instrument;
  /** The text as it arrived, where it was a rolling text already: `base` is what nobody's bracket puts into it. */
  readonly arrived?: Instrument;
  readonly edits: readonly Edit[];
  /** By party code, in code-unit order. */
  readonly submissions: readonly Submission[];
  readonly setAside: readonly SetAside[];
  /** Footnotes that are new, by party, then in the order of its file; absent where there are none. */
  readonly notes?: readonly NewNote[];
}

/** A paragraph of a filing that stands, entire, for a passage of the base: alternatives that its party leaves open. */
export interface WholeReading {
  readonly text: string;
  readonly passage: number;
}

/** What one party filed. */
export interface Filing {
  readonly party: PartyCode;
  readonly file?: string;
  /** The party's whole text: an instrument, or its paragraphs. */
  readonly text: Instrument | readonly string[];
  readonly retains?: readonly Retain[];
  /** Passages of the base that the party says it moves: `[placement: after OP3 – CHE]`. */
  readonly moves?: readonly number[];
  /** Paragraphs of `text` that are said to stand for passages of the base, however little they are like them. */
  readonly wholes?: readonly WholeReading[];
  readonly typedBy?: PartyCode;
  readonly alsoTypedBy?: readonly PartyCode[];
  /** True for what stands in the brackets of a rolling text that is the base. */
  readonly standing?: true;
  /** Which paragraphs are bodies of footnotes, where `text` is paragraphs; an instrument says it itself. */
  readonly notes?: readonly Omit<NewNote, "party">[];
}
