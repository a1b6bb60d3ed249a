import type { Weekday } from "../deadline/dates.ts";

/** What an office may do. */
export const POWERS = [
  "register",
  "vet",
  "circulate",
  "give opinion",
  "consolidate",
  "submit",
  "return",
  "clear",
  "sign",
  "issue",
  "close",
  "establish",
  "convene",
] as const;

/** One of the things that an office may do. */
export type Power = (typeof POWERS)[number];

/** A speed of handling; `hours` is what it allows for an answer, null where the house sets none. */
export type Precedence = { readonly name: string; readonly hours: number | null };

/** A step of the ladder: who stands directly above it; null for the highest. */
export type Rank = { readonly id: string; readonly title: string; readonly above: string | null };

/** A part of the house that is asked for its views. */
export type Division = { readonly id: string; readonly name: string };

/** A seat that a person holds. `code` is its short name in numbers; `reportsTo` the office its papers go up to. */
export type Office = {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly rank: string;
  readonly division: string | null;
  readonly reportsTo: string | null;
};

/** How a house clears what goes out. */
export type ClearanceRules = {
  /** Ranks without whose clearance nothing is signed, as far as they stand above the office that submits. */
  readonly mandatory: readonly string[];
  /** After a return: every rank clears again, or those stay valid that were given below the office that returned it. */
  readonly afterReturn: "every rank again" | "from the rank that returned";
  /** Whether the one who drafted may also clear or sign. */
  readonly ownDrafting: "forbidden" | "allowed";
  /** Whether one person may clear at two ranks, being a substitute in one. */
  readonly samePersonTwice: "forbidden" | "allowed";
};

/** How a house asks its divisions. */
export type CirculationRules = {
  /** Whether a text is vetted before it is circulated. */
  readonly vettingFirst: boolean;
  /** Whether a division that is overdue is reminded before the file goes on without its views. */
  readonly remindFirst: boolean;
};

/** How a house's papers look. */
export type PaperRules = {
  /** The house form of its replies by name; null where like is answered by like. */
  readonly form: string | null;
  readonly sheet: "A4" | "Letter";
  /** Lines at the head of what goes out; empty where the form's own stand there. */
  readonly letterhead: readonly string[];
  /** The State as it stands in a sentence: `the Republic of Pelagia`; null where the house names none. */
  readonly state: string | null;
  /** Where notes are dated from. */
  readonly place: string | null;
};

/** What a house lets go and come by mail. */
export type MailRules = {
  /** The highest grading whose subject and text go by mail; above it, and everywhere where null, mail says only that a paper waits. */
  readonly maximumGrading: string | null;
  /** Whether an opinion that came by mail counts at once or waits for the desk: the sender of a mail is not proved. */
  readonly opinions: "when the desk confirms" | "at once";
};

/** A ministry, mission or secretariat as data: who sits where, who may do what, and when it works. */
export interface House {
  readonly id: string;
  readonly name: string;
  /** IANA name of the time zone in which the house reckons: `Asia/Karachi`. */
  readonly zone: string;
  readonly workingWeek: readonly Weekday[];
  /** `17:00`: when a deadline that names only a day falls. */
  readonly closeOfBusiness: string;
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  /** From the lowest to the highest. */
  readonly gradings: readonly string[];
  /** The highest grading that this instance keeps; above it a paper is refused. */
  readonly maximumGrading: string;
  /** From the slowest to the fastest. */
  readonly precedences: readonly Precedence[];
  /** How incoming papers are numbered: `9/{serial}/{year}-{office}`. */
  readonly diary: string;
  /** How replies are numbered. */
  readonly outward: string;
  readonly divisions: readonly Division[];
  readonly ranks: readonly Rank[];
  readonly offices: readonly Office[];
  /** For each power, the ids of the ranks and offices that have it. */
  readonly powers: { readonly [P in Power]: readonly string[] };
  readonly clearance: ClearanceRules;
  readonly circulation: CirculationRules;
  readonly papers: PaperRules;
  readonly mail: MailRules;
}

/** An office by its id, or null. */
export function officeOf(house: House, id: string): Office | null {
  return house.offices.find((office) => office.id === id) ?? null;
}

/** The title of an office, or its id where the house no longer knows it. */
export function officeTitle(house: House, id: string): string {
  return officeOf(house, id)?.title ?? id;
}

/** The name of a division, or its id where the house no longer knows it. */
export function divisionName(house: House, id: string): string {
  return house.divisions.find((division) => division.id === id)?.name ?? id;
}

/** Whether an office has a power, by its own id or by its rank. */
export function may(house: House, office: string, power: Power): boolean {
  const rank = officeOf(house, office)?.rank;
  return rank !== undefined && house.powers[power].some((holder) => holder === office || holder === rank);
}

/** Where a grading stands, 0 being the lowest; -1 where the house does not know it. */
export function gradingLevel(house: House, grading: string): number {
  return house.gradings.indexOf(grading);
}

/** Where a precedence stands, 0 being the slowest; -1 where the house does not know it. */
export function precedenceLevel(house: House, precedence: string): number {
  return house.precedences.findIndex(({ name }) => name === precedence);
}
