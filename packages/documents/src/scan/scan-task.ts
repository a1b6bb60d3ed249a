import { TravauxError } from "@travaux/instrument";
import type { PdfPage } from "../pdf/fragment.ts";
import { openPdf } from "../pdf/open-pdf.ts";
import { drawPage } from "./draw-page.ts";
import { readerOf } from "./engine.ts";
import { type Greyscale, greyscaleOf } from "./greyscale.ts";
import type { ScanLanguages } from "./languages.ts";
import { recognisePage } from "./recognise.ts";
import { isWholePicture } from "./whole-picture.ts";

/** A page to read by machine. */
export interface ScanQuestion {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly languages: ScanLanguages;
  /** Number of the page of a PDF, from 1; null for a picture, which is one page. */
  readonly page: number | null;
}

/** Reads a page by machine, in the program that is killed when it hangs. */
export async function task({ bytes, name, languages, page }: ScanQuestion): Promise<PdfPage> {
  const picture = page === null ? await pictureIn(bytes, name) : await pageOf(bytes, name, page);
  return recognisePage(picture, page ?? 1, await readerOf(languages));
}

async function pageOf(bytes: Uint8Array, name: string, number: number): Promise<Greyscale> {
  const { document, close } = await openPdf(bytes, name, { strict: false, drawn: true });
  try {
    return await drawPage(await document.getPage(number));
  } finally {
    await close();
  }
}

async function pictureIn(bytes: Uint8Array, name: string): Promise<Greyscale> {
  try {
    if (!isWholePicture(bytes)) throw new Error("it breaks off");
    return await greyscaleOf(bytes);
  } catch (cause) {
    throw new TravauxError(
      "E_IMAGE_BROKEN",
      `${name} is a picture that is damaged or cut short.`,
      "Open it in a viewer and save it again as PNG or JPEG, or scan the page again.",
      { where: { file: name }, cause },
    );
  }
}
