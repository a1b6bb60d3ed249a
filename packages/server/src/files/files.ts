import {
  type ActDraft,
  CASE_FILE,
  type CaseFile,
  CONFERENCE,
  type Conference,
  ESTABLISHMENT,
  type Establishment,
  type FileState,
  type House,
  type OffsetAt,
} from "@travaux/procedure";
import type { RecordStore } from "@travaux/record";
import type { Kysely } from "kysely";
import { withIssuedPaper } from "../papers/issued.ts";
import { caseFileReaders, conferenceReaders, officesThat } from "../policies/readers.ts";
import { offsetAt } from "./clocks.ts";
import { type Folds, makeFolds } from "./folds.ts";
import type { Houses } from "./houses.ts";
import { admit, list, listedRow } from "./listing.ts";
import type { FilesTables } from "./tables.ts";
import { makeTurns, type Turns } from "./turns.ts";

/** The one establishment of an instance. */
export const ESTABLISHMENT_FILE = "establishment";

/** What the files of an instance need from outside. */
export interface FilesSurroundings {
  readonly store: RecordStore;
  readonly database: Kysely<FilesTables>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Keys the digests by which a repeated command is known. */
  readonly sealingKey: Uint8Array;
  readonly houses: Houses;
}

/** Files of one kind: their states, and what is written beside each act. */
export interface Shelf<S extends FileState> {
  readonly folds: Folds<S>;
  /** JSON pointers of the fields of an act that are personal, and can be erased. */
  readonly personal: (kind: string) => readonly string[];
  /** What an act decided takes along into the file: the paper that an issue sends out. */
  readonly enclosed: (
    drafts: readonly ActDraft[],
    on: { file: string; house: House; state: S },
  ) => Promise<readonly ActDraft[]>;
  /** Writes who reads the file, and how it is listed, in the transaction of the act that led to this state. */
  readonly settle: (database: Kysely<FilesTables>, file: string, house: House, state: S) => Promise<void>;
}

/** The files of an instance. */
export interface Files extends FilesSurroundings {
  readonly cases: Shelf<CaseFile>;
  readonly conferences: Shelf<Conference>;
  readonly establishment: Shelf<Establishment>;
  readonly turns: Turns;
  readonly offsetAt: OffsetAt;
}

const NOTHING: readonly string[] = [];
const CONFERENCE_PERSONS: ReadonlySet<string> = new Set(["member named", "member withdrawn", "credentials presented"]);

const asDecided = async (drafts: readonly ActDraft[]): Promise<readonly ActDraft[]> => drafts;

/** The files over a store. */
export function makeFiles(around: FilesSurroundings): Files {
  const { store } = around;
  return {
    ...around,
    offsetAt,
    turns: makeTurns(),
    cases: {
      folds: makeFolds(CASE_FILE, store),
      personal: () => NOTHING,
      enclosed: (drafts, on) => withIssuedPaper(store, { ...on, drafts }),
      settle: async (database, file, house, state) => {
        await admit(database, file, caseFileReaders(house, state, await openerOf(database, file)));
        await list(database, listedRow(file, state));
      },
    },
    conferences: {
      folds: makeFolds(CONFERENCE, store),
      personal: (kind) => (CONFERENCE_PERSONS.has(kind) ? ["/person"] : NOTHING),
      enclosed: asDecided,
      settle: async (database, file, house, state) =>
        admit(database, file, conferenceReaders(house, state, await openerOf(database, file))),
    },
    establishment: {
      folds: makeFolds(ESTABLISHMENT, store),
      personal: () => NOTHING,
      enclosed: asDecided,
      settle: async (database, file, house) => admit(database, file, officesThat(house, "establish")),
    },
  };
}

/**
 * The offices that read a file of a kind, as its last act left it; undefined where there is no such file. One question to
 * the database in either case, so that the time of the answer tells nothing.
 */
export async function readersOf(
  database: Kysely<FilesTables>,
  file: string,
  kind: string,
): Promise<readonly string[] | undefined> {
  const rows = await database
    .selectFrom("travaux_readers")
    .innerJoin("travaux_opened", "travaux_opened.file", "travaux_readers.file")
    .select("travaux_readers.office")
    .where("travaux_readers.file", "=", file)
    .where("travaux_opened.kind", "=", kind)
    .execute();
  return rows.length === 0 ? undefined : rows.map(({ office }) => office);
}

async function openerOf(database: Kysely<FilesTables>, file: string): Promise<string> {
  const row = await database.selectFrom("travaux_opened").select("office").where("file", "=", file).executeTakeFirst();
  return row?.office ?? "";
}
