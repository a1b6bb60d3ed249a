import { z } from "zod";
import { CONSENT_ACTS, type InstrumentEntry, type Register, type StatusRow } from "./register.ts";

/** A day, a month or a year: sources are not always more exact, and a made-up day would be a lie. */
const date = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "expected a date: 2025, 2025-12 or 2025-12-10");
const words = z.string().trim().min(1);
const key = z.string().regex(/^[A-Z0-9][A-Z0-9-]*$/, "expected a key in capitals, such as UNTOC");
const state = z.string().regex(/^[A-Z]{3}$/, "expected ISO 3166 alpha-3, such as PAK");
const sureness = z.enum(["A", "B", "C"]);
const article = z
  .string()
  .regex(/^\d{1,3}(bis|ter)?(\([0-9a-z]{1,4}\)){0,3}$/, "expected an article: 6, 6(4), 7(2)(a)");

/** The shape of an instrument; strict, so that a misspelt field is found. */
export const instrumentSchema: z.ZodType<InstrumentEntry> = z.strictObject({
  key,
  kind: z.enum(["treaty", "resolution", "political"]),
  title: words,
  otherTitles: z.array(words).optional(),
  shortNames: z.array(words),
  misquoted: z.array(words).optional(),
  acronyms: z.array(words),
  adopted: z.strictObject({ place: words.nullable(), date: date.nullable() }),
  inForce: date.nullable(),
  force: z.enum(["in-force", "not-in-force", "unknown", "none"]),
  depositary: words.nullable(),
  reference: words.nullable(),
  parent: key.optional(),
  titleBesideParent: words.optional(),
  members: z.array(key).optional(),
  universal: z
    .strictObject({
      among: z.enum(["UN", "EU"]),
      except: z.array(state),
      asOf: date,
      source: words,
      sureness,
    })
    .optional(),
  counts: z.strictObject({ parties: z.int().min(0), signatories: z.int().min(0), asOf: date }).optional(),
  articles: z.record(article, words).optional(),
  subjects: z.array(words),
  source: words,
  sureness,
});

/** The shape of a status row. */
export const statusSchema: z.ZodType<StatusRow> = z
  .strictObject({
    instrument: key,
    state,
    status: z.enum(["party", "signatory", "not-party", "not-shown", "unknown"]),
    signed: date.nullable(),
    ratified: z
      .strictObject({
        date: date.nullable(),
        how: z.enum(CONSENT_ACTS).nullable(),
      })
      .nullable(),
    reservations: z.array(
      z.strictObject({
        articles: z.array(article),
        kind: z.enum(["reservation", "declaration"]),
        note: words,
        sureness: sureness.optional(),
      }),
    ),
    asOf: date,
    source: words,
    sureness,
    note: words.optional(),
  })
  .refine((row) => (row.status === "party") === (row.ratified !== null), {
    message: "a party, and nobody else, has `ratified` (its date and act may be null)",
  });

/** The shape of a whole register as one JSON file. */
export const registerSchema: z.ZodType<Register> = z.strictObject({
  asOf: date,
  instruments: z.array(instrumentSchema),
  status: z.array(statusSchema),
});
