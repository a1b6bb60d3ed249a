import { TravauxError } from "@travaux/instrument";
import { extractApart } from "../pdf/extract-apart.ts";
import type { PdfPage } from "../pdf/fragment.ts";
import type { PressBlock, PressRun, PressSheet } from "./press.ts";
import { charactersOf } from "./press-runs.ts";

/** What the file is called in errors: it has no name yet. */
const NAME = "the PDF to be written";

/**
 * Reads a PDF that was just made and throws E_PDF_NOT_EQUAL where a character of the sheet is not on its pages, where there are
 * characters that nobody wrote, where a paragraph's words stand otherwise, or where a page lacks its grading or its number.
 */
export async function checkPrinted(bytes: Uint8Array, sheet: PressSheet): Promise<void> {
  const { pages } = await extractApart(bytes, NAME, true);
  const texts = pages.map(bodyOf);
  const parts = partsOf(sheet);
  const isTurned = parts.some((part) => part.isTurned);
  const counted = (text: string): string => {
    const read = sheet.nastaliq ? text.replace(/\p{Script=Arabic}/gu, "") : text;
    return isTurned ? read.replace(MIRRORED, (sign) => MIRROR[sign] ?? sign) : read;
  };
  checkCount(counted(parts.map(({ ink }) => ink).join("")), counted(texts.join("")), isTurned);
  const notes = sheet.notes.map(({ label, runs }) => visible(label + charactersOf(runs)));
  // Readers of PDF set numbers and Latin words among lines from right to left in an order of their own.
  if (!sheet.rightToLeft) checkOrder(parts, texts, notes);
  checkFurniture(pages, sheet);
}

/** The words of a page that are no header, footer or number of a line, in the order of the page. */
function bodyOf({ fragments }: PdfPage): string {
  return visible(
    fragments
      .filter(({ artifact }) => !artifact)
      .map(({ text }) => text)
      .join(""),
  );
}

/** Characters that leave ink, without blank space, signs that only guide others and the stroke that stretches Arabic; a ligature as its letters, as readers give it. */
function visible(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{Z}\p{Default_Ignorable_Code_Point}\u0640]/gu, "");
}

/** A stretch of words that must stand on the pages together. */
interface Part {
  readonly ink: string;
  /** True where readers of PDF may give its characters in another order, or some of them more often. */
  readonly isTurned: boolean;
}

function partsOf({ blocks, notes }: PressSheet): readonly Part[] {
  return [
    ...blocks.flatMap(runsIn).map(charactersOf),
    ...notes.map(({ label, runs }) => label + charactersOf(runs)),
  ].map((text) => ({ ink: visible(text), isTurned: COMPOSED.test(text) || OVERRIDES.test(text) }));
}

function runsIn(block: PressBlock): readonly (readonly PressRun[])[] {
  switch (block.kind) {
    case "line":
      return [[{ text: block.label }, ...block.runs]];
    case "list":
      return block.entries.map((entry, index) => [{ text: block.ordered ? `${index + 1}.` : "•" }, ...entry]);
    case "fields":
      return block.rows.flatMap(({ name, value }) => [name, value]);
    case "table":
      return [...block.head, ...block.rows.flatMap(({ cells }) => cells)];
    case "card":
      return [[...block.label, ...block.reference], ...block.lines];
    default:
      return [];
  }
}

/** Scripts and marks whose shapes are put together from several glyphs, each of which may name all the letters it belongs to. */
const COMPOSED = /[\p{M}\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Signs that turn the direction of what follows them. */
const OVERRIDES = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/;

/** Signs that are drawn the other way round among words from right to left: there the closing one is as good as the opening one. */
const MIRROR: Readonly<Record<string, string>> = {
  ")": "(",
  "]": "[",
  "}": "{",
  ">": "<",
  "»": "«",
  "›": "‹",
  "≥": "≤",
};
const MIRRORED = /[)\]}>»›≥]/g;

/** No character may be missing, and none may be too many; of composed ones there may be more than were written. */
function checkCount(wanted: string, read: string, isTurned: boolean): void {
  const counts = new Map<string, number>();
  for (const character of wanted) counts.set(character, (counts.get(character) ?? 0) + 1);
  for (const character of read) counts.set(character, (counts.get(character) ?? 0) - 1);
  for (const [character, left] of counts) {
    if (left > 0) throw notEqual(`${left} times “${character}” is missing`);
    if (left < 0 && !isTurned) throw notEqual(`${-left} times “${character}” is too many`);
  }
}

/**
 * The words of a part stand in its order on one page, or go on from page to page; where a page ends, notes may stand between. Words
 * with composed letters are counted only: readers of PDF put those in an order of their own.
 */
function checkOrder(parts: readonly Part[], pages: readonly string[], notes: readonly string[]): void {
  for (const { ink, isTurned } of parts) {
    if (ink === "" || isTurned || notes.includes(ink)) continue;
    if (pages.some((page) => page.includes(ink))) continue;
    if (!pages.some((_, first) => goesOn(ink, pages, first))) throw notEqual(`“${ink.slice(0, 60)}” stands otherwise`);
  }
}

/** Whether words begin on a page and go on over the next ones to their end. */
function goesOn(words: string, pages: readonly string[], first: number): boolean {
  let rest = words;
  for (let at = first; at < pages.length - 1; at += 1) {
    const here = longest(rest, (part) => (pages[at] ?? "").includes(part), false);
    if (here === 0) return false;
    if (here + longest(rest, (part) => (pages[at + 1] ?? "").includes(part), true) >= rest.length) return true;
    rest = rest.slice(here);
  }
  return false;
}

/** How many characters at the beginning, or at the end, of some words stand somewhere together. */
function longest(words: string, stands: (part: string) => boolean, fromEnd: boolean): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (stands(fromEnd ? words.slice(words.length - middle) : words.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Every page has its grading at its head and its foot, and its number. */
function checkFurniture(pages: readonly PdfPage[], { grading }: PressSheet): void {
  for (const { fragments, number } of pages) {
    const around = visible(
      fragments
        .filter(({ artifact }) => artifact)
        .map(({ text }) => text)
        .join(""),
    );
    if (!around.includes(`Page${number}of${pages.length}`)) throw notEqual(`page ${number} has no number`);
    const graded = visible(grading);
    if (graded === "" || COMPOSED.test(graded)) continue;
    if (around.split(graded).length - 1 < 2) throw notEqual(`page ${number} has no grading`);
  }
}

function notEqual(what: string): TravauxError {
  return new TravauxError(
    "E_PDF_NOT_EQUAL",
    `Read back, the PDF would not give the text it must: ${what}.`,
    "Nothing was written. This is a fault of Travaux, not of the text: please report it with the text. Write .docx or .html meanwhile.",
    { where: { file: NAME } },
  );
}
