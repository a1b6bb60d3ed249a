import type { ClauseView } from "@travaux/instrument";
import { type CardBlock, link, plainText, type Run, run } from "@travaux/paper";
import type { Finding } from "../finding.ts";
import { ADVICE_WORD, SEVERITY_WORD, shortened } from "./words.ts";

/** Characters of a quotation on a card: the whole clause stands above it, with the words marked. */
const QUOTE_LIMIT = 110;

/** Findings of one place that say the same of different words: one card, so that nothing is said twice. */
export interface CardGroup {
  readonly findings: readonly [Finding, ...Finding[]];
}

/** Groups findings of one clause (or of the whole text) that differ only in the words they point at. Order is kept. */
export function cardGroups(findings: readonly Finding[]): readonly CardGroup[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = [finding.rule, sayingOf(finding)].join("\u0000");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map((members) => ({ findings: members }));
}

/** What was already said in full, by what is said: the label of the place and the anchor of the card. */
export type Said = Map<string, { readonly label: string; readonly anchor: string }>;

/**
 * One card. What an earlier card said in full is not said again: the card then points there. `clause` is null for
 * findings about the whole text, `label` names the place.
 */
export function findingCard(group: CardGroup, clause: ClauseView | null, label: string, said: Said): CardBlock {
  const [first, ...others] = group.findings;
  const anchor = anchorOf(first);
  const key = [first.rule, sayingOf(first)].join("\u0000");
  const before = said.get(key);
  if (before === undefined) said.set(key, { label, anchor });
  const words = quotedRuns(group, clause);
  const shared: Omit<CardBlock, "lines"> = {
    type: "card",
    tone: first.severity,
    label: `${SEVERITY_WORD[first.severity]} · ${ADVICE_WORD[first.advice]}`,
    anchor,
    reference: others.length === 0 ? first.id : `${first.id} +${others.length}`,
  };
  if (before !== undefined) {
    return {
      ...shared,
      lines: [{ name: null, runs: [...words, run("As for "), link(before.label, before.anchor), run(".")] }],
    };
  }
  return {
    ...shared,
    lines: [
      { name: null, runs: [...words, run(first.why)] },
      ...(first.suggestion === null ? [] : [{ name: "Suggested wording", runs: [run(first.suggestion, "quote")] }]),
      { name: "Source", runs: [run(first.source)] },
    ],
  };
}

/** The anchor of the card that shows a finding. */
export function anchorOf(finding: Finding): string {
  return `finding-${finding.id}`;
}

function sayingOf({ severity, advice, why, source, suggestion }: Finding): string {
  return [severity, advice, why, source, suggestion ?? ""].join("\u0000");
}

/** The words a card speaks of, unless they are the whole clause, or the sentence quotes them itself. */
function quotedRuns(group: CardGroup, clause: ClauseView | null): readonly Run[] {
  const quotes = [...new Set(group.findings.map((finding) => finding.quote))].filter(
    (quote): quote is string =>
      quote !== null && quote.trim() !== clause?.text.trim() && !group.findings[0].why.includes(quote),
  );
  const runs = quotes.flatMap((quote, index) => [
    ...(index === 0 ? [] : [run(", ")]),
    run(`“${shortened(quote, QUOTE_LIMIT)}”`, "quote"),
  ]);
  return plainText(runs) === "" ? [] : [...runs, run(" — ")];
}
