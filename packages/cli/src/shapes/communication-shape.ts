import type { Communication } from "@travaux/documents";
import { z } from "zod";
import { dateShape } from "./text-shapes.ts";

/** The note that brought the text, every field it does not have null. */
export const communicationShape: z.ZodType<Communication> = z.strictObject({
  form: z.string().nullable(),
  number: z.string().nullable(),
  precedence: z.string().nullable(),
  grading: z.string().nullable(),
  subject: z.string().nullable(),
  date: dateShape.nullable(),
  from: z.strictObject({
    organisation: z.string().nullable(),
    office: z.string().nullable(),
    person: z.string().nullable(),
    telephone: z.string().nullable(),
  }),
  to: z.string().nullable(),
  paragraphs: z.array(z.string()),
  enclosures: z.array(z.string()),
  stamps: z.array(
    z.strictObject({
      person: z.string().nullable(),
      office: z.string().nullable(),
      at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/),
      zone: z.string().nullable(),
    }),
  ),
  otherEnclosures: z.array(z.strictObject({ label: z.string().nullable(), title: z.string().nullable() })),
});
