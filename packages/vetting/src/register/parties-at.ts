import type { Facts } from "./facts.ts";
import { positionOf } from "./facts.ts";
import type { ConsentAct, Register, StatusRow } from "./register.ts";

/** A State that had consented to be bound by the day asked. */
export interface PartyAt {
  readonly state: string;
  readonly date: string | null;
  readonly how: ConsentAct | null;
  /** The row relied on. */
  readonly row: StatusRow;
  /** True where another source says otherwise. */
  readonly contradicted: boolean;
}

/** Who had consented to be bound by a treaty at a day, who had only signed, and of whom only that is known that they did later. */
export interface PartiesAt {
  readonly parties: readonly PartyAt[];
  readonly signatories: readonly PartyAt[];
  /** Became parties after the day. */
  readonly later: readonly PartyAt[];
  /** Parties by a source that gives no day: whether they were at the day asked is not known. */
  readonly undated: readonly PartyAt[];
}

/**
 * Parties to a treaty at a day, by ISO 3166 code. A date cut to a year or month counts when it is over by that day. A State
 * without a row is left out, which proves nothing. Withdrawals are not known to the register.
 */
export function partiesAt(register: Register, facts: Facts, instrument: string, day: string): PartiesAt {
  const ofTreaty = (row: StatusRow): boolean => row.instrument === instrument;
  const known = { ...register, status: register.status.filter(ofTreaty) };
  const added = { ...facts, rows: facts.rows.filter(ofTreaty), statements: [] };
  const states = new Set([...known.status, ...added.rows].map(({ state }) => state));
  const found: Record<keyof PartiesAt, PartyAt[]> = { parties: [], signatories: [], later: [], undated: [] };
  for (const state of [...states].sort()) {
    const { rows, conflicts } = positionOf(known, added, instrument, state);
    const row = rows.find(({ status }) => status === "party") ?? rows[0];
    if (row === undefined) continue;
    const contradicted = conflicts.some(({ rows: pair }) => pair.includes(row));
    const { date = null, how = null } = row.ratified ?? {};
    if (row.status === "party" && date === null) found.undated.push({ state, date, how, row, contradicted });
    else if (row.status === "party" && isBy(date, day)) found.parties.push({ state, date, how, row, contradicted });
    else if (isBy(row.signed, day)) found.signatories.push({ state, date: row.signed, how: null, row, contradicted });
    if (row.status === "party" && date !== null && !isBy(date, day)) {
      found.later.push({ state, date, how, row, contradicted });
    }
  }
  return found;
}

/** Whether a day, month or year lies wholly before a day or on it. */
function isBy(date: string | null, day: string): boolean {
  return date !== null && (date.length === 10 ? date <= day : date < day.slice(0, date.length));
}
