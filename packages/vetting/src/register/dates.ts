const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `2000-12-14` as `14 December 2000`, `2015-03` as `March 2015`, `2017` as `2017`. */
export function datePhrase(iso: string): string {
  const [year, month, day] = iso.split("-");
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return year ?? iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** A depositary's date (`14 Dec 2000`, `14 December 2000`) as ISO 8601; null where it is none. */
export function depositaryDate(text: string): string | null {
  const parts = /^(\d{1,2}) ([A-Z][a-z]+)\.? (\d{4})$/.exec(text.trim());
  if (parts === null) return null;
  const [, day = "", month = "", year = ""] = parts;
  const at = MONTHS.findIndex((name) => name === month || (month.length >= 3 && name.startsWith(month)));
  if (at < 0 || !isDay(Number(year), at + 1, Number(day))) return null;
  return `${year}-${String(at + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Whether the calendar has this day: there is no 31 February, in a table or on the command line. Months from 1. */
export function isDay(year: number, month: number, day: number): boolean {
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
