import type { Piece, SourceParagraph } from "../source.ts";
import { type Line, linesOf } from "./lines.ts";
import { frontMatterEnd, type LineKind, lineKindOf, unmark } from "./markdown.ts";
import { beginsProse, goesOn, type Margins, marginsOf } from "./wrap.ts";

/**
 * Reads plain text or Markdown into paragraphs. A blank line ends a paragraph; a line end inside one is layout where the
 * line was broken only for width, and ends the paragraph otherwise, so that letterheads and signatures keep their lines.
 * Every source line gives at least one piece; emphasis marks and heading marks are layout, never text.
 */
export function paragraphsOf(source: string): readonly SourceParagraph[] {
  const lines = linesOf(source);
  const margins = marginsOf(lines);
  const paragraphs: SourceParagraph[] = [];
  let at = frontMatterEnd(lines);
  for (const line of lines.slice(0, at))
    if (line.text !== "") paragraphs.push(paragraphOf([line], { style: "opaque", lead: 0 }));
  while (at < lines.length) {
    const end = paragraphEnd(lines, at, margins);
    const first = lines[at];
    if (first !== undefined && first.text !== "") paragraphs.push(paragraphOf(lines.slice(at, end), lineKindOf(first)));
    at = end;
  }
  return paragraphs;
}

function paragraphEnd(lines: readonly Line[], from: number, margins: Margins): number {
  const first = lines[from];
  if (first === undefined || first.text === "") return from + 1;
  const { style } = lineKindOf(first);
  if (style === "heading" || style === "opaque") return from + 1;
  let at = from;
  for (;;) {
    const line = lines[at];
    const next = lines[at + 1];
    if (line === undefined || next === undefined || lineKindOf(next).style !== "body") return at + 1;
    if (!goesOn(line, next, margins[at] ?? 0, { first, prose: at > from || beginsProse(first) })) return at + 1;
    at += 1;
  }
}

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const JOINS_UNSPACED = /[-–—/]$/;

function glueBetween(line: Line, next: Line): "" | " " {
  if (JOINS_UNSPACED.test(line.text) && !/\s[-–—/]$/.test(line.text)) return "";
  return IDEOGRAPH.test(line.text.at(-1) ?? "") && IDEOGRAPH.test(next.text[0] ?? "") ? "" : " ";
}

function paragraphOf(lines: readonly Line[], kind: LineKind): SourceParagraph {
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
  const read = kind.style === "opaque" ? { text, pieces, marks: [] } : unmark(text, pieces);
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
