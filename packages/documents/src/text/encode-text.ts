import type { Reading } from "../reading.ts";
import { encode } from "./encoding.ts";
import { escapeJson } from "./json-record.ts";

/**
 * The bytes that `text` has in the form the file came in: its encoding, and its JSON record where it had one. With
 * `reading.source` as `text` a plain text gives its own bytes back; Word and PDF give the named text view in UTF-8.
 */
export function encodeText(reading: Reading, text: string): Uint8Array {
  const { envelope } = reading;
  const whole = envelope === undefined ? text : envelope.before + escapeJson(text, envelope.escapes) + envelope.after;
  return encode(whole, reading.encoding ?? "utf-8");
}
