import { TravauxError } from "@travaux/instrument";
import { isFileId, NO_PREV } from "../act.ts";
import { SALT_BYTES } from "../commit/commitments.ts";
import { erase, eraseAttachment } from "./erasing.ts";
import { append } from "./filing.ts";
import { follow } from "./following.ts";
import { fileRow, type Ground } from "./ground.ts";
import { faultOf } from "./inspecting.ts";
import { attach, attachment, attachmentIds } from "./papers.ts";
import { disclosuresOf, fileIds, headOf, readActs, readTexts } from "./reading.ts";
import { checkpoint, consistency, lastCheckpoint, receipt } from "./sealing.ts";
import type { RecordStore } from "./store.ts";

/** The one store over both databases. */
export function storeOver(ground: Ground): RecordStore {
  return {
    kind: ground.kind,
    database: ground.database,
    createFile: (file) => createFile(ground, file),
    files: () => fileIds(ground),
    head: (file) => headOf(ground, file),
    append: (file, draft, options) => append(ground, file, draft, options),
    read: (file, afterSeq, limit) => readActs(ground, file, afterSeq, limit),
    readTexts: (file, afterSeq, limit) => readTexts(ground, file, afterSeq, limit),
    subscribe: (file, afterSeq, options) => follow(ground, file, afterSeq, options),
    attach: (file, bytes) => attach(ground, file, bytes),
    attachment: (file, commitment) => attachment(ground, file, commitment),
    attachments: (file) => attachmentIds(ground, file),
    attachmentSalt: async (file) => Buffer.from((await fileRow(ground.database, file)).salt, "hex"),
    disclosures: (file, fromSeq, toSeq) => disclosuresOf(ground, file, fromSeq, toSeq),
    erase: (file, seq, path) => erase(ground, file, seq, path),
    eraseAttachment: (file, commitment) => eraseAttachment(ground, file, commitment),
    checkpoint: (file, signer) => checkpoint(ground, file, signer),
    lastCheckpoint: (file) => lastCheckpoint(ground, file),
    receipt: (file, seq, signer) => receipt(ground, file, seq, signer),
    consistency: (file, older, size) => consistency(ground, file, older, size),
    fault: (file) => faultOf(ground, file),
    close: async () => {
      await ground.close();
      await ground.database.destroy();
    },
  };
}

async function createFile(ground: Ground, file: string): Promise<"created" | "exists"> {
  if (!isFileId(file)) {
    throw new TravauxError(
      "E_FILE_NAME",
      "A file of the record cannot have that name.",
      "Use 1 to 64 letters, digits, dots, dashes and underscores, beginning with a letter or digit.",
    );
  }
  const known = await ground.database
    .selectFrom("travaux_files")
    .select("id")
    .where("id", "=", file)
    .executeTakeFirst();
  if (known !== undefined) return "exists";
  const salt = Buffer.from(ground.options.randomBytes(SALT_BYTES)).toString("hex");
  const { numInsertedOrUpdatedRows } = await ground.database
    .insertInto("travaux_files")
    .values({ id: file, salt, seq: 0, head: NO_PREV, at: null })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 0n ? "exists" : "created";
}
