import { type Establishment, type House, POWERS, type Power } from "@travaux/procedure";
import { z } from "zod";
import { stateFields } from "./acts.ts";

const text = z.string();
const orNull = text.nullable();
const appointment = { person: text, office: text, from: text, until: orNull };

/** Who sits where, with all who ever did. */
export const establishmentShape: z.ZodType<Establishment> = z.object({
  ...stateFields,
  appointments: z.array(z.object(appointment)),
  leaves: z.array(
    z.object({
      person: text,
      from: text,
      until: text,
      substitutes: z.array(z.object({ office: text, person: text })),
    }),
  ),
  charges: z.array(z.object({ ...appointment, reason: text })),
});

const powers: z.ZodType<Readonly<Record<Power, readonly string[]>>> = z.record(z.enum(POWERS), z.array(text));

/** A house as data. */
export const houseShape: z.ZodType<House> = z.object({
  id: text,
  name: text,
  zone: text,
  workingWeek: z.array(z.enum(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])),
  closeOfBusiness: text,
  holidays: z.array(z.object({ date: text, name: text })),
  gradings: z.array(text),
  maximumGrading: text,
  precedences: z.array(z.object({ name: text, hours: z.int().nullable() })),
  diary: text,
  outward: text,
  divisions: z.array(z.object({ id: text, name: text })),
  ranks: z.array(z.object({ id: text, title: text, above: orNull })),
  offices: z.array(z.object({ id: text, title: text, code: text, rank: text, division: orNull, reportsTo: orNull })),
  powers,
  clearance: z.object({
    mandatory: z.array(text),
    afterReturn: z.enum(["every rank again", "from the rank that returned"]),
    ownDrafting: z.enum(["forbidden", "allowed"]),
    samePersonTwice: z.enum(["forbidden", "allowed"]),
  }),
  circulation: z.object({ vettingFirst: z.boolean(), remindFirst: z.boolean() }),
  papers: z.object({
    form: orNull,
    sheet: z.enum(["A4", "Letter"]),
    letterhead: z.array(text),
    state: orNull,
    place: orNull,
  }),
  mail: z.object({ maximumGrading: orNull, opinions: z.enum(["when the desk confirms", "at once"]) }),
});
