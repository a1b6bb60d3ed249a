import type { ClauseView, DivisionView } from "@travaux/instrument";
import { markRuns, type PaperBlock, run } from "@travaux/paper";
import type { Finding } from "../finding.ts";
import type { VetReport } from "../report.ts";
import { cardGroups, findingCard, type Said } from "./cards.ts";
import { labelStretches, listed } from "./words.ts";

/** Name of the place of findings about the whole text, in links. */
export const WHOLE_TEXT = "the text as a whole";

/** The body of the brief: findings about the text as a whole, then clause by clause in the order of the text. */
export function clausePages(report: VetReport): PaperBlock[] {
  const said: Said = new Map();
  const byClause = Map.groupBy(report.findings, (finding) => finding.clause);
  const whole = cardGroups(byClause.get(null) ?? []).map((group) => findingCard(group, null, WHOLE_TEXT, said));
  const wholePart: PaperBlock[] =
    whole.length === 0 ? [] : [{ type: "heading", depth: 1, text: "The text as a whole" }, ...whole];
  return [...wholePart, ...clausePart(report, byClause, said)];
}

function clausePart(
  { text }: VetReport,
  byClause: ReadonlyMap<string | null, readonly Finding[]>,
  said: Said,
): PaperBlock[] {
  if (text.clauses.length === 0) return [];
  const headings = divisionHeadings(text.divisions);
  const blocks: PaperBlock[] = [{ type: "heading", depth: 1, text: "Clause by clause" }];
  let division: string | null = null;
  let silent: string[] = [];
  const flush = (): void => {
    if (silent.length > 0)
      blocks.push({ type: "paragraph", size: "small", runs: [run(`${listed(labelStretches(silent))}: no remarks.`)] });
    silent = [];
  };
  for (const clause of text.clauses) {
    const heading = clause.division === null ? undefined : headings.get(clause.division);
    if (clause.division !== division) {
      flush();
      division = clause.division;
      if (heading !== undefined) blocks.push({ type: "heading", depth: 2, text: heading });
    }
    const findings = byClause.get(clause.id) ?? [];
    // A chapeau stands above as its division's heading; its words are not shown a second time.
    const isHeading = heading !== undefined && clause.text.trim() === heading;
    if (findings.length === 0 && !isHeading) silent.push(clause.label);
    if (findings.length > 0) {
      flush();
      blocks.push(...(isHeading ? [] : [clauseQuotation(clause, findings)]), ...clauseCards(clause, findings, said));
    }
  }
  flush();
  return blocks;
}

function clauseQuotation(clause: ClauseView, findings: readonly Finding[]): PaperBlock {
  const stretches = findings.flatMap(({ range }) =>
    range === null || (range.start <= 0 && range.end >= clause.text.length) ? [] : [range],
  );
  return {
    type: "quotation",
    label: clause.label,
    anchor: `clause-${clause.id}`,
    runs: markRuns(clause.text, stretches),
  };
}

function clauseCards(clause: ClauseView, findings: readonly Finding[], said: Said): PaperBlock[] {
  return cardGroups(findings).map((group) => findingCard(group, clause, clause.label, said));
}

/** Headings by division. */
function divisionHeadings(divisions: readonly DivisionView[]): ReadonlyMap<string, string> {
  return new Map(
    divisions.flatMap(({ id, heading }) => (heading.trim() === "" ? [] : [[id, heading.trim()] as const])),
  );
}
