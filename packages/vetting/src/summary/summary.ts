import type { Finding, Severity, Subject, View } from "../finding.ts";
import { isEnglish } from "../language/language.ts";
import { stateName } from "../names/states.ts";
import type { SafeguardReading, Summary } from "../report.ts";
import { safeguardsOf } from "../rules/safeguards/readings.ts";
import { citedInstruments } from "./cited.ts";
import { fiveThings } from "./five-things.ts";
import { recommendation } from "./recommendation.ts";
import { whatItIs } from "./what-it-is.ts";

/** What the summary is made of. */
export interface Vetted {
  readonly subject: Subject;
  readonly view: View | null;
  /** In the order of the report. */
  readonly findings: readonly Finding[];
  /** Findings to object to from points of view that were not asked for. */
  readonly objectionsElsewhere: number;
}

/** The first page of the brief as data. */
export function summaryOf(vetted: Vetted): Summary {
  const { subject, view, findings } = vetted;
  const { text, pack, state } = subject;
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    state,
    stateName: stateName(state) ?? state,
    view,
    what: whatItIs(text),
    recommendation: recommendation(vetted),
    fiveThings: fiveThings(vetted),
    counts: { object: count("object"), consider: count("consider"), note: count("note") },
    cited: citedInstruments(subject),
    // What was not read is not called absent.
    safeguards: (isEnglish(text) ? safeguardsOf(subject) : []).map(({ row, status, words }): SafeguardReading => {
      const quote = words === null ? null : words.clause.text.slice(words.range.start, words.range.end);
      const { key, title, source } = row;
      return { key, title, status, clause: words?.clause.id ?? null, quote, source };
    }),
    packs: pack.names,
  };
}
