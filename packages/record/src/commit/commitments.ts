import { createHash } from "node:crypto";
import { TravauxError } from "@travaux/instrument";
import { canonical, isObject, type JsonObject, type JsonValue } from "../canonical/canonical.ts";
import { MAX_PERSONAL_FIELDS } from "../limits.ts";

/** What is needed to show a personal field of an act; deleted when the field is erased. */
export interface Disclosure {
  /** Which act of the file. */
  readonly seq: number;
  /** Where in the act's body: a JSON pointer (RFC 6901), `/signatory/name`. */
  readonly path: string;
  /** 32 random bytes in hexadecimal, so that a name cannot be guessed from its commitment. */
  readonly salt: string;
  readonly value: JsonValue;
}

/** What stands in a field that was erased, or that the reader was not given. */
export const ERASED = "[erased]";

/** Key of the object that stands in an act in the place of a personal field. */
const COMMITTED = "$committed";

/** Key of the object by which an act names an attachment. */
const ATTACHED = "$attached";

/** Bytes of a salt: as many as the hash has. */
export const SALT_BYTES = 32;

const HASH = /^[0-9a-f]{64}$/;

/** Finds what a value of an act's body stands for: a commitment, an attachment, or neither. */
function hashUnder(key: typeof COMMITTED | typeof ATTACHED, value: JsonValue | undefined): string | null {
  if (!isObject(value)) return null;
  const hash = value[key];
  return typeof hash === "string" && HASH.test(hash) && Object.keys(value).length === 1 ? hash : null;
}

/** The commitment to a personal field: SHA-256 of its salt and of the canonical text of `[path, value]`. */
export function fieldCommitment({ path, salt, value }: Omit<Disclosure, "seq">): string {
  return sha256(Buffer.from(salt, "hex"), canonical([path, value]));
}

/** The commitment to an attachment: SHA-256 of its file's salt and of its bytes; equal papers in two files differ in it. */
export function attachmentCommitment(fileSalt: Uint8Array, bytes: Uint8Array): string {
  return sha256(fileSalt, bytes);
}

/**
 * Puts commitments into the place of a body's personal fields. Salts are drawn in the order of the paths given. Throws
 * `E_ACT_PERSONAL` where a path leads nowhere, twice to one field, or into another's.
 */
export function commitFields(
  body: JsonObject,
  paths: readonly string[],
  salt: () => string,
): { readonly body: JsonObject; readonly fields: readonly Omit<Disclosure, "seq">[] } {
  if (paths.length > MAX_PERSONAL_FIELDS) throw personal(`there are more than ${MAX_PERSONAL_FIELDS} of them`);
  const fields = paths.map((path) => {
    const value = valueAt(body, path);
    if (value === undefined) throw personal(`${path} leads to no field`);
    if (hasControls(path)) throw personal("a path has control characters");
    if (paths.some((other) => other !== path && path.startsWith(`${other}/`)))
      throw personal(`${path} is part of another`);
    return { path, salt: salt(), value };
  });
  const byPath = new Map(fields.map((field) => [field.path, { [COMMITTED]: fieldCommitment(field) }]));
  if (byPath.size !== fields.length) throw personal("one of them is named twice");
  const committed = replaced(body, "", (path, value) => byPath.get(path) ?? value);
  return { body: isObject(committed) ? committed : body, fields };
}

/**
 * An act's body as a reader may see it: personal fields in their places, `[erased]` where there is no disclosure.
 *
 *     revealed({ by: { $committed: "…" } }, []) // { by: "[erased]" }
 */
export function revealed(body: JsonObject, disclosures: readonly Disclosure[]): JsonObject {
  const byPath = new Map(disclosures.map((field) => [field.path, field]));
  const shown = replaced(body, "", (path, value) => {
    const commitment = hashUnder(COMMITTED, value);
    if (commitment === null) return value;
    const field = byPath.get(path);
    return field !== undefined && fieldCommitment(field) === commitment ? field.value : ERASED;
  });
  return isObject(shown) ? shown : body;
}

/** The commitments to personal fields in a body: path and commitment. */
export function commitmentsIn(body: JsonObject): ReadonlyMap<string, string> {
  return hashesIn(body, COMMITTED);
}

/** The attachments that a body names: path and commitment. */
export function attachmentsIn(body: JsonObject): ReadonlyMap<string, string> {
  return hashesIn(body, ATTACHED);
}

/** Refuses a draft that writes commitments of its own, or names an attachment in another way. Throws `E_ACT_PERSONAL`. */
export function assertNoOwnCommitments(body: JsonObject): void {
  replaced(body, "", (path, value) => {
    if (!isObject(value)) return value;
    if (COMMITTED in value) throw personal(`${path} has the key ${COMMITTED}, which is the record's own`);
    if (ATTACHED in value && hashUnder(ATTACHED, value) === null) throw personal(`${path} names an attachment wrongly`);
    return value;
  });
}

function hashesIn(body: JsonObject, key: typeof COMMITTED | typeof ATTACHED): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  replaced(body, "", (path, value) => {
    const hash = hashUnder(key, value);
    if (hash !== null) found.set(path, hash);
    return value;
  });
  return found;
}

/** A copy in which every value is what `to` makes of it; what it replaced is not entered. */
function replaced(value: JsonValue, path: string, to: (path: string, value: JsonValue) => JsonValue): JsonValue {
  const own = to(path, value);
  if (own !== value) return own;
  if (Array.isArray(value)) return value.map((part: JsonValue, at) => replaced(part, `${path}/${at}`, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, replaced(part, `${path}/${escaped(key)}`, to)]),
  );
}

function valueAt(body: JsonObject, path: string): JsonValue | undefined {
  let found: JsonValue | undefined;
  replaced(body, "", (here, value) => {
    if (here === path && here !== "") found = value;
    return value;
  });
  return found;
}

/** Not every database keeps every control character in a column. */
function hasControls(text: string): boolean {
  return [...text].some((character) => character < " ");
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function sha256(salt: Uint8Array, content: Uint8Array | string): string {
  return createHash("sha256").update(salt).update(content).digest("hex");
}

function personal(why: string): TravauxError {
  return new TravauxError(
    "E_ACT_PERSONAL",
    `The personal fields of an act cannot be set apart: ${why}.`,
    "Name each field once, by its JSON pointer into the body: /signatory/name.",
  );
}
