import type { ClauseView, Range } from "@travaux/instrument";
import type { Advice, Observation, Rule, Severity, Subject } from "../../finding.ts";
import { stateInSentence } from "../../names/states.ts";
import { listed } from "../../register/position.ts";
import { at, clausesOf } from "../reading.ts";
import { type EngagedCitation, engagementsOf } from "./engagement.ts";
import { type Governor, WEIGHING } from "./governors.ts";
import {
  type CitedTreaty,
  isNotInForce,
  outsideWords,
  shortTitle,
  standingSource,
  standsOutside,
  treatiesOf,
} from "./standing.ts";
import { wayOut } from "./way-out.ts";
import { wholeCitation } from "./whole-title.ts";

/** A clause reaffirms, implements or takes for its measure a treaty to which the State is not shown as a party. */
export const notAParty: Rule = {
  id: "treaties/not-a-party",
  group: "treaties",
  title: "Undertakings under treaties to which the State is not shown as a party",
  views: ["legal"],
  check: (subject) => clausesOf(subject.text).flatMap((clause) => inClause(subject, clause)),
};

/** One engaged citation with those of its treaties that the State stands outside. */
interface Outside {
  readonly engaged: EngagedCitation;
  readonly treaties: readonly CitedTreaty[];
}

function inClause(subject: Subject, clause: ClauseView): readonly Observation[] {
  const day = subject.text.date ?? subject.register.asOf;
  const outside = engagementsOf(clause, subject.text)
    .filter(({ engagement }) => engagement !== "mention" && engagement !== "limited")
    .map((engaged) => ({
      engaged,
      treaties: treatiesOf(subject.register, engaged, subject.state).filter(
        (treaty) => standsOutside(treaty) && (engaged.engagement === "accede" || !isNotInForce(treaty.entry, day)),
      ),
    }))
    .filter(({ treaties }) => treaties.length > 0);
  return groups(outside).map((group) => observation(subject, clause, group));
}

/** Citations that the same words govern make one finding. */
function groups(outside: readonly Outside[]): readonly (readonly Outside[])[] {
  const byStart = new Map<number, Outside[]>();
  for (const one of outside) {
    const group = byStart.get(one.engaged.range.start);
    if (group === undefined) byStart.set(one.engaged.range.start, [one]);
    else group.push(one);
  }
  return [...byStart.values()];
}

function observation(subject: Subject, clause: ClauseView, group: readonly Outside[]): Observation {
  const [first] = group;
  const treaties = group.flatMap((one) => one.treaties);
  const start = first?.engaged.range.start ?? 0;
  const end = Math.max(...group.map((one) => endOf(clause, one)));
  const range = { start, end };
  const accede = group.some((one) => one.engaged.engagement === "accede");
  const own = accede || group.some((one) => one.engaged.engagement === "own");
  const join = accede || group.every((one) => one.engaged.engagement === "join");
  const suggestion = join ? joinWording(clause, range) : limitedWording(clause, range, treaties.length > 1, own);
  const soft = join && WEIGHING.test(clause.text.slice(start, end));
  const severity: Severity = soft ? "note" : own ? "object" : "consider";
  const advice: Advice = soft ? "accept with caveat" : suggestion === null ? "seek instructions" : "propose";
  return {
    ...at(clause, range),
    severity,
    view: "diplomatic",
    why: why(
      subject,
      clause,
      deed(soft ? "weigh" : (first?.engaged.governor?.how ?? "none"), own, stateInSentence(subject.state)),
      treaties,
    ),
    source: treaties.map(standingSource).join(" · "),
    advice,
    suggestion,
  };
}

/** The quotation ends where the cited title does. */
function endOf(clause: ClauseView, { engaged, treaties }: Outside): number {
  const { citation, range } = engaged;
  if (range.end > citation.range.end || treaties.length !== 1) return range.end;
  return Math.max(...treaties.map(({ entry }) => wholeCitation(clause, citation, entry).end));
}

/** What the clause does, by its governing words, with the State in it; `own` where the speakers bind themselves. */
function deed(how: Governor["how"] | "weigh", own: boolean, state: string): string {
  switch (how) {
    case "implement":
      return own ? `commits ${state} to carry out` : `has ${state} press for the implementation of`;
    case "measure":
      return own ? `has ${state} answer to` : `has ${state} hold others to`;
    case "reaffirm":
      return `has ${state} reaffirm`;
    case "esteem":
      return `has ${state} uphold`;
    case "frame":
      return `has ${state} act under`;
    case "join":
      return own ? `promises that ${state} will become a party to` : `has ${state} ask States to join`;
    case "weigh":
      return own ? `promises that ${state} will consider joining` : `has ${state} ask States to consider joining`;
    case "claim":
      return `has ${state} speak as a party to`;
    case "none":
      return `has ${state} rely on`;
  }
}

function why(subject: Subject, clause: ClauseView, does: string, treaties: readonly CitedTreaty[]): string {
  const byStanding = new Map<string, string[]>();
  for (const { entry, row } of treaties) {
    const words = outsideWords(row);
    byStanding.set(words, [...(byStanding.get(words) ?? []), `the ${shortTitle(entry)}`]);
  }
  const named = [...byStanding].map(([words, titles]) => `${listed(titles)}, ${words}`);
  const elsewhere = wayOut(subject.text, clause);
  const out = elsewhere === null ? "" : `; ${elsewhere.clause.label} already uses the way out, “${elsewhere.words}”`;
  return `This clause ${does} ${named.join(", and ")}${out}.`;
}

/**
 * `…, for States party to it`: the formula by which a text binds those who are bound and nobody else. It follows the quoted
 * words, so that a correction of the title inside them stands beside it.
 */
function limitedWording(clause: ClauseView, range: Range, plural: boolean, own: boolean): string {
  const closing = /^\s*(?:[.,;:)\]]|$)/.test(clause.text.slice(range.end)) ? "" : ",";
  return `…, ${own ? `for States party to ${plural ? "them" : "it"}` : "by States parties thereto"}${closing}`;
}

/** `ratify` → `consider ratifying`: a call a State can make without answering it. */
function joinWording(clause: ClauseView, range: Range): string | null {
  const quote = clause.text.slice(range.start, range.end);
  if (/^(?:becoming|acceding|ratifying|joining|signing)\b/i.test(quote)) return `considering ${lowered(quote)}`;
  const verbs = /^(?:ratify|accede|become|join|sign)\b[\s\S]*?(?=\s(?:to|the|in|it|them|part(?:y|ies))\s)/i.exec(
    `${quote} `,
  )?.[0];
  if (verbs === undefined) return null;
  const softened = verbs.replace(
    /\b(?:ratify|accede|become|join|sign|implement)\b/gi,
    (verb) => GERUNDS[verb.toLowerCase()] ?? verb,
  );
  const consider = /^\p{Lu}/u.test(quote) ? "Consider" : "consider";
  return `${consider} ${lowered(softened)}${quote.slice(verbs.length)}`;
}

function lowered(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

const GERUNDS: Readonly<Record<string, string>> = {
  ratify: "ratifying",
  accede: "acceding",
  become: "becoming",
  join: "joining",
  sign: "signing",
  implement: "implementing",
};
