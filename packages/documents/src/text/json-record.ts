import { TravauxError } from "@travaux/instrument";
import type { Envelope, JsonEscapes, Remark } from "../reading.ts";

/** A text found in a JSON record, with the record around it. */
export interface JsonRecord {
  readonly source: string;
  readonly envelope: Envelope;
  readonly remarks: readonly Remark[];
}

/** Fields that may hold the text, in the order they are tried. */
const TEXT_FIELDS: readonly string[] = ["Content", "content", "text"];

/** Fields that say what the record is; their values go into a remark. */
const NAMING_FIELDS: readonly string[] = ["ID", "Title", "Date"];

const BLANK = new Set([" ", "\t", "\n", "\r", "\uFEFF"]);

/**
 * Reads a JSON object that carries a text in one of its fields, as collections of draft resolutions do. Null where the
 * characters are no JSON object: then they are plain text, unless the file calls itself JSON.
 */
export function jsonRecordOf(characters: string, name: string): JsonRecord | null {
  const named = /\.json$/i.test(name);
  let at = 0;
  while (BLANK.has(characters[at] ?? "")) at += 1;
  if (characters[at] !== "{") {
    if (named) throw jsonError("E_JSON_NO_TEXT", `${name} is named JSON, but holds no JSON object.`, name);
    return null;
  }
  const record = parsed(characters.replace(/^\uFEFF/, ""));
  if (record === null) {
    if (named) throw jsonError("E_JSON_BROKEN", `${name} is named JSON, but is not well-formed JSON.`, name);
    return null;
  }
  const field = TEXT_FIELDS.find((key) => typeof record[key] === "string");
  const strings = field === undefined ? [] : stringFields(characters, at).filter((found) => found.key === field);
  const found = strings[0];
  if (field === undefined || found === undefined || strings.length > 1) {
    const why =
      strings.length > 1 ? `has the field "${field}" twice` : `has no field ${TEXT_FIELDS.join(", ")} with a text`;
    throw jsonError("E_JSON_NO_TEXT", `${name} is a JSON record, but it ${why}.`, name);
  }
  return recordOf(characters, found, record, { field, name });
}

interface Found {
  readonly key: string;
  /** Offsets of the value between its quotation marks. */
  readonly start: number;
  readonly end: number;
}

function recordOf(
  characters: string,
  found: Found,
  record: Readonly<Record<string, unknown>>,
  { field, name }: { readonly field: string; readonly name: string },
): JsonRecord {
  const raw = characters.slice(found.start, found.end);
  const source = String(record[field]);
  const escapes = source.isWellFormed() ? escapesOf(raw, source) : undefined;
  if (escapes === undefined) {
    throw new TravauxError(
      "E_JSON_ESCAPES",
      `The field "${field}" of ${name} spells its characters in a way that could not be written again to the byte.`,
      "Save the record with a usual JSON writer, or save the text alone as a plain text file.",
      { where: { file: name } },
    );
  }
  const naming = NAMING_FIELDS.filter((key) => typeof record[key] === "string").map((key) => `${key}: ${record[key]}`);
  const message = [`The text is the field "${field}" of a JSON record.`, ...naming].join(" ");
  return {
    source,
    envelope: { before: characters.slice(0, found.start), after: characters.slice(found.end), escapes },
    remarks: [{ code: "R_JSON_RECORD", message }],
  };
}

function parsed(characters: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(characters);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** The string values of the outermost object. The characters are known to be well-formed JSON. */
function stringFields(characters: string, from: number): readonly Found[] {
  const found: Found[] = [];
  let depth = 0;
  let key: string | null = null;
  for (let at = from; at < characters.length; at += 1) {
    const character = characters[at];
    if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    else if (character === "," && depth === 1) key = null;
    if (character !== '"') continue;
    const end = stringEnd(characters, at);
    if (depth === 1) {
      if (key === null) key = String(JSON.parse(characters.slice(at, end + 1)));
      else found.push({ key, start: at + 1, end });
    }
    at = end;
  }
  return found;
}

function stringEnd(characters: string, from: number): number {
  let at = from + 1;
  while (at < characters.length && characters[at] !== '"') at += characters[at] === "\\" ? 2 : 1;
  return at;
}

const SPELLINGS: readonly JsonEscapes[] = (["raw", "lower", "upper"] as const).flatMap((beyondAscii) =>
  [false, true].map((slash) => ({ beyondAscii, slash })),
);

function escapesOf(raw: string, source: string): JsonEscapes | undefined {
  return SPELLINGS.find((spelling) => escapeJson(source, spelling) === raw);
}

const BEYOND_ASCII = /[\u007F-\uFFFF]/g;

/** Writes characters as the inside of a JSON string, in the spelling a record used. */
export function escapeJson(text: string, escapes: JsonEscapes): string {
  let written = JSON.stringify(text).slice(1, -1);
  if (escapes.slash) written = written.replaceAll("/", "\\/");
  if (escapes.beyondAscii === "raw") return written;
  return written.replace(BEYOND_ASCII, (character) => {
    const code = character.charCodeAt(0);
    if (code === 0x7f) return character;
    const hex = code.toString(16).padStart(4, "0");
    return `\\u${escapes.beyondAscii === "upper" ? hex.toUpperCase() : hex}`;
  });
}

function jsonError(code: string, message: string, name: string): TravauxError {
  return new TravauxError(
    code,
    message,
    'Give a record like {"Title": "…", "Content": "the text"}, or the text alone as a plain text file.',
    { where: { file: name } },
  );
}
