import type { Rule } from "../../finding.ts";
import { at, clausesOf, placesOf } from "../reading.ts";
import { textKind } from "../text-kind.ts";

/** `shall` and `must` in a text that is political: once in every clause that has them. */
export const bindingVerb: Rule = {
  id: "strength/binding-verb",
  group: "strength",
  title: "Verbs of legal duty in a political text",
  check: ({ text, pack }) => {
    if (textKind(text) !== "political") return [];
    const rows = pack.treatyLanguage.filter((row) => row.kind === "binding");
    return clausesOf(text).flatMap((clause) =>
      rows.flatMap((row) => {
        const [place] = placesOf(clause, row.phrases, row.except);
        if (place === undefined) return [];
        const { severity, view, why, source, advice } = row;
        return [{ ...at(clause, place), severity, view, why, source, advice, suggestion: row.instead }];
      }),
    );
  },
};
