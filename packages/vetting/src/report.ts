import type { InstrumentView } from "@travaux/instrument";
import type { Advice, Finding, Severity, View } from "./finding.ts";

/** What vetting gives back, apart from how it is printed. */
export interface VetReport {
  readonly text: InstrumentView;
  readonly findings: readonly Finding[];
  readonly summary: Summary;
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

export interface Recommendation {
  readonly advice: Advice;
  readonly sentence: string;
}

export interface ThingToKnow {
  readonly sentence: string;
  /** Ids of the findings it rests on. */
  readonly findings: readonly string[];
}

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
