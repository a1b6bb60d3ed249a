import { dayOf } from "../deadline/dates.ts";
import { millisecondsOf } from "../deadline/instant.ts";
import { name, type Reader, such } from "./read.ts";

/** An RFC 3339 instant in UTC with milliseconds: `2025-12-02T04:39:25.000Z`. */
export const instant: Reader<string> = such(
  name,
  (value) => millisecondsOf(value) !== null,
  "is not an instant such as 2025-12-02T04:39:25.000Z",
);

/** A calendar date: `2025-12-10`. */
export const date: Reader<string> = such(name, (value) => dayOf(value) !== null, "is not a date such as 2025-12-10");

/** A time of day in hours and minutes: `17:00`. */
export const time: Reader<string> = such(
  name,
  (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  "is not a time of day such as 17:00",
);
