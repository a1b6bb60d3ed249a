import { type ErrorPlace, TravauxError } from "@travaux/instrument";
import { checkView } from "../docx/authors.ts";
import { isWordArchive } from "../docx/package.ts";
import { readDocx } from "../docx/read-docx.ts";
import type { WordView } from "../docx/revision.ts";
import { readPdf } from "../pdf/read-pdf.ts";
import type { Reading, Remark } from "../reading.ts";
import { readText } from "../text/read-text.ts";
import { type Archive, openArchive } from "../zip/archive.ts";
import { MAX_FILE_BYTES } from "./limits.ts";
import { oleKindOf } from "./ole.ts";
import { oleRefusal, refusalOf, zipRefusal } from "./refusals.ts";
import { sniff } from "./sniff.ts";

/** How a file is to be read. */
export interface ReadOptions {
  /** For Word files: which tracked changes are taken as accepted; all where absent. */
  readonly view?: WordView;
}

/**
 * Reads a file into paragraphs. What it is, its bytes decide. A name that promises another format is refused, so that nobody
 * vets a file they did not mean; a name that promises nothing we know gives a remark. Throws a `TravauxError` with one specific code for everything that cannot be read
 * (`docs/spec/reading.md` lists formats and limits).
 */
export async function readFile(
  bytes: Uint8Array,
  name: string,
  { view = "accepted" }: ReadOptions = {},
): Promise<Reading> {
  const reading = await attempt(name, () => dispatch(bytes, name, view));
  const remark = nameAgainst(reading, name);
  return remark === null ? reading : { ...reading, remarks: [remark, ...reading.remarks] };
}

/** Runs a reader so that only a `TravauxError` leaves it, whatever the bytes made it do. */
export async function attempt<T>(name: string, read: () => Promise<T> | T): Promise<T> {
  const where: ErrorPlace = { file: name };
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof TravauxError) throw cause;
    throw new TravauxError(
      "E_UNREADABLE",
      `${name} could not be read: something in it is not as its format requires.`,
      "Open it with the program that wrote it and save it again; if that fails, ask the sender for it again.",
      { where, cause },
    );
  }
}

async function dispatch(bytes: Uint8Array, name: string, view: WordView): Promise<Reading> {
  const kind = readableKind(bytes, name);
  if (kind === "zip") return readDocx(wordArchiveOf(bytes, name), name, view);
  // Other formats keep no changes: all views of them are one, but nobody has changes of their own in them.
  checkView({ file: name, revisions: [] }, view);
  return kind === "pdf" ? readPdf(bytes, name) : readText(bytes, name);
}

/** A Word file's parts, for readers that take Word files alone. Throws what `readFile` throws, and `E_NOT_WORD`. */
export function openWord(bytes: Uint8Array, name: string): Archive {
  if (readableKind(bytes, name) === "zip") return wordArchiveOf(bytes, name);
  throw new TravauxError(
    "E_NOT_WORD",
    `${name} is not a Word document.`,
    "Only Word documents (.docx) keep tracked changes and comments; give one.",
    { where: { file: name } },
  );
}

/** What the bytes are, where it is something we read; throws the refusal where it is not. */
function readableKind(bytes: Uint8Array, name: string): ReturnType<typeof sniff> {
  checkSize(bytes, name);
  const kind = sniff(bytes);
  const refusal = refusalOf(kind, name);
  if (refusal !== null) throw refusal;
  if (kind === "ole") throw oleRefusal(oleKindOf(bytes), name);
  return kind;
}

function checkSize(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0) {
    throw new TravauxError("E_FILE_EMPTY", `${name} is empty.`, "Give the file that has the text.", {
      where: { file: name },
    });
  }
  if (bytes.length > MAX_FILE_BYTES) {
    throw new TravauxError(
      "E_FILE_TOO_LARGE",
      `${name} has ${bytes.length.toLocaleString("en-GB")} bytes; at most ${MAX_FILE_BYTES.toLocaleString("en-GB")} are read.`,
      "Give the text without its pictures or annexes, or in parts.",
      { where: { file: name } },
    );
  }
}

function wordArchiveOf(bytes: Uint8Array, name: string): Archive {
  const archive = openArchive(bytes, name);
  if (isWordArchive(archive, name)) return archive;
  const mimetype = archive.part("mimetype");
  throw zipRefusal(archive.names, mimetype === null ? null : Buffer.from(mimetype).toString("latin1"), name);
}

/** Extensions that promise a format, and what they promise. */
const PROMISES: Readonly<Record<string, string>> = {
  docx: "a Word document",
  dotx: "a Word document",
  pdf: "a PDF",
  txt: "plain text",
  text: "plain text",
  md: "plain text",
  markdown: "plain text",
  json: "plain text",
  doc: "a Word document in the format used before 2007",
  odt: "an OpenDocument text",
  rtf: "a rich-text file",
  msg: "a message saved by Outlook",
  eml: "a mail",
  xlsx: "a spreadsheet",
  pptx: "a presentation",
  png: "a picture",
  jpg: "a picture",
  jpeg: "a picture",
  zip: "an archive",
};

const KINDS: Readonly<Record<Reading["format"], string>> = {
  docx: "a Word document",
  pdf: "a PDF",
  text: "plain text",
  markdown: "plain text",
};

const RIGHT_EXTENSION: Readonly<Record<Reading["format"], string>> = {
  docx: "docx",
  pdf: "pdf",
  text: "txt",
  markdown: "md",
};

/** A name that promises one format over the bytes of another is an error; a name that promises nothing is remarked on. */
function nameAgainst(reading: Reading, name: string): Remark | null {
  const extension = /\.([^./\\]{1,12})$/.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  const promised = Object.hasOwn(PROMISES, extension) ? PROMISES[extension] : undefined;
  const kind = KINDS[reading.format];
  if (promised === kind || (promised === undefined && kind === "plain text")) return null;
  if (promised !== undefined) {
    throw new TravauxError(
      "E_FILE_EXTENSION",
      `${name} is named as ${promised}, but it is ${kind}.`,
      `Check that it is the file you mean; if it is, rename it so that it ends in .${RIGHT_EXTENSION[reading.format]}.`,
      { where: { file: name } },
    );
  }
  return {
    code: "R_EXTENSION",
    message: `The file is named .${extension}, but it is ${kind}; it was read as what it is.`,
  };
}
