import type { MarkRange, Piece, SourceParagraph } from "@travaux/instrument";
import { charactersOf, type Draft } from "./draft.ts";

/** The named text view of a Word file, and the paragraphs that point into it. */
export interface TextView {
  readonly source: string;
  readonly paragraphs: readonly SourceParagraph[];
}

const SPACE = /[ \t]/;
const BREAKS = /[\n\f]/;

/**
 * Writes drafts one below the other, LF between them, and finds the paragraphs in them. A line break inside a paragraph
 * stays a line end in the source and becomes a space in the text, one piece a line; a blank line or a page break inside
 * one divides it. An empty paragraph is layout.
 */
export function textViewOf(drafts: readonly Draft[]): TextView {
  const parts: string[] = [];
  const paragraphs: SourceParagraph[] = [];
  let at = 0;
  const write = (characters: string): void => {
    parts.push(characters);
    at += characters.length;
  };
  drafts.forEach((draft, index) => {
    if (index > 0) write("\n");
    if (draft.style === "footnote") write(`[^${draft.label ?? ""}]: `);
    const characters = charactersOf(draft);
    const from = at;
    write(characters);
    if (draft.kind === "aside") return;
    if (draft.kind === "table") {
      if (characters.trim() !== "") paragraphs.push(tableParagraph(draft, characters, from));
      return;
    }
    const strong = markRanges(draft, "strong", from);
    const emphasis = markRanges(draft, "emphasis", from);
    linesOf(characters, from).forEach((lines, part) => {
      const paragraph = paragraphOf(characters, from, lines);
      const marks = [...marksIn(paragraph.pieces, strong), ...marksIn(paragraph.pieces, emphasis)];
      paragraphs.push({ ...paragraph, ...factsOf(draft, part), ...(marks.length === 0 ? {} : { marks }) });
    });
  });
  return { source: parts.join(""), paragraphs };
}

function tableParagraph(draft: Draft, characters: string, from: number): SourceParagraph {
  return {
    text: characters,
    pieces: [{ start: from, end: from + characters.length, glue: "" }],
    style: "table",
    rows: draft.rows ?? [],
  };
}

/** Only the first part of a divided paragraph carries its number. */
function factsOf(draft: Draft, part: number): Partial<SourceParagraph> {
  const { style, depth, indent, label, numbering } = draft;
  return {
    ...(style === undefined ? {} : { style }),
    ...(style === "heading" && depth !== undefined ? { depth } : {}),
    ...(indent === undefined || indent === 0 ? {} : { indent }),
    ...(label === undefined ? {} : { label }),
    ...(numbering === undefined || numbering === "" || part > 0 ? {} : { numbering }),
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Lines without blank space at their ends, gathered into paragraphs at blank lines and page breaks. */
function linesOf(characters: string, from: number): readonly (readonly Stretch[])[] {
  const paragraphs: Stretch[][] = [];
  let current: Stretch[] = [];
  const close = (): void => {
    if (current.length > 0) paragraphs.push(current);
    current = [];
  };
  let start = 0;
  for (let end = 0; end <= characters.length; end += 1) {
    const character = characters[end];
    if (character !== undefined && !BREAKS.test(character)) continue;
    const line = trimmed(characters, start, end);
    if (line.start === line.end) close();
    else current.push({ start: from + line.start, end: from + line.end });
    if (character === "\f") close();
    start = end + 1;
  }
  close();
  return paragraphs;
}

function trimmed(characters: string, start: number, end: number): Stretch {
  let from = start;
  let to = end;
  while (from < to && SPACE.test(characters[from] ?? "")) from += 1;
  while (to > from && SPACE.test(characters[to - 1] ?? "")) to -= 1;
  return { start: from, end: to };
}

function paragraphOf(characters: string, from: number, lines: readonly Stretch[]): SourceParagraph {
  const pieces = lines.map((line, index): Piece => ({ ...line, glue: index < lines.length - 1 ? " " : "" }));
  return {
    text: pieces.map((piece) => characters.slice(piece.start - from, piece.end - from) + piece.glue).join(""),
    pieces,
  };
}

/** Ranges of the source under one mark, neighbours joined. */
function markRanges(draft: Draft, mark: "strong" | "emphasis", from: number): readonly MarkRange[] {
  const ranges: MarkRange[] = [];
  let at = from;
  for (const run of draft.runs) {
    const end = at + run.text.length;
    const last = ranges.at(-1);
    if (run[mark] && last?.end === at) ranges[ranges.length - 1] = { ...last, end };
    else if (run[mark] && end > at) ranges.push({ mark, start: at, end });
    at = end;
  }
  return ranges;
}

/**
 * Marked ranges of the source as ranges of a paragraph's text; blank space at their ends carries no mark. Both come in
 * order, so one walk along the pieces serves all ranges.
 */
function marksIn(pieces: readonly Piece[], ranges: readonly MarkRange[]): readonly MarkRange[] {
  const marks: MarkRange[] = [];
  let length = 0;
  let next = 0;
  for (const piece of pieces) {
    while ((ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= piece.start) next += 1;
    for (let at = next; (ranges[at]?.start ?? Number.POSITIVE_INFINITY) < piece.end; at += 1) {
      const range = ranges[at];
      if (range === undefined) break;
      const start = length + Math.max(range.start, piece.start) - piece.start;
      const end = length + Math.min(range.end, piece.end) - piece.start;
      const last = marks.at(-1);
      // One range over a line break is one mark.
      if (last !== undefined && range.start < piece.start && at === next && last.end === length - 1) {
        marks[marks.length - 1] = { ...last, end };
      } else marks.push({ mark: range.mark, start, end });
    }
    length += piece.end - piece.start + piece.glue.length;
  }
  return marks;
}
