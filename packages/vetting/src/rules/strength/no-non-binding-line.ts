import type { ClauseView } from "@travaux/instrument";
import type { Rule, Subject } from "../../finding.ts";
import { clausesOf, commitmentsOf, onTheWhole, says } from "../reading.ts";
import { selfName, textKind } from "../text-kind.ts";

/** A political text that commits its participants and nowhere says that it creates no legal or financial obligation. */
export const noNonBindingLine: Rule = {
  id: "strength/no-non-binding-line",
  group: "strength",
  title: "No line saying that the text is political and creates no legal or financial obligation",
  views: ["legal"],
  check: ({ text, pack }: Subject) => {
    if (textKind(text) !== "political" || commitmentsOf(text).length === 0) return [];
    const [row] = pack.nonBinding;
    const phrases = pack.nonBinding.flatMap((each) => each.phrases);
    if (row === undefined || clausesOf(text).some((clause) => says(clause, phrases))) return [];
    const { severity, view, why, source, advice, wording } = row;
    const suggestion = wording.replaceAll("Declaration", selfName(text));
    return [{ ...onTheWhole(), severity, view, why: why + beside(text.clauses), source, advice, suggestion }];
  },
};

const ENDORSES = /\b(?:endorse|adopt|support|join|sign)s? (?:this|the present)\b/i;

/** Where to put the line: before the words by which the text is endorsed. */
function beside(clauses: readonly ClauseView[]): string {
  const endorsing = clauses.find((clause) => clause.role === "closing" && ENDORSES.test(clause.text));
  return endorsing === undefined ? "" : ` The line belongs before ${endorsing.label}, by which the text is endorsed.`;
}
