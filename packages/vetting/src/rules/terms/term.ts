import type { ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import type { TermRow } from "../../packs/pack.ts";
import type { Place } from "../../packs/phrase/find.ts";
import { alsoIn } from "../places.ts";
import { isDenied } from "../polarity.ts";
import { at, clausesOf, concerns, placesOf, says } from "../reading.ts";
import { textKind } from "../text-kind.ts";

/** Words a pack advises against. Each row is a rule of its own, `terms/<key>`, so that one can be dismissed or left out. */
export const term: Rule = {
  id: "terms/term",
  group: "terms",
  title: "Words that a pack of terms prefers otherwise, asks to watch, or asks to keep",
  check: (subject) =>
    subject.pack.terms
      .filter((row) => concerns(row, subject) && (row.kinds.length === 0 || row.kinds.includes(textKind(subject.text))))
      .flatMap((row) => observe(row, subject)),
};

interface Hit {
  readonly clause: ClauseView;
  readonly place: Place;
}

function observe(row: TermRow, subject: Subject): readonly Observation[] {
  const hits = clausesOf(subject.text).flatMap((clause) => firstIn(row, clause));
  if (row.once === "clause") return hits.map((hit) => observation(row, hit, []));
  const [first, ...others] = hits;
  return first === undefined
    ? []
    : [
        observation(
          row,
          first,
          others.map((hit) => hit.clause),
        ),
      ];
}

function firstIn(row: TermRow, clause: ClauseView): readonly Hit[] {
  const place = placesOf(clause, row.draft, row.except).find((each) => !row.deed || !isDenied(clause, each));
  if (place === undefined || says(clause, row.unless)) return [];
  if (row.with.length > 0 && !says(clause, row.with)) return [];
  return [{ clause, place }];
}

function observation(row: TermRow, { clause, place }: Hit, others: readonly ClauseView[]): Observation {
  return {
    ...at(clause, place),
    rule: `terms/${row.key}`,
    topic: row.topic,
    severity: row.severity,
    view: row.view,
    why: row.why + alsoIn(others),
    source: row.source,
    advice: row.advice,
    suggestion: row.prefer,
  };
}
