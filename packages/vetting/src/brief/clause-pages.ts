import type { ClauseView, DivisionView } from "@travaux/instrument";
import { markRuns, type PaperBlock, run } from "@travaux/paper";
import type { Finding } from "../finding.ts";
import type { VetReport } from "../report.ts";
import { cardGroups, findingCard, type Said } from "./cards.ts";
import { listed } from "./words.ts";

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
      blocks.push({ type: "paragraph", size: "small", runs: [run(`${listed(silent)}: no remarks.`)] });
    silent = [];
  };
  for (const clause of text.clauses) {
    if (clause.division !== division) {
      flush();
      division = clause.division;
      const heading = division === null ? undefined : headings.get(division);
      if (heading !== undefined) blocks.push({ type: "heading", depth: 2, text: heading });
    }
    const findings = byClause.get(clause.id) ?? [];
    if (findings.length === 0) silent.push(clause.label);
    else {
      flush();
      blocks.push(...clauseBlocks(clause, findings, said));
    }
  }
  flush();
  return blocks;
}

function clauseBlocks(clause: ClauseView, findings: readonly Finding[], said: Said): PaperBlock[] {
  const stretches = findings.flatMap(({ range }) =>
    range === null || (range.start <= 0 && range.end >= clause.text.length) ? [] : [range],
  );
  return [
    { type: "quotation", label: clause.label, anchor: `clause-${clause.id}`, runs: markRuns(clause.text, stretches) },
    ...cardGroups(findings).map((group) => findingCard(group, clause, clause.label, said)),
  ];
}

/** Headings by division; a chapeau that is a clause of its own is shown there and not twice. */
function divisionHeadings(divisions: readonly DivisionView[]): ReadonlyMap<string, string> {
  return new Map(
    divisions.flatMap(({ id, heading }) => (heading.trim() === "" ? [] : [[id, heading.trim()] as const])),
  );
}
