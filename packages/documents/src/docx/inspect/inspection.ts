import type { Comment } from "../comments.ts";
import type { RevisionKind, StoryKind } from "../revision.ts";
import type { Move } from "../tracked.ts";

/** Why a name needs a second look before changes are put down to somebody. */
export type AuthorFlag =
  /** The file names nobody. */
  | "unnamed"
  /** The name that a word processor puts where it takes names away: Author, Auteur, Autor. */
  | "anonymised"
  /** The name of a machine's account or a program, not of a person: User, Windows User. */
  | "account"
  /** Several people write under this one name: the file knows them by different accounts or initials. */
  | "several-people"
  /** Another name in the file differs only in case, accents, spaces, points, or the order of its words. */
  | "alike";

/** Somebody in whose name changes or comments stand. */
export interface InspectedAuthor {
  /** As written; empty for changes without a name. */
  readonly name: string;
  readonly changes: number;
  readonly comments: number;
  readonly kinds: readonly KindCount[];
  /** First and last date of changes and comments, as written; null where none is dated. */
  readonly first: string | null;
  readonly last: string | null;
  /** Accounts that the file keeps for the name, such as an address of mail; one person has one. */
  readonly accounts: readonly string[];
  /** Initials used with comments. */
  readonly initials: readonly string[];
  readonly flags: readonly AuthorFlag[];
  /** The names it may be confused with; empty unless flagged `alike`. */
  readonly alike: readonly string[];
}

/** How many changes of one kind. */
export interface KindCount {
  readonly kind: RevisionKind;
  readonly count: number;
}

/** Words that the file hides from its readers. */
export interface HiddenText {
  readonly story: StoryKind;
  readonly text: string;
}

/** A part of the file, in bytes unpacked. */
export interface HiddenPart {
  readonly part: string;
  readonly bytes: number;
}

/** Something outside that the file refers to. Nothing of it was fetched. */
export interface OutsideLink {
  /** The part that has it. */
  readonly part: string;
  /** `hyperlink`, `attachedTemplate`, `image`, `oleObject` … */
  readonly kind: string;
  readonly target: string;
  /** True where a word processor would fetch it by itself. */
  readonly loads: boolean;
}

/** A property of the document that is not part of its text. */
export interface DocumentProperty {
  readonly name: string;
  readonly value: string;
  /** True where the value is usually the name of a person or of an office. */
  readonly personal: boolean;
}

/** What a file holds beside its text. */
export interface HiddenMatter {
  readonly text: readonly HiddenText[];
  /** Parts of custom XML. */
  readonly customXml: readonly HiddenPart[];
  /** Other files inside: workbooks, packages, objects. */
  readonly embedded: readonly HiddenPart[];
  readonly outside: readonly OutsideLink[];
  /** Instructions of fields that fetch or run something: INCLUDETEXT, DDE, LINK. */
  readonly loadingFields: readonly string[];
  readonly properties: readonly DocumentProperty[];
  /** Names of variables kept for programs. */
  readonly variables: readonly string[];
  /** Marks of editing sessions: from them it can be told which files have a common past. */
  readonly rsids: number;
}

/** What the file says of how it is edited. */
export interface EditingSettings {
  /** Changes made from now on will be tracked. */
  readonly tracking: boolean;
  /** Edits are restricted to this: `trackedChanges`, `comments`, `readOnly`, `forms`; null where they are free. */
  readonly restricted: string | null;
  /** The file asks for names to be taken away when it is saved. */
  readonly removesNames: boolean;
}

/** One thing to know before the file is relied on or sent on. */
export interface Risk {
  /** Kebab-case, listed in `docs/spec/word-inspection.md`. */
  readonly code: string;
  readonly message: string;
}

/** Everything in a Word file that its plain text does not show. JSON-able; specified in `docs/spec/word-inspection.md`. */
export interface WordInspection {
  readonly file: string;
  readonly authors: readonly InspectedAuthor[];
  readonly changes: {
    readonly total: number;
    readonly kinds: readonly KindCount[];
    readonly first: string | null;
    readonly last: string | null;
    readonly moves: readonly Move[];
  };
  readonly comments: readonly Comment[];
  readonly hidden: HiddenMatter;
  readonly editing: EditingSettings;
  readonly risks: readonly Risk[];
}
