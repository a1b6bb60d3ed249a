import type { InstrumentView, Range } from "@travaux/instrument";
import type { Pack } from "./packs/pack.ts";
import type { Precedents } from "./precedent.ts";
import type { Register } from "./register/register.ts";

/** How much it matters: `object` — do not accept as it stands; `consider` — worth a change; `note` — know it. */
export type Severity = "object" | "consider" | "note";

/** From whose desk the finding is looked at. */
export type View = "diplomatic" | "legal" | "financial" | "protection" | "security";

/** Every point of view, in the order they are listed. */
export const VIEWS: readonly View[] = ["diplomatic", "legal", "financial", "protection", "security"];

/** What to do about it, from accepting to reserving the State's position. */
export type Advice = "accept" | "accept with caveat" | "propose" | "seek instructions" | "reserve";

/** The groups of the first pack, in the order findings of one severity are listed (treaties first, then place in the text). */
export type RuleGroup = "treaties" | "form" | "strength" | "terms" | "safeguards" | "who-speaks";

/** One thing the vetting noticed. `clause` and `range` are null where it is about the whole text. */
export interface Finding {
  /** Digest of rule, clause and range: same input, same id. */
  readonly id: string;
  readonly rule: string;
  readonly clause: string | null;
  /** Words of the clause exactly as they stand, or of the title or note; null where something is missing. */
  readonly quote: string | null;
  readonly range: Range | null;
  readonly severity: Severity;
  readonly view: View;
  /** One sentence a minister understands. */
  readonly why: string;
  /** Instrument and article, or the practice relied on. Never empty. */
  readonly source: string;
  readonly advice: Advice;
  /** Wording to propose instead of the quote, or to add; null where none exists. */
  readonly suggestion: string | null;
}

/** A finding before the engine has given it its id and place in the order. */
export interface Observation extends Omit<Finding, "id" | "rule"> {
  /** A rule driven by rows of a pack names the row: `terms/illegal-migration`. Left out: the rule's own id. */
  readonly rule?: string;
  /** What it is about. Two observations on one topic in one clause say one thing twice: the engine keeps one. */
  readonly topic?: string | null;
  /** It limits everything else that is said, so it stands before every other finding, whatever its severity. */
  readonly foremost?: boolean;
}

/** What a rule may look at. Nothing else: same subject, same findings. */
export interface Subject {
  readonly text: InstrumentView;
  /** The covering note, where the file held one. */
  readonly note: NoteFacts | null;
  /** ISO 3166 alpha-3 of the State the text is vetted for. */
  readonly state: string;
  readonly pack: Pack;
  readonly register: Register;
  /** What a library of agreed language answered for the clauses; left out where none was asked. */
  readonly precedents?: Precedents;
}

/** What rules need to know of the covering note. */
export interface NoteFacts {
  readonly number: string | null;
  readonly subject: string | null;
  /** ISO 8601 date. */
  readonly date: string | null;
  readonly paragraphs: readonly string[];
  readonly enclosures: readonly string[];
  /** True where the file that held the note also held an instrument. */
  readonly enclosed: boolean;
}

/** One rule: one file, with its cases beside it (at least five that fire, five that do not). */
export interface Rule {
  /** `group/name`, e.g. `form/unfilled-placeholder`. */
  readonly id: string;
  readonly group: RuleGroup;
  /** One sentence: what it looks for. */
  readonly title: string;
  /** Desks that are to see its findings beside their own `view`; left out: none. */
  readonly views?: readonly View[];
  /** `any`: it reads marks and places, not words, and runs on a text in every language. Left out: English texts only. */
  readonly language?: "any";
  /** Pure: same subject, same observations. */
  readonly check: (subject: Subject) => readonly Observation[];
}
