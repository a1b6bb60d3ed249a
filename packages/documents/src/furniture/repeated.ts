import type { Line } from "@travaux/instrument";

/** A short line that stands again and again, at least the distance of a page apart. */
export interface Repeated {
  readonly text: string;
  /** Indexes of its lines, in order. */
  readonly at: readonly number[];
  /** True where the distances are much the same. */
  readonly regular: boolean;
}

/** A head or foot of a page is a short line. */
const LONGEST = 100;
/** Lines of a usual sheet, for texts that have one paragraph a line. */
const COLUMNS = 80;
/** A page has at least so many lines. */
const LEAST_ON_A_PAGE = 18;
/** A page of small print has no more. */
const MOST_ON_A_PAGE = 110;
/** How much longer the longest page may be than the shortest. */
const EVEN = 1.6;

/** No head of a page begins with a small letter. */
const STARTS_LOWER = /^\P{L}*\p{Ll}/u;
/** Words that divide a text and may well stand twice in it, lists, and parts of sentences. */
const STRUCTURE =
  /^[#|>]|^[-–—•●▪◦·](?!\d)|^\*+(?!\*)|^\(?(?:\d{1,3}[.)]?|[\p{L}ivxl][.)]|[ivxl]{1,6}[.)])\s|[;:,]["”’)\]*]*$|^[[\]()\s]*$|^\W*(?:[ivxl\d]+\s)?(?:ad )?(?:articles?|artikel|artículo|sections?|chapter|chapitre|part|annex[e]?|appendix|schedule|table|option|alt(?:ernative)?|paragraphs?|notes?|no text|placeholder)\b/iu;

/** Lines that stand word for word at least twice and nowhere nearer than a page, save within one block of furniture. */
export function repeatedLines(lines: readonly Line[], pages: ReadonlyMap<number, string>): readonly Repeated[] {
  const places = new Map<string, number[]>();
  lines.forEach(({ text }, index) => {
    if (
      text.length > LONGEST ||
      pages.has(index) ||
      STRUCTURE.test(text) ||
      STARTS_LOWER.test(text) ||
      !/\p{L}.*\p{L}/u.test(text)
    )
      return;
    const key = wordsOf(text);
    places.set(key, [...(places.get(key) ?? []), index]);
  });
  const often = [...places].filter(([, at]) => at.length > 1);
  const suspects = new Set([...pages.keys(), ...often.flatMap(([, at]) => at)]);
  const rows = rowsOf(lines);
  return often.flatMap(([text, at]) => {
    const apart = at.filter((index, order) => order === 0 || !isTogether(lines, at[order - 1] ?? 0, index, suspects));
    const distances = apart.slice(1).map((index, order) => (rows[index] ?? 0) - (rows[apart[order] ?? 0] ?? 0));
    const numbered = at.every((index) => isBeside(lines, index, pages));
    // The first may be the title itself, anywhere on its page.
    const between = distances.length > 1 ? distances.slice(1) : distances;
    const near = between.some((rowsBetween) => rowsBetween < LEAST_ON_A_PAGE) && !numbered;
    if (distances.length === 0 || near) return [];
    const [least, most] = [Math.min(...between), Math.max(...between)];
    return [{ text, at, regular: most <= least * EVEN && most <= MOST_ON_A_PAGE }];
  });
}

function wordsOf(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** Sheets' lines above each line. */
function rowsOf(lines: readonly Line[]): readonly number[] {
  let row = 0;
  return lines.map(({ text }) => {
    const at = row;
    row += Math.max(1, Math.ceil(text.length / COLUMNS));
    return at;
  });
}

/** True where the next line up or down bears a page number; blank lines do not count. */
function isBeside(lines: readonly Line[], index: number, pages: ReadonlyMap<number, string>): boolean {
  return [-1, 1].some((step) => {
    let at = index + step;
    while (lines[at]?.text === "") at += step;
    return pages.has(at);
  });
}

/** True where nothing but blank lines and other suspects stands between two lines. */
function isTogether(lines: readonly Line[], from: number, to: number, suspects: ReadonlySet<number>): boolean {
  for (let index = from + 1; index < to; index += 1)
    if (lines[index]?.text !== "" && !suspects.has(index)) return false;
  return true;
}
