import type { MarkRange, ParagraphStyle, Piece } from "../source.ts";
import type { Line } from "./lines.ts";

/** What a line is by its own marks, before anything is known of the text. `lead` characters at its head are layout. */
export interface LineKind {
  readonly style: ParagraphStyle;
  readonly lead: number;
  readonly depth?: number;
  readonly label?: string;
}

const HEADING = /^(#{1,6})\s+(?=\S)/;
const FOOTNOTE = /^\[\^([^\]\s]{1,32})\]:\s*/;
const LINK_DEFINITION = /^\[[^\]^][^\]]{0,60}\]:\s+\S+$/;
const ORNAMENT = /^(?:\{:.*\}|\* TOC|(?:[-*_] ?){3,}|<!--.*-->|<\/?[a-z][^>]*>|\|.*\|)$/;

/** Reads the marks a Markdown writer puts at the head of a line. Everything else is body. */
export function lineKindOf(line: Line): LineKind {
  const heading = HEADING.exec(line.text);
  if (heading !== null) return { style: "heading", lead: heading[0].length, depth: heading[1]?.length ?? 1 };
  const footnote = FOOTNOTE.exec(line.text);
  if (footnote !== null && footnote[0].length < line.text.length) {
    return { style: "footnote", lead: footnote[0].length, label: footnote[1] ?? "" };
  }
  if (ORNAMENT.test(line.text) || LINK_DEFINITION.test(line.text)) return { style: "opaque", lead: 0 };
  return { style: "body", lead: 0 };
}

/** Index after the front matter (`---` … `---`) at the head of a file, or 0. */
export function frontMatterEnd(lines: readonly Line[]): number {
  if (lines[0]?.text !== "---") return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.text === "---");
  return end > 0 && end < FRONT_MATTER_LINES ? end + 1 : 0;
}

/** Longer than any front matter seen; a rule line further down is not its end. */
const FRONT_MATTER_LINES = 60;

/** A paragraph's characters with emphasis marks taken out into layout. */
export interface Unmarked {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly marks: readonly MarkRange[];
}

/** A paragraph longer than this is no prose; taking marks out of it could cost time that grows with its square. */
const LONGEST_MARKED = 50_000;

const RUN = /\*{1,3}/g;
const SPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

interface Delimiter {
  readonly at: number;
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** A backslash before punctuation, which Markdown prints without the backslash (CommonMark 0.31 § 2.4). */
const ESCAPE = /\\(?=[!-/:-@[-`{-~])/g;

/**
 * Takes `*emphasis*` and `**strong**` out of a paragraph by the flanking rule of CommonMark 0.31 § 6.2. Only pairs of
 * equal length are taken; any other asterisk stays a character of the text. Paragraphs longer than any real one are left alone.
 * With `escapes` the backslashes of Markdown are taken out too.
 */
export function unmark(text: string, pieces: readonly Piece[], escapes = false): Unmarked {
  if (!(text.includes("*") || (escapes && text.includes("\\"))) || text.length > LONGEST_MARKED)
    return { text, pieces, marks: [] };
  const escaped = escapes ? [...text.matchAll(ESCAPE)].map(({ index }) => ({ start: index, end: index + 1 })) : [];
  const literal = new Set(escaped.map(({ end }) => end));
  const pairs = pairsOf(delimitersOf(text).filter(({ at }) => !literal.has(at)));
  if (pairs.length + escaped.length === 0) return { text, pieces, marks: [] };
  const cuts = [
    ...escaped,
    ...pairs.flat().map((delimiter) => ({ start: delimiter.at, end: delimiter.at + delimiter.length })),
  ].sort((a, b) => a.start - b.start);
  const moved = (at: number): number =>
    at - cuts.reduce((sum, cut) => sum + (cut.end <= at ? cut.end - cut.start : 0), 0);
  const marks = pairs.map(
    ([open, close]): MarkRange => ({
      mark: open.length === 1 ? "emphasis" : "strong",
      start: moved(open.at + open.length),
      end: moved(close.at),
    }),
  );
  const kept = cutPieces(pieces, cuts);
  if (kept.length === 0) return { text, pieces, marks: [] };
  let unmarked = "";
  let from = 0;
  for (const cut of cuts) {
    unmarked += text.slice(from, cut.start);
    from = cut.end;
  }
  return { text: unmarked + text.slice(from), pieces: kept, marks };
}

function delimitersOf(text: string): readonly Delimiter[] {
  return [...text.matchAll(RUN)].map((match) => {
    const before = text[match.index - 1] ?? " ";
    const after = text[match.index + match[0].length] ?? " ";
    const opens = !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before));
    const closes = !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after));
    return { at: match.index, length: match[0].length, opens, closes };
  });
}

function pairsOf(delimiters: readonly Delimiter[]): readonly (readonly [Delimiter, Delimiter])[] {
  const pairs: (readonly [Delimiter, Delimiter])[] = [];
  let open: Delimiter | null = null;
  for (const delimiter of delimiters) {
    if (open !== null && delimiter.closes && delimiter.length === open.length) {
      pairs.push([open, delimiter]);
      open = null;
    } else if (open === null && delimiter.opens) open = delimiter;
  }
  return pairs;
}

/** Removes ranges of a paragraph's text from its pieces. */
function cutPieces(
  pieces: readonly Piece[],
  cuts: readonly { readonly start: number; readonly end: number }[],
): readonly Piece[] {
  const kept: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = piece.end - piece.start;
    let from = 0;
    for (const cut of cuts) {
      const start = cut.start - at;
      const end = cut.end - at;
      if (end <= 0 || start >= length) continue;
      if (start > from) kept.push({ start: piece.start + from, end: piece.start + start, glue: "" });
      from = end;
    }
    if (from < length) kept.push({ start: piece.start + from, end: piece.end, glue: piece.glue });
    else if (kept.length > 0) kept[kept.length - 1] = { ...kept[kept.length - 1], glue: piece.glue } as Piece;
    at += length + piece.glue.length;
  }
  return kept;
}
