import type { Observation, Rule, Severity } from "../../finding.ts";
import { at, onTheWhole } from "../reading.ts";
import { selfName } from "../text-kind.ts";
import { type SafeguardFound, safeguardsOf, type Words } from "./readings.ts";

/** Safeguards that texts on the subject carry and this one lacks or only touches on. Each row is a rule, `safeguards/<key>`. */
export const safeguard: Rule = {
  id: "safeguards/safeguard",
  group: "safeguards",
  title: "Safeguards usual in texts on the subject that are missing or only touched on",
  check: (subject) =>
    safeguardsOf(subject)
      .filter(({ status }) => status !== "present")
      .map((found) => observation(found, selfName(subject.text))),
};

/** What is touched on weighs one step less than what is missing. */
const LOWER: Readonly<Record<Severity, Severity>> = { object: "consider", consider: "note", note: "note" };

function observation(found: SafeguardFound, self: string): Observation {
  const { row, status, words, need } = found;
  const place = need ?? words;
  return {
    ...(place === null ? onTheWhole() : at(place.clause, place.range)),
    rule: `safeguards/${row.key}`,
    topic: row.topic,
    severity: status === "partial" ? LOWER[row.severity] : row.severity,
    view: row.view,
    why: status === "partial" && words !== null ? whyPartial(found, words) : row.why,
    source: row.source,
    advice: row.advice,
    suggestion: row.suggestion.replaceAll("this Declaration", `this ${self}`),
  };
}

function whyPartial({ row }: SafeguardFound, { clause, range }: Words): string {
  const bracket = clause.brackets.find(
    ({ kind, range: held }) => kind === "unagreed" && held.start <= range.start && range.end <= held.end,
  );
  if (bracket !== undefined) return `The words on ${row.title} stand in brackets and may still go.`;
  return row.whyPartial ?? `These words touch on ${row.title} and promise nothing about it.`;
}
