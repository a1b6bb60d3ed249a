import { stripVTControlCharacters } from "node:util";
import type { TableBlock } from "@travaux/paper";
import { inked, inkedLines, padded } from "./ink.ts";

/** Narrower than this a column of words cannot be read; the table is then shown row by row. */
const NARROWEST_COLUMN = 14;
const GAP = 2;

/** A table in columns, or, where the terminal is too narrow for them, as one short record per row. */
export function tableLines(block: TableBlock, width: number, colour: boolean): readonly string[] {
  const columns = columnWidths(block, width);
  return columns === null ? recordLines(block, width, colour) : columnLines(block, columns, colour);
}

function columnWidths({ head, widths }: TableBlock, width: number): readonly number[] | null {
  const room = width - GAP * (head.length - 1);
  const shares = head.map((_, index) => widths?.[index] ?? 1);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const least = head.map((name) => Math.min(NARROWEST_COLUMN, Math.max(4, name.length)));
  const columns = shares.map((share, index) => Math.max(least[index] ?? 4, Math.floor((room * share) / total)));
  const over = columns.reduce((sum, column) => sum + column, 0) - room;
  const widest = columns.indexOf(Math.max(...columns));
  const fitted = columns.map((column, index) => (index === widest ? column - Math.max(0, over) : column));
  const readable = fitted.every((column, index) => column >= NARROWEST_COLUMN || (shares[index] ?? 1) * 5 <= total);
  return readable && room / head.length >= NARROWEST_COLUMN ? fitted : null;
}

function columnLines(block: TableBlock, columns: readonly number[], colour: boolean): readonly string[] {
  const row = (cells: readonly (readonly string[])[]): readonly string[] => {
    const height = Math.max(1, ...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map((column, index) => {
          const text = cells[index]?.[line] ?? "";
          return padded(text, stripVTControlCharacters(text), column);
        })
        .join(" ".repeat(GAP))
        .trimEnd(),
    );
  };
  const head = block.head.map((name, index) =>
    inkedLines([{ text: name, style: "bold" }], columns[index] ?? 1, colour),
  );
  const line = columns.map((column) => "─".repeat(column)).join(" ".repeat(GAP));
  const rows = block.rows.map((cells) =>
    row(cells.map((runs, index) => inkedLines(runs, columns[index] ?? 1, colour))),
  );
  const apart = rows.some((lines) => lines.length > 2);
  return [...row(head), line, ...rows.flatMap((lines, index) => (apart && index > 0 ? ["", ...lines] : lines))];
}

function recordLines(block: TableBlock, width: number, colour: boolean): readonly string[] {
  return block.rows.flatMap((cells, index) => {
    const lines = cells.flatMap((runs, column) => {
      const name = block.head[column] ?? "";
      const shown = inkedLines(runs, width - 2, colour);
      const first = inkedLines([{ text: `${name}: ` }, ...runs], width, colour);
      if (first.length === 1) return [`${inked(`${name}:`, "bold", colour)} ${shown[0] ?? ""}`.trimEnd()];
      return [inked(`${name}:`, "bold", colour), ...shown.map((line) => `  ${line}`)];
    });
    return index === 0 ? lines : ["", ...lines];
  });
}
