import { dateOf, dayOf, type Weekday, weekdayOf } from "./dates.ts";

/** The days on which a house works: its week, less its holidays. */
export interface WorkingCalendar {
  readonly workingWeek: readonly Weekday[];
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
}

/** The most working days that are counted: a year and a half of them, with every holiday of the longest list between. */
export const MOST_WORKING_DAYS = 400;
const FARTHEST = 20_000; // days looked at: enough for 400 working days with one working day a week and 2,000 holidays

/** Whether the house works on a date. */
export function isWorkingDay(calendar: WorkingCalendar, date: string): boolean {
  const day = dayOf(date);
  if (day === null || !calendar.workingWeek.includes(weekdayOf(day))) return false;
  return !calendar.holidays.some((holiday) => holiday.date === date);
}

/**
 * The date that lies `count` working days before (negative) or after (positive) a date, which itself is not counted.
 * Null where there is none within the years that are known, or the count is 0 or over the limit.
 */
export function countWorkingDays(calendar: WorkingCalendar, from: string, count: number): string | null {
  const start = dayOf(from);
  if (start === null || !Number.isInteger(count) || count === 0 || Math.abs(count) > MOST_WORKING_DAYS) return null;
  const step = Math.sign(count);
  let left = Math.abs(count);
  for (let moved = step; Math.abs(moved) <= FARTHEST; moved += step) {
    const date = dateOf(start + moved);
    if (date === null) return null;
    if (isWorkingDay(calendar, date)) left -= 1;
    if (left === 0) return date;
  }
  return null;
}
