import { z } from "zod";
import type { NoteFields, PaperReading, PaperVetting } from "../intake/paper-reading.ts";

const text = z.string();
const orNull = text.nullable();
const counts = { object: z.int(), consider: z.int(), note: z.int() };

const note: z.ZodType<NoteFields> = z.object({
  form: orNull,
  number: orNull,
  subject: orNull,
  dated: orNull,
  from: orNull,
  to: orNull,
  request: orNull,
  precedence: orNull,
  grading: orNull,
});

/** What was read in a paper, without its running text. */
export const readingShape: z.ZodType<Omit<PaperReading, "text">> = z.object({
  format: text,
  note: note.nullable(),
  title: orNull,
  clauses: z.array(z.object({ id: text, label: text, words: text })),
  remarks: z.array(text),
  remainder: z.int(),
});

/** The vetting of a paper. */
export const vettingShape: z.ZodType<PaperVetting> = z.object({
  version: text,
  party: text,
  counts: z.object(counts),
  clauses: z.array(z.object({ clause: text, ...counts })),
  findings: z.array(
    z.object({
      id: text,
      rule: text,
      clause: orNull,
      severity: z.enum(["object", "consider", "note"]),
      quote: orNull,
      range: z.object({ start: z.int(), end: z.int() }).nullable(),
      view: z.enum(["diplomatic", "legal", "financial", "protection", "security"]),
      why: text,
      source: text,
      advice: z.enum(["accept", "accept with caveat", "propose", "seek instructions", "reserve"]),
      suggestion: orNull,
    }),
  ),
});

/** A paper kept in a file. */
export interface KeptPaper {
  readonly commitment: string;
  readonly name: string;
  readonly kind: string;
  readonly bytes: number;
  readonly person: string;
  readonly at: string;
}

/** A paper kept in a file. */
export const keptPaperShape: z.ZodType<KeptPaper> = z.object({
  commitment: text,
  name: text,
  kind: text,
  bytes: z.int(),
  person: text,
  at: text,
});
