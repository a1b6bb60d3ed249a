import { dateOf, dayOf, padded } from "./dates.ts";

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)\.(\d{3})Z$/;
const DAY = 86_400_000;

/**
 * Milliseconds since 1970 of an instant such as `2025-12-02T04:39:25.000Z`; null for any other shape. Only this one shape
 * is stored, so instants compare as text.
 */
export function millisecondsOf(instant: string): number | null {
  const [, date = "", hours, minutes, seconds, thousandths] = INSTANT.exec(instant) ?? [];
  const day = dayOf(date);
  if (day === null) return null;
  return (
    day * DAY + Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(thousandths)
  );
}

/** The instant of a number of milliseconds since 1970, or null beyond the years 0000 to 9999. */
export function instantOf(milliseconds: number): string | null {
  if (!Number.isFinite(milliseconds)) return null;
  const whole = Math.floor(milliseconds);
  const day = Math.floor(whole / DAY);
  const date = dateOf(day);
  if (date === null) return null;
  const rest = whole - day * DAY;
  const clock = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1000) % 60].map((part) => padded(Math.floor(part), 2));
  return `${date}T${clock.join(":")}.${padded(rest % 1000, 3)}Z`;
}
