import { TravauxError } from "@travaux/instrument";
import type { Hash } from "../tree/tree.ts";
import type { Signer, VerifierKey } from "./keys.ts";
import { openNote, signedNote } from "./note.ts";

/** The head of a file's tree: what a checkpoint says. */
export interface Checkpoint {
  /** Which record: the signer's name, and the file, as in `record.mofa.example/2026-0117`. */
  readonly origin: string;
  /** How many acts the file had. */
  readonly size: number;
  /** The root of the tree over them. */
  readonly root: Hash;
}

/** The origin of a file's checkpoints. Every file is a log of its own, under the key of the institution. */
export function originOf(keyName: string, file: string): string {
  return `${keyName}/${file}`;
}

/** A checkpoint, signed: C2SP *tlog-checkpoint* without extension lines. */
export function signCheckpoint(head: Checkpoint, signer: Signer): string {
  return signedNote(bodyOf(head), signer);
}

/** What a checkpoint says, where the key signed it. Throws `E_NOTE_UNSIGNED`, `E_NOTE_INVALID` or `E_CHECKPOINT_INVALID`. */
export function openCheckpoint(note: string, key: VerifierKey): Checkpoint {
  return readCheckpointBody(openNote(note, key));
}

/** Reads the text of a checkpoint, whose signature was checked already. Throws `E_CHECKPOINT_INVALID`. */
export function readCheckpointBody(text: string): Checkpoint {
  const [origin = "", size = "", root = "", ...rest] = text.split("\n");
  const head: Checkpoint = { origin, size: Number(size), root: Buffer.from(root, "base64") };
  const isRead = origin !== "" && rest.join("\n") === "" && rest.length === 1 && Number.isSafeInteger(head.size);
  if (!isRead || head.root.length !== 32 || bodyOf(head) !== text) {
    throw new TravauxError(
      "E_CHECKPOINT_INVALID",
      "A checkpoint does not consist of its origin, its size and its root.",
      "Take it again, whole and unchanged, from the receipt, mail or export it came with.",
    );
  }
  return head;
}

function bodyOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
}
