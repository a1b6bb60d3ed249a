import { readingReport, readTracked, renderTerminal } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { loadFile } from "../files/load.ts";
import { openLibrary } from "../library.ts";
import { clausesPaper, overviewPaper } from "../papers/overview.ts";
import { trackedPaper } from "../papers/tracked.ts";
import { type ReadFile, readPath } from "../pipeline.ts";
import type { Screen } from "../screen.ts";
import { checkedJson } from "../shapes/checked.ts";
import { readingShape } from "../shapes/reading-shape.ts";
import { clausesShape } from "../shapes/text-shapes.ts";
import { trackedShape } from "../shapes/word-shapes.ts";
import { shownViewOf } from "../word-view.ts";
import { printedBytes } from "./print-back.ts";

/** Options of `travaux read` as typed. */
export interface ReadFlags {
  readonly json?: boolean;
  readonly clauses?: boolean;
  readonly print?: boolean;
  readonly view?: string;
}

/** `travaux read FILE`: what is to be printed on standard output. */
export async function readCommand(path: string, flags: ReadFlags, screen: Screen): Promise<string | Uint8Array> {
  if (flags.print === true && (flags.json === true || flags.clauses === true)) {
    throw new TravauxError(
      "E_USAGE",
      "--print gives the file back and goes with no other option.",
      "Leave the others out.",
    );
  }
  const view = shownViewOf(flags.view);
  if (view === "all") return allMarked(path, flags, screen);
  const file = await readPath(path, await openLibrary([]), view);
  if (flags.print === true) return printedBytes(file.read);
  if (flags.json === true) return jsonOf(file, flags.clauses === true);
  return renderTerminal(flags.clauses === true ? clausesPaper(file) : overviewPaper(file), screen);
}

async function allMarked(path: string, flags: ReadFlags, screen: Screen): Promise<string> {
  if (flags.print === true || flags.clauses === true) {
    throw new TravauxError(
      "E_USAGE",
      "A text with all changes marked has no clauses and is no text to give back.",
      "With --view all only --json goes; for the rest choose accepted, rejected or the name of an author.",
    );
  }
  const { bytes, name } = await loadFile(path);
  const tracked = await readTracked(bytes, name);
  return flags.json === true ? checkedJson(trackedShape, tracked) : renderTerminal(trackedPaper(tracked), screen);
}

function jsonOf(file: ReadFile, clausesOnly: boolean): string {
  if (clausesOnly) return checkedJson(clausesShape, file.read.view.clauses);
  return checkedJson(readingShape, readingReport(file.read));
}
