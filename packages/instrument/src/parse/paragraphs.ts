import type { Piece, SourceParagraph } from "../source.ts";
import { type Line, linesOf } from "./lines.ts";
import { frontMatterEnd, type LineKind, lineKindOf, unmark } from "./markdown.ts";
import {
  beginsProse,
  endsSentence,
  goesOn,
  type Margins,
  marginsOf,
  startsLower,
  startsParagraph,
  wholeBlocks,
} from "./wrap.ts";

/** A stretch of the source, end exclusive. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** How a text is divided. */
export interface Division {
  /** Lines that begin inside one of these spans (in order) are heads and feet of pages, over which a sentence goes on. */
  readonly aside?: readonly Span[];
  /** True for Markdown: a backslash before punctuation is layout. */
  readonly escapes?: boolean;
}

/**
 * Reads plain text or Markdown into paragraphs. A blank line ends a paragraph; a line end inside one is layout where the
 * line was broken only for width, and ends the paragraph otherwise, so that letterheads and signatures keep their lines.
 * Every source line that is not set aside gives at least one piece; emphasis marks and heading marks are layout, never text.
 */
export function paragraphsOf(
  source: string,
  { aside = [], escapes = false }: Division = {},
): readonly SourceParagraph[] {
  const { lines, bridged } = withoutPageBreaks(linesOf(source), aside);
  const margins = marginsOf(lines);
  const whole = wholeBlocks(lines);
  const paragraphs: SourceParagraph[] = [];
  let at = frontMatterEnd(lines);
  for (const line of lines.slice(0, at))
    if (line.text !== "") paragraphs.push(paragraphOf([line], { style: "opaque", lead: 0 }, escapes));
  while (at < lines.length) {
    const end = paragraphEnd(lines, at, { margins, bridged, whole });
    const first = lines[at];
    if (first !== undefined && first.text !== "")
      paragraphs.push(paragraphOf(lines.slice(at, end), lineKindOf(first), escapes));
    at = end;
  }
  return paragraphs;
}

/** Lines of the text, and those of them that stood behind blank lines at the end of a page. */
interface Paged {
  readonly lines: readonly Line[];
  readonly bridged: ReadonlySet<Line>;
}

/**
 * The lines without heads and feet of pages. Blank lines around a page's end are its layout, not the writer's: they go
 * where the sentence goes on, and one of them stays where it ends, so that the next paragraph begins anew.
 */
function withoutPageBreaks(lines: readonly Line[], aside: readonly Span[]): Paged {
  const kept: Line[] = [];
  const bridged = new Set<Line>();
  let next = 0;
  let blanks: Line[] = [];
  let paged = false;
  for (const line of lines) {
    while ((aside[next]?.end ?? Number.POSITIVE_INFINITY) <= line.start) next += 1;
    const set = line.text !== "" && line.start >= (aside[next]?.start ?? Number.POSITIVE_INFINITY);
    paged ||= set || line.opensPage;
    if (set) continue;
    if (line.text === "") {
      blanks.push(line);
      continue;
    }
    const before = kept.at(-1);
    const broken = paged && blanks.length > 0 && before !== undefined && !endsSentence(before);
    if (broken) bridged.add(line);
    if (!broken) for (const blank of blanks) kept.push(blank);
    kept.push(line);
    [blanks, paged] = [[], false];
  }
  return { lines: [...kept, ...blanks], bridged };
}

interface Setting {
  readonly margins: Margins;
  readonly bridged: ReadonlySet<Line>;
  readonly whole: ReadonlySet<Line>;
}

function paragraphEnd(lines: readonly Line[], from: number, { margins, bridged, whole }: Setting): number {
  const first = lines[from];
  if (first === undefined || first.text === "") return from + 1;
  const { style } = lineKindOf(first);
  if (style === "heading" || style === "opaque") return from + 1;
  let at = from;
  for (;;) {
    const line = lines[at];
    const next = lines[at + 1];
    if (line === undefined || next === undefined || lineKindOf(next).style !== "body") return at + 1;
    const prose = at > from || beginsProse(first);
    // A title at the head of a page does not go on with the date that ends a letter.
    if (bridged.has(next) && !prose && !startsLower(next) && /\d$/.test(line.text)) return at + 1;
    const after = lines[at + 2] ?? null;
    const setting = { first, prose: prose || whole.has(line), margin: margins[at] ?? 0, after };
    if (whole.has(line) ? startsParagraph(line, next, setting) : !goesOn(line, next, setting)) return at + 1;
    at += 1;
  }
}

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const JOINS_UNSPACED = /[-–—/]$/;

function glueBetween(line: Line, next: Line): "" | " " {
  if (JOINS_UNSPACED.test(line.text) && !/\s[-–—/]$/.test(line.text)) return "";
  return IDEOGRAPH.test(line.text.at(-1) ?? "") && IDEOGRAPH.test(next.text[0] ?? "") ? "" : " ";
}

function paragraphOf(lines: readonly Line[], kind: LineKind, escapes: boolean): SourceParagraph {
  const used = lines.filter((line) => line.text !== "");
  const pieces = used.map((line, index): Piece => {
    const next = used[index + 1];
    const start = index === 0 ? line.start + kind.lead : line.start;
    return { start, end: line.end, glue: next === undefined ? "" : glueBetween(line, next) };
  });
  const text = used
    .map((line, index) => (index === 0 ? line.text.slice(kind.lead) : line.text) + (pieces[index]?.glue ?? ""))
    .join("");
  const indent = lines[0]?.indent ?? 0;
  const read = kind.style === "opaque" ? { text, pieces, marks: [] } : unmark(text, pieces, escapes);
  return {
    text: read.text,
    pieces: read.pieces,
    ...(kind.style === "body" ? {} : { style: kind.style }),
    ...(kind.depth === undefined ? {} : { depth: kind.depth }),
    ...(kind.label === undefined ? {} : { label: kind.label }),
    ...(indent === 0 ? {} : { indent }),
    ...(read.marks.length === 0 ? {} : { marks: read.marks }),
  };
}
