/** A JSON value: all that an act may hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/**
 * One entry of a file's record, as the store keeps it: `seq` counts from 1, `at` is an RFC 3339 instant in UTC with
 * milliseconds, `actor` is the person and `office` the office held at that moment, `prev` chains it to the act before.
 */
export interface Act {
  readonly file: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly office: string;
  readonly kind: string;
  readonly body: JsonObject;
  readonly prev: string;
}

/** An act that `decide` allows and the record has not stored yet: the store adds `file`, `seq` and `prev`. */
export type ActDraft = Omit<Act, "file" | "seq" | "prev">;

/** One line of what happened in a file, as a person reads it. */
export interface LogEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly office: string;
  /** For whom the actor acted as a substitute, and why; null where the office is the actor's own. */
  readonly acting: Acting | null;
  readonly kind: string;
  /** A sentence without its subject: `circulated the text to Legal Division`. */
  readonly says: string;
  /** The ids of the clauses it touches; `all` where it touches the text as a whole. */
  readonly clauses: readonly string[] | "all";
}

/** On whose behalf a substitute acts. */
export type Acting = { readonly for: string | null; readonly reason: string };

/** What a fold could not apply, and why. The act stays in the record; the state is as if it were not there. */
export interface FoldFinding {
  /** The act's own number, or null where it has none that can be read. */
  readonly seq: number | null;
  readonly path: string;
  readonly reason: string;
}
