import type { ReadingReport } from "@travaux/documents";
import { z } from "zod";
import { communicationShape } from "./communication-shape.ts";
import {
  clauseShape,
  instrumentShape,
  placedCitationShape,
  placedOrganisationShape,
  rangeShape,
} from "./text-shapes.ts";

/** What `read --json` prints. */
export const readingShape: z.ZodType<ReadingReport> = z.strictObject({
  communication: communicationShape.nullable(),
  instrument: instrumentShape,
  clauses: z.array(clauseShape),
  citations: z.array(placedCitationShape),
  organisations: z.array(placedOrganisationShape),
  findings: z.array(
    z.strictObject({
      code: z.string().min(1),
      message: z.string().min(1),
      clause: z.string().nullable(),
      quote: z.string().nullable(),
      range: rangeShape.nullable(),
    }),
  ),
  remainder: z.array(z.strictObject({ text: z.string(), range: rangeShape, reason: z.string().min(1) })),
});
