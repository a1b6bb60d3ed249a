import type { TextEdit } from "../words/edits.ts";

/**
 * What became of a clause. `equal` and `renumber`: the same words (and the same or another typed number). `change`: other words.
 * `move`: another place, with or without other words. `split`, `merge`: several for one, one for several.
 */
export type ChangeKind = "equal" | "renumber" | "change" | "add" | "delete" | "move" | "split" | "merge";

/** One link between the two texts. Every clause of either text is in exactly one. */
export interface Change {
  readonly kind: ChangeKind;
  /** Ids in the base text, in order; empty for `add`. */
  readonly base: readonly string[];
  /** Ids in the revised text, in order; empty for `delete`. */
  readonly revised: readonly string[];
  /** Ordinal of the first base clause, 0 first; -1 for `add`. */
  readonly baseAt: number;
  /** Ordinal of the first revised clause; -1 for `delete`. */
  readonly revisedAt: number;
  readonly moved: boolean;
  /** Edits of the base clauses' texts joined by line feeds. */
  readonly edits: readonly ReversibleEdit[];
  /** Lengths of the base and of the revised clauses' texts; only where there are several on a side. */
  readonly lengths?: { readonly base: readonly number[]; readonly revised: readonly number[] };
}

/** An edit that also says what it removed, so that it can be undone without the base text. */
export interface ReversibleEdit extends TextEdit {
  readonly removed: string;
}

/** A comparison as data: the changes in the order of the revised text, deletions where they stood. */
export interface Comparison {
  readonly format: "travaux-comparison";
  readonly version: 1;
  readonly changes: readonly Change[];
}

/** A place in a text: a clause and a UTF-16 offset into its characters. */
export interface Position {
  readonly id: string;
  readonly offset: number;
}
