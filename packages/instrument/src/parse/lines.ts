/** One line of a source, without its line end and without blank space at either end. */
export interface Line {
  /** UTF-16 offsets of the trimmed characters, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Columns of blank space before it; a tab counts as four. */
  readonly indent: number;
  /** True where a form feed stands before it: a printer's new page. */
  readonly opensPage: boolean;
}

const LINE = /([^\r\n\f\u0085\u2028\u2029]*)(\r\n|[\r\n\f\u0085\u2028\u2029]|$)/gy;

/** Splits a source into lines at every kind of line end; blank lines come too, with empty text. */
export function linesOf(source: string): readonly Line[] {
  const lines: Line[] = [];
  LINE.lastIndex = 0;
  while (LINE.lastIndex < source.length) {
    const from = LINE.lastIndex;
    const match = LINE.exec(source);
    if (match === null) break;
    lines.push(trimmed(source, from, from + (match[1]?.length ?? 0)));
  }
  return lines;
}

function trimmed(source: string, from: number, to: number): Line {
  let start = from;
  let end = to;
  let indent = 0;
  for (; start < end; start += 1) {
    const character = source[start];
    if (character === " ") indent += 1;
    else if (character === "\t") indent += 4;
    else if (character !== "\uFEFF" || start !== 0) break;
  }
  while (end > start && (source[end - 1] === " " || source[end - 1] === "\t")) end -= 1;
  return { start, end, text: source.slice(start, end), indent, opensPage: source[from - 1] === "\f" };
}
