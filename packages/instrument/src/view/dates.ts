/** English, French and Spanish names of months, as dates in the heads of texts are written, divided by `|`; the index is the month less one, modulo twelve. */
export const MONTHS: string =
  "january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre";
const NAMES = MONTHS.split("|");
const DAY_FIRST = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th|er)?(?:\\s+(?:of|de))?\\s+(${MONTHS}),?\\s+(?:de\\s+)?(\\d{4})`,
  "i",
);
const MONTH_FIRST = new RegExp(`(${MONTHS})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, "i");
const RANGE = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?\\s*(?:-|–|and|to|&)\\s*\\d{1,2}(?:st|nd|rd|th)?\\s+(${MONTHS}),?\\s+(\\d{4})`,
  "i",
);
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/;

/** A date found in words. */
export interface FoundDate {
  /** ISO 8601; the first day where a range is written. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** The first date written out in `text`, or null. Figures alone (`5/11/2025`) are not read: their order differs by house. */
export function dateIn(text: string): FoundDate | null {
  const range = RANGE.exec(text);
  if (range !== null) return found(range, range[3], range[2], range[1]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return found(dayFirst, dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) return found(monthFirst, monthFirst[3], monthFirst[1], monthFirst[2]);
  const iso = ISO.exec(text);
  return iso === null ? null : valid(iso, `${iso[1]}-${iso[2]}-${iso[3]}`);
}

function found(
  match: RegExpExecArray,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): FoundDate | null {
  const index = NAMES.indexOf((month ?? "").toLowerCase()) % 12;
  return valid(match, `${year}-${String(index + 1).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`);
}

const LENGTHS: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function valid(match: RegExpExecArray, date: string): FoundDate | null {
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  const most = LENGTHS[month - 1] ?? 0;
  return day >= 1 && day <= most ? { date, start: match.index, end: match.index + match[0].length } : null;
}
