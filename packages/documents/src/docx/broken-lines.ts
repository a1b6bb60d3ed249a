import { type MarkRange, paragraphsOf, type SourceParagraph } from "@travaux/instrument";

/** No margin is wider, in characters; a longer paragraph was not broken by hand or by a conversion. */
const WIDEST_LINE = 140;
/** Shorter lines are lines of a letterhead or a list, not broken at a margin. */
const NARROWEST_LINE = 44;
/** A stretch of fewer lines proves nothing. */
const LEAST_LINES = 8;
/** So many lines of a stretch must break off inside a sentence, and at least this share of it. */
const LEAST_BROKEN = 4;
const SHARE_BROKEN = 0.3;
/** Broken lines end near one margin: most of them within this share of the widest. */
const NEAR_MARGIN = 0.7;
const MOST = 0.75;

const BREAKS_OFF = /[^.;:!?,"”’')\]*]$/;
const GOES_ON = /^["“‘'(]*\p{Ll}(?!\p{Ll}{0,3}[.)]\s)/u;

/**
 * Joins paragraphs of a Word file that are only lines: a text pasted or converted so that every line became a paragraph. Only
 * where the shape of a whole stretch says so: no paragraph in it is longer than a line, and many break off inside a sentence
 * at about one margin. The lines are then read as those of a plain text are; paragraphs that are long, numbered, styled or in
 * tables are never touched.
 */
export function withBrokenLinesJoined(
  source: string,
  paragraphs: readonly SourceParagraph[],
): { readonly paragraphs: readonly SourceParagraph[]; readonly joined: number } {
  const read: SourceParagraph[] = [];
  let joined = 0;
  for (let from = 0; from < paragraphs.length; ) {
    let to = from;
    while (to < paragraphs.length && isLine(paragraphs[to])) to += 1;
    const stretch = paragraphs.slice(from, to);
    const together = isBroken(stretch, source) ? linesTogether(stretch, source) : stretch;
    joined += stretch.length - together.length;
    read.push(...together);
    const next = paragraphs[to];
    if (next !== undefined) read.push(next);
    from = to + 1;
  }
  return { paragraphs: read, joined };
}

function isLine(paragraph: SourceParagraph | undefined): boolean {
  return (
    paragraph !== undefined &&
    paragraph.style === undefined &&
    paragraph.numbering === undefined &&
    paragraph.pieces.length === 1 &&
    paragraph.text.length <= WIDEST_LINE
  );
}

function isBroken(stretch: readonly SourceParagraph[], source: string): boolean {
  if (stretch.length < LEAST_LINES) return false;
  const widths = stretch.flatMap((line, index) => {
    const next = stretch[index + 1];
    const broken =
      next !== undefined &&
      touches(line, next, source) &&
      line.text.length >= NARROWEST_LINE &&
      BREAKS_OFF.test(line.text) &&
      GOES_ON.test(next.text);
    return broken ? [line.text.length] : [];
  });
  if (widths.length < LEAST_BROKEN || widths.length < stretch.length * SHARE_BROKEN) return false;
  const margin = widths.reduce((most, width) => Math.max(most, width), 0);
  const near = widths.filter((width) => width >= margin * NEAR_MARGIN);
  const within = stretch.filter((line) => line.text.length <= margin + 2);
  return near.length >= widths.length * MOST && within.length >= stretch.length * MOST;
}

/** True where no empty paragraph stands between two. */
function touches(line: SourceParagraph, next: SourceParagraph, source: string): boolean {
  return source.slice(line.pieces.at(-1)?.end, next.pieces[0]?.start).split("\n").length <= 2;
}

function linesTogether(stretch: readonly SourceParagraph[], source: string): readonly SourceParagraph[] {
  const [start, end] = [stretch[0]?.pieces[0]?.start ?? 0, stretch.at(-1)?.pieces.at(-1)?.end ?? 0];
  const byStart = new Map(stretch.map((line) => [line.pieces[0]?.start, line]));
  return paragraphsOf(source.slice(start, end)).flatMap((paragraph): readonly SourceParagraph[] => {
    const pieces = paragraph.pieces.map((piece) => ({ ...piece, start: piece.start + start, end: piece.end + start }));
    const lines = pieces.map((piece) => byStart.get(piece.start));
    const whole = lines.every((line, at) => line !== undefined && line.pieces[0]?.end === pieces[at]?.end);
    // What a plain text writes in Markdown, Word writes in its own way: such lines stay as they are.
    if (!whole || paragraph.style !== undefined) return linesWithin(stretch, pieces);
    const [first] = lines;
    if (first === undefined) return [];
    const marks = marksOf(lines, pieces);
    const { text } = paragraph;
    return [{ ...first, text, pieces, ...(marks.length === 0 ? {} : { marks }) }];
  });
}

function linesWithin(
  stretch: readonly SourceParagraph[],
  pieces: SourceParagraph["pieces"],
): readonly SourceParagraph[] {
  const [start, end] = [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
  return stretch.filter(({ pieces: [piece] }) => piece !== undefined && piece.end > start && piece.start < end);
}

/** The marks of lines as marks of the paragraph they make; one mark that runs over a line end is one. */
function marksOf(
  lines: readonly (SourceParagraph | undefined)[],
  pieces: SourceParagraph["pieces"],
): readonly MarkRange[] {
  const marks: MarkRange[] = [];
  let shift = 0;
  lines.forEach((line, at) => {
    for (const { mark, start, end } of line?.marks ?? []) {
      const before = marks.findIndex(
        (each) => each.mark === mark && each.end + (pieces[at - 1]?.glue.length ?? 0) === shift,
      );
      const same = start === 0 ? marks[before] : undefined;
      if (same === undefined) marks.push({ mark, start: start + shift, end: end + shift });
      else marks[before] = { ...same, end: end + shift };
    }
    shift += (line?.text.length ?? 0) + (pieces[at]?.glue.length ?? 0);
  });
  return marks;
}
