import { languageOf } from "./column-language.ts";

/** How a table whose cells are running text is read. Columns by index, the first is 0. */
export interface TextTable {
  /** The column of numbers before a column of text; null where there is none. */
  readonly numbers: number | null;
  /** Columns that are read, row by row. */
  readonly texts: readonly number[];
  /** Columns in another language, kept out of the text. */
  readonly aside: readonly number[];
  /** True where the first row only names the columns. */
  readonly headed: boolean;
  /** Names of the languages of `texts` and `aside`, where the table sets languages side by side. */
  readonly languages: readonly string[];
}

/** A number or label as a cell of its own: `1.`, `(a)`, `OP 5 bis`, `Art. 3`, `IV`. */
const NUMBER =
  /^(?:(?:pp|op|art(?:icle|\.)?|para(?:graph|\.)?|clause|§)\s*)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,6})(?:[ -]?(?:bis|ter|quater))?[.)]{0,2}$/i;

/** A cell of fewer characters is an entry of a table unless it ends like a clause. */
const PROSE = 60;
const SHORT_CLAUSE = 25;
const ENDS_CLAUSE = /[.;:,]["”’)\]]*$/;
const FEWEST_WORDS = 4;
/** Longest name of a column. */
const LONGEST_HEAD = 40;
/** Share of the filled cells of a column that must be prose, or numbers. */
const MOST = 0.6;

/**
 * Tells a table of running text (number and clause, two languages, two drafts side by side) from a table of entries and
 * figures, for which it gives null. `rows` are the cells' characters; all columns but prose and numbers must be empty.
 */
export function textTableOf(rows: readonly (readonly string[])[]): TextTable | null {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width < 2) return null;
  const headed = isHead(rows);
  // A row of one cell over all columns says nothing of what the columns are.
  const body = rows.slice(headed ? 1 : 0).filter((row) => row.length > 1);
  const columns = Array.from({ length: width }, (_, index) => body.map((row) => (row[index] ?? "").trim()));
  const texts = columns.flatMap((cells, index) => (mostAre(cells, isProse) ? [index] : []));
  const numbers = columns.findIndex((cells) => mostAre(cells, (cell) => NUMBER.test(cell)));
  const others = columns.filter(
    (cells, index) => !texts.includes(index) && index !== numbers && cells.some((cell) => cell !== ""),
  );
  const before = numbers >= 0 && numbers < (texts[0] ?? -1);
  if (texts.length === 0 || others.length > 0 || (texts.length === 1 && !before)) return null;
  const languages = texts.map((index) => languageOf((columns[index] ?? []).join(" ")));
  const first = languages[0] ?? null;
  const apart = texts.filter((_, at) => at > 0 && first !== null && languages[at] !== null && languages[at] !== first);
  return {
    numbers: before ? numbers : null,
    texts: texts.filter((index) => !apart.includes(index)),
    aside: apart,
    headed,
    languages: apart.length === 0 ? [] : [...new Set(languages.filter((name) => name !== null))],
  };
}

/** `USD 5,000,000`, `1.2 million`, `45 %`, `(300)`, `–`: a figure with its unit and nothing else. */
const FIGURE =
  /^(?:(?:US|A|C|HK|NZ)?[$€£¥]|[A-Z]{3}\s)?\s*[(+−–-]?\s*\d[\d.,'’ \u00A0\u202F]*\)?\s*(?:%|per cent|thousand|[mb]illions?|[mb]n|tonnes?|[$€£¥]|[A-Z]{3})?$/;
const FEWEST_ROWS = 2;

/**
 * True for a table of entries and figures, lines or not: a column whose cells are figures, beside one of words, over two
 * rows or more. A number that counts the rows is no figure.
 */
export function isOfFigures(rows: readonly (readonly string[])[]): boolean {
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.length < FEWEST_ROWS || rows.some((row) => row.length !== width)) return false;
  const columns = Array.from({ length: width }, (_, index) => rows.map((row) => (row[index] ?? "").trim()));
  const [first = [], ...rest] = columns;
  const words = first.filter((cell) => /\p{L}/u.test(cell) && !FIGURE.test(cell)).length;
  return (
    words >= FEWEST_ROWS &&
    rest.some((cells) => mostAre(cells, isFigure) && cells.filter(isFigure).length >= FEWEST_ROWS)
  );
}

function isFigure(cell: string): boolean {
  return FIGURE.test(cell) && !LIKE_A_TELEPHONE.test(cell);
}

/** So many digits without a mark between them are no sum. */
const LIKE_A_TELEPHONE = /\d{7}/;

function isProse(cell: string): boolean {
  const words = cell.split(/\s+/).length;
  if (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(cell)) return cell.length >= SHORT_CLAUSE;
  return words >= FEWEST_WORDS && (cell.length >= PROSE || (cell.length >= SHORT_CLAUSE && ENDS_CLAUSE.test(cell)));
}

function mostAre(cells: readonly string[], is: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 && filled.filter(is).length >= filled.length * MOST && filled.some(is);
}

/** `English | Français`, `No. | Text`: short words over columns whose next cell is prose. */
function isHead(rows: readonly (readonly string[])[]): boolean {
  const [first, second] = [rows[0] ?? [], rows[1] ?? []];
  const names = first.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const short = names.every((name) => name.length <= LONGEST_HEAD && !ENDS_CLAUSE.test(name.replace(/^No\.$/i, "No")));
  const numbered = NUMBER.test(first[0]?.trim() ?? "") && !/^no\.?$/i.test(first[0]?.trim() ?? "");
  return names.length > 1 && short && !numbered && second.some((cell) => isProse(cell.trim()));
}
