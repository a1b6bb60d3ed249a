import { ESTABLISHMENT_FILE, type Files } from "./files.ts";

/**
 * Writes again, for every file, who reads it and how it is listed, out of its acts: after the house was described anew, or
 * where those tables are lost.
 */
export async function resettle(files: Files): Promise<void> {
  const house = await files.houses.now();
  const { cases, conferences, establishment, database } = files;
  const opened = await database.selectFrom("travaux_opened").select(["file", "kind"]).orderBy("file").execute();
  const all = [...opened, { file: ESTABLISHMENT_FILE, kind: "establishment" }];
  for (const { file, kind } of all) {
    await files.turns(`file ${file}`, async () => {
      const cased = kind === "case file" ? await cases.folds.now(file) : null;
      const convened = kind === "conference" ? await conferences.folds.now(file) : null;
      const established = kind === "establishment" ? await establishment.folds.now(file) : null;
      await database.transaction().execute(async (inside) => {
        if (cased !== null) await cases.settle(inside, file, house, cased);
        if (convened !== null) await conferences.settle(inside, file, house, convened);
        if (established !== null) await establishment.settle(inside, file, house, established);
      });
    });
  }
}
