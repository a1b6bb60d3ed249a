import { type PaperBlock, type Run, run } from "@travaux/paper";
import type { ClausePrecedent } from "../precedent.ts";
import { datePhrase } from "../register/dates.ts";
import type { VetReport } from "../report.ts";
import { labelsById } from "./first-page.ts";
import { labelStretches, listed } from "./words.ts";

/** Agreed words longer than this are cut at a word: the library has all of them. */
const LONGEST_QUOTE = 240;

/** A line for each clause that was asked about: where it was agreed before, or that nothing is near. Empty where no library was asked. */
export function precedentPages(report: VetReport): readonly PaperBlock[] {
  const asked = report.precedents?.asked ?? [];
  if (asked.length === 0) return [];
  const labels = labelsById(report);
  const labelOf = (clause: string): string => labels.get(clause) ?? clause;
  const rows = asked.flatMap(({ clause, precedent }) =>
    precedent === null ? [] : [[[run(labelOf(clause))], placeCell(precedent), wordsCell(precedent)]],
  );
  const none = asked.filter(({ precedent }) => precedent === null).map(({ clause }) => labelOf(clause));
  const table: readonly PaperBlock[] =
    rows.length === 0
      ? []
      : [
          {
            type: "table",
            caption: "Agreed language near to each clause",
            head: ["Clause", "Nearest agreed language", "What it says"],
            rows,
            widths: [1, 3, 6],
          },
        ];
  const silent: readonly PaperBlock[] =
    none.length === 0
      ? []
      : [{ type: "paragraph", size: "small", runs: [run(`${listed(labelStretches(none))}: nothing near.`)] }];
  return [{ type: "heading", depth: 1, text: "Agreed before" }, ...table, ...silent, ...positionPages(report, labelOf)];
}

/** What the ministry itself said before, said to be private: no reply and no tracked file holds it. */
function positionPages({ precedents }: VetReport, labelOf: (clause: string) => string): readonly PaperBlock[] {
  const rows = (precedents?.asked ?? []).flatMap(({ clause, position }) =>
    position === undefined ? [] : [[[run(labelOf(clause))], positionCell(position), wordsCell(position)]],
  );
  if (rows.length === 0) return [];
  return [
    { type: "heading", depth: 1, text: "Our own positions (private)" },
    {
      type: "table",
      caption: "Our own positions near to each clause; not for others: replies and tracked files do not have them",
      head: ["Clause", "Position", "What it says"],
      rows,
      widths: [1, 3, 6],
    },
  ];
}

function positionCell({ place, date, sameWords }: ClausePrecedent): readonly Run[] {
  const when = date === null ? "" : `, ${datePhrase(date)}`;
  return [run(`${place}${when}${sameWords ? "; seven words or more in the same order" : ""}`)];
}

function placeCell({ place, date, binding }: ClausePrecedent): readonly Run[] {
  const when = date === null ? "" : `, ${datePhrase(date)}`;
  const binds = binding === null ? "" : binding ? "; binding" : "; not binding";
  return [run(`${place}${when}${binds}`)];
}

function wordsCell({ quote, paraphrase }: ClausePrecedent): readonly Run[] {
  const whole = quote.replace(/\s+/g, " ").trim();
  const short = whole.length <= LONGEST_QUOTE ? whole : `${whole.slice(0, whole.lastIndexOf(" ", LONGEST_QUOTE))} …`;
  return [run(paraphrase ? `In our words: ${short}` : `“${short}”`)];
}
