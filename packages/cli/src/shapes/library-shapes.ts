import type { Difference, Precedent, SharedWord, Why } from "@travaux/library";
import { z } from "zod";
import type { ClausePrecedents } from "../commands/library/precedents.ts";

const sharedWordShape: z.ZodType<SharedWord> = z.strictObject({ word: z.string(), clauses: z.int().nonnegative() });

const whyShape: z.ZodType<Why> = z.strictObject({
  sentence: z.string().min(1),
  run: z.string().nullable(),
  concept: z.strictObject({ name: z.string(), terms: z.array(z.string()) }).nullable(),
  subject: z.string().nullable(),
  words: z.array(sharedWordShape),
  model: z.strictObject({ name: z.string(), cosine: z.number(), share: z.number() }).optional(),
});

const differenceShape: z.ZodType<Difference> = z.strictObject({
  kind: z.enum(["same", "precedent", "clause"]),
  text: z.string().min(1),
});

const hitShape: z.ZodType<Precedent> = z.strictObject({
  instrument: z.string().min(1),
  title: z.string(),
  article: z.string(),
  paragraph: z.string(),
  date: z.string().nullable(),
  body: z.string().nullable(),
  kind: z.enum(["treaty", "resolution", "declaration", "position", "other"]),
  binding: z.boolean().nullable(),
  quote: z.string().min(1),
  paraphrase: z.boolean(),
  score: z.number(),
  why: whyShape,
  differs: z.array(differenceShape).nullable(),
  also: z.array(z.string()),
});

/**
 * What `precedents --json` prints, clause by clause. It is proved in the tests and not at each answer: checking would take
 * longer than the answer.
 */
export const precedentShape: z.ZodType<readonly ClausePrecedents[]> = z.array(
  z.strictObject({
    clause: z.string().nullable(),
    label: z.string().nullable(),
    text: z.string(),
    hits: z.array(hitShape),
  }),
);
