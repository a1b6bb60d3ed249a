import { TravauxError } from "@travaux/instrument";
import type { Reading, Remark } from "../reading.ts";
import { type ScanOptions, scanApart } from "../scan/scan-apart.ts";
import type { Extracted } from "./extract.ts";
import { extractApart } from "./extract-apart.ts";
import { isNameless } from "./pictured.ts";
import { readingOfPages } from "./reading-of-pages.ts";

/**
 * Reads a PDF: paragraphs by its tags where it has them and they hold, else by how the lines are set; headers, footers
 * and page numbers apart. Pages whose words stand in a picture are read by machine, unless `scans` is null. Specified in
 * `docs/spec/reading.md`.
 */
export async function readPdf(bytes: Uint8Array, name: string, scans: ScanOptions | null): Promise<Reading> {
  const { extracted, remarks } = await extractedFrom(bytes, name);
  const unread = scans === null ? extracted.pictured : [];
  const read = await withScans({ bytes, name }, extracted, scans);
  refuseTextless(read, name, unread);
  return readingOfPages({ ...read, name, format: "pdf", remarks, unread });
}

interface Found {
  readonly extracted: Extracted;
  readonly remarks: readonly Remark[];
}

async function extractedFrom(bytes: Uint8Array, name: string): Promise<Found> {
  try {
    return { extracted: await extractApart(bytes, name, true), remarks: [] };
  } catch (error) {
    if (!(error instanceof TravauxError) || error.code !== "E_PDF_BROKEN") throw error;
    const message =
      "The PDF has faults; what a forgiving reader finds in it was read. Compare it with the page images.";
    return { extracted: await extractApart(bytes, name, false), remarks: [{ code: "R_PDF_FAULTS", message }] };
  }
}

async function withScans(
  file: { readonly bytes: Uint8Array; readonly name: string },
  { pages, tagged, pictured }: Extracted,
  scans: ScanOptions | null,
): Promise<Extracted> {
  if (scans === null || pictured.length === 0) return { pages, tagged, pictured: [] };
  const read = new Map((await scanApart(file, pictured, scans)).map((page) => [page.number, page]));
  return { pages: pages.map((page) => read.get(page.number) ?? page), tagged, pictured };
}

function refuseTextless({ pages }: Extracted, name: string, unread: readonly number[]): void {
  const text = pages.flatMap(({ fragments }) => fragments.map((fragment) => fragment.text)).join("");
  // A page number stamped on every scan is no text.
  const hasWords = /\p{L}/u.test(text);
  if (hasWords && !isNameless(text) && unread.length < pages.length) return;
  const count = pages.length === 1 ? "one page" : `${pages.length} pages`;
  const message =
    hasWords && isNameless(text)
      ? `${name} is a PDF whose fonts do not say which letters they show, so its text cannot be read.`
      : `${name} is a PDF of ${count} without a text layer: scanned pictures, or blank.`;
  const hint =
    unread.length > 0
      ? "Let it be read by machine: leave --no-ocr out. Or give the text as DOCX."
      : "If it is a scan, scan it again, darker or at 300 dots to an inch; or give the text as DOCX.";
  throw new TravauxError("E_PDF_NO_TEXT", message, hint, { where: { file: name } });
}
