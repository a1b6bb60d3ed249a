import { TravauxError } from "@travaux/instrument";
import type { Stage, Tell } from "../confined/task.ts";
import type { PdfPage } from "../pdf/fragment.ts";
import { openPdf } from "../pdf/open-pdf.ts";
import { SCAN_MS_PER_PAGE } from "../read/limits.ts";
import { drawPage } from "./draw-page.ts";
import { readerOf } from "./engine.ts";
import { greyscaleOf } from "./greyscale.ts";
import type { ScanLanguages } from "./languages.ts";
import { recognisePage } from "./recognise.ts";

/** Pages to read by machine. */
export interface ScanQuestion {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly languages: ScanLanguages;
  /** Numbers of the pages of a PDF, from 1; null for a picture, which is one page. */
  readonly pages: readonly number[] | null;
}

/** Reads pages by machine, in the program that is killed when it hangs; each page has time of its own. */
export async function task(question: ScanQuestion, tell: Tell): Promise<readonly PdfPage[]> {
  const { bytes, name, languages, pages } = question;
  const stage = (done: number, of: number): Stage => ({ done, of, milliseconds: SCAN_MS_PER_PAGE });
  if (pages === null) {
    tell(stage(0, 1));
    const picture = await pictureIn(bytes, name);
    return [recognisePage(picture, 1, await readerOf(languages))];
  }
  const { document, close } = await openPdf(bytes, name, { strict: false, drawn: true });
  try {
    const read: PdfPage[] = [];
    for (const [index, number] of pages.entries()) {
      tell(stage(index, pages.length));
      const page = await document.getPage(number);
      const picture = await drawPage(page);
      page.cleanup();
      read.push(recognisePage(picture, number, await readerOf(languages)));
    }
    return read;
  } finally {
    await close();
  }
}

async function pictureIn(bytes: Uint8Array, name: string): ReturnType<typeof greyscaleOf> {
  try {
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
