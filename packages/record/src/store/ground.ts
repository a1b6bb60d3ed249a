import { TravauxError } from "@travaux/instrument";
import type { Kysely } from "kysely";
import type { Hints } from "./hints.ts";
import type { FileRow, Tables } from "./schema.ts";
import type { StoreOptions } from "./store.ts";

/** What every part of a store stands on. */
export interface Ground {
  readonly kind: "sqlite" | "postgres";
  readonly database: Kysely<Tables>;
  readonly hints: Hints;
  readonly options: StoreOptions;
  /** What the database must do so that erased bytes are gone. */
  readonly afterErasure: () => Promise<void>;
  /** Sends a hint to other processes, where the database can; nobody waits for it. */
  readonly sendHint?: (no: number) => void;
  /** What is to be closed beside the database. */
  readonly close: () => Promise<void>;
}

/** A file's row as it is read. */
export interface FoundFile extends Omit<FileRow, "no"> {
  readonly no: number;
}

/** The row of a file. Throws `E_FILE_UNKNOWN`. */
export async function fileRow(database: Kysely<Tables>, file: string): Promise<FoundFile> {
  const row = await database.selectFrom("travaux_files").selectAll().where("id", "=", file).executeTakeFirst();
  return row ?? unknown(file);
}

/**
 * The row of a file, locked until the transaction ends: whoever files next waits here, so that the chain cannot fork. In
 * SQLite the transaction itself is the lock. Throws `E_FILE_UNKNOWN`.
 */
export async function lockedFileRow(ground: Ground, transaction: Kysely<Tables>, file: string): Promise<FoundFile> {
  const row = await transaction
    .selectFrom("travaux_files")
    .selectAll()
    .where("id", "=", file)
    .$if(ground.kind === "postgres", (query) => query.forUpdate())
    .executeTakeFirst();
  return row ?? unknown(file);
}

function unknown(file: string): never {
  throw new TravauxError(
    "E_FILE_UNKNOWN",
    `There is no file ${file.slice(0, 80)}.`,
    "Check its name, or open it first.",
  );
}
