import type { PartyCode } from "@travaux/instrument";

/** One act in a proposal. Moves and splits may change words too, which are then further acts on the same clause. */
export interface FiledAct {
  readonly kind: "words" | "new paragraph" | "delete" | "move" | "split" | "join" | "on another's change";
  /** Words struck out; empty where none are. */
  readonly removed: string;
  /** Words put in; a line feed in them begins a paragraph. */
  readonly inserted: string;
}

/** What one author does to one clause. */
export interface FiledProposal {
  /** As written in the file; null for a difference that no change records: a silent edit. */
  readonly author: string | null;
  /** Whom the name stands for, where the file says so; else the name alone; empty for a silent edit. */
  readonly by: readonly string[];
  /** False for a difference between the base and the file's text with all changes rejected. */
  readonly tracked: boolean;
  /** Id of the clause in the base; for new paragraphs, of the one they follow; null at the head, or where the base has no such clause. */
  readonly clause: string | null;
  readonly acts: readonly FiledAct[];
  /** First and last date of the author's changes in that clause, as written; null where none is dated. */
  readonly first: string | null;
  readonly last: string | null;
}

/** A comment with the clause it is about. */
export interface FiledComment {
  readonly author: string;
  readonly date: string | null;
  readonly text: string;
  readonly clause: string | null;
  /** The words it is on. */
  readonly quote: string;
  readonly resolved: boolean;
}

/** Proposals that somebody typed into the text by hand, in brackets with a name. */
export interface TypedProposal {
  readonly party: PartyCode;
  readonly clause: string | null;
  readonly acts: readonly FiledAct[];
}

/**
 * What somebody filed as a Word file, against the base it should change. `base`: `same` where the file's text with all changes rejected
 * is the base; `older` where it is an older version that was given; else `unknown`, and every difference is listed as not tracked.
 */
export interface FiledProposals {
  readonly file: string;
  readonly base: "same" | "older" | "unknown";
  /** Place of the older version among those given; null unless `base` is `older`. */
  readonly older: number | null;
  readonly proposals: readonly FiledProposal[];
  readonly typed: readonly TypedProposal[];
  readonly comments: readonly FiledComment[];
}
