import type { Piece, SourceParagraph } from "@travaux/instrument";
import type { PdfFootnote } from "./footnotes.ts";
import type { Joiner } from "./hyphen.ts";
import type { Line } from "./line.ts";
import type { LaidOut } from "./paragraphs.ts";

/** A word that was read by machine, with its place in the source. */
export interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly page: number;
}

/**
 * Writes lines one below the other, with an empty line where the page has the space of one, the footnotes after everything
 * else, and the paragraphs that point into them.
 */
export function pdfSourceOf(
  paragraphs: readonly LaidOut[],
  footnotes: readonly PdfFootnote[],
  joiner: Joiner,
): {
  readonly source: string;
  readonly paragraphs: readonly SourceParagraph[];
  readonly words: readonly PlacedWord[];
  /** Words whose hyphen at the end of a line was taken as layout, as they were put together. */
  readonly undivided: readonly string[];
} {
  const undivided: string[] = [];
  const words: PlacedWord[] = [];
  const written: string[] = [];
  const read: SourceParagraph[] = [];
  let at = 0;
  const write = (lines: readonly Line[], lead: number, facts: Partial<SourceParagraph>): void => {
    const texts: string[] = [];
    const pieces: Piece[] = [];
    lines.forEach((line, index) => {
      if (at > 0) at += 1;
      const next = lines[index + 1];
      const joint = next === undefined ? { glue: "" as const, cut: 0 } : joiner(line, next);
      const from = index === 0 ? lead : 0;
      if (joint.cut > 0 && next !== undefined) undivided.push(...putTogether(line.text, next.text));
      const to = line.text.length - joint.cut;
      if (to > from) {
        pieces.push({ start: at + from, end: at + to, glue: joint.glue });
        texts.push(line.text.slice(from, to), joint.glue);
      }
      written.push(line.text);
      for (const { start, end, confidence } of line.read ?? []) {
        words.push({ start: at + start, end: at + end, confidence, page: line.page });
      }
      at += line.text.length;
    });
    if (pieces.length === 0) return;
    read.push({ text: texts.join(""), pieces, ...facts, ...(lines[0] === undefined ? {} : { page: lines[0].page }) });
  };
  for (const { lines, block, apart } of paragraphs) {
    if (apart) {
      written.push("");
      at += 1;
    }
    write(lines, 0, factsOf(block));
  }
  for (const { lines, lead, label } of footnotes) write(lines, lead, { style: "footnote", label });
  return { source: written.join("\n"), paragraphs: read, words, undivided };
}

/** The word over a line end, where its hyphen can be seen; a soft hyphen is never anything but layout. */
function putTogether(line: string, next: string): readonly string[] {
  const head = /(\p{L}+)[-\u2010]$/u.exec(line)?.[1];
  const rest = /^\p{L}+/u.exec(next)?.[0];
  return head === undefined || rest === undefined ? [] : [head + rest];
}

function factsOf(block: LaidOut["block"]): Partial<SourceParagraph> {
  if (block?.role === "heading") return { style: "heading", depth: block.depth };
  if (block?.role === "title") return { style: "title" };
  return block?.role === "contents" ? { style: "opaque" } : {};
}
