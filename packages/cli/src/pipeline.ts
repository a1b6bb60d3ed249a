import type { Communication } from "@travaux/documents";
import { type Intake, takeIn, type WordView } from "@travaux/documents";
import type { InstrumentView } from "@travaux/instrument";
import type { Library as AgreedLanguage } from "@travaux/library";
import { lexiconOf, type NoteFacts, type Pack, type Register, type VetReport, type View, vet } from "@travaux/vetting";
import { type LoadedFile, loadFile } from "./files/load.ts";
import { type Mending, mend } from "./mend.ts";
import { precedentsOf } from "./precedents.ts";
import { chosenScans } from "./scans.ts";

/** A file that was read, and what is known of the file itself. */
export interface ReadFile {
  readonly path: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The file as it came. */
  readonly bytes: Uint8Array;
  readonly read: Intake;
}

/** A file that was vetted. */
export interface VettedFile extends ReadFile {
  /** The note with the mendings; `read` has it as it stands in the file. */
  readonly communication: Communication | null;
  readonly report: VetReport;
}

/** What texts are read and vetted with. */
export interface Library {
  readonly pack: Pack;
  readonly register: Register;
  /** Agreed language that was imported; empty where the starter library answers alone. */
  readonly agreed: AgreedLanguage;
}

/** What the officer asked for. */
export interface VetRequest {
  readonly state: string;
  readonly view: View | null;
  readonly mendings: readonly Mending[];
}

/** The name of the version that a file on its own is: the first part of every clause id. */
const ONLY_VERSION = "v1";

/** A file as note, text and remainder; a Word file in one view of its tracked changes. Throws what its reader throws. */
export async function readPath(path: string, library: Library, view: WordView = "accepted"): Promise<ReadFile> {
  return readLoaded(await loadFile(path), library, view);
}

/** The same of a file whose bytes are there: standard input can be read only once. */
export async function readLoaded(file: LoadedFile, { register }: Library, view: WordView): Promise<ReadFile> {
  const { bytes, name, path } = file;
  const read = await takeIn(bytes, name, {
    view,
    scans: chosenScans(),
    version: ONLY_VERSION,
    lexicon: lexiconOf(register),
  });
  return { path, name, size: bytes.length, bytes, read };
}

/** A file that was read, vetted for a State. */
export function vetRead(file: ReadFile, library: Library, { state, view, mendings }: VetRequest): VettedFile {
  const { communication, text } = mend({ communication: file.read.communication, text: file.read.view }, mendings);
  const note = communication === null ? null : noteFacts(communication, text);
  const { pack, register, agreed } = library;
  const report = vet({ text, note, state, pack, register, precedents: precedentsOf(text, agreed) }, { view });
  return { ...file, communication, report };
}

function noteFacts({ number, subject, date, paragraphs, enclosures }: Communication, text: InstrumentView): NoteFacts {
  return { number, subject, date, paragraphs, enclosures, enclosed: text.clauses.length > 0 };
}
