import type { ClauseView, Range } from "@travaux/instrument";
import type { Rule } from "../../finding.ts";
import { at } from "../reading.ts";

/** Square brackets without a partner. */
export const unbalancedBracket: Rule = {
  id: "form/unbalanced-bracket",
  group: "form",
  title: "Brackets without a partner",
  language: "any",
  check: ({ text }) =>
    text.clauses.flatMap((clause) =>
      clause.brackets
        .filter(({ kind }) => kind === "unbalanced")
        .map((bracket) => ({
          ...at(clause, withWords(clause, bracket.range)),
          severity: "consider",
          view: "legal",
          why: "This bracket has no partner, so it cannot be seen which words are not agreed.",
          source: "Negotiating practice: square brackets mark what is not agreed",
          advice: "seek instructions",
          suggestion: null,
        })),
    ),
};

/** Characters beside a bracket that are quoted with it, so that a reader finds the place. */
const BESIDE = 40;

function withWords({ text }: ClauseView, { start, end }: Range): Range {
  if (text.slice(start, end).startsWith("]")) {
    const from = Math.max(0, start - BESIDE);
    const before = text.slice(from, start);
    const whole = from === 0 ? before : before.replace(/^\S*\s/, "");
    return { start: start - whole.length, end };
  }
  const to = Math.min(text.length, end + BESIDE);
  const after = text.slice(end, to);
  const whole = to === text.length ? after : after.replace(/\s\S*$/, "");
  return { start, end: end + whole.length };
}
