import type { Block, Instrument } from "./nodes.ts";
import { print } from "./print.ts";
import { layoutOf, restore, type SourceParagraph } from "./source.ts";
import { countBrackets } from "./view/count.ts";
import type { InstrumentView, Range } from "./view.ts";

/** A text as it was read, with everything made of it. */
export interface ReadText {
  readonly source: string;
  readonly paragraphs: readonly SourceParagraph[];
  readonly instrument: Instrument;
  readonly view: InstrumentView;
}

/**
 * The laws of reading, checked: what came in prints back to the byte, every quotation is the words at its range, ids are
 * unique, brackets add up. Gives one sentence for each law that is broken; empty for every text, or the reader is wrong.
 */
export function brokenLaws(read: ReadText): readonly string[] {
  const { source, paragraphs, instrument, view } = read;
  const broken: string[] = [];
  const printed = print(instrument);
  if (printed !== paragraphs.map((paragraph) => paragraph.text).join("\n")) {
    broken.push("The print of the tree differs from the paragraphs that were read.");
  }
  if (restore(printed, layoutOf(source, paragraphs)) !== source) {
    broken.push("The print with its layout put back differs from the source.");
  }
  const ids = idsIn(instrument.children);
  if (new Set(ids).size !== ids.length) broken.push("Two nodes have one id.");
  if (new Set(view.clauses.map((clause) => clause.label)).size !== view.clauses.length) {
    broken.push("Two clauses have one label.");
  }
  return [...broken, ...misquotes(view), ...miscounts(instrument)];
}

function idsIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.type === "division" ? [block.id, ...idsIn(block.children)] : [block.id]));
}

function misquotes(view: InstrumentView): readonly string[] {
  return view.clauses.flatMap((clause) => {
    const marked: readonly { readonly words: string; readonly range: Range }[] = [
      ...clause.placeholders.map(({ text, range }) => ({ words: text, range })),
      ...clause.brackets.map(({ text, range }) => ({ words: text, range })),
      ...clause.citations.map(({ quote, range }) => ({ words: quote, range })),
      ...clause.organisations.map(({ quote, range }) => ({ words: quote, range })),
    ];
    return marked
      .filter(({ words, range }) => words === "" || clause.text.slice(range.start, range.end) !== words)
      .map(({ words }) => `${clause.label}: "${words}" does not stand where it is said to.`);
  });
}

function miscounts(instrument: Instrument): readonly string[] {
  const { outside } = countBrackets(instrument);
  return outside.opening < 0 || outside.closing < 0 ? ["More brackets are named than the text has."] : [];
}
