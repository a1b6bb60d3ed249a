import type { InstrumentEntry, Register, ReservationEntry, StatusRow, Sureness } from "./register.ts";

/** What a State declared or reserved, in the words that the source gives. */
export interface Statement extends ReservationEntry {
  readonly instrument: string;
  /** ISO 3166 alpha-3. */
  readonly state: string;
  readonly asOf: string;
  readonly source: string;
}

/** Facts from sources outside the house, each kept as its source says it: several may speak of one State and treaty. */
export interface Facts {
  /** Treaties that the house's register does not have. */
  readonly instruments: readonly InstrumentEntry[];
  readonly rows: readonly StatusRow[];
  readonly statements: readonly Statement[];
}

/** No facts yet. */
export const NO_FACTS: Facts = { instruments: [], rows: [], statements: [] };

/** Facts with others added: what is there word for word is not there twice, and nothing takes another's place. */
export function addFacts(before: Facts, after: Facts): Facts {
  return {
    instruments: united(before.instruments, after.instruments, ({ key }) => key),
    rows: united(before.rows, after.rows, rowName),
    statements: united(before.statements, after.statements, statementName),
  };
}

/** All that a row says, in one order of its fields: what was read from a file has another. */
function rowName({
  instrument,
  state,
  status,
  signed,
  ratified,
  reservations,
  asOf,
  source,
  sureness,
  note,
}: StatusRow): string {
  const said = reservations.map((each) => [each.articles, each.kind, each.note, each.sureness ?? null]);
  const acts = [signed, ratified === null ? null : [ratified.date, ratified.how]];
  return JSON.stringify([instrument, state, status, acts, said, asOf, source, sureness, note ?? null]);
}

function statementName({ instrument, state, articles, kind, note, asOf, source }: Statement): string {
  return JSON.stringify([instrument, state, articles, kind, note, asOf, source]);
}

function united<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const there = new Set(before.map(keyOf));
  return [...before, ...after.filter((one) => !there.has(keyOf(one)) && there.add(keyOf(one)).size > 0)];
}

/** Two sources that cannot both be right, and on what. */
export interface Conflict {
  readonly on: "status" | "signature" | "date" | "act";
  readonly rows: readonly [StatusRow, StatusRow];
}

/** Every source on one State and treaty, the most trustworthy first, with what they contradict each other on. */
export interface Position {
  readonly rows: readonly StatusRow[];
  readonly conflicts: readonly Conflict[];
  readonly statements: readonly Statement[];
}

/** All that the register and the facts say of a State and a treaty. `rows[0]` is what is taken; nothing is left out. */
export function positionOf(register: Register, facts: Facts, instrument: string, state: string): Position {
  const isOf = (one: { readonly instrument: string; readonly state: string }): boolean =>
    one.instrument === instrument && one.state === state;
  const rows = byTrust([...register.status.filter(isOf), ...facts.rows.filter(isOf)]);
  return { rows, conflicts: conflictsAmong(rows), statements: facts.statements.filter(isOf) };
}

const SURENESS: readonly Sureness[] = ["A", "B", "C"];

/**
 * What is taken comes first. The newest source that is sure and says something decides the status; of the sources that say
 * the same the surest comes first, for its dates. That a State is not shown outweighs nothing.
 */
function byTrust(rows: readonly StatusRow[]): readonly StatusRow[] {
  const says = ({ status }: StatusRow): number => ["not-shown", "unknown"].indexOf(status);
  const newest = rows.toSorted(
    (a, b) =>
      says(a) - says(b) ||
      Number(a.sureness === "C") - Number(b.sureness === "C") ||
      (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0),
  );
  return newest.toSorted(
    (a, b) =>
      Number(a.status !== newest[0]?.status) - Number(b.status !== newest[0]?.status) ||
      SURENESS.indexOf(a.sureness) - SURENESS.indexOf(b.sureness),
  );
}

/** The sources that contradict each other, by State and treaty: those of `names` (`SOM PAK`). */
export function conflictsIn(register: Register, facts: Facts, names: ReadonlySet<string>): readonly Conflict[] {
  const byName = Map.groupBy([...register.status, ...facts.rows], ({ instrument, state }) => `${instrument} ${state}`);
  return [...names].flatMap((name) => conflictsAmong(byTrust(byName.get(name) ?? [])));
}

/** The pairs of rows that contradict each other. A signature at one time and a ratification after it do not. */
export function conflictsAmong(rows: readonly StatusRow[]): readonly Conflict[] {
  return rows.flatMap((one, index) => rows.slice(index + 1).flatMap((other) => between(one, other)));
}

function between(one: StatusRow, other: StatusRow): readonly Conflict[] {
  const rows = [one, other] as const;
  const conflicts: Conflict[] = [];
  if (isDenied(one, other) || isDenied(other, one)) conflicts.push({ on: "status", rows });
  if (differ(one.signed, other.signed)) conflicts.push({ on: "signature", rows });
  if (differ(one.ratified?.date ?? null, other.ratified?.date ?? null)) conflicts.push({ on: "date", rows });
  const acts = [one.ratified?.how ?? null, other.ratified?.how ?? null];
  if (acts[0] !== null && acts[1] !== null && acts[0] !== acts[1]) conflicts.push({ on: "act", rows });
  return conflicts;
}

/** Whether one source shows a consent on a day up to which the other, surveying the whole list, shows none. */
function isDenied(party: StatusRow, other: StatusRow): boolean {
  if (party.status !== "party" || other.status === "party" || other.status === "unknown") return false;
  const { date = null } = party.ratified ?? {};
  return date === null ? other.asOf >= party.asOf : date.slice(0, other.asOf.length) < other.asOf.slice(0, date.length);
}

/** Dates differ where they do so up to the shorter of them: `2010` and `2010-01-13` agree. */
function differ(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) !== other.slice(0, length);
}

/** The register with the facts: for each State and treaty the row that is taken, with the statements as its reservations. */
export function registerWith(register: Register, facts: Facts): Register {
  const byName = Map.groupBy([...register.status, ...facts.rows], (row) => `${row.state} ${row.instrument}`);
  const said = Map.groupBy(facts.statements, (each) => `${each.state} ${each.instrument}`);
  const status = [...byName].flatMap(([name, rows]) => {
    const [taken] = byTrust(rows);
    if (taken === undefined) return [];
    const statements = (said.get(name) ?? []).map(({ articles, kind, note }) => ({ articles, kind, note }));
    return [statements.length === 0 || taken.reservations.length > 0 ? taken : { ...taken, reservations: statements }];
  });
  const dates = facts.rows.map(({ asOf }) => asOf);
  const asOf = dates.reduce((latest, date) => (date > latest ? date : latest), register.asOf);
  return { asOf, instruments: [...register.instruments, ...facts.instruments], status };
}
