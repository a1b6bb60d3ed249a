import { type Instrument, type Leaf, leavesOf, print } from "@travaux/instrument";
import { isGrid } from "../clean-text.ts";
import { depthOf, lookOf } from "../leaves.ts";
import type { WordOptions } from "../page-setup.ts";
import { checkWritten, type ExpectedClause } from "../read-back.ts";
import { linesAs, paragraphs } from "../rolling/lines.ts";
import { piecesOf, strokesOf } from "../rolling/strokes.ts";
import { insertion, plainPieces } from "../rolling/tracked-passage.ts";
import { trackedTable } from "../rolling/tracked-table.ts";
import { expectedOf } from "../write-instrument.ts";
import { wordBytes } from "../write-word.ts";
import type { WrittenComment, WrittenParagraph, WrittenTable } from "../written.ts";
import type { SuggestedFile } from "./suggest-in-word.ts";
import { asksChange, commentOf, revisedText, type Signature, type Suggestion, withoutOverlaps } from "./suggestion.ts";

/**
 * A text laid out anew as a Word file in house form, with suggestions as tracked changes and reasons as comments: for texts that did
 * not come as Word files. Read back before it leaves, as `rollingDocx` is.
 */
export async function suggestOnSheet(
  instrument: Instrument,
  suggestions: readonly Suggestion[],
  { signature, ...options }: WordOptions & { readonly signature: Signature },
): Promise<SuggestedFile> {
  const leaves = leavesOf(instrument);
  const known = new Set(leaves.map(({ id }) => id));
  const asked = suggestions.filter(({ clause }) => known.has(clause));
  const made = withoutOverlaps(asked);
  const own = (leaf: Leaf): readonly Suggestion[] => made.filter(({ clause }) => clause === leaf.id);
  const blocks = leaves.map((leaf) => blocksOf(leaf, own(leaf), signature.author));
  const bytes = wordBytes({ blocks: blocks.flat(), notes: [] }, { ...options, date: signature.date });
  const revised = leaves.flatMap((leaf): readonly ExpectedClause[] => [
    { clause: leaf.id, text: revisedText(print(leaf), own(leaf)) },
    ...own(leaf).flatMap(({ paragraph }) => (paragraph === null ? [] : [{ clause: leaf.id, text: paragraph }])),
  ]);
  const expectations = [
    { view: "rejected" as const, clauses: expectedOf(instrument) },
    { view: "accepted" as const, clauses: revised },
  ];
  await checkWritten(bytes, expectations, "the file with suggestions");
  return {
    bytes,
    unplaced: suggestions.filter(({ clause }) => !known.has(clause)),
    commentOnly: asked.filter((one, index) => one.edit !== null && made[index]?.edit === null),
  };
}

function blocksOf(
  leaf: Leaf,
  suggestions: readonly Suggestion[],
  author: string,
): readonly (WrittenParagraph | WrittenTable)[] {
  const edits = suggestions.flatMap(({ edit }) => (edit === null ? [] : [{ ...edit, by: [author] }]));
  const strokes = strokesOf(leaf, edits).map((stroke) => ({ ...stroke, stretch: { ...stroke.stretch, note: null } }));
  const table = leaf.type === "table" && isGrid(leaf.rows) ? trackedTable(leaf, strokes, []) : null;
  if (table !== null) return [table];
  const text = print(leaf);
  const comments = suggestions.map((suggestion): WrittenComment => {
    const words = suggestion.range === null ? "" : text.slice(suggestion.range.start, suggestion.range.end).trim();
    const said = commentOf(suggestion, asksChange(suggestion) || suggestion.edit !== null);
    return { author, text: words === "" ? said : `“${words}”: ${said}` };
  });
  const fresh = suggestions.flatMap(({ paragraph }) => (paragraph === null ? [] : [paragraph]));
  const model = { clause: leaf.id, look: lookOf(leaf), depth: depthOf(leaf), numbering: null };
  return [
    ...paragraphs(leaf, plainPieces(strokes), [], comments),
    ...fresh.flatMap((words) =>
      linesAs(model, piecesOf({ text: words, marks: [], note: null }, insertion([author])), insertion([author]), []),
    ),
  ];
}
