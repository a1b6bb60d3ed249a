import { charactersOf, type Draft, type Run } from "./draft.ts";
import { branchOf, type InlineContext, outlineLevelOf, runsOf, type Sightings, strayFieldMarksOf } from "./inline.ts";
import type { Numbering } from "./numbering.ts";
import { levelKind, type StyleKind, type Styles } from "./styles.ts";
import { isLaidOut, liveCells, liveRows } from "./table.ts";
import { childOf, elementsOf, numberOf, wordValueOf, type XmlElement } from "./xml.ts";

/** What a whole document shares while its stories are read. */
export interface StoryContext {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly noteLabel: InlineContext["noteLabel"];
  readonly seen: Sightings;
  /** Called for text kept as a foreign file inside, which cannot be read. */
  readonly altChunk: () => never;
}

/** Containers whose content stands as if they were not there. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "w:sdt",
  "w:sdtContent",
  "w:customXml",
  "w:ins",
  "w:moveTo",
  "w:smartTag",
]);

interface Walk {
  readonly context: StoryContext;
  readonly inline: InlineContext;
  readonly drafts: Draft[];
  /** Runs of paragraphs whose marks are deleted: they open the next paragraph. */
  pending: Run[];
  /** Text boxes anchored in the paragraph being read. */
  readonly boxes: XmlElement[];
}

/** Reads a body, footnote, header or text box into drafts, in reading order, with all changes accepted. */
export function readStory(story: XmlElement, context: StoryContext): readonly Draft[] {
  const boxes: XmlElement[] = [];
  const walk: Walk = {
    context,
    inline: {
      styles: context.styles,
      strayFieldMarks: strayFieldMarksOf(story),
      noteLabel: context.noteLabel,
      textBox: (content) => boxes.push(content),
      seen: context.seen,
      fields: { phases: [], instructions: 0 },
    },
    drafts: [],
    pending: [],
    boxes,
  };
  readBlocks(story, walk);
  closePending(walk);
  return walk.drafts;
}

function readBlocks(container: XmlElement, walk: Walk): void {
  for (const child of elementsOf(container)) {
    if (child.name === "w:p") readParagraph(child, walk);
    else if (child.name === "w:tbl") readTable(child, walk);
    else if (child.name === "w:altChunk") walk.context.altChunk();
    else if (TRANSPARENT.has(child.name)) readBlocks(child, walk);
    else if (child.name === "mc:AlternateContent") {
      readBlocks({ name: "", attributes: {}, children: branchOf(child) }, walk);
    } else if (child.name === "m:oMathPara" || child.name === "m:oMath") {
      for (const run of runsOf(child, walk.inline)) walk.pending.push(run);
    }
  }
}

/** Runs left by a deleted paragraph mark that no paragraph takes up: before a table, or at the end. */
function closePending(walk: Walk): void {
  if (walk.pending.length > 0) walk.drafts.push({ kind: "paragraph", runs: walk.pending });
  walk.pending = [];
}

function readParagraph(paragraph: XmlElement, walk: Walk): void {
  const { context } = walk;
  const properties = childOf(paragraph, "w:pPr");
  const runs = runsOf(paragraph, walk.inline);
  const mark = childOf(properties, "w:rPr");
  if (childOf(mark, "w:ins") !== undefined) context.seen.insertions += 1;
  if (childOf(mark, "w:del") !== undefined || childOf(mark, "w:moveFrom") !== undefined) {
    context.seen.deletions += 1;
    for (const run of runs) walk.pending.push(run);
  } else {
    const all = [...walk.pending, ...runs];
    const characters = all.map((run) => run.text).join("");
    walk.drafts.push({ ...shapeOf(properties, characters, context), runs: all });
    walk.pending = [];
  }
  for (const box of walk.boxes.splice(0)) {
    for (const draft of readStory(box, context)) walk.drafts.push(draft);
  }
}

function shapeOf(properties: XmlElement | undefined, characters: string, context: StoryContext): Omit<Draft, "runs"> {
  const style = wordValueOf(properties, "w:pStyle");
  const own = childOf(properties, "w:numPr");
  const level = wordValueOf(own, "w:ilvl");
  const numbered = context.numbering({
    list: wordValueOf(own, "w:numId") ?? context.styles.numbering(style, "w:numId"),
    level: numberOf(level ?? context.styles.numbering(style, "w:ilvl")),
    style,
  });
  return {
    kind: "paragraph",
    ...kindOf(properties, { style, characters, numbered: numbered !== null }, context.styles),
    ...(numbered === null ? {} : { numbering: numbered.label, indent: numbered.level }),
  };
}

/** Longest heading that is believed; a chapeau in a heading style is a paragraph. */
const MAX_HEADING_CHARACTERS = 250;
const RUNNING_TEXT = /(?:[.;,]["”’)\]]*|[;,] (?:and|or))$/;

/**
 * Title, heading and contents by style or outline level. Legal drafting numbers whole clauses by heading styles: what is
 * numbered so and ends like a sentence, or is longer than a heading, is body text.
 */
function kindOf(
  properties: XmlElement | undefined,
  paragraph: { readonly style: string | undefined; readonly characters: string; readonly numbered: boolean },
  styles: Styles,
): Pick<Draft, "style" | "depth"> {
  const inherited = styles.kindOf(paragraph.style);
  const level = outlineLevelOf(properties);
  const kind: StyleKind = level === undefined || inherited.style === "title" ? inherited : levelKind(level);
  if (kind.style === "body") return {};
  if (kind.style === "contents") return { style: "opaque" };
  const characters = paragraph.characters.trim();
  const isClause = paragraph.numbered && RUNNING_TEXT.test(characters);
  if (kind.style === "heading" && (isClause || characters.length > MAX_HEADING_CHARACTERS)) return {};
  return { style: kind.style, ...(kind.depth === undefined ? {} : { depth: kind.depth }) };
}

function readTable(table: XmlElement, walk: Walk): void {
  closePending(walk);
  const rows = liveRows(table, walk.context.seen);
  if (isLaidOut(table, rows, walk.context.styles)) {
    for (const cell of rows.flatMap(liveCells)) {
      readBlocks(cell, walk);
      closePending(walk);
    }
    return;
  }
  const cells = rows.map((row) => liveCells(row).map((cell) => cellText(cell, walk.context)));
  if (cells.length === 0) return;
  const text = cells.map((row) => row.join("\t")).join("\n");
  walk.drafts.push({ kind: "table", runs: [{ text, strong: false, emphasis: false }], rows: cells });
}

/** A cell's paragraphs, one a line. The computed numbers of lists inside are no text and have no place in a cell. */
function cellText(cell: XmlElement, context: StoryContext): string {
  return readStory(cell, context).map(charactersOf).join("\n");
}
