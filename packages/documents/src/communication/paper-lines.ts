import type { SourceParagraph } from "@travaux/instrument";
import { runOnCuts } from "./run-on.ts";

/** One line of a paper, or one column of it where a line carries two things side by side (number left, date right). */
export interface PaperLine {
  /** UTF-16 offsets into the source, markup included, blank space at the ends left out. */
  readonly start: number;
  readonly end: number;
  /** The words without markup; inner blank space of any width is one space. */
  readonly text: string;
  /** Index of the reader's paragraph it belongs to; null where the reader kept it out of the text. */
  readonly paragraph: number | null;
  /** True where it is the first line of its paragraph. */
  readonly opens: boolean;
  /** True where a blank line or the head of the file stands before it. */
  readonly afterBlank: boolean;
  /** Length of its whole paragraph, to tell a line of prose from a line of a letterhead. */
  readonly paragraphLength: number;
  /** The number that a word processor shows before it and does not store; null elsewhere. */
  readonly numbering: string | null;
  /** True where it stands in one line of the paper behind another column. */
  readonly beside: boolean;
  /** True where the reader or the markup shows it as a heading or wholly strong. */
  readonly heading: boolean;
}

const LINE_END = /\r\n|[\r\n\f\u0085\u2028\u2029]/g;
const BLANK = /[\s\uFEFF\u200B]/;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The lines of `source` that are not blank, each with the paragraph the reader put it in. */
export function paperLinesOf(source: string, paragraphs: readonly SourceParagraph[]): readonly PaperLine[] {
  const lines: PaperLine[] = [];
  let [paragraph, piece] = [0, 0];
  let previous: number | null = null;
  let blankBefore = true;
  for (const span of spansOf(source)) {
    if (span.start === span.end) {
      blankBefore = true;
      continue;
    }
    for (; paragraph < paragraphs.length && lastEnd(paragraphs[paragraph]) <= span.start; paragraph += 1) piece = 0;
    const owner = paragraphs[paragraph];
    // A head or foot of a page may stand within a paragraph and is no part of it.
    while ((owner?.pieces[piece]?.end ?? Number.POSITIVE_INFINITY) <= span.start) piece += 1;
    const owned = owner !== undefined && (owner.pieces[piece]?.start ?? Number.POSITIVE_INFINITY) < span.end;
    lines.push({
      ...span,
      text: cleaned(source.slice(span.start, span.end)),
      paragraph: owned ? paragraph : null,
      opens: owned && previous !== paragraph,
      afterBlank: blankBefore,
      paragraphLength: owned ? owner.text.length : 0,
      numbering: owned && previous !== paragraph ? (owner.numbering ?? null) : null,
      beside: false,
      heading: owned && (owner.style === "heading" || owner.style === "title" || isStrong(owner)),
    });
    if (owned) previous = paragraph;
    blankBefore = false;
  }
  return lines;
}

function* spansOf(source: string): Generator<Span> {
  let from = 0;
  for (const match of source.matchAll(LINE_END)) {
    yield trimmed(source, from, match.index);
    from = match.index + match[0].length;
  }
  yield trimmed(source, from, source.length);
}

function trimmed(source: string, from: number, to: number): Span {
  let [start, end] = [from, to];
  while (start < end && BLANK.test(source[start] ?? "")) start += 1;
  while (end > start && BLANK.test(source[end - 1] ?? "")) end -= 1;
  return start === end ? { start: from, end: from } : { start, end };
}

function lastEnd(paragraph: SourceParagraph | undefined): number {
  return paragraph?.pieces.at(-1)?.end ?? 0;
}

function isStrong(paragraph: SourceParagraph): boolean {
  const strong = paragraph.marks?.find((range) => range.mark === "strong");
  return strong !== undefined && strong.end - strong.start >= paragraph.text.length;
}

const LEADING_MARKUP = /^(?:#{1,6}\s+|>\s*)+/;
const MARKUP = /\*{2,3}|__|\\$/g;
const ESCAPED = /\\(?=[.()[\]*_#-])/g;
const WIDE_SPACE = /[\s\u00A0\u2007\u202F]+/g;

/** The words of a line without Markdown's marks, any blank space one space wide. */
export function cleaned(raw: string): string {
  return raw.replace(LEADING_MARKUP, "").replace(MARKUP, "").replace(ESCAPED, "").replace(WIDE_SPACE, " ").trim();
}

const ENDS_IN_LABEL = /:\s*$|^\s*(?:no|nos|ref|subject|date|dated|to|from|info)\b\.?\s*$/i;
const GAP = /\t+|[ \u00A0]{3,}/g;
/** Longer lines are prose, which has no columns. */
const LONGEST_COLUMNS = 160;

/** Cuts a line where columns stand side by side, or where lines were run together. `isSign` tells whether a column is worth a cut. */
export function columnsOf(line: PaperLine, source: string, isSign: (text: string) => boolean): readonly PaperLine[] {
  const raw = source.slice(line.start, line.end);
  if (raw.length > LONGEST_COLUMNS || line.paragraphLength > 2 * LONGEST_COLUMNS) return [line];
  const cuts: Span[] = [];
  for (const match of raw.matchAll(GAP)) cuts.push({ start: match.index, end: match.index + match[0].length });
  const runOn = runOnCuts(raw).map((at) => ({ start: at, end: at }));
  const columns = columnsAt(line, raw, cuts);
  const worth = columns.length > 1 && columns.some((column) => isSign(column.text)) ? cuts : [];
  const all = [...worth, ...runOn].sort((a, b) => a.start - b.start);
  return all.length === 0 ? [line] : columnsAt(line, raw, all);
}

function columnsAt(line: PaperLine, raw: string, cuts: readonly Span[]): readonly PaperLine[] {
  const spans: Span[] = [];
  let from = 0;
  for (const cut of [...cuts, { start: raw.length, end: raw.length }]) {
    const wide = cut.end > cut.start;
    const label = wide && ENDS_IN_LABEL.test(raw.slice(from, cut.start)) && cut.end < raw.length;
    if (label) continue;
    spans.push({ start: from, end: cut.start });
    from = cut.end;
  }
  return spans
    .map((span) => trimmed(raw, span.start, span.end))
    .filter((span) => span.end > span.start)
    .map((span, index) => ({
      ...line,
      start: line.start + span.start,
      end: line.start + span.end,
      text: cleaned(raw.slice(span.start, span.end)),
      numbering: index === 0 ? line.numbering : null,
      opens: line.opens && index === 0,
      afterBlank: line.afterBlank && index === 0,
      beside: index > 0,
    }));
}
