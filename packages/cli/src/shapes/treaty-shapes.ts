import {
  CONSENT_ACTS,
  type Conflict,
  type PartiesAt,
  type PartyAt,
  type Statement,
  type StatusRow,
} from "@travaux/vetting";
import { z } from "zod";

const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const state = z.string().regex(/^[A-Z]{3}$/);
const sureness = z.enum(["A", "B", "C"]);
const act = z.enum(CONSENT_ACTS);
const reservation = {
  articles: z.array(z.string()),
  kind: z.enum(["reservation", "declaration"]),
  note: z.string(),
  sureness: sureness.optional(),
};

const rowShape: z.ZodType<StatusRow> = z.strictObject({
  instrument: z.string(),
  state,
  status: z.enum(["party", "signatory", "not-party", "not-shown", "unknown"]),
  signed: date.nullable(),
  ratified: z.strictObject({ date: date.nullable(), how: act.nullable() }).nullable(),
  reservations: z.array(z.strictObject(reservation)),
  asOf: date,
  source: z.string().min(1),
  sureness,
  note: z.string().optional(),
});

const conflictShape: z.ZodType<Conflict> = z.strictObject({
  on: z.enum(["status", "signature", "date", "act"]),
  rows: z.tuple([rowShape, rowShape]),
});

const statementShape: z.ZodType<Statement> = z.strictObject({
  instrument: z.string(),
  state,
  ...reservation,
  asOf: date,
  source: z.string().min(1),
});

/** What `treaty status --json` prints. */
export interface StatusAnswer {
  readonly instrument: string;
  readonly title: string;
  readonly state: string;
  readonly sentence: string;
  readonly rows: readonly StatusRow[];
  readonly conflicts: readonly Conflict[];
  readonly statements: readonly Statement[];
}

/** The shape of `StatusAnswer`. */
export const statusShape: z.ZodType<StatusAnswer> = z.strictObject({
  instrument: z.string(),
  title: z.string(),
  state,
  sentence: z.string().min(1),
  rows: z.array(rowShape),
  conflicts: z.array(conflictShape),
  statements: z.array(statementShape),
});

const partyShape: z.ZodType<PartyAt> = z.strictObject({
  state,
  date: date.nullable(),
  how: act.nullable(),
  row: rowShape,
  contradicted: z.boolean(),
});

/** What `treaty who --json` prints. */
export interface WhoAnswer extends PartiesAt {
  readonly instrument: string;
  readonly title: string;
  readonly asOf: string;
  readonly sources: readonly string[];
}

/** The shape of `WhoAnswer`. */
export const whoShape: z.ZodType<WhoAnswer> = z.strictObject({
  instrument: z.string(),
  title: z.string(),
  asOf: date,
  parties: z.array(partyShape),
  signatories: z.array(partyShape),
  later: z.array(partyShape),
  undated: z.array(partyShape),
  sources: z.array(z.string()),
});

/** What `treaty import --json` prints. */
export interface ImportAnswer {
  readonly register: string;
  readonly files: number;
  readonly participants: number;
  readonly rows: number;
  readonly statements: number;
  readonly added: number;
  readonly newInstruments: readonly string[];
  readonly organisations: readonly string[];
  readonly unresolved: readonly { readonly file: string; readonly participant: string }[];
  readonly unread: readonly {
    readonly file: string;
    readonly participant: string;
    readonly column: string;
    readonly cell: string;
  }[];
  readonly conflicts: readonly Conflict[];
}

/** The shape of `ImportAnswer`. */
export const importShape: z.ZodType<ImportAnswer> = z.strictObject({
  register: z.string(),
  files: z.int().min(0),
  participants: z.int().min(0),
  rows: z.int().min(0),
  statements: z.int().min(0),
  added: z.int().min(0),
  newInstruments: z.array(z.string()),
  organisations: z.array(z.string()),
  unresolved: z.array(z.strictObject({ file: z.string(), participant: z.string() })),
  unread: z.array(z.strictObject({ file: z.string(), participant: z.string(), column: z.string(), cell: z.string() })),
  conflicts: z.array(conflictShape),
});
