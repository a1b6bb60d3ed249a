import type { Fragment, PdfPage } from "../pdf/fragment.ts";
import type { Box, SeenLine, SeenWord } from "./engine.ts";
import type { Greyscale } from "./greyscale.ts";

/** Points to an inch. */
const POINTS = 72;
/** Height of small letters in proportion to the size of a font, as most text faces have it. */
const X_HEIGHT = 0.5;
/** Lines whose letters differ by less than this share are of one size: the engine measures to about a dot. */
const SAME_SIZE = 0.12;
/** A raised figure is set in about this share of the size, so high above the line. */
const RAISED_SIZE = 0.6;
const RAISED_BY = 0.35;

/** Lines that the engine saw as a page of text with places, like a page of a PDF. */
export function scannedPage(lines: readonly SeenLine[], picture: Greyscale, number: number): PdfPage {
  const points = POINTS / picture.dpi;
  const sizes = evened(lines.map((line) => smallLetters(line)));
  return {
    number,
    width: picture.width * points,
    height: picture.height * points,
    fragments: lines.flatMap((line, index) => lineFragments(line, sizes[index] ?? 0, points)),
    aside: [],
  };
}

function smallLetters({ rowAttributes, words }: SeenLine): number {
  const { rowHeight, ascenders, descenders } = rowAttributes;
  const measured = rowHeight - ascenders - descenders;
  if (measured > 0) return measured / X_HEIGHT;
  return words.reduce((most, { bbox }) => Math.max(most, bbox.y1 - bbox.y0), 1);
}

/** Sizes that are nearly alike are made alike, beginning with the one that most lines have. */
function evened(sizes: readonly number[]): readonly number[] {
  const given = [...sizes];
  const left = new Set(given.keys());
  while (left.size > 0) {
    const near = (index: number): readonly number[] =>
      [...left].filter((other) => Math.abs((given[other] ?? 0) / (given[index] ?? 1) - 1) < SAME_SIZE);
    const groups = [...left].map(near);
    const largest = groups.reduce((best, group) => (group.length > best.length ? group : best));
    const middle = largest.map((index) => sizes[index] ?? 0).sort((a, b) => a - b)[largest.length >> 1] ?? 0;
    for (const index of largest.length === 0 ? left : largest) {
      given[index] = middle;
      left.delete(index);
    }
  }
  return given;
}

function lineFragments(line: SeenLine, height: number, points: number): readonly Fragment[] {
  const base = ((line.baseline.y0 + line.baseline.y1) / 2) * points;
  const size = height * points;
  const words = line.words.filter(({ text }) => text.trim() !== "");
  return words.flatMap((word, index) => {
    const isLast = index === words.length - 1;
    const raised = raisedFrom(word);
    if (raised === null) return [fragment(word.text, word.bbox, { base, size, word, points, spaced: !isLast })];
    const call = word.symbols.slice(raised);
    return [
      fragment(textOf(word.symbols.slice(0, raised)), around(word.symbols.slice(0, raised)), {
        base,
        size,
        word,
        points,
        spaced: false,
      }),
      fragment(textOf(call), around(call), {
        base: base - size * RAISED_BY,
        size: size * RAISED_SIZE,
        word,
        points,
        spaced: !isLast,
      }),
    ];
  });
}

interface Setting {
  readonly base: number;
  readonly size: number;
  readonly word: SeenWord;
  readonly points: number;
  /** True where a space follows: it stands in the text, so that none is guessed from gaps. */
  readonly spaced: boolean;
}

function fragment(text: string, box: Box, { base, size, word, points, spaced }: Setting): Fragment {
  const left = box.x0 * points;
  const width = (box.x1 - box.x0) * points;
  return {
    text: spaced ? `${text} ` : text,
    left,
    right: left + (spaced ? (width * (text.length + 1)) / Math.max(text.length, 1) : width),
    base,
    size,
    font: SCANNED_FONT,
    content: null,
    artifact: false,
    rightToLeft: false,
    confidence: word.confidence,
  };
}

/** The engine does not tell faces apart. */
const SCANNED_FONT = "scan";

/** Index of the first raised figure at the end of a word, which may call a footnote; null where there is none. */
function raisedFrom({ symbols }: SeenWord): number | null {
  let from = symbols.length;
  while (from > 0 && isRaisedFigure(symbols[from - 1])) from -= 1;
  return from === symbols.length || from === 0 ? null : from;
}

function isRaisedFigure(symbol: SeenWord["symbols"][number] | undefined): boolean {
  return symbol !== undefined && Boolean(symbol.is_superscript) && /^[\d*†‡]$/.test(symbol.text);
}

function textOf(symbols: SeenWord["symbols"]): string {
  return symbols.map(({ text }) => text).join("");
}

function around(symbols: SeenWord["symbols"]): Box {
  return {
    x0: Math.min(...symbols.map(({ bbox }) => bbox.x0)),
    y0: Math.min(...symbols.map(({ bbox }) => bbox.y0)),
    x1: Math.max(...symbols.map(({ bbox }) => bbox.x1)),
    y1: Math.max(...symbols.map(({ bbox }) => bbox.y1)),
  };
}
