import { passagesOf, silentChanges, silentInRound } from "@travaux/compare";
import { wordViewOf } from "../../word-view.ts";
import { compileFiles, type RollingSurroundings } from "./compile.ts";
import { silentLines } from "./lines.ts";
import { namedFile, readText } from "./texts.ts";

/** Options of `travaux silent` as typed. */
export interface SilentFlags {
  readonly json?: boolean;
  readonly text?: string;
}

/**
 * `travaux silent BASE CHAIR NAME=FILE…`: every difference between base and chair's text that nobody proposed; where the base is a
 * rolling text with names also what became of its brackets, and whose they were. Exit code 0.
 */
export async function silentCommand(
  base: string,
  chair: string,
  words: readonly string[],
  flags: SilentFlags,
  { progress, tell }: RollingSurroundings,
): Promise<string> {
  const files = words.map(namedFile);
  const view = wordViewOf(flags.text);
  const { compiled, warnings } = await compileFiles(base, files, progress(files.length), view);
  const { instrument, notice } = await readText(chair, view);
  for (const line of [...warnings, ...(notice === null ? [] : [notice])]) tell(line);
  const changes =
    compiled.arrived === undefined
      ? silentChanges(compiled, passagesOf(instrument))
      : silentInRound(compiled, instrument);
  return flags.json === true ? `${JSON.stringify({ changes }, null, 2)}\n` : silentLines(changes, compiled.base);
}
