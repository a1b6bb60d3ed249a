/**
 * The tree of an international text. Every node is plain readonly data with a `type` tag (unist-compatible); every
 * character of the text stands in exactly one leaf, so printing is concatenation. Specified in `docs/spec/instrument.md`.
 */

/** ISO 3166 alpha-3, or the acronym an organisation or group uses of itself: `PAK`, `EU`, `G77`. As filed, never normalised. */
export type PartyCode = string;

/** A whole text in one state. Blocks print one below the other, joined by one line feed. */
export interface Instrument {
  readonly type: "instrument";
  /** Name of the version; the first part of every id in it. */
  readonly version: string;
  readonly children: readonly Block[];
}

/** What stands directly in a text or a division. */
export type Block = Title | Formula | Division | Heading | Clause | FootnoteDefinition | Table | Opaque;

/** The name of the text, as it stands at its head. */
export interface Title {
  readonly type: "title";
  readonly id: string;
  readonly children: readonly Inline[];
}

/** A line about the text that is no part of its argument: place and date, symbol of the document, "Adopted on …". */
export interface Formula {
  readonly type: "formula";
  readonly id: string;
  readonly children: readonly Inline[];
}

/** A pillar, part, article or annex: its heading or chapeau first, then what stands under it. */
export interface Division {
  readonly type: "division";
  readonly id: string;
  readonly kind: DivisionKind;
  readonly children: readonly Block[];
}

/** How a division is called; `pillar` and `part` where its heading says nothing more exact. */
export type DivisionKind = "preamble" | "pillar" | "part" | "article" | "annex";

/** The name of a division, where it is no part of a sentence. */
export interface Heading {
  readonly type: "heading";
  readonly id: string;
  /** 1 for the outermost division. */
  readonly depth: number;
  readonly children: readonly Inline[];
}

/** One paragraph with an identity: the atom that findings, proposals and commitments hang on. */
export interface Clause {
  readonly type: "clause";
  readonly id: string;
  readonly role: Role;
  /** 0 for a paragraph, 1 for its subparagraphs, and so on. */
  readonly depth: number;
  /** The number a word processor computes and shows but does not store in the text: `3.`, `(a)`. Never printed. */
  readonly numbering?: string;
  /** The option this paragraph is, where a text offers whole paragraphs to choose from: `1`, `2bis`. */
  readonly option?: string;
  readonly children: readonly Inline[];
}

/** The place of a clause in the argument; decided by position first (design: position first, verb second). */
export type Role = "opening" | "preambular" | "chapeau" | "operative" | "closing" | "signature";

/** The body of a footnote. */
export interface FootnoteDefinition {
  readonly type: "footnoteDefinition";
  readonly id: string;
  readonly label: string;
  readonly children: readonly Inline[];
}

/** Rows of cells; prints cells joined by a tab and rows joined by a line feed. */
export interface Table {
  readonly type: "table";
  readonly id: string;
  readonly rows: readonly (readonly string[])[];
}

/** Characters kept but not understood. `reason` says why they are here. */
export interface Opaque {
  readonly type: "opaque";
  readonly id: string;
  readonly value: string;
  readonly reason: string;
}

/** What stands inside a block: words, and everything that is not plainly words. */
export type Inline = Text | Placeholder | Bracket | Citation | FootnoteReference | Reservation | Literal | Milestone;

/** Words of the text. */
export interface Text {
  readonly type: "text";
  readonly value: string;
  readonly marks?: readonly Mark[];
}

/** Emphasis the file gave to words; it never changes what they say. */
export type Mark = "emphasis" | "strong";

/** A blank to fill, with its brackets: `[list of countries]`. Not a disagreement. */
export interface Placeholder {
  readonly type: "placeholder";
  readonly value: string;
  readonly reason: string;
}

/** Words that somebody put in brackets. Children are literals (`[`, `][`, `/`, `]`) and the alternatives between them. */
export interface Bracket {
  readonly type: "bracket";
  readonly kind: BracketKind;
  /** `base`: typed in the text that was read. `compiled`: made by compiling proposals; only these are projected. */
  readonly origin: "base" | "compiled";
  /** One sentence: why it was classified so. */
  readonly reason: string;
  readonly children: readonly (Literal | Alternative)[];
}

/** `unagreed`: text not agreed. `heading`: a heading or chapeau in brackets. `omission`: `[…]`. `editor`: `[sic]`, `[1]`, a link. */
export type BracketKind = "unagreed" | "heading" | "omission" | "editor";

/** One reading inside a bracket. */
export interface Alternative {
  readonly type: "alternative";
  readonly stance: Stance;
  /** Who wants this reading; empty where nobody is named. */
  readonly attribution: readonly PartyCode[];
  readonly children: readonly Inline[];
}

/** `text`: read so. `retain`: keep the base. `delete`: strike. `none`: no text here. `placement`: the words stand, where is open. */
export type Stance = "text" | "retain" | "delete" | "none" | "placement";

/** Words that name a treaty, a resolution or a political text. */
export interface Citation {
  readonly type: "citation";
  readonly kind: CitationKind;
  /** Key of the instrument in the lexicon that was given, or its title as cited, or null. */
  readonly instrument: string | null;
  /** `5`, `6(4)`, `12-14`; null where none is named. */
  readonly article: string | null;
  readonly children: readonly Inline[];
}

/** Treaties bind, resolutions decide, political texts promise. */
export type CitationKind = "treaty" | "resolution" | "political";

/** The mark in the text that calls a footnote. */
export interface FootnoteReference {
  readonly type: "footnoteReference";
  readonly label: string;
  readonly value: string;
}

/** A party's reservation noted in the running text: `(JPN reserves)`. */
export interface Reservation {
  readonly type: "reservation";
  readonly attribution: readonly PartyCode[];
  readonly value: string;
}

/** Characters that are not words of the text: markers, separators, brackets that find no partner. */
export interface Literal {
  readonly type: "literal";
  readonly kind: LiteralKind;
  readonly value: string;
}

/** What a literal is there for. */
export type LiteralKind = "marker" | "option" | "bracket" | "separator" | "attribution" | "unbalanced" | "markup";

/** One end of a bracket that closes in another clause; both ends carry the same `pair`. */
export interface Milestone {
  readonly type: "milestone";
  readonly edge: "open" | "close";
  readonly pair: string;
  /** `whole`: the bracket surrounds whole clauses. `part`: it cuts through one. */
  readonly extent: "whole" | "part";
  readonly value: string;
}

/** Any node of the tree. */
export type Node = Instrument | Block | Inline | Alternative;
