/** What an instrument of a library is. `position`: a ministry's own past position or red line, which nobody else agreed to. */
export type LibraryKind = "treaty" | "resolution" | "declaration" | "position" | "other";

/** An instrument of a library: what it is called, when and by whom it was adopted, and where its text comes from. */
export interface LibraryInstrument {
  /** Sixteen hexadecimal digits made of title and text: the same text added again is the same instrument. */
  readonly id: string;
  /** Key in the treaty register, `SOM`; null where the register does not know it. */
  readonly key: string | null;
  readonly title: string;
  /** ISO 8601 date, complete or cut to a month or year; null where unknown. */
  readonly date: string | null;
  /** The conference or organ that adopted it. */
  readonly body: string | null;
  readonly kind: LibraryKind;
  /** Whether it binds those who are party to it; null where unknown. */
  readonly binding: boolean | null;
  readonly source: string | null;
  readonly licence: string | null;
}

/** A clause of an instrument as a library keeps it. */
export interface LibraryClause {
  /** The words exactly as imported. */
  readonly text: string;
  /** The heading it stands under: `Article 5 Criminal liability of migrants`; empty where there is none. */
  readonly heading: string;
}

/** An instrument with its text, ready to be put into a library. */
export interface LibraryText {
  readonly about: LibraryInstrument;
  readonly clauses: readonly LibraryClause[];
}
