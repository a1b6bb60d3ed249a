import { metricsOf } from "@travaux/compare";
import { wordViewOf } from "../../word-view.ts";
import { metricsLines } from "./lines.ts";
import { readText } from "./texts.ts";

/** Options of `travaux metrics` as typed. */
export interface MetricsFlags {
  readonly json?: boolean;
  readonly text?: string;
}

/** `travaux metrics VERSION…`: how far each version is from agreed, in the order given; Word files in one view of their changes. */
export async function metricsCommand(
  paths: readonly string[],
  flags: MetricsFlags,
  tell: (line: string) => void,
): Promise<string> {
  const view = wordViewOf(flags.text);
  const rows = [];
  for (const path of paths) {
    const { instrument, notice } = await readText(path, view);
    if (notice !== null) tell(notice);
    rows.push({ file: path, ...metricsOf(instrument) });
  }
  return flags.json === true ? `${JSON.stringify({ versions: rows }, null, 2)}\n` : metricsLines(rows);
}
