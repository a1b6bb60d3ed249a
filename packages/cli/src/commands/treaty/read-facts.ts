import { readdir, readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { readTables } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import {
  type CollectionPlace,
  collectionEntry,
  type Facts,
  type ImportedTable,
  importDeclarations,
  importJson,
  importRows,
  importTable,
  importYears,
  instrumentByKey,
  NO_FACTS,
  organisationNames,
  placeByName,
  type Register,
  titlesByReference,
} from "@travaux/vetting";
import { codeOf, loadFile } from "../../files/load.ts";

/** What the officer says of the files: which treaty, as of when, from where. */
export interface TypedSource {
  readonly key: string | null;
  readonly asOf: string | null;
  readonly source: string | null;
}

/** What a file gave: facts, and everything in it that is no fact of a State. */
export interface FileFacts {
  readonly file: string;
  readonly instrument: string | null;
  readonly facts: Facts;
  /** Rows of participants, whatever became of them. */
  readonly participants: number;
  /** Participants that are organisations, or States that are no more. */
  readonly organisations: readonly string[];
  /** Names that nobody knows. */
  readonly unresolved: readonly string[];
  /** Cells that hold something and no date with a code that its column explains. */
  readonly unread: ImportedTable["unread"];
}

const READABLE: ReadonlySet<string> = new Set([".csv", ".html", ".htm", ".json", ".txt"]);

/** The files named, and those of the folders named, in order. Throws `E_FILE_MISSING` and the like when they are read. */
export async function factFiles(named: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    named.map(async (path) => {
      try {
        const names = await readdir(path);
        return names
          .filter((name) => READABLE.has(extname(name).toLowerCase()))
          .sort()
          .map((name) => join(path, name));
      } catch (cause) {
        if (codeOf(cause) === "ENOTDIR" || codeOf(cause) === "ENOENT") return [path];
        throw new TravauxError("E_FILE_UNREADABLE", `${path} cannot be read.`, "Check that you may read it.", {
          cause,
        });
      }
    }),
  );
  return lists.flat();
}

/** Titles of the Collection's treaties, from an index given with `--index`. Throws `E_REGISTER_TABLE` where it is none. */
export async function titlesFrom(index: string | undefined): Promise<ReadonlyMap<string, string>> {
  if (index === undefined) return new Map();
  const titles = titlesByReference(await readFile(index, "utf8"));
  if (titles !== null) return titles;
  const hint = "Give a CSV with the columns chapter_no, treaty_no and treaty_name.";
  throw new TravauxError("E_REGISTER_TABLE", `${index} is no index of treaties.`, hint, { where: { file: index } });
}

/** Reads one file of facts: a depositary's table (CSV, web page), a table of years, declarations, or our own JSON. Throws `E_REGISTER_…`, `E_USAGE`. */
export async function readFactFile(
  path: string,
  typed: TypedSource,
  register: Register,
  titles: ReadonlyMap<string, string>,
): Promise<FileFacts> {
  const { bytes, name } = await loadFile(path);
  const ending = extname(name).toLowerCase();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  try {
    if (ending === ".json") return fromRegister(path, importJson(text));
    const place = placeOf(path, typed, register);
    const facts = { instrument: place.key, ...saidOf(path, typed) };
    const entry =
      instrumentByKey(register, place.key) === null
        ? [collectionEntry(place, titles.get(place.reference) ?? null, facts.source, register)]
        : [];
    if (ending === ".txt") {
      const { statements, others } = importDeclarations(text, facts);
      const read = { rows: [], others, unread: [] };
      return { ...sorted(path, place.key, read), facts: { instruments: entry, rows: [], statements } };
    }
    const read =
      ending === ".csv" ? (importYears(text, facts) ?? importTable(text, facts)) : fromPage(bytes, path, facts);
    return { ...sorted(path, place.key, read), facts: { ...NO_FACTS, instruments: entry, rows: read.rows } };
  } catch (thrown) {
    if (!(thrown instanceof TravauxError)) throw thrown;
    const where = { ...thrown.where, file: path };
    throw new TravauxError(thrown.code, `${basename(path)}: ${thrown.message}`, thrown.hint, { where, cause: thrown });
  }
}

