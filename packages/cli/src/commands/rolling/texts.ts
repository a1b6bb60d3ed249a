import { expandFiling, type Filing, printedParagraphs, type Round, type Told } from "@travaux/compare";
import type { WordView } from "@travaux/documents";
import { type Instrument, type Layout, TravauxError } from "@travaux/instrument";
import { openLibrary } from "../../library.ts";
import { type ReadFile, readPath } from "../../pipeline.ts";
import type { Progress } from "../../progress.ts";
import { viewNotice } from "../../word-view.ts";
import { typedLine } from "./lines.ts";

/** A text of the table: its tree, and what restores its file. */
export interface TableText {
  readonly path: string;
  readonly instrument: Instrument;
  readonly layout: Layout;
  /** Said of a Word file with tracked changes: in which view it was read; null for others. */
  readonly notice: string | null;
  /** The file itself where it is a Word file, so that changes can be put into a copy of it; null for others. */
  readonly word: { readonly bytes: Uint8Array; readonly name: string } | null;
}

/** The first byte of a Word file; a mail's text may come from one that is attached, the mail itself is none. */
const ZIP_SIGN = 0x50;

/** One delegation's file as named on the command line. */
export interface NamedFile {
  readonly party: string;
  readonly path: string;
}

/** Reads a file as a text of the table, a Word file in one view of its changes. Throws what its reader throws. */
export async function readText(path: string, view: WordView = "accepted"): Promise<TableText> {
  const { read, bytes, name }: ReadFile = await readPath(path, await openLibrary([]), view);
  const word = read.reading.format === "docx" && bytes[0] === ZIP_SIGN ? { bytes, name } : null;
  return { path, instrument: read.instrument, layout: read.layout, notice: viewNotice(read.reading), word };
}

/** `NAME=FILE` as a party and a path. Throws E_USAGE where it is not of that form. */
export function namedFile(word: string): NamedFile {
  const at = word.indexOf("=");
  if (at > 0 && at < word.length - 1) return { party: word.slice(0, at), path: word.slice(at + 1) };
  throw new TravauxError(
    "E_USAGE",
    `"${word}" does not name a delegation and its file.`,
    "Write NAME=FILE: EU=eu.docx.",
  );
}

/** What was read of all delegations' files. */
export interface Filed {
  readonly filings: readonly Filing[];
  /** By party: what restores the party's own file. */
  readonly layouts: Readonly<Record<string, Layout>>;
  readonly notCarried: readonly Told[];
  /** How changes to others' standing proposals were read. */
  readonly readSo: readonly Told[];
  /** Of files with tracked changes, in the order of the files. */
  readonly notices: readonly string[];
}

/** Reads the delegations' files; brackets and names typed by hand become proposals of those named. */
export async function readFilings(
  base: Instrument,
  files: readonly NamedFile[],
  { round, progress, view }: { readonly round: Round | null; readonly progress: Progress; readonly view: WordView },
): Promise<Filed> {
  const notices: string[] = [];
  const filings: Filing[] = [];
  const layouts: Record<string, Layout> = {};
  const notCarried: Told[] = [];
  const readSo: Told[] = [];
  try {
    for (const [index, { party, path }] of files.entries()) {
      progress.step(index, path);
      const text = await readText(path, view);
      if (text.notice !== null) notices.push(text.notice);
      const expansion = expandFiling(base, { party, file: path, text: text.instrument }, round);
      filings.push(...expansion.filings);
      notCarried.push(...expansion.notCarried);
      readSo.push(...expansion.readSo);
      const [own, ...others] = expansion.filings;
      if (others.length > 0)
        notices.push(
          typedLine(
            path,
            others.map((each) => each.party),
          ),
        );
      if (own?.text === text.instrument && others.length === 0) layouts[party] = text.layout;
      else delete layouts[party];
    }
  } finally {
    progress.end();
  }
  const inOrder = Object.entries(layouts).sort(([a], [b]) => (a < b ? -1 : 1));
  return { filings, layouts: Object.fromEntries(inOrder), notCarried, readSo, notices };
}

/** A text for people: paragraphs apart by an empty line, a line feed at the end. */
export function apart(instrument: Instrument): string {
  return `${printedParagraphs(instrument, "attributed").join("\n\n")}\n`;
}
