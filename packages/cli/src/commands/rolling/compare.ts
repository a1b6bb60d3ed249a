import { compare } from "@travaux/compare";
import { checkTargets, type OutKind, targetsFor } from "../../files/targets.ts";
import { type Written, writeTogether } from "../../files/write-together.ts";
import { wordViewOf } from "../../word-view.ts";
import { comparisonLines } from "./lines.ts";
import { comparisonPage, titleOf } from "./page.ts";
import { readText } from "./texts.ts";

/** Options of `travaux compare` as typed. */
export interface CompareFlags {
  readonly json?: boolean;
  readonly out?: readonly string[];
  readonly text?: string;
}

const KINDS: readonly OutKind[] = ["html", "json", "txt"];

/** `travaux compare BASE REVISED`: what is to be printed; files asked for are written. Exit code 0, whatever differs. */
export async function compareCommand(
  base: string,
  revised: string,
  flags: CompareFlags,
  tell: (line: string) => void,
): Promise<string> {
  const targets = (flags.out ?? []).flatMap((out) => targetsFor(out, [base], KINDS).flat());
  checkTargets(targets, [base, revised]);
  const view = wordViewOf(flags.text);
  const [before, after] = [await readText(base, view), await readText(revised, view)];
  for (const { notice } of [before, after]) if (notice !== null) tell(notice);
  const comparison = compare(before.instrument, after.instrument);
  const json = (): string => `${JSON.stringify(comparison, null, 2)}\n`;
  const written = targets.map(({ path, kind }): Written => {
    if (kind === "json") return { path, content: json() };
    if (kind === "html") {
      return { path, content: comparisonPage(comparison, before.instrument, titleOf(after.instrument)) };
    }
    return { path, content: comparisonLines(comparison, before.instrument) };
  });
  await writeTogether(written);
  for (const { path } of written) tell(`wrote ${path}`);
  return flags.json === true ? json() : comparisonLines(comparison, before.instrument);
}
