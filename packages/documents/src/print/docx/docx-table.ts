import type { TableBlock } from "@travaux/paper";
import { Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import { type Bookmarks, docxRuns, docxText } from "./docx-runs.ts";

/** A table of fixed columns whose header row repeats on every page and whose rows stay whole. `width` in twips. */
export function docxTable(block: TableBlock, width: number, bookmarks: Bookmarks): Table {
  const columns = columnWidths(block, width);
  const cell = (index: number, children: Paragraph[], fill?: string): TableCell =>
    new TableCell({
      children,
      width: { size: columns[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 90, right: 90 },
      ...(fill === undefined ? {} : { shading: { type: "clear", color: "auto", fill } }),
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.head.map((text, index) =>
      cell(index, [new Paragraph({ style: "TableHead", children: [...docxText(text)] })], "EDEDED"),
    ),
  });
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: block.head.map((_, index) =>
          cell(index, [new Paragraph({ style: "TableText", children: [...docxRuns(row[index] ?? [], bookmarks)] })]),
        ),
      }),
  );
  return new Table({
    rows: [head, ...rows],
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
  });
}

/** Whole twips that sum to the width. */
function columnWidths({ head, widths }: TableBlock, width: number): number[] {
  const shares = head.map((_, index) => widths?.[index] ?? 1);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const columns = shares.map((share) => Math.floor((width * share) / total));
  const rest = width - columns.reduce((sum, column) => sum + column, 0);
  return columns.map((column, index) => (index === columns.length - 1 ? column + rest : column));
}
