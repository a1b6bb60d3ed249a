import type { RecordStore } from "@travaux/record";

/** How far a file has come, and when; null where nothing is filed in it. */
export interface FileHead {
  readonly seq: number;
  readonly at: string | null;
}

const FILES_A_QUESTION = 500; // both databases take as many parameters

/** The heads of those of the files that exist, in few questions. */
export async function headsOf(store: RecordStore, files: readonly string[]): Promise<ReadonlyMap<string, FileHead>> {
  const heads = new Map<string, FileHead>();
  for (let at = 0; at < files.length; at += FILES_A_QUESTION) {
    const rows = await store.database
      .selectFrom("travaux_files")
      .select(["id", "seq", "at"])
      .where("id", "in", files.slice(at, at + FILES_A_QUESTION))
      .execute();
    for (const { id, ...head } of rows) heads.set(id, head);
  }
  return heads;
}
