import { dateIn } from "@travaux/instrument";
import { longDate } from "../../brief/words.ts";
import type { Rule, Subject } from "../../finding.ts";
import { at } from "../reading.ts";

/** The opening says that the speakers met on another day than the line of place and date has. */
export const datesDisagree: Rule = {
  id: "form/dates-disagree",
  group: "form",
  title: "Opening and line of date that give different days",
  check: ({ text }: Subject) => {
    const opening = text.clauses.find(({ role }) => role === "opening");
    const met = opening === undefined ? null : MET.exec(opening.text);
    if (opening === undefined || met === null || text.date === null) return [];
    const from = met.index + met[0].length;
    const found = dateIn(opening.text.slice(from));
    if (found === null || !isOtherDay(found.date, opening.text.slice(from, from + found.end), text.date)) return [];
    return [
      {
        ...at(opening, { start: from + found.start, end: from + found.end }),
        severity: "note",
        view: "diplomatic",
        why: `The opening says ${longDate(found.date)}, the text is dated ${longDate(text.date)}.`,
        source: "Drafting practice: opening, date and place of a text agree",
        advice: "propose",
        suggestion: null,
      },
    ];
  },
};

const MET = /\b(?:met|meeting|gathered|gathering|assembled|assembling|convened|held)\b/i;
const SEVERAL_DAYS = /\d(?:st|nd|rd|th)?\s*(?:-|–|and|to|&)\s*\d|\bfrom\b|\bsince\b/i;

/** Another day of the same year; a meeting of several days may close with its text. */
function isOtherDay(met: string, words: string, made: string): boolean {
  if (met.length !== made.length || met.slice(0, 4) !== made.slice(0, 4) || met === made) return false;
  return !(SEVERAL_DAYS.test(words) && met < made);
}
