import type { FileState } from "@travaux/procedure";
import { ESTABLISHMENT_FILE, type Files, type Shelf } from "./files.ts";

/** The row of the record that every filing locks. */
type LockedTables = { readonly travaux_files: { readonly id: string; readonly seq: number } };

/**
 * Writes again, for every file, who reads it and how it is listed, out of its acts: after the house was described anew, or
 * where those tables are lost.
 */
export async function resettle(files: Files): Promise<void> {
  const opened = await files.database.selectFrom("travaux_opened").select(["file", "kind"]).orderBy("file").execute();
  for (const { file, kind } of opened) {
    if (kind === "case file") await settleAgain(files, files.cases, file);
    if (kind === "conference") await settleAgain(files, files.conferences, file);
  }
  await settleAgain(files, files.establishment, ESTABLISHMENT_FILE);
}

/** Nobody files in it meanwhile, so that what is written is of its last act. */
async function settleAgain<S extends FileState>(files: Files, shelf: Shelf<S>, file: string): Promise<void> {
  for (;;) {
    const state = await shelf.folds.now(file);
    const house = await files.houses.now();
    const isNewest = await files.database.transaction().execute(async (inside) => {
      const row = inside.withTables<LockedTables>().selectFrom("travaux_files").select("seq").where("id", "=", file);
      const locked = files.store.kind === "postgres" ? row.forUpdate() : row; // SQLite lets one write at a time
      if ((await locked.executeTakeFirst())?.seq !== state.seq) return false;
      await shelf.settle(inside, file, house, state);
      return true;
    });
    if (isNewest) return;
  }
}
