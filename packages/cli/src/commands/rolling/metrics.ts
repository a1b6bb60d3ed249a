import { metricsOf } from "@travaux/compare";
import { metricsLines } from "./lines.ts";
import { readText } from "./texts.ts";

/** Options of `travaux metrics` as typed. */
export interface MetricsFlags {
  readonly json?: boolean;
}

/** `travaux metrics VERSION…`: how far each version is from agreed, in the order given. */
export async function metricsCommand(paths: readonly string[], flags: MetricsFlags): Promise<string> {
  const rows = [];
  for (const path of paths) rows.push({ file: path, ...metricsOf((await readText(path)).instrument) });
  return flags.json === true ? `${JSON.stringify({ versions: rows }, null, 2)}\n` : metricsLines(rows);
}
