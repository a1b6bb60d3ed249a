import { createCanvas } from "@napi-rs/canvas";
import type { PDFPageProxy } from "pdfjs-dist";
import { pictureDpi } from "../pdf/pictured.ts";
import { dpiFor, type Greyscale, released } from "./greyscale.ts";

/** Points to an inch. */
const POINTS = 72;

/** Pictures with fewer dots to an inch are drawn larger, which the engine reads better. */
const LEAST_DPI = 200;

/** Draws a page of a PDF as it is seen, in shades of grey; a scan with its own dots, since drawn larger its grain grows into blots. */
export async function drawPage(page: PDFPageProxy): Promise<Greyscale> {
  const natural = page.getViewport({ scale: 1 });
  const best = dpiFor(natural.width / POINTS, natural.height / POINTS);
  const own = await pictureDpi(page);
  const dpi = own === null ? best : Math.min(best, Math.max(own, LEAST_DPI));
  const viewport = page.getViewport({ scale: dpi / POINTS });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  // The library's types know the browser's canvas alone; this one does the same.
  const target = { canvasContext: context, canvas: null } as unknown as Parameters<PDFPageProxy["render"]>[0];
  await page.render({ ...target, viewport }).promise;
  return released(canvas, dpi);
}
