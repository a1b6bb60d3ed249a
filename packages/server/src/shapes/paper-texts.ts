import type { Change } from "@travaux/compare";
import { z } from "zod";
import type { PaperText } from "../intake/paper-text.ts";
import type { VettingRow } from "../vettings/tables.ts";

const text = z.string();
const orNull = text.nullable();

/** The text of a paper: its blocks in the order of print, each with the division it stands in. */
export const paperTextShape: z.ZodType<PaperText> = z.object({
  title: orNull,
  place: orNull,
  date: orNull,
  blocks: z.array(
    z.object({
      id: text,
      kind: z.enum(["title", "formula", "division", "heading", "clause", "footnoteDefinition", "table", "opaque"]),
      parent: orNull,
      label: orNull,
      role: orNull,
      depth: z.int().nullable(),
      division: orNull,
      text,
      brackets: z.array(z.object({ kind: text, start: z.int(), end: z.int() })),
    }),
  ),
});

const edit = z.object({ start: z.int(), end: z.int(), inserted: text, removed: text });

/** What became of each clause between two papers. */
export const changesShape: z.ZodType<readonly Change[]> = z.array(
  z.object({
    kind: z.enum(["equal", "renumber", "change", "add", "delete", "move", "split", "merge"]),
    base: z.array(text),
    revised: z.array(text),
    baseAt: z.int(),
    revisedAt: z.int(),
    moved: z.boolean(),
    edits: z.array(edit),
    lengths: z.object({ base: z.array(z.int()), revised: z.array(z.int()) }).exactOptional(),
  }),
);

/** Why a vetting failed, read from its row. */
export const vettingProblemShape: z.ZodType<VettingProblem> = z.object({ code: text, message: text, hint: text });

/** How a vetting stands. Instants are RFC 3339. */
export const vettingRunShape: z.ZodType<VettingRun> = z.object({
  paper: text,
  party: text,
  version: text,
  stage: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  step: text,
  done: z.int(),
  of: z.int(),
  person: text,
  askedAt: text,
  endedAt: orNull,
  problem: vettingProblemShape.nullable(),
});

/** Why a vetting failed. */
export interface VettingProblem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** How a vetting stands. */
export interface VettingRun
  extends Pick<VettingRow, "paper" | "party" | "version" | "stage" | "step" | "done" | "person"> {
  readonly of: number;
  readonly askedAt: string;
  readonly endedAt: string | null;
  readonly problem: VettingProblem | null;
}
