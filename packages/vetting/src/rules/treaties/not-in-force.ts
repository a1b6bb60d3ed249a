import type { ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { stateInSentence } from "../../names/states.ts";
import { datePhrase } from "../../register/dates.ts";
import type { InstrumentEntry, StatusRow } from "../../register/register.ts";
import { at, clausesOf } from "../reading.ts";
import { type EngagedCitation, engagementsOf } from "./engagement.ts";
import { isNotInForce, shortTitle, treatiesOf } from "./standing.ts";

/** A clause speaks of a treaty as if it bound somebody, although it is not in force on the day of the text. */
export const notInForce: Rule = {
  id: "treaties/not-in-force",
  group: "treaties",
  title: "Treaties that are not in force",
  views: ["diplomatic"],
  check: (subject) => {
    const said = new Set<string>();
    return clausesOf(subject.text).flatMap((clause) =>
      engagementsOf(clause, subject.text).flatMap((use) => onUse(subject, clause, use, said)),
    );
  },
};

/** Words that know it: they look forward to the treaty, or ask to sign or join it. */
const KNOWN =
  /\b(?:entry into force|enters? into force|sign(?:s|ed|ing|ature)?|adoption|adopted|ratif\w+|acced\w+|accession|negotiat\w+|not yet in force|once in force|when it enters)\b/i;

function onUse(subject: Subject, clause: ClauseView, use: EngagedCitation, said: Set<string>): readonly Observation[] {
  const { text, register, state } = subject;
  const day = text.date ?? register.asOf;
  const { start, end } = use.citation.range;
  const around = clause.text.slice(Math.max(0, start - NEAR), start) + clause.text.slice(end, end + NEAR);
  if (use.engagement === "join" || use.engagement === "accede" || use.engagement === "limited" || KNOWN.test(around))
    return [];
  return treatiesOf(register, use, state).flatMap(({ entry, row }) => {
    if (!isNotInForce(entry, day) || said.has(entry.key)) return [];
    said.add(entry.key);
    const binds = use.engagement === "own" || use.engagement === "press";
    return [
      {
        ...at(clause, use.citation.range),
        severity: binds ? "consider" : "note",
        view: "legal",
        why: why(entry, row, day),
        source: entry.source,
        advice: "propose",
        suggestion: "…, once in force",
      },
    ];
  });
}

/** How many characters around a citation are looked at for words that know the treaty is not in force. */
const NEAR = 90;

function why(entry: InstrumentEntry, row: StatusRow, day: string): string {
  const when = entry.inForce === null ? "" : `, but only on ${datePhrase(entry.inForce)}`;
  const ask =
    row.status === "unknown"
      ? `; whether ${stateInSentence(row.state)} has signed it is to be confirmed with the Treaty Section`
      : "";
  const known = row.asOf < day.slice(0, row.asOf.length) ? row.asOf : day;
  const force = entry.inForce === null ? `is not in force at ${datePhrase(known)}` : `enters into force${when}`;
  if (entry.inForce === null && known !== day) {
    return `The ${shortTitle(entry)} ${force}; whether it has entered into force since is to be confirmed${ask === "" ? " with the Treaty Section" : ask}.`;
  }
  return `The ${shortTitle(entry)} ${force}, so nobody is bound by it yet${ask}.`;
}
