import type { Observation, Rule, Subject } from "../../finding.ts";
import type { ObligationRow } from "../../packs/pack.ts";
import { alsoIn } from "../places.ts";
import { isAskedOfOthers, isDenied } from "../polarity.ts";
import { at, commitmentsOf, placesOf, says } from "../reading.ts";
import { textKind } from "../text-kind.ts";

/** What a text would newly ask of the State, by kind. Each row is a rule of its own, `strength/new-obligation-<key>`. */
export const newObligation: Rule = {
  id: "strength/new-obligation",
  group: "strength",
  title: "New obligations by kind: money, data, reporting, return, extradition, access, review, no end in time",
  check: (subject) =>
    subject.pack.obligations
      .filter((row) => row.kinds.includes(textKind(subject.text)))
      .flatMap((row) => observe(row, subject)),
};

/** Once in every clause where something should change; where it is only to be known, once in the text. */
function observe(row: ObligationRow, { text }: Subject): readonly Observation[] {
  const hits = commitmentsOf(text).flatMap((clause) => {
    const places = says(clause, row.unless) ? [] : placesOf(clause, row.phrases, row.except);
    const place = places.find(
      (each) => !isDenied(clause, each) && (row.fromOthers || !isAskedOfOthers(clause, each, row.topic === "money")),
    );
    return place === undefined ? [] : [{ clause, place }];
  });
  const others = row.severity === "note" ? hits.slice(1).map((hit) => hit.clause) : [];
  const shown = row.severity === "note" ? hits.slice(0, 1) : hits;
  return shown.map(({ clause, place }) => ({
    ...at(clause, place),
    rule: `strength/new-obligation-${row.key}`,
    topic: row.topic,
    severity: row.severity,
    view: row.view,
    why: row.why + alsoIn(others),
    source: row.source,
    advice: row.advice,
    suggestion: row.suggestion,
  }));
}
