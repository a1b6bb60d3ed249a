import { createHash } from "node:crypto";
import { TravauxError } from "@travaux/instrument";
import { canonical, isObject, type JsonObject, parseCanonical } from "./canonical/canonical.ts";

/** One entry of a file's record. Nothing of it ever changes; a correction is another act. */
export interface Act {
  /** The file it belongs to. */
  readonly file: string;
  /** Its place in the file, from 1. */
  readonly seq: number;
  /** When it was filed: an instant in UTC with milliseconds, by the clock of the store. */
  readonly at: string;
  /** Who acted: an identifier, never a person's name, which belongs into a personal field of the body. */
  readonly actor: string;
  /** The office they held while they acted. */
  readonly office: string;
  /** What sort of act it is; the record knows none of them. */
  readonly kind: string;
  /** What was said. Personal fields are commitments in it. */
  readonly body: JsonObject;
  /** SHA-256 of the canonical text of the act before it, in hexadecimal; 64 zeros for the first. */
  readonly prev: string;
}

/** What takes the place of `prev` in the first act of a file. */
export const NO_PREV: string = "0".repeat(64);

const FIELDS = ["actor", "at", "body", "file", "kind", "office", "prev", "seq"];
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const FILE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const HASH = /^[0-9a-f]{64}$/;

/** Whether a text can name a file: 1 to 64 letters, digits, dots, dashes and underscores, as in `2026-0117`. */
export function isFileId(text: string): boolean {
  return FILE_ID.test(text);
}

/** The text of an act that is stored, hashed and exported. */
export function textOf(act: Act): string {
  return canonical({ ...act });
}

/** SHA-256 of an act's canonical text in hexadecimal: the `prev` of the act after it. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Reads an act from its stored text. Throws `E_ACT_INVALID` where a field is missing, surplus or malformed. */
export function readAct(text: string): Act {
  const value = parseCanonical(text);
  if (!isObject(value)) throw invalid("it is no object");
  const found = Object.keys(value).sort();
  if (found.join() !== FIELDS.join()) throw invalid(`its fields are ${found.join(", ")}`);
  const { file, seq, at, actor, office, kind, body, prev } = value;
  if (typeof file !== "string" || !isFileId(file)) throw invalid("its file has no proper name");
  if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 1) throw invalid("its number is none from 1 on");
  if (typeof at !== "string" || !isInstant(at)) throw invalid("its time is no instant in UTC with milliseconds");
  if (typeof actor !== "string" || typeof office !== "string" || typeof kind !== "string") {
    throw invalid("actor, office and kind must be text");
  }
  if (typeof prev !== "string" || !HASH.test(prev)) throw invalid("its link is no SHA-256");
  if (!isObject(body)) throw invalid("its body is no object");
  return { file, seq, at, actor, office, kind, body, prev };
}

function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

function invalid(why: string): TravauxError {
  return new TravauxError(
    "E_ACT_INVALID",
    `A stored act is not one: ${why}.`,
    "The record was changed by other means. Restore it from a backup, and compare with a receipt or an export.",
  );
}
