import { date, instant, time } from "../parse/moments.ts";
import { choice, oneOf, optional, type Reader, record, whole } from "../parse/read.ts";
import { instantOf, millisecondsOf } from "./instant.ts";
import { countWorkingDays, MOST_WORKING_DAYS, type WorkingCalendar } from "./working-days.ts";
import { instantAt, localMoment, type OffsetAt } from "./zone.ts";

/**
 * A deadline as an officer sets it: an instant; a date, at the close of business unless a time is given; hours from now;
 * working days from now; working days before the conference opens; or what the precedence of the paper allows.
 */
export type DeadlineTerms =
  | { readonly kind: "instant"; readonly at: string }
  | { readonly kind: "date"; readonly date: string; readonly time: string | null }
  | { readonly kind: "hours"; readonly hours: number }
  | { readonly kind: "working days"; readonly days: number }
  | { readonly kind: "before conference"; readonly days: number }
  | { readonly kind: "precedence" };

/** What a deadline is reckoned from. */
export interface Reckoning {
  readonly house: WorkingCalendar & { readonly zone: string; readonly closeOfBusiness: string };
  readonly now: string;
  /** The date on which the conference opens, or null where none is set. */
  readonly opens: string | null;
  /** Hours that the paper's precedence allows, or null where the house sets none. */
  readonly hoursOfPrecedence: number | null;
  readonly offsetAt: OffsetAt;
}

const MOST_HOURS = 9_600; // four hundred days

/** Reads the terms of a deadline. */
export const deadlineTerms: Reader<DeadlineTerms> = choice<DeadlineTerms>({
  instant: record({ kind: oneOf(["instant"]), at: instant }),
  date: record({ kind: oneOf(["date"]), date, time: optional(time) }),
  hours: record({ kind: oneOf(["hours"]), hours: whole(1, MOST_HOURS) }),
  "working days": record({ kind: oneOf(["working days"]), days: whole(1, MOST_WORKING_DAYS) }),
  "before conference": record({ kind: oneOf(["before conference"]), days: whole(1, MOST_WORKING_DAYS) }),
  precedence: record({ kind: oneOf(["precedence"]) }),
});

/** The instant at which a deadline falls, or the reason why it cannot be told. */
export function resolveDeadline(
  terms: DeadlineTerms,
  from: Reckoning,
): { readonly due: string } | { readonly reason: string } {
  const { house, now, offsetAt } = from;
  const onDate = (day: string | null, at: string): string | null =>
    day === null ? null : instantAt(house.zone, day, at, offsetAt);
  const inHours = (hours: number): string | null => {
    const start = millisecondsOf(now);
    return start === null ? null : instantOf(start + hours * 3_600_000);
  };
  const answer = (due: string | null): { readonly due: string } | { readonly reason: string } =>
    due === null ? { reason: `the time zone ${house.zone} or the date is not known` } : { due };
  switch (terms.kind) {
    case "instant":
      return { due: terms.at };
    case "date":
      return answer(onDate(terms.date, terms.time ?? house.closeOfBusiness));
    case "hours":
      return answer(inHours(terms.hours));
    case "precedence":
      if (from.hoursOfPrecedence === null) return { reason: "the house sets no hours for this precedence" };
      return answer(inHours(from.hoursOfPrecedence));
    case "working days": {
      const today = localMoment(house.zone, now, offsetAt);
      return answer(onDate(today && countWorkingDays(house, today.date, terms.days), house.closeOfBusiness));
    }
    case "before conference":
      if (from.opens === null) return { reason: "no conference is set from which to count back" };
      return answer(onDate(countWorkingDays(house, from.opens, -terms.days), house.closeOfBusiness));
  }
}
