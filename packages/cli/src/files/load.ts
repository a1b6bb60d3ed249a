import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { TravauxError } from "@travaux/instrument";

/** A file as it came, and the name it is called by in messages. */
export interface LoadedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Path as typed; `-` for standard input. */
  readonly path: string;
}

/** No official text with its annexes comes near this; a larger file is a mistake, and would only exhaust the memory. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** The bytes of a file, or of standard input for `-`. Throws `E_FILE_…` where there is nothing to read. */
export async function loadFile(path: string): Promise<LoadedFile> {
  if (path === "-") return { bytes: await standardInput(), name: "standard-input", path };
  const where = { file: path };
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new TravauxError("E_FILE_FOLDER", `${path} is a folder.`, "Name the file in it that holds the text.", {
        where,
      });
    }
    if (found.size > LARGEST_FILE) throw tooLarge(path);
    return { bytes: new Uint8Array(await readFile(path)), name: basename(path), path };
  } catch (thrown) {
    throw thrown instanceof TravauxError ? thrown : unreadable(path, thrown);
  }
}

function unreadable(path: string, cause: unknown): TravauxError {
  const code = codeOf(cause);
  const options = { where: { file: path }, cause };
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new TravauxError("E_FILE_MISSING", `There is no file ${path}.`, "Check the name and the folder.", options);
  }
  return new TravauxError(
    "E_FILE_UNREADABLE",
    `${path} cannot be read${code === null ? "" : ` (${code})`}.`,
    "Check that you may read it and that the disk answers.",
    options,
  );
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST_FILE) throw tooLarge("-");
    chunks.push(bytes);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function tooLarge(path: string): TravauxError {
  return new TravauxError(
    "E_FILE_TOO_LARGE",
    `${path === "-" ? "Standard input" : path} is larger than ${LARGEST_FILE / 1024 / 1024} MB.`,
    "Give the text alone, without its pictures.",
    { where: { file: path } },
  );
}

/** The short name the operating system gives a failure: `ENOENT`, `EACCES`. */
export function codeOf(thrown: unknown): string | null {
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : null;
  return typeof code === "string" ? code : null;
}
