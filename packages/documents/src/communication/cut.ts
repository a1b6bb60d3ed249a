import type { MarkRange, Piece, SourceParagraph } from "@travaux/instrument";

/** A stretch of the source, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The paragraphs of a text that stands between other things: everything in `removed` is taken out, and a sentence that
 * a page's furniture broke in two is one paragraph again. Paragraphs that nothing touches come back as they are.
 */
export function withoutSpans(
  paragraphs: readonly SourceParagraph[],
  removed: readonly Span[],
  source: string,
): readonly SourceParagraph[] {
  if (removed.length === 0) return paragraphs;
  const spans = [...removed].sort((a, b) => a.start - b.start);
  const kept: SourceParagraph[] = [];
  let at = 0;
  for (const paragraph of paragraphs) {
    const [start, end] = [paragraph.pieces[0]?.start ?? 0, paragraph.pieces.at(-1)?.end ?? 0];
    while (at < spans.length && (spans[at]?.end ?? 0) <= start) at += 1;
    const inside: Span[] = [];
    for (let index = at; index < spans.length && (spans[index]?.start ?? 0) < end; index += 1) {
      const span = spans[index];
      if (span !== undefined) inside.push(span);
    }
    const rest = inside.length === 0 ? paragraph : without(paragraph, inside, source);
    if (rest === null) continue;
    const before = kept.at(-1);
    const broken = before !== undefined && isBrokenBetween(before, rest, spans);
    if (broken) kept[kept.length - 1] = joined(before, rest);
    else kept.push(rest);
  }
  return kept;
}

function without(paragraph: SourceParagraph, spans: readonly Span[], source: string): SourceParagraph | null {
  const pieces = paragraph.pieces.flatMap((piece) => pieceWithout(piece, spans, source));
  if (pieces.length === 0) return null;
  const { rows, style, marks, ...rest } = paragraph;
  const moved = (marks ?? []).flatMap((mark) => movedMark(mark, paragraph.pieces, pieces));
  return {
    ...rest,
    text: textOf(pieces, source),
    pieces,
    ...(style === undefined || rows !== undefined ? {} : { style }),
    ...(moved.length === 0 ? {} : { marks: moved }),
  };
}

function pieceWithout(piece: Piece, spans: readonly Span[], source: string): readonly Piece[] {
  let parts: readonly Piece[] = [piece];
  for (const span of spans) {
    parts = parts.flatMap((part) => {
      if (span.end <= part.start || part.end <= span.start) return [part];
      return [
        { start: part.start, end: span.start, glue: " " as const },
        { start: span.end, end: part.end, glue: part.glue },
      ].flatMap((left) => trimmed(left, source));
    });
  }
  return parts;
}

function trimmed(piece: Piece, source: string): readonly Piece[] {
  let { start, end } = piece;
  while (start < end && /\s/.test(source[start] ?? "")) start += 1;
  while (end > start && /\s/.test(source[end - 1] ?? "")) end -= 1;
  return end > start ? [{ start, end, glue: piece.glue }] : [];
}

function textOf(pieces: readonly Piece[], source: string): string {
  return pieces
    .map((piece, index) => source.slice(piece.start, piece.end) + (index < pieces.length - 1 ? piece.glue : ""))
    .join("");
}

/** Where a source offset stands in the text of pieces; an offset between pieces stands at the next one. */
function textOffset(at: number, pieces: readonly Piece[]): number {
  let offset = 0;
  for (const piece of pieces) {
    if (at <= piece.start) return offset;
    if (at <= piece.end) return offset + at - piece.start;
    offset += piece.end - piece.start + piece.glue.length;
  }
  return offset;
}

function sourceOffset(offset: number, pieces: readonly Piece[]): number {
  let left = offset;
  for (const piece of pieces) {
    const length = piece.end - piece.start;
    if (left <= length) return piece.start + left;
    left -= length + piece.glue.length;
    if (left < 0) return piece.end;
  }
  return pieces.at(-1)?.end ?? 0;
}

function movedMark(mark: MarkRange, from: readonly Piece[], to: readonly Piece[]): readonly MarkRange[] {
  const length = to.reduce(
    (sum, piece, index) => sum + piece.end - piece.start + (index < to.length - 1 ? piece.glue.length : 0),
    0,
  );
  const start = Math.min(textOffset(sourceOffset(mark.start, from), to), length);
  const end = Math.min(textOffset(sourceOffset(mark.end, from), to), length);
  return end > start ? [{ mark: mark.mark, start, end }] : [];
}

function isBrokenBetween(before: SourceParagraph, after: SourceParagraph, spans: readonly Span[]): boolean {
  if (before.style !== undefined || after.style !== undefined || after.numbering !== undefined) return false;
  const [end, start] = [before.pieces.at(-1)?.end ?? 0, after.pieces[0]?.start ?? 0];
  const between = firstFrom(spans, end);
  if (between === undefined || between.end > start) return false;
  return !/[.;:!?\])”"]$/.test(before.text) && /^\p{Ll}/u.test(after.text) && !/^\p{Ll}{1,4}[.)]\s/u.test(after.text);
}

/** The first of sorted spans that begins at `offset` or after it. */
function firstFrom(spans: readonly Span[], offset: number): Span | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return spans[low];
}

function joined(before: SourceParagraph, after: SourceParagraph): SourceParagraph {
  const shift = before.text.length + 1;
  const marks = [
    ...(before.marks ?? []),
    ...(after.marks ?? []).map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })),
  ];
  const last = before.pieces.length - 1;
  return {
    ...before,
    text: `${before.text} ${after.text}`,
    pieces: [
      ...before.pieces.map((piece, index) => (index === last ? { ...piece, glue: " " as const } : piece)),
      ...after.pieces,
    ],
    ...(marks.length === 0 ? {} : { marks }),
  };
}
