import type { CitationKind, Role } from "./nodes.ts";

/** UTF-16 offsets into the clause's text, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A placeholder or a pair of brackets as a reader sees it; `text` includes the brackets. */
export interface BracketView {
  readonly kind: "placeholder" | "heading" | "unagreed" | "omission" | "editor" | "unbalanced";
  readonly text: string;
  readonly range: Range;
  readonly reason: string;
}

/** Words that name another instrument. `instrument` is the lexicon's key where it knows the words, else the title as cited. */
export interface CitationView {
  readonly kind: CitationKind;
  readonly instrument: string | null;
  readonly article: string | null;
  readonly quote: string;
  readonly range: Range;
}

/** An organisation named in the text. */
export interface OrganisationView {
  readonly acronym: string | null;
  readonly name: string;
  readonly quote: string;
  readonly range: Range;
}

/** A clause as data for rules, reports and the public JSON: flat, with ranges into its exact text. */
export interface ClauseView {
  readonly id: string;
  /** `PP3`, `OP5`, `OP5(a)`, `P2 chapeau`: computed for this version. */
  readonly label: string;
  readonly role: Role;
  /** Id of the division it stands in, or null. */
  readonly division: string | null;
  readonly text: string;
  readonly placeholders: readonly BracketView[];
  readonly brackets: readonly BracketView[];
  readonly citations: readonly CitationView[];
  readonly organisations: readonly OrganisationView[];
}

/** A division as data: its heading (or chapeau) in words and the clauses directly or indirectly in it. */
export interface DivisionView {
  readonly id: string;
  readonly kind: "preamble" | "pillar" | "part" | "article" | "annex";
  readonly heading: string;
  /** True where the whole heading stands in square brackets. */
  readonly bracketed: boolean;
  readonly parent: string | null;
  readonly clauses: readonly string[];
}

/** The whole text as flat data. Title, place and date are null where the text has none. */
export interface InstrumentView {
  readonly title: string | null;
  readonly place: string | null;
  /** ISO 8601 date, or null. */
  readonly date: string | null;
  readonly divisions: readonly DivisionView[];
  readonly clauses: readonly ClauseView[];
}

/** A name under which an instrument is cited. Matching ignores case, commas and the difference of s and z in -ise/-ize. */
export interface InstrumentName {
  readonly key: string;
  readonly kind: CitationKind;
  /** The exact official title first, then other names and acronyms in use. */
  readonly names: readonly string[];
}

export interface OrganisationName {
  readonly acronym: string | null;
  /** Official name first, then other names in use. */
  readonly names: readonly string[];
}

/** A State, group or organisation by the names it may be given in an attribution typed by hand: `[Pakistan, Egypt: …]`. */
export interface PartyName {
  readonly code: string;
  readonly names: readonly string[];
}

/** What the reader of a text may know beforehand: instruments, organisations and parties by name. Empty is allowed. */
export interface Lexicon {
  readonly instruments: readonly InstrumentName[];
  readonly organisations: readonly OrganisationName[];
  readonly parties?: readonly PartyName[];
}
