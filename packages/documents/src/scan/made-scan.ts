import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Canvas, GlobalFonts, loadImage } from "@napi-rs/canvas";
import { chance } from "../made-faults.ts";
import { blank } from "./greyscale.ts";

/**
 * Scans made by hand, for the tests of this room: pages set in a font that is installed with a library, or pages drawn
 * elsewhere, laid askew, with the grain of a scanner and the traces of its packing.
 */

/** What happens to a page in a scanner. */
export interface Scanner {
  /** Degrees clockwise. */
  readonly tilt?: number;
  /** Grain, in shades of 255. */
  readonly grain?: number;
  /** Quality of the JPEG, of 100. */
  readonly quality?: number;
}

/** A page to set: lines of text, each where it stands, in inches from the top left corner. */
export interface SetPage {
  readonly dpi: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { readonly x: number; readonly y: number; readonly text: string; readonly size?: number }[];
}

const FAMILY = "Travaux Test";

/** Sets a page in a plain face. */
export function setPage({ dpi, width, height, lines }: SetPage): Canvas {
  if (!GlobalFonts.has(FAMILY)) {
    const fonts = join(dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "standard_fonts");
    GlobalFonts.register(readFileSync(join(fonts, "LiberationSans-Regular.ttf")), FAMILY);
  }
  const canvas = blank(Math.round(width * dpi), Math.round(height * dpi));
  const context = canvas.getContext("2d");
  context.fillStyle = "#000000";
  for (const { x, y, text, size = 11 } of lines) {
    context.font = `${(size * dpi) / 72}px "${FAMILY}"`;
    context.fillText(text, x * dpi, y * dpi);
  }
  return canvas;
}

/** A page as the scanner hands it on: JPEG. */
export async function scanned(
  page: Canvas | Uint8Array,
  { tilt = 0, grain = 30, quality = 60 }: Scanner = {},
): Promise<Uint8Array> {
  const image = page instanceof Uint8Array ? await loadImage(page) : page;
  const canvas = blank(image.width, image.height);
  const context = canvas.getContext("2d");
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((tilt * Math.PI) / 180);
  context.drawImage(image, -canvas.width / 2, -canvas.height / 2);
  context.setTransform(1, 0, 0, 1, 0, 0);
  const dots = context.getImageData(0, 0, canvas.width, canvas.height);
  const next = chance(7);
  for (let at = 0; at < dots.data.length; at += 4) {
    const shade = (dots.data[at] ?? 255) * PAPER + INK + (next() + next() + next() - 1.5) * grain;
    dots.data.fill(Math.max(0, Math.min(255, shade)), at, at + 3);
  }
  context.putImageData(dots, 0, 0);
  return canvas.encode("jpeg", quality);
}

/** Paper is not quite white in a scanner, ink not quite black. */
const PAPER = 0.9;
const INK = 12;

/** A page of a made PDF: a scan that fills it, in a resolution, and text printed over it. */
export interface ScanPage {
  readonly jpeg: Uint8Array;
  readonly dpi: number;
  /** Drawn on top as text, in points from the bottom left corner. */
  readonly stamp?: { readonly x: number; readonly y: number; readonly text: string };
}

/** Binds scans into a PDF, as scanners do. A page that is a string has that text and no scan. */
export async function boundScans(pages: readonly (ScanPage | string)[]): Promise<Uint8Array> {
  const objects: Buffer[] = [];
  const add = (content: string | Buffer): number => objects.push(Buffer.from(content));
  const catalogue = add("<</Type/Catalog/Pages 2 0 R>>");
  const kids = add("");
  const font = add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  const numbers: number[] = [];
  for (const page of pages) {
    const { width, height, picture, text } = await partsOf(page);
    const image = picture === null ? null : add(picture);
    const draw = image === null ? "" : `q ${width} 0 0 ${height} 0 0 cm /I Do Q `;
    const contents = add(`<</Length ${Buffer.byteLength(draw + text, "latin1")}>>stream\n${draw}${text}\nendstream`);
    const resources = `<</Font<</F ${font} 0 R>>${image === null ? "" : `/XObject<</I ${image} 0 R>>`}>>`;
    numbers.push(
      add(
        `<</Type/Page/Parent ${kids} 0 R/MediaBox[0 0 ${width} ${height}]/Contents ${contents} 0 R/Resources${resources}>>`,
      ),
    );
  }
  objects[kids - 1] = Buffer.from(
    `<</Type/Pages/Count ${pages.length}/Kids[${numbers.map((number) => `${number} 0 R`).join(" ")}]>>`,
  );
  return written(objects, catalogue);
}

async function partsOf(page: ScanPage | string): Promise<{
  readonly width: number;
  readonly height: number;
  readonly picture: Buffer | null;
  readonly text: string;
}> {
  const shown = (x: number, y: number, text: string): string =>
    `BT /F 11 Tf ${x} ${y} Td (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`;
  if (typeof page === "string") {
    const lines = page.split("\n").map((line, index) => shown(72, 720 - index * 14, line));
    return { width: 595, height: 842, picture: null, text: lines.join(" ") };
  }
  const { width, height } = await loadImage(page.jpeg);
  const head = `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${page.jpeg.length}>>stream\n`;
  return {
    width: (width * 72) / page.dpi,
    height: (height * 72) / page.dpi,
    picture: Buffer.concat([Buffer.from(head), page.jpeg, Buffer.from("\nendstream")]),
    text: page.stamp === undefined ? "" : shown(page.stamp.x, page.stamp.y, page.stamp.text),
  };
}

function written(objects: readonly Buffer[], catalogue: number): Uint8Array {
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n")];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    offsets.push(at);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    parts.push(part);
    at += part.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root ${catalogue} 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
