import { TravauxError } from "@travaux/instrument";
import type { PressSheet } from "./press.ts";

/** A day or an instant, ISO 8601 in UTC, as numbers. Throws E_PDF_DATE for anything else. */
export function dateParts(date: string): PressSheet["date"] {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z)?$/.exec(date);
  const isReal = match !== null && !Number.isNaN(Date.parse(date));
  const [year, month, day, hour, minute, second] = (match ?? []).slice(1).map((part) => Number(part ?? 0));
  if (!isReal || year === undefined || month === undefined || day === undefined) {
    throw new TravauxError(
      "E_PDF_DATE",
      `"${date}" is no date that a PDF can be given.`,
      "Give a day as 2031-02-03, or an instant as 2031-02-03T10:00:00Z.",
    );
  }
  return [year, month, day, hour ?? 0, minute ?? 0, second ?? 0];
}
