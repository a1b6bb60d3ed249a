import type { CitationView, ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { stateInSentence } from "../../names/states.ts";
import { datePhrase } from "../../register/dates.ts";
import { listed } from "../../register/position.ts";
import { citedInstrument } from "../../register/titles.ts";
import { at, clausesOf, onTheWhole } from "../reading.ts";
import { type EngagedCitation, engagementsOf } from "./engagement.ts";
import { isNotInForce, shortTitle, treatiesOf } from "./standing.ts";

/** The register does not know where the State stands with a treaty, or is not sure: a question to the Treaty Section. */
export const statusUnknown: Rule = {
  id: "treaties/status-unknown",
  group: "treaties",
  title: "Treaties on which the State's position has to be confirmed",
  views: ["legal"],
  check: (subject) => {
    const asked = questions(subject);
    const engaged = asked.filter(({ use }) => use.engagement !== "mention" && use.engagement !== "limited");
    const named = asked.filter((question) => !engaged.includes(question));
    return [...engaged.map((question) => ask(subject, question)), ...askTogether(subject, named)];
  },
};

interface Question {
  /** Title where the register knows it, else the words of the text. */
  readonly title: string;
  readonly sort: "unknown" | "unsure" | "unlisted";
  readonly asOf: string;
  readonly clause: ClauseView;
  readonly use: EngagedCitation;
  readonly source: string;
}

/** One question for each treaty, at the clause that engages it most, or the first that names it. */
function questions(subject: Subject): readonly Question[] {
  const asked = new Map<string, Question>();
  for (const clause of clausesOf(subject.text)) {
    for (const use of engagementsOf(clause, subject.text)) {
      for (const question of questionsOf(subject, clause, use)) {
        const known = asked.get(question.title);
        if (known === undefined || rank(use) < rank(known.use)) asked.set(question.title, question);
      }
    }
  }
  return [...asked.values()];
}

function rank({ engagement }: EngagedCitation): number {
  return ["own", "accede", "press", "join", "mention", "limited"].indexOf(engagement);
}

function questionsOf(subject: Subject, clause: ClauseView, use: EngagedCitation): readonly Question[] {
  const { register, state, text } = subject;
  if (citedInstrument(register, use.citation.instrument) === null) return [unlisted(subject, clause, use)];
  const day = text.date ?? register.asOf;
  return treatiesOf(register, use, state).flatMap(({ entry, row }) => {
    const unsure = row.status === "party" && row.sureness === "C";
    if ((row.status !== "unknown" && !unsure) || (isNotInForce(entry, day) && use.engagement !== "accede")) return [];
    const sort = unsure ? "unsure" : "unknown";
    const source = row.status === "unknown" ? `${entry.source}; ${row.source}` : row.source;
    return [{ title: shortTitle(entry), sort, asOf: row.asOf, clause, use, source } as const];
  });
}

function unlisted({ register }: Subject, clause: ClauseView, use: EngagedCitation): Question {
  const title = titleAsCited(use.citation);
  return {
    title,
    sort: "unlisted",
    asOf: register.asOf,
    clause,
    use,
    source: "the register of treaties has no such title",
  };
}

function titleAsCited({ instrument, quote }: CitationView): string {
  return (instrument ?? quote).replace(/^the /i, "");
}

const DOES: Readonly<Partial<Record<EngagedCitation["engagement"], string>>> = {
  join: "which this clause asks States to join",
  accede: "which this clause promises to join",
};

function ask({ state }: Subject, { title, sort, asOf, clause, use, source }: Question): Observation {
  const party = stateInSentence(state);
  const clean = `the ${title}`;
  const does = DOES[use.engagement] ?? "on which this clause relies";
  const why = {
    unknown: `The register does not show whether ${party} is a party to ${clean}, ${does}: confirm with the Treaty Section.`,
    unsure: `The register has ${party} as a party to ${clean}, still to be confirmed with the Treaty Section.`,
    unlisted: `The register does not have ${clean}, ${does}: ask the Treaty Section what it is and whether ${party} is a party.`,
  }[sort];
  return {
    ...at(clause, use.citation.range),
    severity: sort === "unsure" ? "note" : "consider",
    view: "diplomatic",
    why,
    source: sort === "unsure" ? `${source}, at ${datePhrase(asOf)}` : source,
    advice: "seek instructions",
    suggestion: null,
  };
}

/** How many titles one sentence can carry. */
const NAMED_TITLES = 5;

/** Treaties that are only named are asked about in one sentence. */
function askTogether({ state, register }: Subject, named: readonly Question[]): readonly Observation[] {
  const open = named.filter(({ sort }) => sort !== "unsure");
  const [first] = open;
  if (first === undefined) return [];
  const titles = open.map(({ title }) => `the ${title}`);
  const more = titles.length - NAMED_TITLES;
  const shown = more > 0 ? [...titles.slice(0, NAMED_TITLES), `${more} other${more === 1 ? "" : "s"}`] : titles;
  const place = open.length === 1 ? at(first.clause, first.use.citation.range) : onTheWhole();
  return [
    {
      ...place,
      severity: "note",
      view: "diplomatic",
      why: `The text names ${listed(shown)} without binding the State to ${titles.length === 1 ? "it" : "them"}; the register does not show whether ${stateInSentence(state)} is a party: confirm with the Treaty Section.`,
      source: open.length === 1 ? first.source : `Register of treaties at ${datePhrase(register.asOf)}: no entry`,
      advice: "seek instructions",
      suggestion: null,
    },
  ];
}
