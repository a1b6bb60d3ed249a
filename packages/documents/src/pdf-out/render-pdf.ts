import type { Compilation } from "@travaux/compare";
import type { Instrument } from "@travaux/instrument";
import type { Paper } from "@travaux/paper";
import { cleanText } from "../word-out/clean-text.ts";
import { trackedRolling } from "../word-out/rolling/tracked-rolling.ts";
import type { PdfOptions } from "./pdf-options.ts";
import type { PressSheet } from "./press.ts";
import { paperSheet } from "./press-paper.ts";
import { type TextPdfOptions, writtenSheet } from "./press-written.ts";
import { checkPrinted } from "./read-back-pdf.ts";
import { typeset } from "./typeset.ts";

/**
 * A paper as a tagged PDF that looks the same everywhere: all fonts in it, header rows repeated, page X of Y, the grading at the
 * head and the foot. Read back before it leaves: E_PDF_NOT_EQUAL where a character of the paper is not in it. Throws E_PDF_GLYPH
 * for a character that no font of ours has.
 */
export async function renderPdf(paper: Paper, options: PdfOptions): Promise<Uint8Array> {
  return printed(paperSheet(paper, options), options);
}

/** A text in house form as a PDF: as `instrumentDocx` has it, footnotes at the foot of their pages. Throws as `renderPdf`. */
export async function instrumentPdf(instrument: Instrument, options: TextPdfOptions): Promise<Uint8Array> {
  return printed(writtenSheet(cleanText(instrument), "Text", options), options);
}

/**
 * A compilation as a PDF with every proposal marked in its place: put in words underlined, struck out words crossed through, in the
 * delegation's colour and with its name, so that a copy in black and white says as much. Throws as `renderPdf`.
 */
export async function rollingPdf(compilation: Compilation, options: TextPdfOptions): Promise<Uint8Array> {
  return printed(writtenSheet(trackedRolling(compilation).text, "Text", options), options);
}

async function printed(sheet: PressSheet, { standard = "a-2a" }: PdfOptions): Promise<Uint8Array> {
  const bytes = await typeset(sheet, standard);
  await checkPrinted(bytes, sheet);
  return bytes;
}
