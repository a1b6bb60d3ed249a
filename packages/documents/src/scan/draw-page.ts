import type { PDFPageProxy } from "pdfjs-dist";
import { pictureDpi } from "../pdf/pictured.ts";
import { blank, dpiFor, type Greyscale, released } from "./greyscale.ts";

/** Points to an inch. */
const POINTS = 72;

/** Draws a page of a PDF as it is seen, in shades of grey; a scan with its own dots. */
export async function drawPage(page: PDFPageProxy): Promise<Greyscale> {
  const natural = page.getViewport({ scale: 1 });
  const dpi = dpiFor(natural.width / POINTS, natural.height / POINTS, await pictureDpi(page));
  const viewport = page.getViewport({ scale: dpi / POINTS });
  const canvas = blank(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // The library's types know the browser's canvas alone; this one does the same.
  const target = { canvasContext: canvas.getContext("2d"), canvas: null } as unknown as Parameters<
    PDFPageProxy["render"]
  >[0];
  await page.render({ ...target, viewport }).promise;
  return released(canvas, dpi);
}
