import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { TravauxError } from "@travaux/instrument";
import { type FileMark, laterOf } from "./file-marks.ts";
import { fileName } from "./file-names.ts";
import type { NamedFile } from "./texts.ts";

/** The files of a folder, oldest first for each delegation, and what is said of them. */
export interface Folder {
  readonly files: readonly NamedFile[];
  readonly said: readonly string[];
}

/** Files that may hold a delegation's text; one without an ending is known by its content. */
const TEXT = /^\.(?:docx|pdf|txt|text|md|markdown|eml|png|jpe?g)$/i;

/** What systems and word processors leave in a folder beside the texts. */
const LEFT_BEHIND = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

const HINT =
  "Name each file after its delegation: PAK.docx, Norway.pdf, EU and PAK.txt, and a later one EU 2nd proposal.txt; save what cannot be read as .docx, .pdf or .txt, and keep other files elsewhere.";

interface Taken extends NamedFile {
  readonly name: string;
  readonly mark: FileMark;
}

/**
 * The files of a folder, each named after its delegation: `PAK.docx`, `Norway.docx`, `EU and PAK.txt`, `EU 2nd proposal.txt`. Each is
 * taken, left out with a line (the base itself, what a system left there), or refused. Throws E_FROM_FOLDER, which names every file
 * that could not be taken: a delegation passed over in silence would be missing from the rolling text.
 */
export async function filesFrom(folder: string, base: string): Promise<Folder> {
  const names = await namesIn(folder);
  const itself = await realpath(base).catch(() => base);
  const taken: Taken[] = [];
  const said: string[] = [];
  const refused: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    if (LEFT_BEHIND.test(name)) said.push(`left out: ${path}: a hidden file or a lock, no text`);
    else if ((await realpath(path).catch(() => path)) === itself) said.push(`left out: ${path}: it is the base`);
    else {
      const found = fileName(stemOf(name));
      const why = (await unreadable(path, name)) ?? ("why" in found ? found.why : null);
      if (why !== null || "why" in found) refused.push(`${name} ${why ?? ""}`);
      else {
        if (found.isRead) said.push(`named: ${path} is read as the text of ${found.parties.join(" and of ")}`);
        taken.push(...found.parties.map((party): Taken => ({ party, path, name, mark: found.mark })));
      }
    }
  }
  if (refused.length > 0) throw fromFolder(folder, `In ${folder}: ${refused.join("; ")}.`);
  if (taken.length === 0) throw fromFolder(folder, `No file in ${folder} is named after a delegation.`);
  return { files: inOrder(folder, taken).map(({ party, path }) => ({ party, path })), said };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    throw fromFolder(folder, `The folder ${folder} cannot be read.`, cause);
  }
}

/** A name without its ending; a number behind a full stop (`EU v2.1`) is none. */
function stemOf(name: string): string {
  return name.slice(0, name.length - endingOf(name).length);
}

function endingOf(name: string): string {
  const ending = extname(name);
  return /^\.(?=\S*\p{L})\S+$/u.test(ending) ? ending : "";
}

async function unreadable(path: string, name: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return "cannot be read";
  if (found.isDirectory()) return "is a folder: put the file that counts beside the others";
  if (!found.isFile()) return "is no file";
  const ending = endingOf(name);
  return ending === "" || TEXT.test(ending) ? null : `is of a kind that is not read as a text (${ending})`;
}

/** By party, and of one party's files the oldest first, as their names say. */
function inOrder(folder: string, taken: readonly Taken[]): readonly Taken[] {
  for (const [at, one] of taken.entries()) {
    for (const other of taken.slice(at + 1)) {
      if (one.party !== other.party || laterOf(one.mark, other.mark) !== 0) continue;
      throw new TravauxError(
        "E_FROM_FOLDER",
        `${one.name} and ${other.name} in ${folder} are both of ${one.party}, and their names do not say which is the later.`,
        `Keep one, or name the later so: ${one.party} 2nd proposal.txt, ${one.party} v2.docx, ${one.party} 2027-05-03.pdf.`,
        { where: { file: join(folder, other.name) } },
      );
    }
  }
  return [...taken].sort((a, b) => (a.party === b.party ? laterOf(a.mark, b.mark) : a.party < b.party ? -1 : 1));
}

function fromFolder(folder: string, message: string, cause?: unknown): TravauxError {
  return new TravauxError("E_FROM_FOLDER", message, HINT, { where: { file: folder }, cause });
}
