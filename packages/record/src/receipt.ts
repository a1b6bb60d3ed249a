import { TravauxError } from "@travaux/instrument";
import { type Act, readAct, textOf } from "./act.ts";
import { canonical, isObject, parseCanonical } from "./canonical/canonical.ts";
import { MAX_ACT_CHARACTERS, MAX_NOTE_BYTES } from "./limits.ts";
import { type Checkpoint, openCheckpoint, originOf } from "./note/checkpoint.ts";
import type { VerifierKey } from "./note/keys.ts";
import { isIncluded } from "./tree/proofs.ts";
import { type Hash, leafHash } from "./tree/tree.ts";

/** An act with the proof that it stands under a signed head. */
export interface Receipt {
  readonly act: Act;
  /** From the act's leaf up to the root. */
  readonly proof: readonly Hash[];
  /** The signed checkpoint. */
  readonly checkpoint: string;
}

const FORMAT = "travaux-receipt/1";
const LIMITS = { characters: MAX_ACT_CHARACTERS + MAX_NOTE_BYTES + 64 * 1024, depth: 72 };
const HASH = /^[0-9a-f]{64}$/;

/** A receipt as the one JSON text that is handed out. */
export function receiptText({ act, proof, checkpoint }: Receipt): string {
  const hashes = proof.map((hash) => Buffer.from(hash).toString("hex"));
  return canonical({ act: { ...act }, checkpoint, format: FORMAT, proof: hashes }, LIMITS);
}

/** Reads a receipt without believing it. Throws `E_RECEIPT_INVALID`. */
export function readReceipt(text: string): Receipt {
  const value = parseCanonical(text, LIMITS);
  if (!isObject(value) || Object.keys(value).sort().join() !== "act,checkpoint,format,proof")
    throw invalid("its fields");
  const { act, checkpoint, format, proof } = value;
  if (format !== FORMAT || typeof checkpoint !== "string") throw invalid("its format");
  if (!Array.isArray(proof)) throw invalid("its proof");
  const hashes = proof.map((hash: unknown) => {
    if (typeof hash !== "string" || !HASH.test(hash)) throw invalid("its proof");
    return Buffer.from(hash, "hex");
  });
  return { act: readAct(canonical(act)), checkpoint, proof: hashes };
}

/**
 * The head under which a receipt's act stands, proved with the institution's key. Throws `E_RECEIPT_INVALID`, or what
 * `openCheckpoint` throws.
 */
export function openReceipt(text: string, key: VerifierKey): { readonly act: Act; readonly head: Checkpoint } {
  const { act, proof, checkpoint } = readReceipt(text);
  const head = openCheckpoint(checkpoint, key);
  if (head.origin !== originOf(key.name, act.file)) throw invalid("the file of its checkpoint");
  if (!isIncluded(act.seq - 1, head.size, leafHash(textOf(act)), proof, head.root)) throw invalid("its proof");
  return { act, head };
}

function invalid(what: string): TravauxError {
  return new TravauxError(
    "E_RECEIPT_INVALID",
    `The receipt does not hold: ${what} is not as it must be.`,
    "It was changed after it was handed out, or was made by another record.",
  );
}
