import { TravauxError } from "@travaux/instrument";
import type { Reading } from "../reading.ts";

/** Reads a PDF with a text layer. */
export async function readPdf(_bytes: Uint8Array, name: string): Promise<Reading> {
  throw new TravauxError(
    "E_PDF_BROKEN",
    `${name} is a PDF, which is not read yet.`,
    "Give the text as DOCX, TXT or MD.",
  );
}
