import { TravauxError } from "@travaux/instrument";
import { MAX_NOTE_BYTES } from "../limits.ts";
import { type Signer, type VerifierKey, verifies } from "./keys.ts";

/** A text with the signatures beneath it: the C2SP *signed-note* envelope. */
export interface Note {
  /** The signed text, with its last line break. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** One line of signature. */
export interface NoteSignature {
  readonly name: string;
  /** The first four bytes: which key of that name. */
  readonly id: number;
  /** The signature proper, without the id. */
  readonly bytes: Uint8Array;
}

const LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** Signs a text that ends in a line break; gives the whole note. */
export function signedNote(text: string, signer: Signer): string {
  if (!text.endsWith("\n") || hasControls(text))
    throw invalid("its text does not end in a line break, or has control characters");
  const id = Buffer.alloc(4);
  id.writeUInt32BE(signer.key.id);
  const signature = Buffer.concat([id, signer.sign(Buffer.from(text, "utf8"))]).toString("base64");
  return `${text}\n\u2014 ${signer.key.name} ${signature}\n`;
}

/** Takes a note apart without believing it. Throws `E_NOTE_INVALID`. */
export function readNote(note: string): Note {
  if (note.length > MAX_NOTE_BYTES) throw invalid("it is too long");
  if (!note.isWellFormed() || hasControls(note)) throw invalid("it has characters that a note must not have");
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) throw invalid("it has no signatures beneath an empty line");
  const lines = note.slice(split + 2, -1).split("\n");
  return { text: note.slice(0, split + 1), signatures: lines.map(signatureOf) };
}

/**
 * The text of a note, where the key signed it. Signatures of other keys are passed over; one of this key that does not
 * fit, or none, throws `E_NOTE_UNSIGNED`.
 */
export function openNote(note: string, key: VerifierKey): string {
  const { text, signatures } = readNote(note);
  const own = signatures.filter(({ name, id }) => name === key.name && id === key.id);
  const bytes = Buffer.from(text, "utf8");
  if (own.length > 0 && own.every((signature) => verifies(key, bytes, signature.bytes))) return text;
  throw new TravauxError(
    "E_NOTE_UNSIGNED",
    own.length === 0 ? `The note is not signed by ${key.name}.` : `The signature of ${key.name} does not fit the note.`,
    "It was changed, or another key signed it. Compare with a copy that left the machine earlier.",
  );
}

function signatureOf(line: string): NoteSignature {
  const [, name = "", base64 = ""] = LINE.exec(line) ?? [];
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length < 5 || bytes.toString("base64") !== base64) throw invalid("a line of signature is malformed");
  return { name, id: bytes.readUInt32BE(0), bytes: bytes.subarray(4) };
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}

function invalid(why: string): TravauxError {
  return new TravauxError("E_NOTE_INVALID", `A signed note is not one: ${why}.`, "Take it again, whole and unchanged.");
}
