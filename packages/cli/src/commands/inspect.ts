import { inspectWord, readFiled, renderTerminal } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { lexiconOf } from "@travaux/vetting";
import { loadFile } from "../files/load.ts";
import { openLibrary } from "../library.ts";
import { filedLines } from "../papers/filed.ts";
import { inspectionPaper } from "../papers/inspection.ts";
import { readPath } from "../pipeline.ts";
import type { Screen } from "../screen.ts";
import { checkedJson } from "../shapes/checked.ts";
import { filedShape, inspectionShape } from "../shapes/word-shapes.ts";

/** Options of `travaux inspect` as typed. */
export interface InspectFlags {
  readonly json?: boolean;
  /** The base text that the file should change. */
  readonly against?: string;
  /** Older versions of the base. */
  readonly older?: readonly string[];
}

/** `travaux inspect FILE.docx`: what a Word file holds beside its text. Nothing is changed, nothing fetched. */
export async function inspectCommand(path: string, flags: InspectFlags, screen: Screen): Promise<string> {
  const { bytes, name } = await loadFile(path);
  if (flags.against !== undefined) return againstBase({ bytes, name }, flags.against, flags);
  if (flags.older !== undefined)
    throw new TravauxError("E_USAGE", "--older says nothing without --against.", "Add --against BASE.");
  const inspection = await inspectWord(bytes, name);
  if (flags.json === true) return checkedJson(inspectionShape, inspection);
  return renderTerminal(inspectionPaper(inspection), screen);
}

/** The file as proposals on a base. */
async function againstBase(
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  path: string,
  { older = [], json }: InspectFlags,
): Promise<string> {
  const library = await openLibrary([]);
  const { instrument: base } = (await readPath(path, library)).read;
  const versions = [];
  for (const version of older) versions.push((await readPath(version, library)).read.instrument);
  const filed = await readFiled(bytes, name, { base, lexicon: lexiconOf(library.register), older: versions });
  return json === true ? checkedJson(filedShape, filed) : filedLines(filed, base, older);
}
