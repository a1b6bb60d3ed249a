import { breaksAnywhere, characterWidth } from "./display-width.ts";

/** One line of a wrapped text: UTF-16 offsets, end exclusive, without the space at which it was broken. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** A word longer than the line is cut; narrower than this, nothing could be read anyway. */
const NARROWEST = 8;

/**
 * The lines of a text at a width in columns. Broken at spaces and between characters of scripts without spaces; no
 * hyphen is ever put in, so that words copied from the terminal are the words of the text. A word longer than a line is
 * cut where the line ends, never between a letter and its combining marks.
 */
export function wrapText(text: string, width: number): readonly LineRange[] {
  const room = Math.max(NARROWEST, width);
  return paragraphsOf(text).flatMap((range) => wrapParagraph(text, range, room));
}

function paragraphsOf(text: string): readonly LineRange[] {
  const ranges: LineRange[] = [];
  let start = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", start)) {
    ranges.push({ start, end: at });
    start = at + 1;
  }
  return [...ranges, { start, end: text.length }];
}

function wrapParagraph(text: string, range: LineRange, room: number): readonly LineRange[] {
  const lines: LineRange[] = [];
  let lineStart = range.start;
  let used = 0;
  let breakAt: { end: number; next: number } | null = null;
  let at = range.start;
  while (at < range.end) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const next = at + character.length;
    const columns = characterWidth(character);
    if (used + columns > room && columns > 0) {
      const cut: { end: number; next: number } =
        character === " " ? { end: at, next } : (breakAt ?? { end: at, next: at });
      lines.push({ start: lineStart, end: cut.end });
      lineStart = skipSpaces(text, cut.next, range.end);
      at = lineStart;
      used = 0;
      breakAt = null;
      continue;
    }
    used += columns;
    if (character === " " && at > lineStart) breakAt = { end: at, next };
    else if (breaksAnywhere(character)) breakAt = { end: next, next };
    at = next;
  }
  if (lineStart < range.end || lines.length === 0) lines.push({ start: lineStart, end: range.end });
  return lines;
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] === " ") at += 1;
  return at;
}
