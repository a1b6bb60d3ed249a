import { datesIn, type FoundDate, plain } from "./dates.ts";
import { type House, WEEKDAYS } from "./house.ts";

/** Date and time of an electronic signature, with what the line says beside them. */
export interface StampTime {
  /** ISO 8601 local date-time: `2025-12-02T09:39:25`. */
  readonly at: string;
  /** As an offset or a name, where the line gives one. */
  readonly zone: string | null;
  readonly date: FoundDate;
  /** Words before the date and time: a name, an office, or nothing. */
  readonly before: string;
}

/** No stamp fills more of a line. */
const LONGEST = 160;
const TIME =
  /(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?\s?m\.?)?\s*(Z|UTC(?:[+-]\d{1,2}(?::?\d\d)?)?|GMT(?:[+-]\d{1,2})?|PKT|PST|IST|CET|CEST|EAT|[+-]\d\d[:']?\d\d'?)?[).\s]*$/i;
const TIME_ALONE = /^(?:at\s+)?\d{1,2}:\d{2}:\d{2}\s*(?:[ap]\.?\s?m\.?)?$/i;
const WEEKDAY = new RegExp(`(?:^|[\\s,:(])(?:${WEEKDAYS.join("|")})[,.]?\\s*$`);
const SIGNED =
  /(?:^|\b)(?:(?:digitally|electronically)\s+)?(?:e-)?(?:signed|approved|signature|authenticated)(?:\s+(?:by|on|at))?\s*:?\s*/gi;
const DATE_WORD = /(?:\bdated?|\bon|\btime|\btimestamp|\bdate and time|-|,)\s*:?\s*$/i;

/** Reads a line that is the date and time of an electronic signature, or null: running text that names an hour is none. */
export function stampTimeOf(line: string, house: House): StampTime | null {
  if (line.length > LONGEST) return null;
  const time = TIME.exec(line);
  if (time === null) return null;
  const beforeTime = line.slice(0, time.index);
  const date = datesIn(beforeTime, house).at(-1);
  if (date === undefined || !/^[\s,;T@–-]*(?:at|à|time:?)?[\s:]*$/i.test(beforeTime.slice(date.end))) return null;
  const words = beforeTime.slice(0, date.start);
  const weekday = WEEKDAY.exec(plain(words));
  const named = weekday === null ? words : words.slice(0, weekday.index);
  const signed = new RegExp(SIGNED, "i").test(named);
  const [, hour, minute, second, half, zone] = time;
  if (second === undefined && !signed && !(weekday !== null && half !== undefined)) return null;
  const clock = clockOf(Number(hour), Number(minute), Number(second ?? "0"), half);
  if (clock === null) return null;
  const before = withoutSigned(named)
    .replace(DATE_WORD, "")
    .replace(/[\s,;:(]+$/, "")
    .trim();
  return { at: `${date.iso}T${clock}`, zone: zoneOf(zone), date, before };
}

/** True for a line that holds only the hour of a stamp whose date stands on the line above. */
export function isTimeAlone(line: string): boolean {
  return TIME_ALONE.test(line);
}

/** A name without the words that say it signs: `Digitally signed by Ana Petrov` gives `Ana Petrov`. */
export function withoutSigned(text: string): string {
  return text.replace(SIGNED, "").trim();
}

function clockOf(hour: number, minute: number, second: number, half: string | undefined): string | null {
  const afternoon = half === undefined ? null : /^p/i.test(half);
  if (minute > 59 || second > 59 || hour > 23 || (afternoon !== null && (hour > 12 || hour === 0))) return null;
  const hours = afternoon === null ? hour : (hour % 12) + (afternoon ? 12 : 0);
  return [hours, minute, second].map((part) => String(part).padStart(2, "0")).join(":");
}

function zoneOf(zone: string | undefined): string | null {
  if (zone === undefined) return null;
  const offset = /^([+-]\d\d)[:']?(\d\d)/.exec(zone);
  return offset === null ? zone.toUpperCase() : `${offset[1]}:${offset[2]}`;
}
