import type { PartyCode, Table } from "@travaux/instrument";
import { segmentOf } from "../leaves.ts";
import type { WrittenRow, WrittenSegment, WrittenTable } from "../written.ts";
import { union, without } from "./proposals.ts";
import type { Stroke } from "./strokes.ts";
import { deletion, insertion } from "./tracked-passage.ts";

/** A cell as a stretch of its table's characters. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly segments: WrittenSegment[];
}

/** A table with changes inside its cells, or struck out as a whole; null where a change goes beyond a paragraph of a cell. */
export function trackedTable(
  table: Table,
  strokes: readonly Stroke[],
  deleters: readonly PartyCode[],
): WrittenTable | null {
  const rows = cellsOf(table);
  const cells = rows.flat();
  for (const stroke of strokes) {
    const isWithin = stroke.type === "put" ? putIn(cells, stroke, deleters) : baseIn(cells, stroke, deleters);
    if (!isWithin) return null;
  }
  const changes = deletion(deleters);
  return {
    type: "table",
    clause: table.id,
    rows: rows.map((row): WrittenRow => ({ cells: row.map(({ segments }) => segments), changes })),
  };
}

/** One character, a tab or a line feed, parts two cells. */
function cellsOf({ rows }: Table): readonly (readonly Cell[])[] {
  let at = 0;
  return rows.map((row) =>
    row.map((text): Cell => {
      const start = at;
      at += text.length + 1;
      return { start, end: start + text.length, segments: [] };
    }),
  );
}

function putIn(cells: readonly Cell[], { stretch, by, at }: Stroke, deleters: readonly PartyCode[]): boolean {
  if (/[\t\n]/.test(stretch.text)) return false;
  const cell = cells.find(({ start, end }) => at >= start && at <= end);
  const others = without(by, deleters);
  if (others.length > 0) cell?.segments.push(segmentOf(stretch, [...insertion(others), ...deletion(deleters)]));
  return cell !== undefined;
}

function baseIn(cells: readonly Cell[], { stretch, by, at }: Stroke, deleters: readonly PartyCode[]): boolean {
  if (by.length > 0 && /[\t\n]/.test(stretch.text)) return false;
  const end = at + stretch.text.length;
  for (const cell of cells) {
    if (cell.end <= at || cell.start >= end) continue;
    const text = stretch.text.slice(Math.max(0, cell.start - at), cell.end - at);
    if (text !== "") cell.segments.push(segmentOf({ ...stretch, text }, deletion(union(by, deleters))));
  }
  return true;
}
