import type { Compilation } from "@travaux/compare";
import { type Instrument, type Layout, TravauxError } from "@travaux/instrument";
import { z } from "zod";
import { loadFile } from "../../files/load.ts";
import { faultIn, isSealed, isTree } from "./wholeness.ts";

const moved = z.object({ moved: z.int() });

const edit = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("words"),
    passage: z.int(),
    start: z.int(),
    end: z.int(),
    inserted: z.string(),
    number: z.literal(true).exactOptional(),
  }),
  z.object({ type: z.literal("delete"), passage: z.int() }),
  z.object({ type: z.literal("join"), passage: z.int(), glue: z.string().exactOptional() }),
  z.object({ type: z.literal("gap"), gap: z.int(), content: z.array(z.union([z.string(), moved])) }),
]);

const submission = z.object({
  party: z.string(),
  file: z.string().nullable(),
  edits: z.array(z.int()),
  retains: z.array(z.object({ passage: z.int(), start: z.int(), end: z.int() })),
  typedBy: z.string().nullable(),
  alsoTypedBy: z.array(z.string()).exactOptional(),
  standing: z.literal(true).exactOptional(),
});

const setAside = z.object({
  party: z.string(),
  file: z.string().nullable(),
  reason: z.enum(["superseded", "own file preferred", "typed otherwise by another"]),
  proposal: z.string().exactOptional(),
  clause: z.string().nullable().exactOptional(),
});

const tree = z.custom<Instrument>(
  (value) => isTree(value) && z.object({ type: z.literal("instrument") }).safeParse(value).success,
);

const layout = z.array(z.object({ at: z.int(), length: z.int(), source: z.string() }));

/** The public shape of a compiled file, less its digest. */
const compiledShape: z.ZodType<CompiledFile> = z.object({
  format: z.literal("travaux-compilation"),
  version: z.literal(1),
  engine: z.string(),
  base: tree,
  arrived: tree.exactOptional(),
  edits: z.array(edit),
  submissions: z.array(submission),
  setAside: z.array(setAside),
  notes: z.array(z.object({ party: z.string(), text: z.string(), label: z.string() })).exactOptional(),
  layouts: z.object({ base: layout, parties: z.record(z.string(), layout) }),
});

/** What `travaux compile --json` writes: the compilation, and what restores the files it was made from. */
export interface CompiledFile extends Compilation {
  readonly layouts: { readonly base: Layout; readonly parties: Readonly<Record<string, Layout>> };
}

/** Reads a compiled file. Throws E_FILE_… where there is no such file, E_COMPILED_INVALID where it is none, of another version, or not whole. */
export async function readCompiled(path: string): Promise<CompiledFile> {
  let value: unknown;
  const { bytes } = await loadFile(path);
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw invalid(path, NO_COMPILATION, cause);
  }
  const parsed = compiledShape.safeParse(value);
  if (!parsed.success) throw invalid(path, NO_COMPILATION, parsed.error);
  const fault = faultIn(parsed.data);
  if (fault !== null) throw invalid(path, `is damaged: ${fault}`, undefined);
  if (!isSealed(value)) throw invalid(path, CHANGED, undefined);
  return parsed.data;
}

const NO_COMPILATION = "is not a compiled text, or one of another version";
const CHANGED = "was changed since it was written, or cut short: its content is not that of its digest";

function invalid(path: string, what: string, cause: unknown): TravauxError {
  return new TravauxError(
    "E_COMPILED_INVALID",
    `${path} ${what}.`,
    "Make it anew with: travaux compile BASE NAME=FILE… --json > compiled.json",
    { where: { file: path }, cause },
  );
}
