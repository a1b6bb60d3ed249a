/** The days of the week as house files write them, Monday first. */
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number];

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LAST_DAY = 2_932_896; // 31 December 9999

/** The number of a date's day, 1 January 1970 being 0; null for what is no date of the years 0000 to 9999. */
export function dayOf(date: string): number | null {
  const [, years, months, days] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (years === undefined) return null;
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  const leap = month === 2 && isLeap(year) ? 1 : 0;
  if (month < 1 || day < 1 || day > (MONTH_LENGTHS[month - 1] ?? 0) + leap) return null;
  // Years begin in March here, so that the day that comes and goes is the last of the year.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The date of a day's number; null beyond the years 0000 to 9999. */
export function dateOf(day: number): string | null {
  if (!Number.isInteger(day) || day < -719_528 || day > LAST_DAY) return null;
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const dayOfMonth = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const calendarMonth = month < 10 ? month + 3 : month - 9;
  const year = yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(calendarMonth, 2)}-${padded(dayOfMonth, 2)}`;
}

/** The weekday of a day's number. */
export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? "Mon";
}

/** A number with zeros before it. */
export function padded(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
