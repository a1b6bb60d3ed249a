import { inspectWord, renderTerminal } from "@travaux/documents";
import { loadFile } from "../files/load.ts";
import { inspectionPaper } from "../papers/inspection.ts";
import type { Screen } from "../screen.ts";
import { checkedJson } from "../shapes/checked.ts";
import { inspectionShape } from "../shapes/word-shapes.ts";

/** Options of `travaux inspect` as typed. */
export interface InspectFlags {
  readonly json?: boolean;
}

/** `travaux inspect FILE.docx`: what a Word file holds beside its text. Nothing is changed, nothing fetched. */
export async function inspectCommand(path: string, flags: InspectFlags, screen: Screen): Promise<string> {
  const { bytes, name } = await loadFile(path);
  const inspection = await inspectWord(bytes, name);
  if (flags.json === true) return checkedJson(inspectionShape, inspection);
  return renderTerminal(inspectionPaper(inspection), screen);
}
