import type { CardBlock, PaperBlock, ParagraphBlock } from "@travaux/paper";
import { Bookmark, BorderStyle, type FileChild, HeadingLevel, PageBreak, Paragraph, type ParagraphChild } from "docx";
import { type Bookmarks, docxRuns, docxTab, docxText } from "./docx-runs.ts";
import { docxTable } from "./docx-table.ts";

/** What the blocks of one paper share: where links lead, how wide a line is in twips, which list a number belongs to. */
export interface DocxContext {
  readonly bookmarks: Bookmarks;
  readonly width: number;
  /** By index of the block: the numbering it uses. */
  readonly lists: ReadonlyMap<number, string>;
  /** By index of the block: headings that begin a new page. */
  readonly newPages: ReadonlySet<number>;
}

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** One block of a paper as paragraphs and tables of Word. `index` is its place among the blocks. */
export function docxBlock(block: PaperBlock, index: number, context: DocxContext): readonly FileChild[] {
  const { bookmarks } = context;
  switch (block.type) {
    case "heading": {
      const heading = LEVELS[block.depth - 1] ?? HeadingLevel.HEADING_3;
      const pageBreakBefore = context.newPages.has(index);
      const children = anchored(docxText(block.text), block.anchor, bookmarks);
      return [new Paragraph({ heading, children, ...(pageBreakBefore ? { pageBreakBefore } : {}) })];
    }
    case "paragraph":
      return [paragraph(block, context.lists.get(index), bookmarks)];
    case "bullets":
      return block.entries.map(
        (entry) =>
          new Paragraph({
            numbering: { reference: context.lists.get(index) ?? "bullets", level: 0 },
            spacing: { after: 60 },
            children: [...docxRuns(entry, bookmarks)],
          }),
      );
    case "fields":
      return block.rows.map(
        ({ name, value }) =>
          new Paragraph({
            style: "Field",
            tabStops: [{ type: "left", position: 2100 }],
            children: [...docxText(name, true), docxTab(), ...docxText(value)],
          }),
      );
    case "table":
      return [docxTable(block, context.width, bookmarks), new Paragraph({ style: "Gap", children: [] })];
    case "card":
      return card(block, bookmarks);
    case "quotation":
      return [
        new Paragraph({ style: "ClauseLabel", children: anchored(docxText(block.label), block.anchor, bookmarks) }),
        new Paragraph({ style: "ClauseText", children: [...docxRuns(block.runs, bookmarks)] }),
      ];
    case "signature":
      return block.lines.map(
        (line, at) =>
          new Paragraph({ style: "Signature", spacing: { before: at === 0 ? 700 : 0 }, children: [...docxText(line)] }),
      );
    case "rule":
      return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: "555555", space: 1 } } })];
    case "page-break":
      // A paragraph of its own would fall on the next page where this one is just full, and leave that page blank.
      return context.newPages.has(index + 1)
        ? []
        : [new Paragraph({ spacing: { after: 0 }, children: [new PageBreak()] })];
  }
}

/** Indices of the headings that stand right after a page break. */
export function headingsOnNewPages(blocks: readonly PaperBlock[]): ReadonlySet<number> {
  return new Set(
    blocks.flatMap((block, index) =>
      block.type === "heading" && blocks[index - 1]?.type === "page-break" ? [index] : [],
    ),
  );
}

function paragraph(block: ParagraphBlock, list: string | undefined, bookmarks: Bookmarks): Paragraph {
  const children = [...docxRuns(block.runs, bookmarks)];
  const shared = {
    ...(block.size === "small" ? { style: "Small" } : {}),
    ...(block.apart === true ? { spacing: { before: 360 } } : {}),
    ...(block.align === undefined || block.align === "start" ? {} : { alignment: ALIGNMENT[block.align] }),
  };
  if (block.number === undefined) return new Paragraph({ ...shared, children });
  if (list !== undefined) return new Paragraph({ ...shared, numbering: { reference: list, level: 0 }, children });
  return new Paragraph({
    ...shared,
    indent: { left: 567, hanging: 567 },
    tabStops: [{ type: "left", position: 567 }],
    children: [...docxText(block.number), docxTab(), ...children],
  });
}

const ALIGNMENT = { center: "center", end: "end" } as const;

/** Every paragraph of a card but the last is kept with the next, so that the card does not break across pages. */
function card({ tone, label, anchor, reference, lines }: CardBlock, bookmarks: Bookmarks): readonly Paragraph[] {
  const style = { object: "FindingObject", consider: "FindingConsider", note: "FindingNote", good: "FindingGood" }[
    tone
  ];
  const small = reference === undefined ? [] : docxRuns([{ text: `   ${reference}`, style: "code" }], bookmarks);
  const head = [...anchored(docxText(label, true), anchor, bookmarks), ...small];
  const bodies = lines.map(({ name, runs }) => [
    ...(name === null ? [] : docxText(`${name}: `, true)),
    ...docxRuns(runs, bookmarks),
  ]);
  const all: readonly ParagraphChild[][] = [head, ...bodies];
  // The gap parts the edges of two cards of one tone, which Word would otherwise draw as one.
  const gap = new Paragraph({ style: "Gap", keepNext: true, children: [] });
  const paragraphs = all.map(
    (children, index) =>
      new Paragraph({ style, children, keepNext: index < all.length - 1, spacing: { before: 0, after: 20 } }),
  );
  return [gap, ...paragraphs];
}

function anchored(
  children: readonly ParagraphChild[],
  anchor: string | undefined,
  bookmarks: Bookmarks,
): ParagraphChild[] {
  const id = anchor === undefined ? undefined : bookmarks.get(anchor);
  return id === undefined ? [...children] : [new Bookmark({ id, children: [...children] })];
}
