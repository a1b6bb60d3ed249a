import type { WrittenParagraph, WrittenRow, WrittenSegment, WrittenTable } from "../written.ts";
import { commentEdges } from "./comments-part.ts";
import { INDENT, type Lists, levelOf } from "./lists.ts";
import { authorOf, changeAttributes, type Pen, signed } from "./pen.ts";
import { isRightToLeft, type RunContext, runsXml } from "./runs.ts";
import { STYLE_OF } from "./styles-part.ts";

/** What the blocks of one file share. */
export interface BlockContext extends RunContext {
  readonly lists: Lists;
  /** Twips between the margins. */
  readonly width: number;
}

/** One block of a text as an element of the body. */
export function blockXml(block: WrittenParagraph | WrittenTable, context: BlockContext): string {
  return block.type === "table" ? tableXml(block, context) : paragraphXml(block, context);
}

const MARK: Readonly<Record<string, string>> = {
  insertion: "w:ins",
  deletion: "w:del",
  "move-from": "w:moveFrom",
  "move-to": "w:moveTo",
};

/** The order in which changes stand in the properties of a paragraph's mark (ECMA-376 part 1, 17.3.1.29). */
const MARK_ORDER: readonly string[] = ["insertion", "deletion", "move-from", "move-to"];

function paragraphXml(paragraph: WrittenParagraph, context: BlockContext): string {
  const { pen } = context;
  const text = paragraph.segments.map((segment) => segment.text).join("");
  const edges = paragraph.comments.map((comment) => {
    const id = pen.nextId();
    pen.comments.push({ id, comment });
    return commentEdges(id);
  });
  const ranges = moveRanges(paragraph, pen);
  const runs = runsXml(paragraph.segments, context);
  const inside = `${edges.map(({ start }) => start).join("")}${ranges.start}${runs}${edges.map(({ end }) => end).join("")}`;
  return `<w:p>${propertiesXml(paragraph, isRightToLeft(text), context)}${inside}</w:p>${ranges.end}`;
}

function propertiesXml(paragraph: WrittenParagraph, rightToLeft: boolean, { lists, pen }: BlockContext): string {
  const { look, depth, numbering, mark } = paragraph;
  const id = paragraph.numberedOn === true ? lists.lastId() : numbering === null ? 0 : lists.idFor(numbering, depth);
  const list = id === 0 ? "" : `<w:numPr><w:ilvl w:val="${levelOf(depth)}"/><w:numId w:val="${id}"/></w:numPr>`;
  const indent = id === 0 && depth > 0 ? `<w:ind w:left="${INDENT * depth}"/>` : "";
  const changes = markXml(mark, pen);
  const own = changes === "" ? "" : `<w:rPr>${changes}</w:rPr>`;
  return `<w:pPr><w:pStyle w:val="${STYLE_OF[look]}"/>${list}${rightToLeft ? "<w:bidi/>" : ""}${indent}${own}</w:pPr>`;
}

/** Changes on a paragraph's end, as they stand in the properties of its mark. */
export function markXml(mark: WrittenParagraph["mark"], pen: Pen): string {
  return [...mark]
    .sort((a, b) => MARK_ORDER.indexOf(a.kind) - MARK_ORDER.indexOf(b.kind))
    .map(({ kind, by }) => `<${MARK[kind]} ${changeAttributes(pen, by)}/>`)
    .join("");
}

/** The named ranges that tie the two ends of a move together. */
export function moveRanges(
  { mark }: Pick<WrittenParagraph, "mark">,
  pen: Pen,
): { readonly start: string; readonly end: string } {
  const moves = mark.filter((change) => change.move !== undefined);
  const tags = moves.map(({ kind, by, move }) => {
    const element = kind === "move-from" ? "w:moveFromRange" : "w:moveToRange";
    const id = pen.nextId();
    return {
      start: `<${element}Start w:id="${id}" ${signed(pen, authorOf(pen, by))} w:name="${move}"/>`,
      end: `<${element}End w:id="${id}"/>`,
    };
  });
  return { start: tags.map(({ start }) => start).join(""), end: tags.map(({ end }) => end).join("") };
}

function tableXml({ rows }: WrittenTable, context: BlockContext): string {
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const wide = Math.floor(context.width / columns);
  const sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map(
    (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`,
  );
  const grid = Array.from({ length: columns }, () => `<w:gridCol w:w="${wide}"/>`).join("");
  const body = rows.map((row) => rowXml(row, wide, context));
  return `<w:tbl><w:tblPr><w:tblW w:w="${wide * columns}" w:type="dxa"/><w:tblBorders>${sides.join("")}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body.join("")}</w:tbl>`;
}

function rowXml({ cells, changes }: WrittenRow, wide: number, context: BlockContext): string {
  const own = changes.map(({ kind, by }) => `<${MARK[kind]} ${changeAttributes(context.pen, by)}/>`).join("");
  const inside = cells.map((cell) => {
    const lines = linesOf(cell).map((line) => {
      const bidi = isRightToLeft(line.map(({ text }) => text).join("")) ? "<w:bidi/>" : "";
      return `<w:p><w:pPr><w:pStyle w:val="TableText"/>${bidi}</w:pPr>${runsXml(line, context)}</w:p>`;
    });
    return `<w:tc><w:tcPr><w:tcW w:w="${wide}" w:type="dxa"/></w:tcPr>${lines.join("")}</w:tc>`;
  });
  return `<w:tr><w:trPr><w:cantSplit/>${own}</w:trPr>${inside.join("")}</w:tr>`;
}

function linesOf(segments: readonly WrittenSegment[]): readonly (readonly WrittenSegment[])[] {
  const lines: WrittenSegment[][] = [[]];
  for (const segment of segments) {
    segment.text.split("\n").forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ ...segment, text });
    });
  }
  return lines;
}
