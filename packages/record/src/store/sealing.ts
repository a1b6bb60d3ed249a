import { TravauxError } from "@travaux/instrument";
import type { Kysely } from "kysely";
import { originOf, signCheckpoint } from "../note/checkpoint.ts";
import type { Signer } from "../note/keys.ts";
import { receiptText } from "../receipt.ts";
import { equal } from "../tree/proofs.ts";
import { consistencyProof, type Hash, inclusionProof, placesRead, rangeRoot } from "../tree/tree.ts";
import { type Ground, lockedFileRow } from "./ground.ts";
import { nodesAt } from "./nodes.ts";
import { readActs } from "./reading.ts";
import type { Tables } from "./schema.ts";

/** Signs the head of a file: see `RecordStore.checkpoint`. */
export async function checkpoint(ground: Ground, file: string, signer: Signer): Promise<string> {
  return (await sealed(ground, file, signer)).note;
}

/** An act's receipt: see `RecordStore.receipt`. */
export async function receipt(ground: Ground, file: string, seq: number, signer: Signer): Promise<string> {
  const { note, size } = await sealed(ground, file, signer);
  const places = placesRead((read) => inclusionProof(seq - 1, size, read));
  const proof = inclusionProof(seq - 1, size, await nodesAt(ground.database, file, places));
  const [act] = await readActs(ground, file, seq - 1, 1);
  if (act === undefined) throw forked("an act it had is gone");
  return receiptText({ act, proof, checkpoint: note });
}

/** A proof of consistency: see `RecordStore.consistency`. */
export async function consistency(ground: Ground, file: string, older: number, size: number): Promise<readonly Hash[]> {
  const places = placesRead((read) => consistencyProof(older, size, read));
  return consistencyProof(older, size, await nodesAt(ground.database, file, places));
}

/** The root over the first `size` acts. */
export async function rootAt(database: Kysely<Tables>, file: string, size: number): Promise<Hash> {
  const places = placesRead((read) => rangeRoot(0, size, read));
  return rangeRoot(0, size, await nodesAt(database, file, places));
}

/** The last checkpoint signed for a file. */
export async function lastCheckpoint(ground: Ground, file: string): Promise<string | null> {
  return (await lastRow(ground.database, file))?.note ?? null;
}

/** A log must not sign a head that contradicts one it signed before: the tree is compared with the last one first. */
async function sealed(
  ground: Ground,
  file: string,
  signer: Signer,
): Promise<{ readonly note: string; readonly size: number }> {
  return ground.database.transaction().execute(async (transaction) => {
    const { seq: size } = await lockedFileRow(ground, transaction, file);
    const last = await lastRow(transaction, file);
    if (last !== undefined) {
      if (last.size > size) throw forked(`it had ${last.size} acts, and has ${size}`);
      const root = await rootAt(transaction, file, last.size);
      if (!equal(root, Buffer.from(last.root, "hex")))
        throw forked(`its first ${last.size} acts are not what they were`);
    }
    const root = await rootAt(transaction, file, size);
    const note = signCheckpoint({ origin: originOf(signer.key.name, file), size, root }, signer);
    await transaction
      .insertInto("travaux_checkpoints")
      .values({ file, size, root: Buffer.from(root).toString("hex"), note })
      .onConflict((conflict) => conflict.columns(["file", "size"]).doUpdateSet({ note }))
      .execute();
    return { note, size };
  });
}

async function lastRow(
  database: Kysely<Tables>,
  file: string,
): Promise<{ readonly size: number; readonly root: string; readonly note: string } | undefined> {
  return database
    .selectFrom("travaux_checkpoints")
    .select(["size", "root", "note"])
    .where("file", "=", file)
    .orderBy("size", "desc")
    .limit(1)
    .executeTakeFirst();
}

function forked(why: string): TravauxError {
  return new TravauxError(
    "E_CHECKPOINT_FORK",
    `The file contradicts a checkpoint that was signed for it: ${why}.`,
    "The database was changed or set back by other means. Nothing was signed. Restore the last backup.",
  );
}
