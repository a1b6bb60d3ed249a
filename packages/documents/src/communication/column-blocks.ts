import { dateIn } from "./dates.ts";
import type { House } from "./house.ts";
import { labelOf } from "./labels.ts";
import { cleaned, type PaperLine } from "./paper-lines.ts";
import { isOffice, isOrganisation, isPerson } from "./signs.ts";
import { isTimeAlone, stampTimeOf } from "./stamp-time.ts";

/** One column's part of a line, with how far from the line's edge it begins. */
interface Cell {
  readonly line: PaperLine;
  readonly offset: number;
}

const GAP = /\t+|[ \u00A0]{3,}/;
const GAPS = /\t+|[ \u00A0]{3,}/g;
/** Names, offices and times are short; wider cells are running text set in columns. */
const WIDEST_CELL = 70;
/** How many characters apart two cells may begin and still stand in one column: centred blocks are ragged on both sides. */
const RAGGED = 14;

/**
 * Signature blocks and stamps printed side by side, read column by column: the lines of the left one, then those of the
 * next. Only a block of lines in which one row names two persons, or two moments, is taken apart.
 */
export function withColumnsApart(lines: readonly PaperLine[], source: string, house: House): readonly PaperLine[] {
  const apart: PaperLine[] = [];
  const blanks = lines.some((line, index) => index > 0 && line.afterBlank);
  let ended = false;
  for (let index = 0; index < lines.length; ) {
    const block = blockAt(lines, index, { source, blanks });
    const first = lines[index];
    if (block.length > 1 && isOfSignatures(block, house)) {
      apart.push(...columnsIn(block).flatMap((column, order) => inOrder(column, order)));
      index += block.length;
      ended = true;
    } else {
      if (first !== undefined) apart.push(ended ? { ...first, afterBlank: true } : first);
      ended = false;
      index += 1;
    }
  }
  return apart;
}

interface Page {
  readonly source: string;
  /** False where the file keeps no empty lines, as a PDF does not. */
  readonly blanks: boolean;
}

/**
 * Rows of cells from the line at `from` on, as long as lines touch and the block began with two columns. Without empty
 * lines to go by, a row of one cell belongs to it only where it is indented or is the hour of the date above.
 */
function blockAt(lines: readonly PaperLine[], from: number, { source, blanks }: Page): readonly (readonly Cell[])[] {
  const rows: (readonly Cell[])[] = [];
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || (index > from && line.afterBlank)) break;
    const cells = cellsOf(line, source);
    if (cells.some((cell) => cell.line.text.length > WIDEST_CELL) || (index === from && cells.length < 2)) break;
    const [only] = cells;
    const loose = cells.length === 1 && only !== undefined && only.offset < RAGGED && !isTimeAlone(only.line.text);
    if (loose && !blanks) break;
    rows.push(cells);
  }
  return rows;
}

function cellsOf(line: PaperLine, source: string): readonly Cell[] {
  let edge = line.start;
  while (edge > 0 && source[edge - 1] !== "\n" && source[edge - 1] !== "\r") edge -= 1;
  const raw = source.slice(line.start, line.end);
  if (!GAP.test(raw)) return [{ line, offset: width(source.slice(edge, line.start)) }];
  const cells: Cell[] = [];
  let from = 0;
  const gaps = [...raw.matchAll(GAPS)].map((gap) => ({ end: gap.index, next: gap.index + gap[0].length }));
  for (const { end, next } of [...gaps, { end: raw.length, next: raw.length }]) {
    const start = line.start + from;
    const text = cleaned(raw.slice(from, end));
    if (text !== "")
      cells.push({
        line: { ...line, start, end: line.start + end, text },
        offset: width(source.slice(edge, start)),
      });
    from = next;
  }
  return cells;
}

const TAB = 40;

/** Columns that characters take up; a tab leaps into the next column of the block. */
function width(characters: string): number {
  let columns = 0;
  for (const character of characters) columns += character === "\t" ? TAB - (columns % TAB) : 1;
  return columns;
}

function isOfSignatures(block: readonly (readonly Cell[])[], house: House): boolean {
  const wide = block.filter((row) => row.length > 1);
  const isTime = ({ line }: Cell): boolean => stampTimeOf(line.text, house) !== null;
  const names = ({ line: { text } }: Cell): boolean =>
    isPerson(text) ||
    isOffice(text) ||
    isOrganisation(text) ||
    labelOf(text) !== null ||
    isTimeAlone(text) ||
    dateIn(text, house) !== null;
  const two = wide.some((row) => row.every(isTime) || row.every(({ line }) => isPerson(line.text)));
  const cells = block.flat();
  return two && wide.length > 1 && cells.filter((cell) => isTime(cell) || names(cell)).length * 4 >= cells.length * 3;
}

/** The cells of each column, from left to right; a row with fewer cells is placed by where they begin. */
function columnsIn(block: readonly (readonly Cell[])[]): readonly (readonly PaperLine[])[] {
  const widest = block.reduce((most, row) => (row.length > most.length ? row : most), block[0] ?? []);
  const columns: PaperLine[][] = widest.map(() => []);
  for (const row of block) {
    row.forEach((cell, order) => {
      columns[row.length === widest.length ? order : nearest(cell, widest)]?.push(cell.line);
    });
  }
  return columns;
}

function nearest(cell: Cell, row: readonly Cell[]): number {
  // Only the last cell of a row can have run over into the next line.
  if (isTimeAlone(cell.line.text) && cell.offset < RAGGED) return row.length - 1;
  const at = row.findLastIndex(({ offset }) => offset <= cell.offset + RAGGED);
  return Math.max(at, 0);
}

function inOrder(column: readonly PaperLine[], order: number): readonly PaperLine[] {
  return column.map((line, index) => ({
    ...line,
    afterBlank: index === 0 ? order > 0 || line.afterBlank : false,
    opens: index === 0 || (order === 0 && line.opens),
    numbering: order === 0 ? line.numbering : null,
  }));
}
