import { isMember } from "../names/states.ts";
import { type InstrumentEntry, instrumentByKey, type Register, type StatusRow } from "./register.ts";

/** The sources seen say least of these first; the collective name stands as well as its weakest member. */
const WEAKEST_FIRST = ["unknown", "not-shown", "not-party", "signatory", "party"] as const;

/**
 * Where a State stands with an instrument: its row, else what follows from a membership (every Member State of the United
 * Nations is a party to the Charter), else an `unknown` row. There is always an answer, and `unknown` asks for one.
 */
export function statusOf(register: Register, instrument: string, state: string): StatusRow {
  const own = rowsOf(register).get(`${state} ${instrument}`);
  if (own !== undefined) return own;
  const entry = instrumentByKey(register, instrument);
  return (
    (entry === null ? null : (byMembership(entry, state) ?? byMembers(register, entry, state))) ?? {
      instrument,
      state,
      status: "unknown",
      signed: null,
      ratified: null,
      reservations: [],
      asOf: register.asOf,
      source: "the register has no entry",
      sureness: "C",
    }
  );
}

const indexed = new WeakMap<Register, ReadonlyMap<string, StatusRow>>();

/** The rows by State and instrument; a register never changes. */
function rowsOf(register: Register): ReadonlyMap<string, StatusRow> {
  const known = indexed.get(register);
  if (known !== undefined) return known;
  const rows = new Map(register.status.map((row) => [`${row.state} ${row.instrument}`, row]));
  indexed.set(register, rows);
  return rows;
}

function byMembership(entry: InstrumentEntry, state: string): StatusRow | null {
  const { universal } = entry;
  if (universal === undefined || universal.except.includes(state)) return null;
  const inside = isMember(universal.among, state);
  // Treaties of the European Union are closed to others; one that all Member States of the UN share is open to more.
  if (!inside && universal.among !== "EU") return null;
  return {
    instrument: entry.key,
    state,
    status: inside ? "party" : "not-party",
    signed: null,
    ratified: inside ? { date: null, how: null } : null,
    reservations: [],
    asOf: universal.asOf,
    source: universal.source,
    sureness: universal.sureness,
  };
}

function byMembers(register: Register, entry: InstrumentEntry, state: string): StatusRow | null {
  const rows = (entry.members ?? []).map((key) => statusOf(register, key, state));
  const weakest = [...rows].sort((a, b) => WEAKEST_FIRST.indexOf(a.status) - WEAKEST_FIRST.indexOf(b.status))[0];
  return weakest ?? null;
}
