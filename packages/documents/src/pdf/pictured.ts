import type { PDFPageProxy } from "pdfjs-dist";
import type { PdfPage } from "./fragment.ts";

/** With fewer letters than this a page may be a scan that somebody stamped a number or a signature on. */
const FEW_LETTERS = 300;
/** A picture that covers this share of the page is a scan of it, not an emblem. */
const WHOLE_PAGE = 0.5;
/** Drawn lines and areas beyond this number may be letters that were turned into shapes. */
const MANY_SHAPES = 100;
/** Above this share of characters without a name, fonts do not say which letters they show. */
const NAMELESS_SHARE = 0.3;

/** Characters that a font shows without saying what they are. */
const NAMELESS = /[\uE000-\uF8FF\uFFFD]|(?![\t])\p{Cc}/gu;

/** True where so many characters have no name that the text is none. */
export function isNameless(text: string): boolean {
  return (text.match(NAMELESS)?.length ?? 0) > text.length * NAMELESS_SHARE;
}

/**
 * True for a page whose words a reader sees but the file does not have: a scan, also one that somebody printed a stamp
 * over; letters drawn as shapes; fonts that do not say which letters they show.
 */
export async function isPictured(page: PDFPageProxy, { fragments, width, height }: PdfPage): Promise<boolean> {
  const text = fragments.map((fragment) => fragment.text).join("");
  if (text !== "" && isNameless(text)) return true;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters >= FEW_LETTERS) return false;
  const { pictures, shapes } = await drawnOn(page);
  // A scan may come in strips, one below the other.
  const covered = pictures.reduce((sum, { area }) => sum + area, 0) / (width * height);
  if (covered > WHOLE_PAGE) return true;
  return letters === 0 && (covered > 0 || shapes > MANY_SHAPES);
}

type Matrix = readonly [number, number, number, number, number, number];

/** The resolution of the largest picture on a page, dots to an inch; null where it has none. */
export async function pictureDpi(page: PDFPageProxy): Promise<number | null> {
  const { pictures } = await drawnOn(page);
  const dots = pictures.reduce((most, picture) => (picture.area > most.area ? picture : most), NO_PICTURE);
  return dots.area === 0 || dots.dots === 0 ? null : POINTS * Math.sqrt(dots.dots / dots.area);
}

const POINTS = 72;

/** A picture on a page: the area it covers, in square points, and its dots; none where they are not said. */
interface Picture {
  readonly area: number;
  readonly dots: number;
}

const NO_PICTURE: Picture = { area: 0, dots: 0 };

/** What is drawn on a page beside text. */
async function drawnOn(
  page: PDFPageProxy,
): Promise<{ readonly pictures: readonly Picture[]; readonly shapes: number }> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const painting = new Set([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectRepeat,
    OPS.paintInlineImageXObjectGroup,
    OPS.paintImageMaskXObjectGroup,
  ]);
  const { fnArray, argsArray } = await page.getOperatorList();
  let matrix = UNCHANGED;
  const saved: Matrix[] = [];
  const pictures: Picture[] = [];
  let shapes = 0;
  fnArray.forEach((operator, index) => {
    const given: readonly unknown[] = argsArray[index] ?? [];
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) saved.push(matrix);
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    if (operator === OPS.transform) matrix = times(matrix, matrixIn(given));
    if (operator === OPS.paintFormXObjectBegin) matrix = times(matrix, matrixIn(given[0]));
    if (operator === OPS.constructPath) shapes += 1;
    if (painting.has(operator)) {
      pictures.push({ area: Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]), dots: dotsOf(given) });
    }
  });
  return { pictures, shapes };
}

/** Width times height: beside the name of the picture, or of the picture itself. */
function dotsOf([first, width, height]: readonly unknown[]): number {
  if (typeof width === "number" && typeof height === "number") return width * height;
  const picture = (first ?? {}) as { readonly width?: number; readonly height?: number };
  return (picture.width ?? 0) * (picture.height ?? 0);
}

const UNCHANGED: Matrix = [1, 0, 0, 1, 0, 0];

/** Six numbers as the library keeps them, in an array of either kind; a form may have none. */
function matrixIn(given: unknown): Matrix {
  const [a, b, c, d, e, f] = Array.from((given ?? UNCHANGED) as ArrayLike<unknown>, Number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

/** The matrix that does `inner` first, then `outer` (ISO 32000-1, 8.3.4). */
function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
