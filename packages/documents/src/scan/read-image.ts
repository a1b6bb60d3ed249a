import { TravauxError } from "@travaux/instrument";
import { readingOfPages } from "../pdf/reading-of-pages.ts";
import type { Reading } from "../reading.ts";
import { type ScanOptions, scanApart } from "./scan-apart.ts";

/** Reads a picture of a page by machine. Throws `E_IMAGE_…`, `E_FORMAT_IMAGE` where `scans` is null, and what `confined` throws. */
export async function readImage(bytes: Uint8Array, name: string, scans: ScanOptions | null): Promise<Reading> {
  const where = { file: name };
  if (scans === null) {
    throw new TravauxError(
      "E_FORMAT_IMAGE",
      `${name} is a picture, and pictures were not to be read by machine.`,
      "Leave --no-ocr out, or give the text itself as DOCX, PDF, TXT or MD.",
      { where },
    );
  }
  const pages = await scanApart({ bytes, name }, null, scans);
  if (!pages.some(({ fragments }) => fragments.some(({ text }) => /\p{L}/u.test(text)))) {
    throw new TravauxError(
      "E_IMAGE_NO_TEXT",
      `${name} is a picture in which no words were found.`,
      "Check that it is the page you mean; scan it again, darker or at 300 dots to an inch, or give the text as DOCX.",
      { where },
    );
  }
  return readingOfPages({ name, format: "image", pages, tagged: new Map(), pictured: [1], unread: [], remarks: [] });
}
