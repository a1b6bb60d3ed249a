import type { Line } from "./line.ts";

/** A footnote found at the foot of a page. */
export interface PdfFootnote {
  readonly label: string;
  /** Characters of its first line that are the label, not the note. */
  readonly lead: number;
  readonly lines: readonly Line[];
}

/** Body lines and footnotes of one page. */
export interface Footed {
  readonly body: readonly Line[];
  readonly footnotes: readonly PdfFootnote[];
}

/** Footnotes are set smaller than this share of the text. */
const SMALLER = 0.92;
const LABEL = /^\[?(\d{1,3}|[*†‡]{1,3})\]?[.)]?(?:[\s\t]+|(?=\p{L}))/u;

/**
 * Takes the footnotes off the foot of a page: the smaller lines below the last line of text, from the first label on. Some
 * programs set notes as large as the text; then the first line that begins with the raised figure of a call above it
 * begins them.
 */
export function footnotesOf(lines: readonly Line[], bodySize: number): Footed {
  let from = lines.length;
  while (from > 0 && (lines[from - 1]?.size ?? bodySize) < bodySize * SMALLER) from -= 1;
  while (from < lines.length && !LABEL.test(lines[from]?.text ?? "")) from += 1;
  if (from === lines.length) from = firstRaisedLabel(lines);
  const body = lines.slice(0, from);
  const above = body.at(-1);
  const first = lines[from];
  if (first === undefined || above === undefined || first.base <= above.base) return { body: lines, footnotes: [] };
  const footnotes: PdfFootnote[] = [];
  for (const line of lines.slice(from)) {
    const label = LABEL.exec(line.text);
    const last = footnotes.at(-1);
    if (label !== null && (last === undefined || follows(last.label, label[1] ?? ""))) {
      footnotes.push({ label: label[1] ?? "", lead: label[0].length, lines: [line] });
    } else if (last !== undefined) footnotes[footnotes.length - 1] = { ...last, lines: [...last.lines, line] };
  }
  return { body, footnotes };
}

/** Index of the first line that begins with a raised figure which a line above calls; the number of lines where none does. */
function firstRaisedLabel(lines: readonly Line[]): number {
  const called = new Set<string>();
  for (const [index, { text, raised }] of lines.entries()) {
    const own = raised.find(({ start }) => start === 0);
    if (own !== undefined && called.has(text.slice(0, own.end).trim())) return index;
    for (const { start, end } of raised) if (start > 0) called.add(text.slice(start, end).trim());
  }
  return lines.length;
}

/** A line that happens to begin with a number is no new note unless the number is the next one. */
function follows(previous: string, label: string): boolean {
  return /\D/.test(previous + label) ? previous !== label : Number(label) === Number(previous) + 1;
}

/** The size that most of the document's characters are set in. */
export function bodySizeOf(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 4) / 4;
    counts.set(size, (counts.get(size) ?? 0) + line.text.length);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0] as const)[0];
}

/** A line's text with its raised figures written as references, where a note of that label exists on its page. */
export function withReferences(line: Line, labels: ReadonlySet<string>): Line {
  let { text, read } = line;
  for (const { start, end } of [...line.raised].reverse()) {
    const label = text.slice(start, end).trim();
    if (!labels.has(label) || start === 0) continue;
    const before = text.slice(0, start).trimEnd();
    const reference = `[^${label}]`;
    text = before + reference + text.slice(end);
    const shift = before.length + reference.length - end;
    // The figure itself is no word; those behind it move.
    read = read?.flatMap((word) =>
      word.start >= end
        ? [{ ...word, start: word.start + shift, end: word.end + shift }]
        : word.start >= start
          ? []
          : [word],
    );
  }
  return text === line.text ? line : { ...line, text, ...(read === undefined ? {} : { read }) };
}
