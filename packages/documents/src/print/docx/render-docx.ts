import type { Paper, PaperBlock } from "@travaux/paper";
import { Document, Footer, Header, type NumberingDefinition, Packer, PageNumber, Paragraph, TextRun } from "docx";
import type { PrintOptions, Sheet } from "../sheet.ts";
import { type DocxContext, docxBlock, headingsOnNewPages } from "./docx-blocks.ts";
import { freezeDocx } from "./docx-freeze.ts";
import { docxTab, docxText, wordText } from "./docx-runs.ts";
import { docxStyles } from "./docx-styles.ts";

/** Twips: width and height of the sheet. */
const SHEETS: Readonly<Record<Sheet, { width: number; height: number }>> = {
  A4: { width: 11906, height: 16838 },
  Letter: { width: 12240, height: 15840 },
};

/** Twips: 18 mm at the sides, 20 mm above and below. */
const SIDE = 1021;
const EDGE = 1134;

/**
 * A paper as a Word file: real styles, numbered paragraphs, grading at the head and foot of every page, page X of Y.
 * The same paper gives the same bytes. The properties name the paper and no person.
 */
export async function renderDocx(paper: Paper, { sheet = "A4" }: PrintOptions = {}): Promise<Uint8Array> {
  const size = SHEETS[sheet];
  const { lists, definitions } = numberingOf(paper.blocks);
  const context: DocxContext = {
    bookmarks: bookmarksOf(paper.blocks),
    width: size.width - 2 * SIDE,
    lists,
    newPages: headingsOnNewPages(paper.blocks),
  };
  const head = [
    ...(paper.precedence === null
      ? []
      : [new Paragraph({ style: "Precedence", children: [...docxText(paper.precedence)] })]),
    ...(paper.titlePrinted === false ? [] : [new Paragraph({ style: "Title", children: [...docxText(paper.title)] })]),
  ];
  const document = new Document({
    title: wordText(paper.title),
    creator: "Travaux",
    lastModifiedBy: "Travaux",
    styles: docxStyles(paper.language),
    numbering: { config: definitions },
    features: { updateFields: false },
    sections: [
      {
        properties: {
          page: {
            size,
            margin: { top: EDGE, bottom: EDGE, left: SIDE, right: SIDE, header: 500, footer: 420 },
          },
        },
        headers: { default: new Header({ children: [gradingLine(paper)] }) },
        footers: { default: new Footer({ children: [gradingLine(paper), runningLine(paper, context.width)] }) },
        children: [...head, ...paper.blocks.flatMap((block, index) => docxBlock(block, index, context))],
      },
    ],
  });
  return freezeDocx(new Uint8Array(await Packer.toBuffer(document)));
}

function gradingLine(paper: Paper): Paragraph {
  return new Paragraph({ style: "Grading", children: [...docxText(paper.grading ?? "")] });
}

function runningLine(paper: Paper, width: number): Paragraph {
  return new Paragraph({
    style: "Running",
    tabStops: [{ type: "right", position: width }],
    children: [
      ...docxText(paper.running ?? ""),
      docxTab(),
      new TextRun({ children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
    ],
  });
}

/** Word wants short bookmark names that begin with a letter; anchors get one each, in order. */
function bookmarksOf(blocks: readonly PaperBlock[]): ReadonlyMap<string, string> {
  const bookmarks = new Map<string, string>();
  for (const block of blocks) {
    const anchor = "anchor" in block ? block.anchor : undefined;
    if (anchor !== undefined && !bookmarks.has(anchor)) bookmarks.set(anchor, `place_${bookmarks.size + 1}`);
  }
  return bookmarks;
}

/**
 * Paragraphs numbered `2.`, `3.` … in a row become one list of Word that starts where they start, so that a paragraph put
 * in between is counted. A number that does not follow its forerunner begins a list of its own; one of another form stays
 * as typed characters.
 */
function numberingOf(blocks: readonly PaperBlock[]): {
  lists: Map<number, string>;
  definitions: NumberingDefinition[];
} {
  const lists = new Map<number, string>();
  const definitions: NumberingDefinition[] = [list("bullets", "bullet", "•", 1)];
  let running: { reference: string; next: number } | null = null;
  blocks.forEach((block, index) => {
    if (block.type === "bullets" && block.ordered) {
      const reference = `list-${definitions.length}`;
      definitions.push(list(reference, "decimal", "%1.", 1));
      lists.set(index, reference);
    }
    if (block.type !== "paragraph" || block.number === undefined) return;
    const number = /^(\d{1,4})\.$/.exec(block.number)?.[1];
    if (number === undefined) return;
    if (Number(number) !== running?.next) {
      const reference = `list-${definitions.length}`;
      definitions.push(list(reference, "decimal", "%1.", Number(number)));
      running = { reference, next: Number(number) };
    }
    lists.set(index, running.reference);
    running = { ...running, next: running.next + 1 };
  });
  return { lists, definitions };
}

function list(reference: string, format: "bullet" | "decimal", text: string, start: number): NumberingDefinition {
  const paragraph = { indent: { left: 567, hanging: 567 } };
  return { reference, levels: [{ level: 0, format, text, start, alignment: "left", style: { paragraph } }] };
}
