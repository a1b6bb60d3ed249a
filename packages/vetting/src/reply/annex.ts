import { type PaperBlock, type Run, run } from "@travaux/paper";
import { cardGroups } from "../brief/cards.ts";
import { labelsById } from "../brief/first-page.ts";
import { shortened } from "../brief/words.ts";
import type { Finding } from "../finding.ts";
import type { VetReport } from "../report.ts";

/** Characters of quoted words in a cell: enough to find the place in the draft. */
const WORDS_LIMIT = 160;

/** Findings that go into a reply: those to object to or to consider. Notes are for our own desk. */
export function observationsOf(report: VetReport): readonly Finding[] {
  return report.findings.filter(({ severity }) => severity !== "note");
}

/** The observations as a table in the order of the text, those about the whole text first. */
export function annexTable(report: VetReport): PaperBlock {
  const labels = labelsById(report);
  const byClause = Map.groupBy(observationsOf(report), (finding) => finding.clause);
  const places = [null, ...report.text.clauses.map((clause) => clause.id)];
  const rows = places.flatMap((place) =>
    cardGroups(byClause.get(place) ?? []).map(({ findings }) => row(place, findings, labels)),
  );
  return {
    type: "table",
    caption: "Observations on the draft",
    head: ["Clause", "Words in the draft", "Observation", "Suggested wording"],
    widths: [12, 25, 36, 27],
    rows,
  };
}

function row(
  place: string | null,
  findings: readonly [Finding, ...Finding[]],
  labels: ReadonlyMap<string, string>,
): readonly (readonly Run[])[] {
  const quotes = [...new Set(findings.map(({ quote }) => quote))].filter((quote) => quote !== null);
  const words = quotes.map((quote) => `“${shortened(quote, WORDS_LIMIT)}”`).join("\n");
  const [first] = findings;
  return [
    [run(place === null ? "Whole text" : (labels.get(place) ?? place))],
    [run(words === "" ? "–" : words)],
    [run(`${first.why} (${first.source})`)],
    [run(first.suggestion ?? "–")],
  ];
}
