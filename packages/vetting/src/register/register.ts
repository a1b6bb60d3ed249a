/** How sure a fact is. A: the depositary's own record or the treaty's text. B: consistent secondary sources. C: to confirm. */
export type Sureness = "A" | "B" | "C";

/** `none`: the text is no treaty, so nothing enters into force. */
export type Force = "in-force" | "not-in-force" | "unknown" | "none";

/**
 * An instrument that declarations cite: what it is called, when it came about, who keeps it.
 * Dates are ISO 8601, complete or cut to a month or year; null means not known, or, for `inForce`, not in force.
 */
export interface InstrumentEntry {
  readonly key: string;
  readonly kind: "treaty" | "resolution" | "political";
  /** The exact official title in English. */
  readonly title: string;
  /** Other forms that are as official: with the year left out, with the number of the Convention left out. */
  readonly otherTitles?: readonly string[] | undefined;
  /** Names in use that are no titles: `Palermo Convention`. */
  readonly shortNames: readonly string[];
  /** Wordings in circulation that pass for the title and are not: matched so that they can be corrected. */
  readonly misquoted?: readonly string[] | undefined;
  readonly acronyms: readonly string[];
  readonly adopted: { readonly place: string | null; readonly date: string | null };
  readonly inForce: string | null;
  readonly force: Force;
  readonly depositary: string | null;
  /** The depositary's reference: a chapter of the United Nations Treaty Collection, an ETS number, a resolution's symbol. */
  readonly reference: string | null;
  /** Key of the treaty that this one supplements. */
  readonly parent?: string | undefined;
  /** How the title is shortened where the parent stands beside it: `… and its Protocol against …`. */
  readonly titleBesideParent?: string | undefined;
  /** Keys of the instruments that a collective name stands for. */
  readonly members?: readonly string[] | undefined;
  /** Where every member of a group is a party, so that no row per State is needed. */
  readonly universal?: Universal | undefined;
  readonly counts?: { readonly parties: number; readonly signatories: number; readonly asOf: string } | undefined;
  /** Article number → what it is about, in our own words. */
  readonly articles?: Readonly<Record<string, string>> | undefined;
  readonly subjects: readonly string[];
  readonly source: string;
  readonly sureness: Sureness;
}

/** All members of a group are parties. For the European Union's own treaties no other State can be one. */
export interface Universal {
  readonly among: "UN" | "EU";
  readonly except: readonly string[];
  readonly asOf: string;
  readonly source: string;
  readonly sureness: Sureness;
}

/**
 * What the register shows of a State and a treaty. `not-party`: a source says so. `not-shown`: the sources seen do not show
 * it, which proves nothing. `unknown`: nothing is known; ask.
 */
export type Participation = "party" | "signatory" | "not-party" | "not-shown" | "unknown";

/** The acts by which a State consents to be bound (Vienna Convention on the Law of Treaties, articles 11 to 16, and what the depositary lists). */
export const CONSENT_ACTS = [
  "ratification",
  "accession",
  "succession",
  "acceptance",
  "approval",
  "formal confirmation",
  "definitive signature",
  "consent to be bound",
  "simplified procedure",
  "participation",
] as const;

/** One of them. */
export type ConsentAct = (typeof CONSENT_ACTS)[number];

/** A State's reservation to, or declaration on, articles of a treaty; no articles means the treaty as a whole. */
export interface ReservationEntry {
  /** `8(2)`, `29`; empty for the whole treaty. */
  readonly articles: readonly string[];
  readonly kind: "reservation" | "declaration";
  /** What it says, in our own words. */
  readonly note: string;
  /** Where it is less sure than its row. */
  readonly sureness?: Sureness | undefined;
}

/** One dated, sourced fact: where a State stands with a treaty. */
export interface StatusRow {
  readonly instrument: string;
  /** ISO 3166 alpha-3. */
  readonly state: string;
  readonly status: Participation;
  readonly signed: string | null;
  readonly ratified: { readonly date: string | null; readonly how: ConsentAct | null } | null;
  readonly reservations: readonly ReservationEntry[];
  /** The day, month or year up to which the source speaks. */
  readonly asOf: string;
  readonly source: string;
  readonly sureness: Sureness;
  readonly note?: string | undefined;
}

/** Who is party to what: dated, sourced, possibly unknown. */
export interface Register {
  /** The day up to which the register as a whole was gathered; each row has its own. */
  readonly asOf: string;
  readonly instruments: readonly InstrumentEntry[];
  readonly status: readonly StatusRow[];
}

/** The instrument with a key, or null. */
export function instrumentByKey(register: Register, key: string): InstrumentEntry | null {
  return register.instruments.find((entry) => entry.key === key) ?? null;
}

/** One register out of several: a later row on the same State and treaty takes the place of an earlier one. */
export function mergeRegisters(first: Register, ...others: readonly Register[]): Register {
  return others.reduce(
    (before, after) => ({
      asOf: after.asOf > before.asOf ? after.asOf : before.asOf,
      instruments: replaced(before.instruments, after.instruments, (entry) => entry.key),
      status: replaced(before.status, after.status, (row) => `${row.state} ${row.instrument}`),
    }),
    first,
  );
}

function replaced<Row>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  const rows = new Map(before.map((row) => [keyOf(row), row]));
  for (const row of after) rows.set(keyOf(row), row);
  return [...rows.values()];
}
