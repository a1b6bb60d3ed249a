import { TravauxError } from "@travaux/instrument";
import { MAX_ACT_CHARACTERS, MAX_DEPTH } from "../limits.ts";

/** Any JSON value. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object; keys are any text. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Bounds of what is written or read; both have defaults that fit one act. */
export interface CanonicalLimits {
  readonly characters?: number;
  readonly depth?: number;
}

/**
 * The one canonical text of a JSON value (RFC 8785): keys by UTF-16 code units, numbers as ECMAScript prints them, no
 * blanks. Throws `E_CANONICAL_VALUE` where the value has none: lone surrogates, numbers that are not finite, what is not
 * JSON, or beyond the limits.
 *
 *     canonical({ b: 1e21, a: "é" }) === '{"a":"é","b":1e+21}'
 */
export function canonical(value: unknown, limits: CanonicalLimits = {}): string {
  const text = encode(value, limits.depth ?? MAX_DEPTH, "");
  const most = limits.characters ?? MAX_ACT_CHARACTERS;
  if (text.length > most) refuse(`it has ${text.length} characters, at most ${most} are taken`, "");
  return text;
}

/**
 * Reads a text that is its own canonical form. Throws `E_CANONICAL_TEXT` for anything else, also for JSON that means the
 * same: doubled keys, blanks, other spellings of a number.
 */
export function parseCanonical(text: string, limits: CanonicalLimits = {}): JsonValue {
  const most = limits.characters ?? MAX_ACT_CHARACTERS;
  if (text.length > most) throw notCanonical(`it has ${text.length} characters, at most ${most} are read`);
  let value: JsonValue;
  let again: string;
  try {
    value = JSON.parse(text);
    again = canonical(value, limits);
  } catch (thrown) {
    throw notCanonical(thrown instanceof Error ? thrown.message : "it is no JSON", thrown);
  }
  if (again !== text)
    throw notCanonical(`it differs from its own re-encoding at character ${firstDifference(text, again)}`);
  return value;
}

/** Whether a JSON value is an object, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function encode(value: unknown, depth: number, path: string): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return number(value, path);
  if (typeof value === "string") return quoted(value, path);
  if (depth === 0) refuse("it nests too deep", path);
  if (Array.isArray(value)) {
    const parts: string[] = [];
    for (let at = 0; at < value.length; at += 1) parts.push(encode(value[at], depth - 1, `${path}/${at}`));
    return `[${parts.join(",")}]`;
  }
  if (!isPlain(value)) refuse(`${typeof value} is not JSON`, path);
  // The default order of `sort` is that of UTF-16 code units, which is what the RFC asks for.
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${quoted(key, path)}:${encode(value[key], depth - 1, `${path}/${key}`)}`);
  return `{${parts.join(",")}}`;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function number(value: number, path: string): string {
  if (!Number.isFinite(value)) refuse(`${value} is no number of JSON`, path);
  return Object.is(value, -0) ? "0" : String(value);
}

function quoted(text: string, path: string): string {
  if (!text.isWellFormed()) refuse("a text has half a surrogate pair", path);
  return JSON.stringify(text);
}

function refuse(why: string, path: string): never {
  throw new TravauxError(
    "E_CANONICAL_VALUE",
    `A value has no canonical form: ${why}${path === "" ? "" : ` (at ${path})`}.`,
    "Give plain JSON: finite numbers, well-formed text, objects and lists of moderate depth and size.",
  );
}

function notCanonical(why: string, cause?: unknown): TravauxError {
  return new TravauxError(
    "E_CANONICAL_TEXT",
    `A text is not canonical JSON: ${why}.`,
    "It was changed after it was written, or another program wrote it. Take it from the record again.",
    { cause },
  );
}

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}
