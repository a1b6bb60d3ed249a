import type { Advice, Severity, View } from "../finding.ts";
import type { TextKind } from "../rules/text-kind.ts";
import type { Phrase } from "./phrase/phrase.ts";

/** What every row says of the finding it makes. */
export interface RowAdvice {
  /** One sentence a minister understands. */
  readonly why: string;
  /** Instrument and article, or the practice relied on. */
  readonly source: string;
  readonly severity: Severity;
  readonly view: View;
  readonly advice: Advice;
}

/** A subject a text may be about; rows name the subjects they belong to. */
export interface SubjectRow {
  readonly key: string;
  /** As it stands in a sentence: `smuggling of migrants`. */
  readonly title: string;
  readonly phrases: readonly Phrase[];
  readonly source: string;
}

/** Words a drafter used, and what to prefer. The finding's rule is `terms/<key>`. */
export interface TermRow extends RowAdvice {
  readonly key: string;
  /** Empty: for every text. Else only for texts on one of these subjects. */
  readonly subjects: readonly string[];
  /** Empty: for texts of every kind. Else only for these: what a resolution may order, a declaration may not. */
  readonly kinds: readonly TextKind[];
  readonly draft: readonly Phrase[];
  /** What the words promise, as it stands in a list (`joint investigations`); null where they promise nothing new. */
  readonly promise: string | null;
  /** Wording to propose; null where the advice is to ask or to reserve. */
  readonly prefer: string | null;
  /** Words that must stand somewhere in the same clause too; empty: none need to. */
  readonly with: readonly Phrase[];
  /** Words around the draft words that make them right: a match that overlaps one of these is dropped. */
  readonly except: readonly Phrase[];
  /** Words anywhere in the same clause that answer the point. */
  readonly unless: readonly Phrase[];
  /** `text`: once, at the first place, with a count. `clause`: once in every clause. */
  readonly once: "text" | "clause";
  /** True where the words do something and not only name it: a clause that denies it (`nothing obliges …`) is not meant. */
  readonly deed: boolean;
  /** What it is about; two findings on one topic in one clause are one thing said twice. */
  readonly topic: string | null;
  readonly examples: Examples;
}

/** Sentences that must and must not make the row speak: the row's own test. */
export interface Examples {
  readonly fires: readonly string[];
  readonly silent: readonly string[];
}

/** Lead verbs of one strength, 4 the strongest. */
export interface LadderRow {
  readonly key: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly verbs: readonly Phrase[];
  readonly source: string;
}

/** Words that lower a commitment by one step. */
export interface HedgeRow {
  readonly key: string;
  readonly phrases: readonly Phrase[];
  readonly source: string;
}

/** An obligation a text would newly create, by kind. The finding's rule is `strength/new-obligation-<key>`. */
export interface ObligationRow extends RowAdvice {
  readonly key: string;
  /** As it stands in a sentence: `sharing of data`. */
  readonly title: string;
  /** Texts it is asked of: what a treaty may oblige to, a political text may not promise. */
  readonly kinds: readonly TextKind[];
  /** True where it lands on the State though others do it: visits by a committee. Else what is asked of others is passed over. */
  readonly fromOthers: boolean;
  readonly phrases: readonly Phrase[];
  readonly except: readonly Phrase[];
  readonly unless: readonly Phrase[];
  readonly suggestion: string | null;
  readonly topic: string | null;
}

/** Language of treaties that a political text avoids. `binding` rows are modal verbs, the others forms of a treaty. */
export interface TreatyLanguageRow extends RowAdvice {
  readonly key: string;
  readonly kind: "binding" | "form";
  readonly phrases: readonly Phrase[];
  readonly except: readonly Phrase[];
  /** What a political text says instead: `will`. */
  readonly instead: string;
}

/** Ways to say that a text is political and creates no obligation; `wording` is the line to propose. */
export interface NonBindingRow extends RowAdvice {
  readonly key: string;
  readonly phrases: readonly Phrase[];
  readonly wording: string;
}

/** A safeguard that texts on a subject carry. The finding's rule is `safeguards/<key>`. */
export interface SafeguardRow extends RowAdvice {
  readonly key: string;
  readonly title: string;
  /** Empty: for every text. */
  readonly subjects: readonly string[];
  /** Only asked for where these words stand; empty: always. The finding then stands at those words. */
  readonly when: readonly Phrase[];
  /** Words that look like a `when` and are none. */
  readonly except: readonly Phrase[];
  readonly present: readonly Phrase[];
  readonly partial: readonly Phrase[];
  /** The sentence where the safeguard is partial; null: a plain one is made of the title and the words. */
  readonly whyPartial: string | null;
  readonly suggestion: string;
  readonly topic: string | null;
}

/** Two spellings of one word: `labour`, `labor`. */
export interface SpellingRow {
  readonly key: string;
  /** Endings are part of the phrase: `labour*`. */
  readonly british: Phrase;
  readonly american: Phrase;
  readonly source: string;
}

/** Several names for one thing; a text keeps to one. */
export interface TermGroupRow {
  readonly key: string;
  readonly names: readonly { readonly name: string; readonly phrases: readonly Phrase[] }[];
  /** One of the names, where an instrument uses it; null where any will do. */
  readonly prefer: string | null;
  readonly source: string;
}

/** The data rules read. Made of one pack or several, see `mergePacks`; schemas in `docs/spec/packs.md`. */
export interface Pack {
  /** Name and version of every pack in it, in the order they were merged. */
  readonly names: readonly string[];
  /** Rules that are left out: `terms/whole-of-route`. */
  readonly without: readonly string[];
  readonly subjects: readonly SubjectRow[];
  readonly terms: readonly TermRow[];
  readonly ladder: readonly LadderRow[];
  readonly hedges: readonly HedgeRow[];
  readonly obligations: readonly ObligationRow[];
  readonly treatyLanguage: readonly TreatyLanguageRow[];
  readonly nonBinding: readonly NonBindingRow[];
  readonly safeguards: readonly SafeguardRow[];
  readonly spellings: readonly SpellingRow[];
  readonly termGroups: readonly TermGroupRow[];
}
