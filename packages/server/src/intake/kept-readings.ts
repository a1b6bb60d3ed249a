import type { CaseFile } from "@travaux/procedure";
import type { RecordStore } from "@travaux/record";
import type { Kysely } from "kysely";
import type { FilesTables } from "../files/tables.ts";
import type { VettingTables } from "../vettings/tables.ts";
import type { PaperBytes, ReadingOrder, ReadPaper } from "./paper-reading.ts";
import { readApart } from "./read-apart.ts";

/** Where papers lie, and what is made of them. */
export interface PapersGround {
  readonly store: RecordStore;
  readonly database: Kysely<VettingTables & Pick<FilesTables, "travaux_papers">>;
}

/** What readings are kept in and made from. */
export interface ReadingsGround extends PapersGround {
  /** Texts that another version of the software made are made anew. */
  readonly software: string;
}

/** A paper of a file, and the version as which its clauses are named. */
export interface NamedPaper {
  readonly file: string;
  readonly paper: string;
  readonly version: string;
}

/** The version as which a paper's clauses are named in its file: that of the text on the file that it is, or the first. */
export function versionIn(state: CaseFile, paper: string): string {
  const text = state.texts.findLast(
    ({ digest }) => digest !== null && typeof digest === "object" && digest.$attached === paper,
  );
  return text?.version ?? "v1";
}

/** The bytes of a paper with its name; undefined where the file does not have it. */
export async function paperIn(
  ground: PapersGround,
  { file, paper, version }: NamedPaper,
): Promise<PaperBytes | undefined> {
  const row = await ground.database
    .selectFrom("travaux_papers")
    .select("name")
    .where("file", "=", file)
    .where("commitment", "=", paper)
    .executeTakeFirst();
  const bytes = row === undefined ? null : await ground.store.attachment(file, paper);
  return row === undefined || bytes === null ? undefined : { bytes, name: row.name, version };
}

/**
 * What is read of a paper, or of two; undefined where one of them is not there. It is made in a program of its own once, and
 * then kept beside the paper. Throws what the readers throw.
 */
export async function keptReading(
  ground: ReadingsGround,
  of: NamedPaper,
  against: NamedPaper | null,
  made: (read: ReadPaper) => unknown,
): Promise<unknown> {
  const { database, software } = ground;
  const version = against === null ? of.version : `${of.version}\n${against.version}`;
  const key = { file: of.file, paper: of.paper, against: against?.paper ?? "", version };
  const kept = await database
    .selectFrom("travaux_readings")
    .select(["software", "text"])
    .where("file", "=", key.file)
    .where("paper", "=", key.paper)
    .where("against", "=", key.against)
    .where("version", "=", key.version)
    .executeTakeFirst();
  const paper = await paperIn(ground, of);
  const before = against === null ? null : await paperIn(ground, against);
  if (paper === undefined || before === undefined) return undefined; // erased: what was made of it is not shown either
  if (kept?.software === software) return JSON.parse(kept.text);
  const order: ReadingOrder = { ...paper, party: null, isTextWanted: against === null, against: before };
  const text = JSON.stringify(made(await readApart(order)));
  await database
    .insertInto("travaux_readings")
    .values({ ...key, software, text })
    .onConflict((conflict) => conflict.columns(["file", "paper", "against", "version"]).doUpdateSet({ software, text }))
    .execute();
  return JSON.parse(text);
}
