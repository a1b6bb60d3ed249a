import { charactersOf, type Draft, type Run } from "./draft.ts";
import { type FieldState, followField, strayFieldsOf } from "./fields.ts";
import type { Numbering } from "./numbering.ts";
import { type ParagraphFacts, shapeOf } from "./paragraph-shape.ts";
import { accepts, stands, type WordView } from "./revision.ts";
import type { Block, Former, ParagraphBlock, RowBlock, Segment, TableBlock } from "./segment.ts";
import type { Styles } from "./styles.ts";
import { isOfFigures, type TextTable, textTableOf } from "./text-table.ts";
import { childOf, elementsOf, wordValueOf, type XmlElement } from "./xml.ts";

/** What projecting the stories of one file into one view needs, and what it counts. */
export interface Projection {
  readonly view: WordView;
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** The label for a call of a note, asked in reading order. */
  readonly noteLabel: (kind: "footnote" | "endnote", id: string, customMark: string | null) => string;
  readonly seen: Sightings;
}

/** Things met in a view that its text does not show. */
export interface Sightings {
  comments: number;
  pictures: number;
  hidden: number;
  /** How tables of running text were read. */
  readonly textTables: TextTable[];
}

interface Walk {
  readonly to: Projection;
  readonly fields: FieldState;
  readonly drafts: Draft[];
  /** Runs of paragraphs whose marks do not stand: they open the next paragraph. */
  pending: Run[];
  /** Text boxes anchored in the paragraph being read. */
  readonly boxes: (readonly Block[])[];
}

/** The blocks of a story as they stand in a view. */
export function draftsOf(blocks: readonly Block[], to: Projection): readonly Draft[] {
  const fields = { stray: strayFieldsOf(blocks, to.view), phases: [], instructions: 0 };
  const walk: Walk = { to, fields, drafts: [], pending: [], boxes: [] };
  readBlocks(blocks, walk);
  closePending(walk);
  return walk.drafts;
}

function readBlocks(blocks: readonly Block[], walk: Walk): void {
  for (const block of blocks) {
    if (block.kind === "paragraph") readParagraph(block, walk);
    else if (block.kind === "table") readTable(block, walk);
    else for (const run of runsOf(block.segments, walk)) walk.pending.push(run);
  }
}

/** Runs left by a paragraph mark that no paragraph takes up: before a table, or at the end. */
function closePending(walk: Walk): void {
  if (walk.pending.length > 0) walk.drafts.push({ kind: "paragraph", runs: walk.pending });
  walk.pending = [];
}

function readParagraph(paragraph: ParagraphBlock, walk: Walk): void {
  const { to } = walk;
  const runs = runsOf(paragraph.segments, walk);
  if (stands(paragraph.mark, to.view)) {
    const all = [...walk.pending, ...runs];
    const characters = all.map((run) => run.text).join("");
    walk.drafts.push({ ...shapeOf(factsOf(paragraph, to.view), characters, to), runs: all });
    walk.pending = [];
  } else for (const run of runs) walk.pending.push(run);
  for (const box of walk.boxes.splice(0)) {
    for (const draft of draftsOf(box, to)) walk.drafts.push(draft);
  }
}

/** The properties that hold in a view: where a change of them is rejected, those before it. */
function factsOf({ properties, former, numbering }: ParagraphBlock, view: WordView): ParagraphFacts {
  return {
    properties: heldIn(view, properties, former),
    numbered: numbering === null || accepts(view, numbering),
  };
}

function heldIn<T>(view: WordView, now: T, former: Former<T> | null): T {
  return former === null || accepts(view, former.revision) ? now : former.value;
}

function runsOf(segments: readonly Segment[], walk: Walk): readonly Run[] {
  const { to, fields, boxes } = walk;
  const runs: Run[] = [];
  for (const segment of segments) {
    if (!stands(segment.revisions, to.view)) continue;
    if (segment.kind === "box") boxes.push(segment.blocks);
    else if (segment.kind === "picture") to.seen.pictures += 1;
    else if (segment.kind === "comment") to.seen.comments += 1;
    if (segment.kind === "note") {
      const { note, id, customMark, marks } = segment;
      const text = `[^${to.noteLabel(note, id, customMark)}]`;
      if (fields.instructions === 0) runs.push({ text, strong: marks.strong, emphasis: marks.emphasis });
    } else if (segment.kind === "text") {
      const { strong, emphasis, hidden } = heldIn(to.view, segment.marks, segment.former);
      if (hidden) to.seen.hidden += 1;
      if (fields.instructions === 0) runs.push({ text: segment.text, strong, emphasis });
    } else followField(segment, fields);
  }
  return runs;
}

