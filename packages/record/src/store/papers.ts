import { TravauxError } from "@travaux/instrument";
import { attachmentCommitment } from "../commit/commitments.ts";
import { MAX_ATTACHMENT_BYTES } from "../limits.ts";
import { fileRow, type Ground } from "./ground.ts";

/** Keeps a paper: see `RecordStore.attach`. */
export async function attach(ground: Ground, file: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length > MAX_ATTACHMENT_BYTES) {
    throw new TravauxError(
      "E_ATTACHMENT_TOO_LARGE",
      `The paper has ${bytes.length} bytes; at most ${MAX_ATTACHMENT_BYTES} are kept.`,
      "Give it in parts, or without its pictures.",
    );
  }
  const { salt } = await fileRow(ground.database, file);
  const commitment = attachmentCommitment(Buffer.from(salt, "hex"), bytes);
  await ground.database
    .insertInto("travaux_attachments")
    .values({ file, commitment, bytes })
    .onConflict((conflict) => conflict.columns(["file", "commitment"]).doNothing())
    .execute();
  return commitment;
}

/** A paper's bytes: see `RecordStore.attachment`. */
export async function attachment(ground: Ground, file: string, commitment: string): Promise<Uint8Array | null> {
  const { salt } = await fileRow(ground.database, file);
  const row = await ground.database
    .selectFrom("travaux_attachments")
    .select("bytes")
    .where("file", "=", file)
    .where("commitment", "=", commitment)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (attachmentCommitment(Buffer.from(salt, "hex"), row.bytes) === commitment) return row.bytes;
  throw new TravauxError(
    "E_ATTACHMENT_DAMAGED",
    "The bytes of a paper are not those that were filed.",
    "Restore the last backup. The record still says what the paper's commitment was.",
  );
}

/** The commitments of a file's papers. */
export async function attachmentIds(ground: Ground, file: string): Promise<readonly string[]> {
  const rows = await ground.database
    .selectFrom("travaux_attachments")
    .select("commitment")
    .where("file", "=", file)
    .execute();
  return rows.map(({ commitment }) => commitment).sort();
}
