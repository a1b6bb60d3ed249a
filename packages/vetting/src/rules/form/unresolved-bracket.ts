import type { BracketView, ClauseView } from "@travaux/instrument";
import { labelStretches, listed } from "../../brief/words.ts";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { isMember, stateCode, stateInSentence } from "../../names/states.ts";
import { capitalised } from "../../register/position.ts";
import { alsoIn } from "../places.ts";
import { at, onTheWhole } from "../reading.ts";

/**
 * Text in brackets that is not agreed: the State's own proposals, once a clause; those of others once a clause, or, where many
 * clauses have them, once with a list; headings in brackets once a text.
 */
export const unresolvedBracket: Rule = {
  id: "form/unresolved-bracket",
  group: "form",
  title: "Brackets that are not lifted yet",
  language: "any",
  check: ({ text, state }: Subject) => {
    const open = text.clauses.map((clause) => openIn(clause, state));
    return [
      ...headings(text),
      ...open.flatMap(({ clause, own }) => ownProposal(clause, own, state)),
      ...ofOthers(open),
    ];
  },
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

/** The brackets of a clause that are not agreed. Of nested ones the outermost; the State's own wherever they stand. */
interface Open {
  readonly clause: ClauseView;
  readonly own: readonly BracketView[];
  readonly others: readonly BracketView[];
}

function openIn(clause: ClauseView, state: string): Open {
  const brackets = clause.brackets.filter(({ kind }) => kind === "unagreed");
  const own = brackets.filter(({ text }) => isBy(text, state));
  const outer = brackets.filter((bracket) => !brackets.some((other) => isInside(bracket, other)));
  return { clause, own, others: outer.filter((bracket) => !own.includes(bracket)) };
}

/** True where a bracket names the State, or a group it is a member of, as its author: `[EU, PAK: …]`, `[… – Pakistan]`. */
function isBy(text: string, state: string): boolean {
  return authorsOf(text).some((name) => stateCode(name) === state || isMember(name, state));
}

const AUTHORS_FIRST = /^\[\s*([\p{L}][\p{L}\p{N}\s.,;&/+'’()-]{1,200}?)\s*:/u;
const AUTHORS_LAST = /\s[–—-]\s*([\p{Lu}][\p{L}\p{N}\s.,;&/+'’()-]{1,200}?)\s*\]$/u;

function authorsOf(text: string): readonly string[] {
  const names = AUTHORS_FIRST.exec(text)?.[1] ?? AUTHORS_LAST.exec(text)?.[1];
  return names === undefined ? [] : names.split(/\s*(?:[,;&/+]|\band\b)\s*/).filter((name) => name !== "");
}

function ownProposal(clause: ClauseView, own: readonly BracketView[], state: string): readonly Observation[] {
  const [first] = own;
  if (first === undefined) return [];
  const names = authorsOf(first.text);
  const party = stateInSentence(state);
  const by = names.some((name) => stateCode(name) === state)
    ? `${capitalised(party)} proposed these words itself`
    : `These words are proposed by ${names.find((name) => isMember(name, state)) ?? "its group"}, of which ${party} is a member`;
  const more = own.length === 1 ? "" : ` The clause has ${own.length} such places.`;
  return [
    {
      ...at(clause, first.range),
      severity: "note",
      view: "diplomatic",
      why: `${by}: settle before the meeting whether to keep them and what would be taken in their place.${more}`,
      source: SOURCE,
      advice: "seek instructions",
      suggestion: null,
    },
  ];
}

/** Clauses up to which each has its own finding; beyond, one finding names them all. */
const FEW = 3;

function ofOthers(open: readonly Open[]): readonly Observation[] {
  const hits = open.filter(({ others }) => others.length > 0);
  if (hits.length <= FEW) return hits.flatMap(({ clause, others }) => notAgreed(clause, others, count(others)));
  const [first, ...rest] = hits;
  if (first === undefined) return [];
  const places = labelStretches(rest.map(({ clause }) => clause.label));
  const shown = places.length > NAMED ? [...places.slice(0, NAMED), `${places.length - NAMED} more places`] : places;
  return notAgreed(
    first.clause,
    first.others,
    ` Neither are words in ${listed(shown)}: ${hits.length} clauses in all.`,
  );
}

/** Clauses and stretches of clauses that one sentence can name. */
const NAMED = 12;

function count(brackets: readonly BracketView[]): string {
  return brackets.length === 1 ? "" : ` The clause has ${brackets.length} such places.`;
}

function notAgreed(clause: ClauseView, [first]: readonly BracketView[], more: string): readonly Observation[] {
  if (first === undefined) return [];
  return [
    {
      ...at(clause, first.range),
      severity: "consider",
      view: "diplomatic",
      why: `These words are not agreed: the State should know which reading it wants before it speaks.${more}`,
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
