import type { InstrumentView } from "@travaux/instrument";
import type { Advice, Finding, Severity, View } from "./finding.ts";
import type { Precedents } from "./precedent.ts";

/** What vetting gives back, apart from how it is printed. */
export interface VetReport {
  readonly text: InstrumentView;
  readonly findings: readonly Finding[];
  readonly summary: Summary;
  /** What a library of agreed language answered for the clauses; left out where none was asked. */
  readonly precedents?: Precedents;
}

/** The first page of the brief as data. */
export interface Summary {
  /** ISO 3166 alpha-3, and the name used in English. */
  readonly state: string;
  readonly stateName: string;
  /** The point of view asked for; null where findings of all views are shown. */
  readonly view: View | null;
  /** What the text is, in one or two sentences. */
  readonly what: string;
  readonly recommendation: Recommendation;
  /** At most five, the most important first. */
  readonly fiveThings: readonly ThingToKnow[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** Instruments the text cites, in order of first citation. */
  readonly cited: readonly CitedInstrument[];
  readonly safeguards: readonly SafeguardReading[];
  /** Packs that were applied, with their versions. */
  readonly packs: readonly string[];
}

/** What to do with the text as a whole; how it is chosen is in `docs/spec/findings.md`. */
export interface Recommendation {
  readonly advice: Advice;
  readonly sentence: string;
}

/** One of the five things a minister should know before the meeting. */
export interface ThingToKnow {
  readonly sentence: string;
  /** Ids of the findings it rests on. */
  readonly findings: readonly string[];
}

/** An instrument the text cites, however often, with where the State stands. */
export interface CitedInstrument {
  readonly key: string | null;
  readonly kind: "treaty" | "resolution" | "political";
  /** Official title where known, else as cited. */
  readonly title: string;
  readonly citedAs: readonly string[];
  readonly clauses: readonly string[];
  /** One sentence on the State's position, with date, source and sureness; null where it cannot have one. */
  readonly position: string | null;
}

/** One safeguard of the subject: whether the text has it, and in which words. */
export interface SafeguardReading {
  readonly key: string;
  readonly title: string;
  readonly status: "present" | "partial" | "absent";
  readonly clause: string | null;
  readonly quote: string | null;
  readonly source: string;
}
