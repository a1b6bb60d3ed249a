import type { Ground } from "./ground.ts";

/** Deletes disclosures: see `RecordStore.erase`. */
export async function erase(ground: Ground, file: string, seq: number, path: string | undefined): Promise<number> {
  const count = await ground.database.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom("travaux_disclosures")
      .where("file", "=", file)
      .where("seq", "=", seq)
      .$if(path !== undefined, (query) => query.where("path", "=", path ?? ""))
      .executeTakeFirst();
    if (numDeletedRows > 0n) {
      await transaction
        .updateTable("travaux_keys")
        .set({ digest: "" })
        .where("file", "=", file)
        .where("seq", "=", seq)
        .execute();
    }
    return Number(numDeletedRows);
  });
  if (count > 0) await ground.afterErasure();
  return count;
}

/** Deletes a paper's bytes: see `RecordStore.eraseAttachment`. */
export async function eraseAttachment(ground: Ground, file: string, commitment: string): Promise<boolean> {
  const { numDeletedRows } = await ground.database
    .deleteFrom("travaux_attachments")
    .where("file", "=", file)
    .where("commitment", "=", commitment)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await ground.afterErasure();
  return numDeletedRows > 0n;
}
