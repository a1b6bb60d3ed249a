import { type Act, readAct } from "../act.ts";
import { parseCanonical } from "../canonical/canonical.ts";
import type { Disclosure } from "../commit/commitments.ts";
import { PAGE_OF_ACTS } from "../limits.ts";
import { fileRow, type Ground } from "./ground.ts";
import type { Head } from "./store.ts";

/** Acts of a file as they are stored. Throws `E_FILE_UNKNOWN`. */
export async function readTexts(
  ground: Ground,
  file: string,
  afterSeq: number,
  limit: number = PAGE_OF_ACTS,
): Promise<readonly string[]> {
  const rows = await ground.database
    .selectFrom("travaux_acts")
    .select("text")
    .where("file", "=", file)
    .where("seq", ">", afterSeq)
    .orderBy("seq")
    .limit(limit)
    .execute();
  if (rows.length === 0) await fileRow(ground.database, file);
  return rows.map(({ text }) => text);
}

/** Acts of a file. Throws `E_FILE_UNKNOWN`. */
export async function readActs(
  ground: Ground,
  file: string,
  afterSeq: number,
  limit?: number,
): Promise<readonly Act[]> {
  return (await readTexts(ground, file, afterSeq, limit)).map(readAct);
}

/** All acts of a file, page by page. */
export async function* allTexts(ground: Ground, file: string): AsyncGenerator<string, void, undefined> {
  let after = 0;
  for (;;) {
    const page = await readTexts(ground, file, after);
    yield* page;
    after += page.length;
    if (page.length < PAGE_OF_ACTS) return;
  }
}

/** The head of a file. Throws `E_FILE_UNKNOWN`. */
export async function headOf(ground: Ground, file: string): Promise<Head> {
  const { seq, head, at } = await fileRow(ground.database, file);
  return { seq, hash: head, at };
}

/** The names of all files. */
export async function fileIds(ground: Ground): Promise<readonly string[]> {
  const rows = await ground.database.selectFrom("travaux_files").select("id").execute();
  return rows.map(({ id }) => id).sort();
}

/** Personal fields that were not erased, in the order of acts and paths. */
export async function disclosuresOf(
  ground: Ground,
  file: string,
  fromSeq: number = 1,
  toSeq: number = Number.MAX_SAFE_INTEGER,
): Promise<readonly Disclosure[]> {
  const rows = await ground.database
    .selectFrom("travaux_disclosures")
    .select(["seq", "path", "salt", "value"])
    .where("file", "=", file)
    .where("seq", ">=", fromSeq)
    .where("seq", "<=", toSeq)
    .execute();
  // Sorted here: databases sort text by their locale.
  return rows
    .map(({ value, ...row }) => ({ ...row, value: parseCanonical(value) }))
    .sort((a, b) => a.seq - b.seq || (a.path < b.path ? -1 : 1));
}
