import { isOle } from "./ole.ts";

/** What a file is by its first bytes, whatever it is named. */
export type Sniffed =
  | "pdf"
  | "zip"
  | "ole"
  | "image"
  | "other-image"
  | "rtf"
  | "html"
  | "xml"
  | "postscript"
  | "archive"
  | "text";

const SIGNATURES: readonly (readonly [kind: Sniffed, bytes: readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["zip", [0x50, 0x4b, 0x07, 0x08]],
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
  ["other-image", [0x47, 0x49, 0x46, 0x38]],
  ["other-image", [0x49, 0x49, 0x2a, 0x00]],
  ["other-image", [0x4d, 0x4d, 0x00, 0x2a]],
  ["archive", [0x1f, 0x8b]],
  ["archive", [0x37, 0x7a, 0xbc, 0xaf]],
  ["archive", [0x52, 0x61, 0x72, 0x21, 0x1a]],
];

/** A PDF may have up to this many bytes of something else before its header (ISO 32000-1, annex H.3.4.1). */
const PDF_HEADER_WITHIN = 1024;
const MARKUP_WITHIN = 2048;

/** Tells a file by its bytes alone. `text` means only that nothing else was recognised. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (isOle(bytes)) return "ole";
  const known = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (known !== undefined) return known[0];
  if (isPdf(bytes)) return "pdf";
  return markupOf(latin1(bytes.subarray(0, MARKUP_WITHIN)).replace(/^\u00EF\u00BB\u00BF/, "")) ?? "text";
}

/** A text may quote `%PDF-`; a file that begins with it, or has it near its head and a trailer at its end, is one. */
function isPdf(bytes: Uint8Array): boolean {
  const at = latin1(bytes.subarray(0, PDF_HEADER_WITHIN)).indexOf("%PDF-");
  if (at < 0) return false;
  return at === 0 || /startxref|%%EOF/.test(latin1(bytes.subarray(-PDF_HEADER_WITHIN)));
}

function markupOf(head: string): Sniffed | null {
  if (head.startsWith("{\\rtf")) return "rtf";
  if (head.startsWith("%!PS")) return "postscript";
  const markup = head.trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html[\s>])/i.test(markup)) return "html";
  return markup.startsWith("<?xml") ? "xml" : null;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
