import type { ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { isMember, membershipOf, stateInSentence, stateName } from "../../names/states.ts";
import { capitalised, listed } from "../../register/position.ts";
import { at } from "../reading.ts";
import { textKind } from "../text-kind.ts";
import { framing, type Speakers } from "./speakers.ts";

/** The European Union speaks beside States without a word on its own Member States, or beside some of them by name. */
export const euBesideMembers: Rule = {
  id: "who-speaks/eu-beside-members",
  group: "who-speaks",
  title: "The European Union beside its Member States",
  check: (subject) => {
    if (textKind(subject.text) === "treaty") return [];
    const { opening, closing } = framing(subject.text);
    const speakers = [opening, closing].find((each) => each?.who.union === true) ?? null;
    return speakers === null ? [] : observe(subject, speakers);
  },
};

const UNION = /\b(?:European Union|EU)\b/;
const WITH_MEMBERS =
  /\b(?:its|their|and the|of the)(?: \w+)? Member States\b|\bMember States of the (?:European Union|EU)\b|\bEU Member States\b|\bon behalf of (?:its|the) (?:\w+ )?Member States\b/i;

function observe({ state }: Subject, { clause, range, words }: Speakers): readonly Observation[] {
  const found = UNION.exec(words);
  if (found === null) return [];
  const place = { start: range.start + found.index, end: range.start + found.index + found[0].length };
  const members = membersNamed(words);
  if (members.length > 0) return [observation(clause, place, alsoNamed(members, WITH_MEMBERS.test(words)), null)];
  const isAlone = !/\b(?:states|countries|nations|governments)\b/i.test(words);
  if (WITH_MEMBERS.test(words) || isAlone) return [];
  const own = isMember("EU", state);
  const why = own
    ? `The European Union speaks beside other countries, and the text does not say whether ${stateInSentence(state)}, as one of its Member States, also endorses it in its own name.`
    : "The European Union speaks beside other countries, and the text does not say whether its Member States are bound through it, in their own name, or not at all.";
  return [
    { ...observation(clause, place, why, `${found[0]} and its Member States`), severity: own ? "consider" : "note" },
  ];
}

function observation(
  clause: ClauseView,
  place: { start: number; end: number },
  why: string,
  suggestion: string | null,
): Observation {
  return {
    ...at(clause, place),
    severity: "consider",
    view: "diplomatic",
    why,
    source: "Treaty on European Union, articles 4 and 5: the Union acts within the competences conferred on it",
    advice: suggestion === null ? "seek instructions" : "propose",
    suggestion,
  };
}

/** Member States of the Union that the words name one by one. */
function membersNamed(words: string): readonly string[] {
  const codes = membershipOf("EU")?.members ?? [];
  return codes.filter((code) => {
    const name = stateName(code);
    return name !== null && new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, "u").test(words);
  });
}

/** How many names one sentence can carry. */
const NAMED = 3;

function alsoNamed(codes: readonly string[], withMembers: boolean): string {
  const names = codes.map(stateInSentence);
  const more = names.length - NAMED;
  const shown = more > 0 ? [...names.slice(0, NAMED), `${more} other${more === 1 ? "" : "s"}`] : names;
  const one = names.length === 1;
  const bond = withMembers
    ? "which already speaks with its Member States"
    : `of which ${one ? "it is a member" : "they are members"}`;
  const ask = one ? "whether it counts" : "whether they count";
  return `${capitalised(listed(shown))} ${one ? "is" : "are"} named beside the European Union, ${bond}; the text should say ${ask} once or twice.`;
}
