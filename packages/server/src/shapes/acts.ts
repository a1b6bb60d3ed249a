import type { Acting, FileState, FoldFinding, LogEntry } from "@travaux/procedure";
import type { Act } from "@travaux/record";
import { z } from "zod";

/** Names of persons by the identifiers that acts show. */
export const personsShape: z.ZodType<Readonly<Record<string, string>>> = z.record(z.string(), z.string());

/** On whose behalf a substitute acts. */
export const actingShape: z.ZodType<Acting> = z.object({ for: z.string().nullable(), reason: z.string() });

/** An act as the record keeps it, personal fields in their places. */
export const actShape: z.ZodType<Act> = z.object({
  file: z.string(),
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  office: z.string(),
  kind: z.string(),
  body: z.record(z.string(), z.json()),
  prev: z.string(),
});

/** A shape for each field of a type. */
export type ShapesOf<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };

const clauses = z.union([z.literal("all"), z.array(z.string())]);

/** The fields of a line of a file's log. */
export const logEntryFields: ShapesOf<LogEntry> = {
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  office: z.string(),
  acting: actingShape.nullable(),
  kind: z.string(),
  says: z.string(),
  clauses,
};

/** A line of a file's log. */
export const logEntryShape: z.ZodType<LogEntry> = z.object(logEntryFields);

/** What could not be folded. */
const foldFindingShape: z.ZodType<FoldFinding> = z.object({
  seq: z.int().nullable(),
  path: z.string(),
  reason: z.string(),
});

/** What the state of every kind of file has. */
export const stateFields: ShapesOf<FileState> = {
  seq: z.int(),
  at: z.string().nullable(),
  log: z.array(logEntryShape),
  findings: z.array(foldFindingShape),
};

/** Who did something and when. */
export const deedFields: ShapesOf<Pick<LogEntry, "seq" | "at" | "actor" | "office">> = {
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  office: z.string(),
};
