import type { Rule } from "../../finding.ts";
import { alsoIn } from "../places.ts";
import { at, clausesOf, placesOf } from "../reading.ts";
import { textKind } from "../text-kind.ts";

/** Forms of a treaty in a political text, each once: Parties, entry into force, ratification, done at. */
export const treatyLanguage: Rule = {
  id: "strength/treaty-language",
  group: "strength",
  title: "Forms of a treaty in a political text",
  check: ({ text, pack }) => {
    if (textKind(text) !== "political") return [];
    const rows = pack.treatyLanguage.filter((row) => row.kind === "form");
    return rows.flatMap((row) => {
      const hits = clausesOf(text).flatMap((clause) => {
        const [place] = placesOf(clause, row.phrases, row.except, "keep");
        return place === undefined ? [] : [{ clause, place }];
      });
      const [first, ...others] = hits;
      if (first === undefined) return [];
      const { severity, view, why, source, advice } = row;
      const also = alsoIn(others.map((hit) => hit.clause));
      return [
        { ...at(first.clause, first.place), severity, view, why: why + also, source, advice, suggestion: row.instead },
      ];
    });
  },
};
