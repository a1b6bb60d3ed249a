import { TravauxError } from "@travaux/instrument";
import { checkView } from "../docx/authors.ts";
import type { WordView } from "../docx/revision.ts";
import { readDocxApart } from "../docx/word-apart.ts";
import { readPdf } from "../pdf/read-pdf.ts";
import type { Reading, Remark } from "../reading.ts";
import { USUAL_LANGUAGES } from "../scan/languages.ts";
import { readImage } from "../scan/read-image.ts";
import type { ScanOptions } from "../scan/scan-apart.ts";
import { readText } from "../text/read-text.ts";
import { attempt, readableKind } from "./open-word.ts";

/** How a file is to be read. */
export interface ReadOptions {
  /** For Word files: which tracked changes are taken as accepted; all where absent. */
  readonly view?: WordView;
  /** How scans are read: in English and French where absent, not at all where null. */
  readonly scans?: ScanOptions | null;
}

const USUAL_SCANS: ScanOptions = { languages: USUAL_LANGUAGES };

/**
 * Reads a file into paragraphs. What it is, its bytes decide. A name that promises another format is refused, so that nobody
 * vets a file they did not mean; a name that promises nothing we know gives a remark. Throws a `TravauxError` with one specific code for everything that cannot be read
 * (`docs/spec/reading.md` lists formats and limits).
 */
export async function readFile(
  bytes: Uint8Array,
  name: string,
  { view = "accepted", scans = USUAL_SCANS }: ReadOptions = {},
): Promise<Reading> {
  const reading = await attempt(name, () => dispatch(bytes, name, { view, scans }));
  const remark = nameAgainst(reading, name);
  return remark === null ? reading : { ...reading, remarks: [remark, ...reading.remarks] };
}

async function dispatch(bytes: Uint8Array, name: string, { view, scans }: Required<ReadOptions>): Promise<Reading> {
  const kind = readableKind(bytes, name);
  if (kind === "zip") return readDocxApart(bytes, name, view);
  // Other formats keep no changes: all views of them are one, but nobody has changes of their own in them.
  checkView({ file: name, revisions: [] }, view);
  if (kind === "image") return readImage(bytes, name, scans);
  return kind === "pdf" ? readPdf(bytes, name, scans) : readText(bytes, name);
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
  tif: "a picture",
  tiff: "a picture",
  gif: "a picture",
  webp: "a picture",
  zip: "an archive",
};

const KINDS: Readonly<Record<Reading["format"], string>> = {
  docx: "a Word document",
  pdf: "a PDF",
  text: "plain text",
  markdown: "plain text",
  image: "a picture",
};

const RIGHT_EXTENSION: Readonly<Record<Reading["format"], string>> = {
  docx: "docx",
  pdf: "pdf",
  text: "txt",
  markdown: "md",
  image: "png",
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
