import { hashOf, NO_PREV, readAct } from "../act.ts";
import { chainFault } from "../chain.ts";
import { commitmentsIn, fieldCommitment } from "../commit/commitments.ts";
import { equal } from "../tree/proofs.ts";
import { leafHash, rangeRoot, readerOver } from "../tree/tree.ts";
import { fileRow, type Ground } from "./ground.ts";
import { allTexts, disclosuresOf } from "./reading.ts";
import { rootAt } from "./sealing.ts";

/** Compares a file's rows with each other: see `RecordStore.fault`. */
export async function faultOf(ground: Ground, file: string): Promise<string | null> {
  const { seq, head } = await fileRow(ground.database, file);
  const texts: string[] = [];
  // Acts filed since the head was read are left to the next time.
  for await (const text of allTexts(ground, file)) if (texts.push(text) === seq) break;
  if (texts.length !== seq) return `the file has ${texts.length} acts, its head says ${seq}`;
  const broken = chainFault(file, texts);
  if (broken !== null) return broken;
  const last = texts.at(-1);
  if (head !== (last === undefined ? NO_PREV : hashOf(last))) return "the head is not the last act";
  const leaves = texts.map((text) => leafHash(text));
  if (!equal(rangeRoot(0, seq, readerOver(leaves)), await rootAt(ground.database, file, seq))) {
    return "the tree is not that of the acts";
  }
  for (const field of await disclosuresOf(ground, file)) {
    const text = texts[field.seq - 1];
    const commitment = text === undefined ? undefined : commitmentsIn(readAct(text).body).get(field.path);
    if (commitment !== fieldCommitment(field)) return `a personal field of act ${field.seq} is not what was filed`;
  }
  return null;
}
