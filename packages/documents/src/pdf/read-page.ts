import { TravauxError } from "@travaux/instrument";
import type { PDFPageProxy } from "pdfjs-dist";
import { symbolOf } from "../docx/symbols.ts";
import { MAX_PDF_FRAGMENTS } from "../read/limits.ts";
import type { Fragment, PdfPage } from "./fragment.ts";

/** What the library gives for one stretch of text; its own type leaves the matrix open. */
interface Placed {
  readonly text: string;
  /** a b c d e f of the text matrix in page space, y growing upwards. */
  readonly matrix: readonly number[];
  readonly width: number;
  readonly font: string;
  readonly rightToLeft: boolean;
  readonly content: string | null;
  readonly artifact: boolean;
  /** Quarter turns counter-clockwise of its baseline on the page as shown. */
  readonly turn: number;
}

/** Reads the text of one page, turned so that most of it runs from left to right. */
export async function readPage(page: PDFPageProxy, name: string): Promise<PdfPage> {
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  if (content.items.length > MAX_PDF_FRAGMENTS) {
    throw new TravauxError(
      "E_PDF_TOO_LARGE",
      `Page ${page.pageNumber} of ${name} is set in over ${MAX_PDF_FRAGMENTS} pieces.`,
      "Give the text as DOCX, or print it to a new PDF.",
      { where: { file: name, page: page.pageNumber } },
    );
  }
  const placed = placedOf(content.items, page.rotate);
  const turn = mostFrequentTurn(placed);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const box = { x0, y0, x1, y1 };
  const sideways = (turn + page.rotate / 90) % 2 !== 0;
  return {
    number: page.pageNumber,
    width: sideways ? y1 - y0 : x1 - x0,
    height: sideways ? x1 - x0 : y1 - y0,
    fragments: placed
      .filter((each) => each.turn === turn)
      .map((each) => fragmentOf(each, turn + page.rotate / 90, box)),
    aside: placed.filter((each) => each.turn !== turn && each.text.trim() !== "").map((each) => each.text.trim()),
  };
}

type Contents = Awaited<ReturnType<PDFPageProxy["getTextContent"]>>["items"];

function placedOf(contents: Contents, rotate: number): readonly Placed[] {
  const placed: Placed[] = [];
  const open: { readonly id: string | null; readonly artifact: boolean }[] = [];
  for (const piece of contents) {
    if (!("str" in piece)) {
      if (piece.type === "endMarkedContent") open.pop();
      else open.push({ id: piece.id ?? null, artifact: "tag" in piece && piece.tag === "Artifact" });
      continue;
    }
    if (piece.str === "") continue;
    const matrix = piece.transform.map(Number);
    placed.push({
      text: ordinaryForms(piece.str),
      matrix,
      width: piece.width,
      font: piece.fontName,
      rightToLeft: piece.dir === "rtl",
      content: open.findLast(({ id }) => id !== null)?.id ?? null,
      artifact: open.some(({ artifact }) => artifact),
      turn: turnOf(matrix, rotate),
    });
  }
  return placed;
}

function turnOf(matrix: readonly number[], rotate: number): number {
  const angle = Math.atan2(matrix[1] ?? 0, matrix[0] ?? 1) / (Math.PI / 2);
  const quarter = Math.round(angle);
  if (Math.abs(angle - quarter) > 0.12) return Number.NaN;
  return (((quarter - rotate / 90) % 4) + 4) % 4;
}

function mostFrequentTurn(placed: readonly Placed[]): number {
  const characters = [0, 0, 0, 0];
  for (const { turn, text } of placed)
    if (!Number.isNaN(turn)) characters[turn] = (characters[turn] ?? 0) + text.length;
  return characters.indexOf(Math.max(...characters));
}

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Turns a fragment's place so that its baseline runs to the right and y grows downwards. */
function fragmentOf(placed: Placed, quarters: number, { x0, y0, x1, y1 }: Box): Fragment {
  const [, , c = 0, d = 0, e = 0, f = 0] = placed.matrix;
  const turn = ((quarters % 4) + 4) % 4;
  const [left, base] =
    turn === 0 ? [e - x0, y1 - f] : turn === 1 ? [f - y0, e - x0] : turn === 2 ? [x1 - e, f - y0] : [y1 - f, x1 - e];
  return {
    text: placed.text,
    left,
    right: left + placed.width,
    base,
    size: Math.hypot(c, d),
    font: placed.font,
    content: placed.content,
    artifact: placed.artifact,
    rightToLeft: placed.rightToLeft,
  };
}

/** Ligatures and positional letter forms that a font made visible are not characters of the text (Unicode 23.8, UAX 15). */
const PRESENTATION_FORMS = /[\uFB00-\uFB06\uFB13-\uFB17\uFB1D-\uFDFF\uFE70-\uFEFC]+/g;

function ordinaryForms(text: string): string {
  return symbolOf(
    text.replace(PRESENTATION_FORMS, (forms) => forms.normalize("NFKC")),
    undefined,
  );
}
