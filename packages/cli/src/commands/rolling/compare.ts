import { compare, compile } from "@travaux/compare";
import { rollingPdf } from "@travaux/documents";
import { checkTargets, type OutKind, targetsFor } from "../../files/targets.ts";
import { type Written, writeTogether } from "../../files/write-together.ts";
import { instantOf, type WordLayoutFlags, wordLayout } from "../../word-layout.ts";
import { wordViewOf } from "../../word-view.ts";
import type { RollingSurroundings } from "./compile.ts";
import { comparisonLines } from "./lines.ts";
import { comparisonPage, titleOf } from "./page.ts";
import { readText } from "./texts.ts";
import { trackedWord } from "./word-files.ts";

/** Options of `travaux compare` as typed. */
export interface CompareFlags extends WordLayoutFlags {
  readonly json?: boolean;
  readonly out?: readonly string[];
  readonly text?: string;
  /** In whose name tracked changes stand. */
  readonly author?: string;
}

const KINDS: readonly OutKind[] = ["html", "json", "txt", "docx", "pdf"];

/** Stands for the newer text where changes need an author; a Word file shows the name instead. */
const REVISED = "REVISED";

/** `travaux compare BASE REVISED`: what is to be printed; files asked for are written. Exit code 0, whatever differs. */
export async function compareCommand(
  base: string,
  revised: string,
  flags: CompareFlags,
  { tell, today }: Pick<RollingSurroundings, "tell" | "today">,
): Promise<string> {
  const targets = (flags.out ?? []).flatMap((out) => targetsFor(out, [base], KINDS).flat());
  checkTargets(targets, [base, revised]);
  const view = wordViewOf(flags.text);
  const [before, after] = [await readText(base, view), await readText(revised, view)];
  for (const { notice } of [before, after]) if (notice !== null) tell(notice);
  const comparison = compare(before.instrument, after.instrument);
  const json = (): string => `${JSON.stringify(comparison, null, 2)}\n`;
  const written: Written[] = [];
  for (const { path, kind } of targets) {
    if (kind === "json") written.push({ path, content: json() });
    else if (kind === "html") {
      written.push({ path, content: comparisonPage(comparison, before.instrument, titleOf(after.instrument)) });
    } else if (kind === "txt") written.push({ path, content: comparisonLines(comparison, before.instrument) });
    else {
      const compilation = compile(before.instrument, [{ party: REVISED, text: after.instrument }]);
      const names = new Map([[REVISED, flags.author ?? "Revised text"]]);
      const layout = wordLayout(flags);
      const content =
        kind === "pdf"
          ? await rollingPdf(compilation, { ...layout, date: instantOf(layout, today), names })
          : await trackedWord(compilation, { layout, today, base: before.word, tell }, names);
      written.push({ path, content });
    }
  }
  await writeTogether(written);
  for (const { path } of written) tell(`wrote ${path}`);
  if (targets.some(({ kind }) => kind === "docx"))
    tell("The tracked changes stay in the Word file until somebody accepts or rejects them.");
  return flags.json === true ? json() : comparisonLines(comparison, before.instrument);
}
