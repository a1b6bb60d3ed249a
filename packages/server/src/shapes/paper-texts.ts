import type { Change } from "@travaux/compare";
import { z } from "zod";
import type { PaperText } from "../intake/paper-text.ts";

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
