import type { ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Severity, Subject } from "../../finding.ts";
import { stateInSentence } from "../../names/states.ts";
import { datePhrase } from "../../register/dates.ts";
import { capitalised, listed } from "../../register/position.ts";
import type { ReservationEntry } from "../../register/register.ts";
import { at, clausesOf } from "../reading.ts";
import { articlesIn, sameArticle } from "./articles.ts";
import { type EngagedCitation, engagementsOf } from "./engagement.ts";
import { type CitedTreaty, shortTitle, treatiesOf } from "./standing.ts";

/** A clause relies on a treaty, or an article of it, on which the State has made a reservation or a declaration. */
export const reservation: Rule = {
  id: "treaties/reservation",
  group: "treaties",
  title: "Treaties and articles on which the State has a reservation or declaration",
  views: ["diplomatic"],
  check: (subject) => {
    const said = new Set<string>();
    return clausesOf(subject.text).flatMap((clause) =>
      engagementsOf(clause, subject.text).flatMap((use) =>
        treatiesOf(subject.register, use, subject.state).flatMap((treaty) =>
          onTreaty(subject, clause, use, treaty, said),
        ),
      ),
    );
  },
};

function onTreaty(
  { state }: Subject,
  clause: ClauseView,
  use: EngagedCitation,
  treaty: CitedTreaty,
  said: Set<string>,
): readonly Observation[] {
  const { entry, row } = treaty;
  const cited = articlesIn(use.citation.article);
  const onArticle = row.reservations.filter((made) =>
    made.articles
      .flatMap((article) => articlesIn(article))
      .some((article) => cited.some((one) => sameArticle(one, article))),
  );
  const relied = use.engagement === "own" || use.engagement === "press";
  // Without an article the whole treaty is relied on, and with it whatever was reserved.
  const made = onArticle.length > 0 ? onArticle : relied && cited.length === 0 ? row.reservations : [];
  const key = `${entry.key} ${onArticle.length > 0 ? use.citation.article : ""}`;
  if (made.length === 0 || said.has(key)) return [];
  said.add(key);
  const severity: Severity = onArticle.length > 0 ? "consider" : "note";
  return [
    {
      ...at(clause, use.citation.range),
      severity,
      view: "legal",
      why: why(state, treaty, made),
      source: `${shortTitle(entry)}, declarations and reservations: ${row.source}, at ${datePhrase(row.asOf)}`,
      advice: "accept with caveat",
      suggestion: null,
    },
  ];
}

function why(state: string, { entry, row }: CitedTreaty, made: readonly ReservationEntry[]): string {
  const party = capitalised(stateInSentence(state));
  const articles = [...new Set(made.flatMap((each) => each.articles))];
  const on = articles.length === 0 ? "" : `article${articles.length === 1 ? "" : "s"} ${listed(articles)} of `;
  const kinds = listed([...new Set(made.map((each) => `a ${each.kind}`))]);
  const [only] = made;
  const what = made.length === 1 && only !== undefined ? `: ${lowered(only.note.replace(/\.$/, ""))}` : "";
  const unsure = row.sureness === "C" || made.some((each) => each.sureness === "C") ? ", to be confirmed" : "";
  return `${party} has made ${kinds} on ${on}the ${shortTitle(entry)}${unsure}, which any statement on this clause should keep${what}.`;
}

function lowered(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}