function fromRegister(file: string, { instruments, status }: Register): FileFacts {
  const facts: Facts = { instruments, rows: status, statements: [] };
  return { file, instrument: null, facts, participants: status.length, organisations: [], unresolved: [], unread: [] };
}

function fromPage(bytes: Uint8Array, path: string, facts: Parameters<typeof importRows>[1]): ImportedTable {
  const tables = readTables(bytes, basename(path)).filter(([head]) => /^participants?\b/i.test(head?.[0] ?? ""));
  const [first, ...others] = tables;
  if (first === undefined) return importRows([], facts);
  // A long list is sometimes parted into several tables with one head each.
  return importRows([first, ...others.map((table) => table.slice(1))].flat().map(withPlainHead), facts);
}

function withPlainHead(row: readonly string[], index: number): readonly string[] {
  return index === 0 ? row.map((cell, at) => (at === 0 ? cell.replace(/[\s\d,*]+$/, "") : cell)) : row;
}

function placeOf(path: string, { key }: TypedSource, register: Register): CollectionPlace {
  if (key !== null) {
    if (instrumentByKey(register, key) !== null) return { key, reference: "" };
    const hint = "Use a key of the register (`travaux treaty status` names them), or a file named after its chapter.";
    throw new TravauxError("E_INSTRUMENT_UNKNOWN", `The register has no instrument ${key}.`, hint);
  }
  const place = placeByName(basename(path), register) ?? placeByWords(basename(path), register);
  if (place !== null) return place;
  const hint = "Say it with --key, or name the file after its place in the Treaty Collection: 18-12-b.csv.";
  throw new TravauxError("E_USAGE", "The name of the file does not say which treaty it is about.", hint);
}

/** Words that make what follows another treaty: `op_cedaw` is not the Convention. */
const OPTIONAL: ReadonlySet<string> = new Set(["OP", "OPT", "OPTIONAL", "PROTOCOL", "PROT"]);

/**
 * `hr_status_icerd.csv` ends with a key of the register, `op_crc_ac.csv` with an acronym of it. A key behind the word for a
 * protocol is refused: facts on a protocol are not facts on its parent.
 */
function placeByWords(name: string, register: Register): CollectionPlace | null {
  const words = name
    .replace(/\.\w+$/, "")
    .toUpperCase()
    .split(/[^A-Z0-9]+/);
  for (let from = 0; from < words.length; from += 1) {
    const named = words.slice(from).join("-");
    const entry =
      instrumentByKey(register, named) ?? register.instruments.find(({ acronyms }) => acronyms.includes(named)) ?? null;
    if (entry !== null) return OPTIONAL.has(words[from - 1] ?? "") ? null : { key: entry.key, reference: "" };
  }
  return null;
}

function saidOf(path: string, { asOf, source }: TypedSource): { readonly asOf: string; readonly source: string } {
  if (asOf === null || source === null) {
    throw new TravauxError(
      "E_USAGE",
      "It is not said when and where the table was taken from.",
      'Add --as-of 2015-03 --source "United Nations Treaty Collection"; no fact is kept without them.',
      { where: { file: path } },
    );
  }
  return { asOf, source };
}

let organisations: ReadonlySet<string> | null = null;

function isOrganisation(name: string): boolean {
  organisations ??= new Set(organisationNames().flatMap(({ names }) => names.map(folded)));
  return organisations.has(folded(name));
}

function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim();
}

function sorted(file: string, instrument: string, { rows, others, unread }: ImportedTable): Omit<FileFacts, "facts"> {
  const unresolved = others.filter((name) => !isOrganisation(name));
  const participants = rows.length + others.length;
  return { file, instrument, participants, organisations: others.filter(isOrganisation), unresolved, unread };
}
