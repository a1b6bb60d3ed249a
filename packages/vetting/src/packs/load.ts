import { TravauxError } from "@travaux/instrument";
import type { z } from "zod";
import { EMPTY_PACK, mergePacks } from "./merge.ts";
import type { Pack } from "./pack.ts";
import { aboutSchema, rowSchemas } from "./schema.ts";

/** A file of a pack's folder, its name without the folder. */
export interface PackFile {
  readonly name: string;
  readonly content: string;
}

/** A file of rows is read whole before anything runs: 2 million characters are some ten thousand rows. */
const LONGEST_FILE = 2_000_000;

/**
 * A pack from the files of its folder. Only names ending in `.json` are read; each is checked strictly, so that a
 * misspelt field is an error and not a red line that silently never fires.
 * Throws `E_PACK_FILE`, `E_PACK_JSON`, `E_PACK_SCHEMA`; `where` names the file and the path of the field.
 */
export function loadPack(files: readonly PackFile[]): Pack {
  const json = files.filter((file) => file.name.endsWith(".json"));
  return readPack(new Map(json.map((file) => [file.name, readJson(file)])));
}

/** A pack from the values of its JSON files by name. Throws as `loadPack` does. */
export function readPack(values: ReadonlyMap<string, unknown>): Pack {
  const about = check("pack.json", aboutSchema, values.get("pack.json"));
  let rows: Partial<Pack> = {};
  for (const [name, value] of values) {
    if (name === "pack.json") continue;
    const schema = Object.hasOwn(rowSchemas, name) ? rowSchemas[name] : undefined;
    if (schema === undefined) {
      throw new TravauxError("E_PACK_FILE", `A pack has no file called ${name}.`, `Its files are ${names()}.`, {
        where: { file: name },
      });
    }
    const checked = check(name, schema, value);
    for (const list of Object.values(checked)) refuseTwice(name, list);
    rows = { ...rows, ...checked };
  }
  return mergePacks({ ...EMPTY_PACK, ...rows, names: [`${about.name} ${about.version}`], without: about.without });
}

function names(): string {
  return ["pack.json", ...Object.keys(rowSchemas)].join(", ");
}

function readJson(file: PackFile): unknown {
  const where = { file: file.name };
  if (file.content.length > LONGEST_FILE) {
    throw new TravauxError("E_PACK_FILE", `${file.name} is too long for a file of a pack.`, "Split the pack in two.", {
      where,
    });
  }
  try {
    return JSON.parse(file.content.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const hint = "Look for a missing comma, quotation mark or bracket at the place named.";
    const said = cause instanceof Error ? cause.message : "";
    throw new TravauxError("E_PACK_JSON", `${file.name} is not JSON: ${said}`, hint, { where, cause });
  }
}

function check<Value>(name: string, schema: z.ZodType<Value>, value: unknown): Value {
  if (value === undefined) {
    throw new TravauxError("E_PACK_FILE", `The pack has no ${name}.`, "Add one; docs/spec/packs.md shows it.", {
      where: { file: name },
    });
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const first = read.error.issues[0];
  const path = (first?.path ?? []).reduce<string>(
    (before, step) => (typeof step === "number" ? `${before}[${step}]` : `${before}${before && "."}${String(step)}`),
    "",
  );
  const place = path === "" ? name : `${name}, ${path}`;
  throw new TravauxError(
    "E_PACK_SCHEMA",
    `${place}: ${first?.message ?? "not as the schema asks"}`,
    "Correct that field; docs/spec/packs.md has the schema of every file.",
    { where: { file: name, ...(path === "" ? {} : { part: path }) } },
  );
}

/** A second row with the same key would silently replace the first. */
function refuseTwice(name: string, rows: unknown): void {
  if (!Array.isArray(rows)) return;
  const seen = new Set<string>();
  rows.forEach((row: { readonly key: string }, index) => {
    if (seen.has(row.key)) {
      throw new TravauxError(
        "E_PACK_SCHEMA",
        `${name}: the key ${row.key} stands twice.`,
        "Give each row of a file its own key.",
        { where: { file: name, part: `[${index}].key` } },
      );
    }
    seen.add(row.key);
  });
}
