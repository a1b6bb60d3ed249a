import { padded } from "./dates.ts";
import { instantOf, millisecondsOf } from "./instant.ts";

/**
 * How many minutes a zone's clocks are ahead of UTC at an instant, or null for a zone that is not known. Handed in by the
 * caller, who has the tables of zones; acts store what was resolved, so a later table never decides the past anew.
 */
export type OffsetAt = (zone: string, instant: string) => number | null;

/** What a clock on the wall shows, and how far it is ahead of UTC: `+05:00`. */
export interface LocalMoment {
  readonly date: string;
  /** `09:39:25`. */
  readonly time: string;
  readonly offset: string;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The wall time of an instant in a zone; null where zone or instant are not known. */
export function localMoment(zone: string, instant: string, offsetAt: OffsetAt): LocalMoment | null {
  const at = millisecondsOf(instant);
  const offset = at === null ? null : minutesAhead(zone, instant, offsetAt);
  if (at === null || offset === null) return null;
  const local = instantOf(at + offset * MINUTE);
  if (local === null) return null;
  return { date: local.slice(0, 10), time: local.slice(11, 19), offset: printedOffset(offset) };
}

/** An instant as the clocks of a zone show it: `2025-12-02T09:39:25+05:00`; as it is, in UTC, where the zone is not known. */
export function localInstant(zone: string, instant: string, offsetAt: OffsetAt): string {
  const local = localMoment(zone, instant, offsetAt);
  return local === null ? instant : `${local.date}T${local.time}${local.offset}`;
}

/**
 * The instant at which the clocks of a zone show a date and a time of day (`17:00`). A time that the clocks show twice is
 * the first of the two; a time that they jump over is as much later as the jump is long.
 */
export function instantAt(zone: string, date: string, time: string, offsetAt: OffsetAt): string | null {
  const wall = millisecondsOf(`${date}T${time}:00.000Z`);
  if (wall === null) return null;
  const ahead = (milliseconds: number): number | null => {
    const instant = instantOf(milliseconds);
    return instant === null ? null : minutesAhead(zone, instant, offsetAt);
  };
  const [before, after] = [ahead(wall - DAY), ahead(wall + DAY)];
  if (before === null || after === null) return null;
  const shown = [wall - before * MINUTE, wall - after * MINUTE].filter(
    (candidate) => candidate + (ahead(candidate) ?? Number.NaN) * MINUTE === wall,
  );
  return instantOf(shown.length === 0 ? wall - before * MINUTE : Math.min(...shown));
}

function minutesAhead(zone: string, instant: string, offsetAt: OffsetAt): number | null {
  const minutes = zone === "UTC" ? 0 : offsetAt(zone, instant);
  return minutes !== null && Number.isInteger(minutes) && Math.abs(minutes) < 1440 ? minutes : null;
}

function printedOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${padded(Math.floor(size / 60), 2)}:${padded(size % 60, 2)}`;
}
