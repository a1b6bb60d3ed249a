import type { Rule } from "../../finding.ts";
import { isDenied } from "../polarity.ts";
import { at, commitmentsOf, placesOf, wordsIn } from "../reading.ts";
import { textKind } from "../text-kind.ts";
import { strengthOf } from "./ladder.ts";

/** Level of the ladder that is reported: below it a promise is what political texts are for. */
const REPORTED = 4;

/** Lead verbs of the highest strength, not hedged. `shall` and `must` are left to `strength/binding-verb`. */
export const strongCommitment: Rule = {
  id: "strength/strong-commitment",
  group: "strength",
  title: "Commitments at the top of the ladder of lead verbs",
  check: ({ text, pack }) => {
    if (textKind(text) !== "political") return [];
    const binding = pack.treatyLanguage.filter((row) => row.kind === "binding");
    const rows = new Map(pack.ladder.map((row) => [row.level, row]));
    return commitmentsOf(text).flatMap((clause) => {
      const { level, verb, range } = strengthOf(clause, pack);
      if (level < REPORTED || verb === null || range === null) return [];
      const first = wordsIn(clause).findIndex((word) => word.start === range.start);
      if (isDenied(clause, { first, last: first })) return [];
      if (binding.some((row) => placesOf(clause, row.phrases, row.except).length > 0)) return [];
      return [
        {
          ...at(clause, range),
          severity: "consider",
          view: "legal",
          why: `“${verb}” is the strongest verb of a political text and reads as an undertaking; nothing in the clause softens it.`,
          source: rows.get(REPORTED)?.source ?? "Treaty practice",
          advice: "propose",
          suggestion: softer(verb),
        },
      ];
    });
  },
};

/** `undertake to` → `intend to`, in the form of the verb; null for verbs that take another object. */
function softer(verb: string): string | null {
  const intended = /^(?:agree|undertake)(s?) to$/i.exec(verb);
  return intended === null ? null : `intend${intended[1]} to`;
}
