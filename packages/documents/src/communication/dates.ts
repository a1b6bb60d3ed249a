import { HOUSE, type House, MONTHS } from "./house.ts";

/** A calendar date found in words, with its place in them. */
export interface FoundDate {
  /** ISO 8601. */
  readonly iso: string;
  /** The reading the other order of day and month would give, where both are dates and differ; else null. */
  readonly other: string | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

const MONTH_NAME = "([A-Za-zéûîÀ-ÿ]{3,10})\\.?";
const ORDINAL = "(?:st|nd|rd|th|er|º|°)?";
const DAY_MONTH = new RegExp(
  `(?<![\\d/.-])(\\d{1,2})${ORDINAL}(?:\\s+(?:day\\s+of|of|de))?[\\s,-]+${MONTH_NAME}(?:\\s+de)?[\\s,-]+(\\d{4})(?!\\d)`,
  "gi",
);
const MONTH_DAY = new RegExp(`(?<![\\p{L}])${MONTH_NAME}\\s+(\\d{1,2})${ORDINAL},?\\s+(\\d{4})(?!\\d)`, "giu");
const YEAR_FIRST =
  /(?<![\w/.-])(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\w/-]|\.\d)|(?<![\w/.-])(\d{4})-(\d\d)-(\d\d)(?=T(?:\d|$))/g;
const NUMERIC = /(?<![\w/.-])(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|\.\d)/g;

/** Two-digit years of official papers belong to this century. */
const CENTURY = 2000;

/**
 * All dates of `text` in order: `25-11-2025`, `25.11.2025`, `25th November, 2025`, `November 25, 2025`, `25 Nov 2025`,
 * `2025-11-25`, and the same with French and Spanish months. Numbers that can be no date are left out.
 */
export function datesIn(text: string, house: House = HOUSE): readonly FoundDate[] {
  const found: FoundDate[] = [];
  /** Marked where a date stands already: asking every date again takes a minute where a paragraph is nothing but dates. */
  let dated: Uint8Array | null = null;
  const add = (match: RegExpExecArray, iso: string | null, other: string | null = null): void => {
    const start = match.index;
    const end = start + match[0].length;
    dated ??= new Uint8Array(text.length);
    if (iso === null || dated.subarray(start, end).includes(1)) return;
    dated.fill(1, start, end);
    found.push({ iso, other, quote: match[0], start, end });
  };
  for (const match of text.matchAll(DAY_MONTH)) add(match, iso(match[3], monthOf(match[2]), match[1]));
  for (const match of text.matchAll(MONTH_DAY)) add(match, iso(match[3], monthOf(match[1]), match[2]));
  for (const match of text.matchAll(YEAR_FIRST)) {
    add(match, iso(match[1] ?? match[5], Number(match[3] ?? match[6]), match[4] ?? match[7]));
  }
  for (const match of text.matchAll(NUMERIC)) {
    const [, first, , second, year] = match;
    const dayFirst = iso(year, Number(second), first);
    const monthFirst = iso(year, Number(first), second);
    const [preferred, spare] = house.dateOrder === "day-first" ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
    const other = preferred !== null && spare !== null && spare !== preferred ? spare : null;
    add(match, preferred ?? spare, other);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The first date of `text`, or null. */
export function dateIn(text: string, house: House = HOUSE): FoundDate | null {
  return datesIn(text, house)[0] ?? null;
}

/**
 * A date that the end of a line breaks: `dated 25-` with `11-2025` on the next line. Its hyphen is part of it. Offsets are
 * those of the line; `end` lies beyond it.
 */
export function dateOver(line: string, next: string, house: House = HOUSE): FoundDate | null {
  if (!/^[\d\p{L}]/u.test(next)) return null;
  const glue = /\d[-./\u2010]$/.test(line) ? "" : " ";
  const joined = `${line.replace(/\u2010$/, "-")}${glue}${next}`;
  return datesIn(joined, house).find(({ start, end }) => start < line.length && end > line.length) ?? null;
}

/** Small letters without accents, for looking words up. */
export function plain(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function monthOf(name: string | undefined): number {
  return MONTHS[plain(name ?? "")] ?? 0;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function iso(yearText: string | undefined, month: number, dayText: string | undefined): string | null {
  const short = yearText?.length === 2;
  const year = Number(yearText) + (short ? CENTURY : 0);
  const day = Number(dayText);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0);
  if (day < 1 || day > last) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
