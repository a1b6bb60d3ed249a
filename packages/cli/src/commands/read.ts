import { readingReport, renderTerminal } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { openLibrary } from "../library.ts";
import { clausesPaper, overviewPaper } from "../papers/overview.ts";
import { type ReadFile, readPath } from "../pipeline.ts";
import type { Screen } from "../screen.ts";
import { checkedJson } from "../shapes/checked.ts";
import { readingShape } from "../shapes/reading-shape.ts";
import { clausesShape } from "../shapes/text-shapes.ts";
import { printedBytes } from "./print-back.ts";

/** Options of `travaux read` as typed. */
export interface ReadFlags {
  readonly json?: boolean;
  readonly clauses?: boolean;
  readonly print?: boolean;
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
  const file = await readPath(path, await openLibrary([]));
  if (flags.print === true) return printedBytes(file.read);
  if (flags.json === true) return jsonOf(file, flags.clauses === true);
  return renderTerminal(flags.clauses === true ? clausesPaper(file) : overviewPaper(file), screen);
}

function jsonOf(file: ReadFile, clausesOnly: boolean): string {
  if (clausesOnly) return checkedJson(clausesShape, file.read.view.clauses);
  return checkedJson(readingShape, readingReport(file.read));
}
