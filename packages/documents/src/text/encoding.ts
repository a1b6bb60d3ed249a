import { TravauxError } from "@travaux/instrument";
import type { TextEncoding } from "../reading.ts";

/** Tells the encoding of a plain text by its byte-order mark; without one it must be UTF-8. */
export function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/**
 * Decodes a plain text with its byte-order mark kept as U+FEFF, so that `encode` gives the same bytes back.
 * Throws `E_TEXT_ENCODING` where the bytes are not valid in their encoding: a replaced character would be a changed text.
 */
export function decode(bytes: Uint8Array, name: string): { readonly encoding: TextEncoding; readonly source: string } {
  const encoding = encodingOf(bytes);
  try {
    return { encoding, source: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (cause) {
    throw new TravauxError(
      "E_TEXT_ENCODING",
      `${name} is plain text, but its characters are not valid ${encoding.toUpperCase()}.`,
      "Open it in the editor it was written with and save it as UTF-8.",
      { where: { file: name }, cause },
    );
  }
}

/** Encodes characters; a U+FEFF at the head becomes the byte-order mark. The characters must be well formed. */
export function encode(source: string, encoding: TextEncoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(source);
  const bytes = new Uint8Array(source.length * 2);
  const low = encoding === "utf-16le" ? 0 : 1;
  for (let at = 0; at < source.length; at += 1) {
    const unit = source.charCodeAt(at);
    bytes[at * 2 + low] = unit & 0xff;
    bytes[at * 2 + (1 - low)] = unit >> 8;
  }
  return bytes;
}
