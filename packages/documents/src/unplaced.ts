import {
  type Instrument,
  type InstrumentView,
  type Leaf,
  leavesOf,
  print,
  type SourceParagraph,
} from "@travaux/instrument";
import type { Remainder } from "./communication/parts.ts";

/**
 * Blocks of the text that no field and no clause of the public view shows: footnotes, tables, lines between titles, names
 * under the number of an article, ornaments. They stay in the tree; here each is named, so that nobody takes it for read.
 */
export function unplaced(
  instrument: Instrument,
  view: InstrumentView,
  { paragraphs, source }: { readonly paragraphs: readonly SourceParagraph[]; readonly source: string },
): readonly Remainder[] {
  const shown = view.divisions.map(({ heading }) => bare(heading ?? ""));
  const starts: number[] = [];
  paragraphs.reduce((at, { text }) => {
    starts.push(at);
    return at + text.length + 1;
  }, 0);
  const found: Remainder[] = [];
  let [at, next] = [0, 0];
  for (const block of leavesOf(instrument)) {
    const text = print(block);
    while ((starts[next + 1] ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const pieces = paragraphs[next]?.pieces ?? [];
    const range = { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 };
    const reason = text.trim() === "" ? null : reasonOf(block, text, view, shown);
    if (reason !== null) found.push({ text: source.slice(range.start, range.end), range, reason });
    at += text.length + 1;
  }
  return found;
}

/** Why a block is in no field, or null where it is in one. */
function reasonOf(block: Leaf, text: string, view: InstrumentView, headings: readonly string[]): string | null {
  switch (block.type) {
    case "clause":
      return null;
    case "title":
      return bare(view.title ?? "").includes(bare(text)) ? null : "a further line of the title";
    case "heading":
      return headings.some((heading) => heading.includes(bare(text))) ? null : "a heading that begins no part";
    case "formula":
      return saysPlaceOrDate(text, view) ? null : "a line of the head that no field carries";
    case "footnoteDefinition":
      return `footnote ${block.label}`;
    case "table":
      return "a table";
    case "opaque":
      return "markup or ornament";
  }
}

function saysPlaceOrDate(text: string, { place, date }: InstrumentView): boolean {
  if (place !== null && text.includes(place)) return true;
  return date !== null && text.includes(date.slice(0, 4)) && text.length <= LONGEST_DATE_LINE;
}

/** `Done at Port Sela, this tenth day of December two thousand and twenty-five` is no longer. */
const LONGEST_DATE_LINE = 90;

function bare(text: string): string {
  return text
    .replace(/[\s*_[\]]+/g, " ")
    .trim()
    .toLowerCase();
}
