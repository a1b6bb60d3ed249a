import { type CaseFile, type House, localMoment, type ReplyRow, type Stance } from "@travaux/procedure";
import { dayFirstDate, longDate } from "@travaux/vetting";
import { offsetAt } from "../files/clocks.ts";
import type { Persons } from "../files/persons.ts";

/** A case file with the house that keeps it and the names of those who acted: all that a paper is made of. */
export interface Subject {
  readonly house: House;
  readonly state: CaseFile;
  readonly persons: Persons;
}

/** A stance as another house reads it: that instructions are sought inside is nobody's business outside. */
const OUTSIDE: Readonly<Record<Stance, string>> = {
  accept: "Agreeable",
  "accept with caveat": "Agreeable, subject to what follows",
  propose: "Other wording is proposed",
  "seek instructions": "The position will be conveyed",
  reserve: "Reserved",
};

/** A stance as the house itself says it. */
const INSIDE: Readonly<Record<Stance, string>> = {
  accept: "Accept",
  "accept with caveat": "Accept with a caveat",
  propose: "Propose a change",
  "seek instructions": "Seek instructions",
  reserve: "Reserve",
};

/** A row of the annex in words for the addressee. */
export function stanceOutside({ stance }: Pick<ReplyRow, "stance">): string {
  return OUTSIDE[stance];
}

/** A stance in the papers that stay in the house. */
export function stanceInside(stance: Stance): string {
  return INSIDE[stance];
}

/** A day as a paper of the house writes it. */
export function dayIn(style: "day-first" | "long", day: string): string {
  return style === "day-first" ? dayFirstDate(day) : longDate(day);
}

/** An instant as the house's clocks showed it: `25 November 2025, 11:21`. */
export function momentIn({ zone }: House, at: string): string {
  const local = localMoment(zone, at, offsetAt);
  return local === null ? at : `${longDate(local.date)}, ${local.time.slice(0, 5)}`;
}

/** A person by name; the identifier where nobody is known by it. */
export function personName(persons: Persons, id: string): string {
  return persons[id] ?? id;
}
