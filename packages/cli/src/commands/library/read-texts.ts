import { readdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { readFile, readMarkup } from "@travaux/documents";
import {
  type Lexicon,
  paragraphsOf,
  readInstrument,
  type SourceParagraph,
  TravauxError,
  viewInstrument,
} from "@travaux/instrument";
import {
  bindingByKind,
  type FileFacts,
  type FileText,
  fromJson,
  fromView,
  kindByTitle,
  type LibraryKind,
  type LibraryText,
  libraryText,
} from "@travaux/library";
import { builtinRegister, instrumentTitled } from "@travaux/vetting";
import { codeOf, type LoadedFile, loadFile } from "../../files/load.ts";
import type { Progress } from "../../progress.ts";
import { chosenScans } from "../../scans.ts";

/** What the officer says of an instrument; what is left out, the file or the register says. */
export interface TypedFacts {
  readonly title?: string;
  readonly key?: string;
  readonly date?: string;
  readonly body?: string;
  readonly kind?: LibraryKind;
  readonly binding?: boolean;
  readonly source?: string;
  readonly licence?: string;
}

/** Instruments read from files, and the files of folders that could not be read. */
export interface ReadTexts {
  readonly texts: readonly LibraryText[];
  readonly refused: readonly { readonly file: string; readonly error: TravauxError }[];
}

/** A path to read, and whether it was named itself: then it must be read, while a folder may hold other things too. */
interface Path {
  readonly path: string;
  readonly named: boolean;
}

const READABLE: ReadonlySet<string> = new Set(".txt .md .markdown .docx .pdf .html .htm .json .xml .akn".split(" "));

/**
 * Reads files, and the files of folders, as instruments of a library. A file named that cannot be read is an error; a file
 * of a folder is listed as refused and the others go on. Throws what the readers throw.
 */
export async function readTexts(
  named: readonly string[],
  typed: TypedFacts,
  progressOf: (total: number) => Progress,
): Promise<ReadTexts> {
  const paths = (await Promise.all(named.map(pathsIn))).flat();
  if (paths.length > 1 && Object.keys(typed).some((field) => ["title", "key", "date"].includes(field))) {
    const hint = "Add the instruments one at a time, or let the files say it.";
    throw new TravauxError("E_USAGE", "A title, a key or a date is said of several files.", hint);
  }
  const progress = progressOf(paths.length);
  const texts: LibraryText[] = [];
  const refused: { file: string; error: TravauxError }[] = [];
  try {
    for (const [index, { path, named: must }] of paths.entries()) {
      progress.step(index, path);
      try {
        texts.push(withFacts(await readText(await loadFile(path)), path, typed));
      } catch (thrown) {
        if (must || !(thrown instanceof TravauxError)) throw thrown;
        refused.push({ file: path, error: thrown });
      }
    }
  } finally {
    progress.end();
  }
  return { texts, refused };
}

async function pathsIn(path: string): Promise<readonly Path[]> {
  try {
    const names = await readdir(path, { recursive: true });
    return names
      .filter((name) => READABLE.has(extname(name).toLowerCase()))
      .sort()
      .map((name) => ({ path: join(path, name), named: false }));
  } catch (cause) {
    // A file, or nothing: the reader says which.
    if (codeOf(cause) === "ENOTDIR" || codeOf(cause) === "ENOENT") return [{ path, named: true }];
    throw new TravauxError("E_FILE_UNREADABLE", `${path} cannot be read.`, "Check that you may read it.", {
      where: { file: path },
      cause,
    });
  }
}

const NO_NAMES: Lexicon = { instruments: [], organisations: [] };
const NO_FACTS: FileFacts = {
  title: null,
  date: null,
  body: null,
  kind: null,
  binding: null,
  source: null,
  licence: null,
};

async function readText({ bytes, name }: LoadedFile): Promise<FileText> {
  const ending = extname(name).toLowerCase();
  if (ending === ".json") {
    const text = fromJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
    if (text !== null) return text;
  }
  if ([".html", ".htm", ".xml", ".akn"].includes(ending)) {
    const { title, source } = readMarkup(bytes, name);
    return asInstrument(paragraphsOf(source), title);
  }
  return asInstrument((await readFile(bytes, name, { scans: chosenScans() })).paragraphs, null);
}

/** The whole file as one instrument: an exchange of letters is no covering note here. */
function asInstrument(paragraphs: readonly SourceParagraph[], title: string | null): FileText {
  // Clauses and headings are all that is kept: who and what they name is not looked for.
  const read = readInstrument(paragraphs, { version: "v1", lexicon: NO_NAMES, citations: false });
  const view = viewInstrument(read, NO_NAMES, { organisations: false });
  const clauses = fromView(view);
  const facts = { ...NO_FACTS, title: title ?? view.title, date: view.date };
  if (clauses.length > 0) return { facts, clauses };
  // A text in which the reader sees headings alone is kept paragraph by paragraph.
  return {
    facts,
    clauses: paragraphs.map(({ text }) => ({ text, heading: "" })).filter(({ text }) => text.trim() !== ""),
  };
}

/** Longer titles are the first page of a report, not a name. */
const LONGEST_TITLE = 300;

/** A title as it is shown: blank space is one space, and what is no name is cut. */
function titleOf(title: string): string {
  const words = title.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return words.length <= LONGEST_TITLE ? words : `${words.slice(0, words.lastIndexOf(" ", LONGEST_TITLE))} …`;
}

/** The officer's word first, then the register's, then the file's; a title is there always, if only the file's name. */
function withFacts({ facts, clauses }: FileText, path: string, typed: TypedFacts): LibraryText {
  if (clauses.length === 0) {
    throw new TravauxError("E_TEXT_BLANK", `${path} holds no clause.`, "Give the file that has the text.", {
      where: { file: path },
    });
  }
  const title = titleOf(typed.title ?? facts.title ?? basename(path, extname(path)));
  const register = builtinRegister();
  const entry =
    typed.key === undefined
      ? instrumentTitled(register, title)
      : (register.instruments.find(({ key }) => key === typed.key) ?? null);
  const registered: LibraryKind | null =
    entry === null ? null : entry.kind === "political" ? "declaration" : entry.kind;
  const kind = typed.kind ?? facts.kind ?? registered ?? kindByTitle(title);
  const about = {
    key: typed.key ?? entry?.key ?? null,
    title,
    date: typed.date ?? entry?.adopted.date ?? facts.date,
    body: typed.body ?? facts.body,
    kind,
    binding: typed.binding ?? facts.binding ?? bindingByKind(kind),
    source: typed.source ?? facts.source ?? path,
    licence: typed.licence ?? facts.licence,
  };
  return libraryText(about, clauses);
}
