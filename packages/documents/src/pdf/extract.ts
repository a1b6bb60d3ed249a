import { TravauxError } from "@travaux/instrument";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { MAX_PDF_PAGES } from "../read/limits.ts";
import type { PdfPage } from "./fragment.ts";
import { damageIn } from "./integrity.ts";
import { brokenPdf, damagedPdf, openPdf, tooLargePdf } from "./open-pdf.ts";
import { isPictured } from "./pictured.ts";
import { readPage } from "./read-page.ts";
import { type TaggedPage, taggedPageOf } from "./tagged.ts";

/** What a PDF says by itself: text with its place, and tags. Plain data that can be sent between threads. */
export interface Extracted {
  readonly pages: readonly PdfPage[];
  readonly tagged: ReadonlyMap<number, TaggedPage>;
  /** Numbers of the pages whose words stand in a picture. */
  readonly pictured: readonly number[];
}

/** Ids of one page's tagged blocks begin at its number times this. */
const BLOCKS_A_PAGE = 100_000;

/** How a PDF is taken apart. */
export interface ExtractOptions {
  readonly strict: boolean;
  /** Hears how many pages there are, once they can be counted. */
  readonly opened?: (pages: number) => void;
}

/** Takes the text out of a PDF, page by page. Throws `E_PDF_…`. */
export async function extract(bytes: Uint8Array, name: string, { strict, opened }: ExtractOptions): Promise<Extracted> {
  const { document, close } = await openPdf(bytes, name, { strict });
  try {
    const damage = damageIn(bytes);
    if (damage !== null) throw damagedPdf(name, damage);
    if (document.numPages > MAX_PDF_PAGES) {
      throw tooLargePdf(name, `${document.numPages} pages; at most ${MAX_PDF_PAGES} are read`);
    }
    opened?.(document.numPages);
    const believed = await isBelievablyTagged(document);
    const pages: PdfPage[] = [];
    const pictured: number[] = [];
    const tagged = new Map<number, TaggedPage>();
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const read = await readPage(page, name);
      pages.push(read);
      if (await isPictured(page, read)) pictured.push(number);
      const tags = believed ? await taggedPageOf(page, number * BLOCKS_A_PAGE) : null;
      if (tags !== null) tagged.set(number, tags);
      page.cleanup();
    }
    return { pages, tagged, pictured };
  } catch (cause) {
    throw cause instanceof TravauxError ? cause : brokenPdf(name, cause);
  } finally {
    await close();
  }
}

/** ISO 32000-1, 14.7.1: a producer that is not sure of its tags says so. */
async function isBelievablyTagged(document: PDFDocumentProxy): Promise<boolean> {
  const marks: unknown = await document.getMarkInfo();
  return marks instanceof Map && marks.get("Marked") === true && marks.get("Suspects") !== true;
}
