import { datePhrase } from "../../register/dates.ts";
import { type InstrumentEntry, instrumentByKey, type Register, type StatusRow } from "../../register/register.ts";
import { statusOf } from "../../register/status.ts";
import { citedInstrument } from "../../register/titles.ts";
import type { TreatyUse } from "./back-references.ts";

/** One treaty that a citation means, with where the State stands. A collective name means each of its members. */
export interface CitedTreaty {
  readonly entry: InstrumentEntry;
  readonly row: StatusRow;
}

/** The treaties a citation means; none where the register does not know the words. Protocols are those to the treaty. */
export function treatiesOf(register: Register, use: TreatyUse, state: string): readonly CitedTreaty[] {
  const entry = citedInstrument(register, use.citation.instrument);
  if (entry === null || entry.kind !== "treaty") return [];
  if (use.reach === "protocols") {
    return protocolsTo(register, entry.key).map((one) => ({ entry: one, row: statusOf(register, one.key, state) }));
  }
  const members = entry.universal === undefined ? (entry.members ?? []) : [];
  const keys = members.length === 0 ? [entry.key] : members;
  return keys.flatMap((key) => {
    const one = instrumentByKey(register, key);
    return one === null ? [] : [{ entry: one, row: statusOf(register, key, state) }];
  });
}

/** The Protocols that the register has to a treaty. */
export function protocolsTo(register: Register, key: string): readonly InstrumentEntry[] {
  return register.instruments.filter(({ parent, title }) => parent === key && /\bProtocol\b/.test(title));
}

/** True where the sources show, or do not deny, that the State stands outside: it signed only, or is not shown as a party. */
export function standsOutside({ row }: CitedTreaty): boolean {
  return row.status === "signatory" || row.status === "not-party" || row.status === "not-shown";
}

/** The treaty was not in force on a day: it never was, or entered into force only later. Unknown counts as in force. */
export function isNotInForce(entry: InstrumentEntry, day: string): boolean {
  if (entry.force === "not-in-force") return true;
  return entry.inForce !== null && entry.inForce.slice(0, day.length) > day;
}

/** A title short enough for a sentence: of a protocol, the part before `supplementing`. */
export function shortTitle(entry: InstrumentEntry): string {
  return entry.titleBesideParent ?? entry.title;
}

/**
 * Where the State stands, as a relative clause: `to which it is not shown as a party at 31 December 2017`. What is still
 * to be confirmed is never worded as `is not a party`.
 */
export function outsideWords(row: StatusRow): string {
  const at = datePhrase(row.asOf);
  if (row.status === "signatory") return `which it has signed but is not shown to have ratified at ${at}`;
  if (row.status === "not-party" && row.sureness === "A") return "to which it is not a party";
  return `to which it is not shown as a party at ${at}`;
}

/** The sources a finding about standing rests on: the instrument, its record, and the rule on third States. */
export function standingSource({ entry, row }: CitedTreaty): string {
  const rule = row.status === "signatory" ? "articles 14 and 18" : "article 34";
  const asOf = `at ${datePhrase(row.asOf)}${row.sureness === "C" ? ", to be confirmed with the Treaty Section" : ""}`;
  return `${shortTitle(entry)}: ${row.source}, ${asOf}; Vienna Convention on the Law of Treaties, ${rule}`;
}
