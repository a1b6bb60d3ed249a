import { type Observation, type Rule, VIEWS } from "../../finding.ts";
import { clausesInOthers, isEnglish, languageOf } from "../../language/language.ts";
import { alsoIn } from "../places.ts";
import { at, onTheWhole } from "../reading.ts";

/** The text, or clauses of it, in a language that the rules and packs do not read: what was not checked is said. */
export const language: Rule = {
  id: "form/language",
  group: "form",
  title: "Texts in a language that the rules and packs do not read",
  language: "any",
  views: VIEWS,
  check: ({ text }) => {
    if (!isEnglish(text)) return [{ ...onTheWhole(), ...notice(languageOf(text).name) }];
    const [first, ...others] = clausesInOthers(text);
    if (first === undefined) return [];
    const also = alsoIn(
      others.map(({ clause }) => clause),
      "So are",
    );
    const names = [...new Set([first, ...others].map(({ language: { name } }) => name))];
    const range = { start: 0, end: first.clause.text.length };
    return [{ ...at(first.clause, range), ...part(names.length === 1 ? (names[0] ?? "") : "other languages", also) }];
  },
};

type Said = Pick<Observation, "severity" | "view" | "why" | "source" | "advice" | "suggestion" | "foremost">;

const SOURCE =
  "Vienna Convention on the Law of Treaties, article 33, by analogy: each language version is a text of its own; the packs are in English";

function notice(name: string): Said {
  return {
    severity: "consider",
    view: "diplomatic",
    why: `The draft is in ${name}; the rules and packs read English, so only its form was checked: citations and treaties, strength, terms, safeguards and who speaks were not.`,
    source: SOURCE,
    advice: "seek instructions",
    suggestion: null,
    foremost: true,
  };
}

function part(name: string, also: string): Said {
  return {
    severity: "note",
    view: "diplomatic",
    why: `This clause is in ${name}; the rules and packs read English, so only its form was checked.${also}`,
    source: SOURCE,
    advice: "accept with caveat",
    suggestion: null,
  };
}
