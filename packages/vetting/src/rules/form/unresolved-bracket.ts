import type { BracketView, ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { alsoIn } from "../places.ts";
import { at, onTheWhole } from "../reading.ts";

/** Text in brackets that is not agreed, once a clause, and headings in brackets, once a text. */
export const unresolvedBracket: Rule = {
  id: "form/unresolved-bracket",
  group: "form",
  title: "Brackets that are not lifted yet",
  language: "any",
  check: ({ text }: Subject) => [...headings(text), ...text.clauses.flatMap(unagreed)],
};

const SOURCE = "Negotiating practice: square brackets mark what is not agreed";

function headings({ divisions, clauses }: Subject["text"]): readonly Observation[] {
  const inClauses = clauses.flatMap((clause) => {
    const bracket = clause.brackets.find(({ kind }) => kind === "heading");
    return bracket === undefined ? [] : [{ clause, bracket }];
  });
  const chapeaux = new Set(inClauses.map(({ clause }) => clause.division));
  const bare = divisions.filter(({ bracketed, id }) => bracketed && !chapeaux.has(id));
  const [first, ...others] = inClauses;
  const also = alsoIn(
    others.map(({ clause }) => clause),
    "So do the headings at",
  );
  const [heading] = bare;
  if (first !== undefined) return [headingFound(at(first.clause, first.bracket.range), also)];
  return heading === undefined ? [] : [headingFound(onTheWhole(heading.heading), more(bare.length - 1))];
}

function more(count: number): string {
  return count === 0 ? "" : ` So ${count === 1 ? "does one other heading" : `do ${count} other headings`}.`;
}

function headingFound(place: Pick<Observation, "clause" | "range" | "quote">, also: string): Observation {
  return {
    ...place,
    severity: "note",
    view: "diplomatic",
    why: `This heading stands in brackets, so how the text is divided is not settled.${also}`,
    source: SOURCE,
    advice: "accept with caveat",
    suggestion: null,
  };
}

/** Only outermost brackets count; what is nested goes or stays with them. */
function unagreed(clause: ClauseView): readonly Observation[] {
  const brackets = clause.brackets.filter(({ kind }) => kind === "unagreed");
  const outer = brackets.filter((bracket) => !brackets.some((other) => isInside(bracket, other)));
  const [first] = outer;
  if (first === undefined) return [];
  const others = outer.length === 1 ? "" : ` The clause has ${outer.length} such places.`;
  return [
    {
      ...at(clause, first.range),
      severity: "consider",
      view: "diplomatic",
      why: `These words are not agreed: the State should know which reading it wants before it speaks.${others}`,
      source: SOURCE,
      advice: "seek instructions",
      suggestion: null,
    },
  ];
}

function isInside(bracket: BracketView, other: BracketView): boolean {
  if (bracket === other) return false;
  const { start, end } = bracket.range;
  return other.range.start <= start && end <= other.range.end && other.range.end - other.range.start > end - start;
}
