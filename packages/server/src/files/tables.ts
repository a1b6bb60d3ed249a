import type { Migration } from "@travaux/record";

/** Which kind a file is, and who opened it under which key: the same key opens no second file. */
export interface OpenedRow {
  readonly file: string;
  readonly kind: string;
  readonly person: string;
  readonly office: string;
  readonly key: string;
}

/** A command that was obeyed. `rest` holds the acts that are still to be filed, as JSON, or null. */
export interface CommandRow {
  readonly file: string;
  readonly key: string;
  readonly digest: string;
  readonly acts: number;
  readonly rest: string | null;
}

/** A book of numbers with the next free one. */
export interface BookRow {
  readonly book: string;
  readonly next: number;
}

/** An office that reads a file. */
export interface ReaderRow {
  readonly file: string;
  readonly office: string;
}

/** A case file as lists show it, and the words it is found by. */
export interface ListedRow {
  readonly file: string;
  readonly diary: string | null;
  readonly number: string | null;
  readonly subject: string | null;
  readonly precedence: string | null;
  readonly grading: string | null;
  readonly desk: string | null;
  readonly reply_due: string | null;
  readonly stage: string;
  readonly seq: number;
  readonly at: string;
  readonly words: string;
}

/** A paper kept in a file, with its running text for the search. */
export interface PaperRow {
  readonly file: string;
  readonly commitment: string;
  readonly name: string;
  readonly kind: string;
  readonly bytes: number;
  readonly person: string;
  readonly at: string;
  readonly words: string;
}

/** A house as it was described, from a version on. */
export interface HouseRow {
  readonly version: number;
  readonly text: string;
  readonly person: string;
  readonly at: string;
}

/**
 * The tables beside the record. Numbers, kinds and keys are facts of their own; who reads a file and how it is listed follow
 * from its acts, are written in the transaction of each act, and can be made again from them.
 */
export type FilesTables = {
  readonly travaux_opened: OpenedRow;
  readonly travaux_commands: CommandRow;
  readonly travaux_books: BookRow;
  readonly travaux_readers: ReaderRow;
  readonly travaux_listed: ListedRow;
  readonly travaux_papers: PaperRow;
  readonly travaux_houses: HouseRow;
};

const STATEMENTS: readonly string[] = [
  `CREATE TABLE travaux_opened (file TEXT PRIMARY KEY, kind TEXT NOT NULL, person TEXT NOT NULL, office TEXT NOT NULL,
    key TEXT NOT NULL, UNIQUE (person, key))`,
  `CREATE TABLE travaux_commands (file TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, acts INTEGER NOT NULL,
    rest TEXT, PRIMARY KEY (file, key))`,
  "CREATE TABLE travaux_books (book TEXT PRIMARY KEY, next BIGINT NOT NULL)",
  "CREATE TABLE travaux_readers (file TEXT NOT NULL, office TEXT NOT NULL, PRIMARY KEY (file, office))",
  "CREATE INDEX travaux_readers_office ON travaux_readers (office)",
  `CREATE TABLE travaux_listed (file TEXT PRIMARY KEY, diary TEXT, number TEXT, subject TEXT, precedence TEXT,
    grading TEXT, desk TEXT, reply_due TEXT, stage TEXT NOT NULL, seq BIGINT NOT NULL, at TEXT NOT NULL,
    words TEXT NOT NULL)`,
  `CREATE TABLE travaux_papers (file TEXT NOT NULL, commitment TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    bytes BIGINT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (file, commitment))`,
  `CREATE TABLE travaux_houses (version INTEGER PRIMARY KEY, text TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL)`,
];

/** The layout of the tables beside the record, after those of signing in. */
export const FILES_MIGRATIONS: readonly Migration[] = [
  { version: 2, name: "files of the house", statements: { sqlite: STATEMENTS, postgres: STATEMENTS } },
];