function readTable(table: TableBlock, walk: Walk): void {
  closePending(walk);
  const { view, styles } = walk.to;
  const rows = table.rows.flatMap((row) => {
    const cells = row.cells.filter((cell) => stands(cell.revisions, view));
    return stands(row.revisions, view) ? [{ ...row, cells }] : [];
  });
  // Each cell is projected once: its lists count on from cell to cell.
  const cells = rows.map((row) => row.cells.map((cell) => draftsOf(cell.blocks, walk.to)));
  const characters = cells.map((row) => row.map(shownCharacters));
  const plan = textTableOf(characters);
  if (plan !== null) walk.drafts.push(...textDrafts(cells, plan));
  else if (!isOfFigures(characters) && isLaidOut(table.element, rows, styles)) walk.drafts.push(...cells.flat(2));
  else if (cells.length > 0) walk.drafts.push(tableDraft(cells));
  if (plan !== null) walk.to.seen.textTables.push(plan);
}

function tableDraft(cells: readonly (readonly (readonly Draft[])[])[]): Draft {
  const rows = cells.map((row) => row.map((drafts) => drafts.map(charactersOf).join("\n")));
  const text = rows.map((row) => row.join("\t")).join("\n");
  return { kind: "table", runs: [{ text, strong: false, emphasis: false }], rows };
}

/** A cell as a reader sees it: a number that a word processor computes stands alone in its cell. */
function shownCharacters(drafts: readonly Draft[]): string {
  const typed = drafts.map(charactersOf).join("\n");
  return typed.trim() === "" ? (drafts.find(({ numbering }) => numbering !== undefined)?.numbering ?? "") : typed;
}

/** The paragraphs of a table of running text, row by row: number and text together, what is not read kept aside. */
function textDrafts(cells: readonly (readonly (readonly Draft[])[])[], plan: TextTable): readonly Draft[] {
  return cells.flatMap((row, at): readonly Draft[] => {
    const aside = (drafts: readonly Draft[]): readonly Draft[] => drafts.map((draft) => ({ ...draft, kind: "aside" }));
    if (row.length === 1) return row.flat();
    if (at === 0 && plan.headed) return row.flatMap(aside);
    const numbers = plan.numbers === null ? [] : (row[plan.numbers] ?? []);
    const read = plan.texts.flatMap((column) => row[column] ?? []);
    return [...numbered(numbers, read), ...plan.aside.flatMap((column) => aside(row[column] ?? []))];
  });
}

function numbered(numbers: readonly Draft[], [first, ...rest]: readonly Draft[]): readonly Draft[] {
  const computed = numbers.find(({ numbering }) => numbering !== undefined)?.numbering;
  const typed = numbers.filter((draft) => charactersOf(draft).trim() !== "");
  if (first === undefined) return typed;
  const tab = { text: "\t", strong: false, emphasis: false };
  const runs = typed.length === 0 ? first.runs : [...typed.flatMap((draft) => draft.runs), tab, ...first.runs];
  const label = first.numbering ?? computed;
  return [{ ...first, runs, ...(label === undefined ? {} : { numbering: label }) }, ...rest];
}

/**
 * True for a table that only lays text out: one column, or no visible line around or inside it and no row marked as its
 * head. Letterheads and blocks for signatures are set so, and their cells read as ordinary paragraphs.
 */
function isLaidOut(table: XmlElement, rows: readonly RowBlock[], styles: Styles): boolean {
  if (rows.every((row) => row.cells.length <= 1)) return true;
  if (rows.length > 1 && elementsOf(table).some(isHeadRow)) return false;
  const properties = childOf(table, "w:tblPr");
  const borders = childOf(properties, "w:tblBorders") ?? styles.tableBorders(wordValueOf(properties, "w:tblStyle"));
  if (draws(borders)) return false;
  return !rows.some((row) =>
    row.cells.some(({ element }) => draws(childOf(childOf(element, "w:tcPr"), "w:tcBorders"))),
  );
}

/** `w:tblHeader`: a row that is said again on every page, so it names columns. */
function isHeadRow(row: XmlElement): boolean {
  const mark = childOf(childOf(row, "w:trPr"), "w:tblHeader");
  return mark !== undefined && !["false", "0", "off"].includes(mark.attributes["w:val"] ?? "true");
}

function draws(borders: XmlElement | undefined): boolean {
  const sides = borders === undefined ? [] : elementsOf(borders);
  return sides.some((side) => !["nil", "none", undefined].includes(side.attributes["w:val"]));
}
