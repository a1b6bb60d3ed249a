import {
  type Compilation,
  checkPrint,
  compile,
  lookAlikes,
  PRINT_STYLES,
  printedParagraphs,
  rollingText,
  type Style,
} from "@travaux/compare";
import type { WordView } from "@travaux/documents";
import { labelsOf, TravauxError } from "@travaux/instrument";
import { checkTargets, type OutKind, targetsFor } from "../../files/targets.ts";
import { type Written, writeTogether } from "../../files/write-together.ts";
import type { Progress } from "../../progress.ts";
import { wordViewOf } from "../../word-view.ts";
import type { CompiledFile } from "./compiled-file.ts";
import { compilationPage, titleOf } from "./page.ts";
import { filesFrom, type NamedFile, namedFile, readFilings, readText } from "./texts.ts";

/** Options of `travaux compile` as typed. */
export interface CompileFlags {
  readonly from?: string;
  readonly json?: boolean;
  readonly style?: string;
  readonly out?: readonly string[];
  readonly text?: string;
}

/** Who is told of progress and of files written. */
export interface RollingSurroundings {
  readonly progress: (total: number) => Progress;
  readonly tell: (line: string) => void;
}

const KINDS: readonly OutKind[] = ["html", "json", "txt"];

/** `travaux compile BASE NAME=FILE…`: the rolling text; files asked for are written. */
export async function compileCommand(
  base: string,
  words: readonly string[],
  flags: CompileFlags,
  { progress, tell }: RollingSurroundings,
): Promise<string> {
  const style = styleOf(flags.style);
  const files = [...(flags.from === undefined ? [] : await filesFrom(flags.from)), ...words.map(namedFile)];
  if (files.length === 0) {
    throw new TravauxError(
      "E_USAGE",
      "No delegation's file was named.",
      "Name files as NAME=FILE, or a folder with --from.",
    );
  }
  const targets = (flags.out ?? []).flatMap((out) => targetsFor(out, [base], KINDS).flat());
  checkTargets(targets, [base, ...files.map((file) => file.path)]);
  const { compiled, warnings } = await compileFiles(base, files, progress(files.length), wordViewOf(flags.text));
  for (const line of warnings) tell(line);
  const json = (): string => `${JSON.stringify(compiled)}\n`;
  const written = targets.map(({ path, kind }): Written => {
    if (kind === "json") return { path, content: json() };
    if (kind === "html") return { path, content: compilationPage(compiled, titleOf(compiled.base)) };
    return { path, content: rollingPrint(compiled, style) };
  });
  const shown = flags.json === true ? json() : rollingPrint(compiled, style);
  await writeTogether(written);
  for (const { path } of written) tell(`wrote ${path}`);
  return shown;
}

/** Compiles files against a base; what was set aside or could not be carried is said in lines. */
export async function compileFiles(
  base: string,
  files: readonly NamedFile[],
  progress: Progress,
  view: WordView = "accepted",
): Promise<{ readonly compiled: CompiledFile; readonly warnings: readonly string[] }> {
  const text = await readText(base, view);
  const { filings, layouts, notCarried, notices } = await readFilings(text.instrument, files, { progress, view });
  const compilation = compile(text.instrument, filings);
  const aside = compilation.setAside.map(
    ({ party, file, reason, proposal }) =>
      `set aside: ${party}, ${file ?? "typed by hand"}: ${proposal === undefined ? "" : `${proposal}: `}${reason}`,
  );
  const lost = notCarried.map(
    ({ party, clause, proposal, why }) => `not carried: ${party}, ${clause ?? "head"}: ${proposal}: ${why}`,
  );
  return {
    compiled: { ...compilation, layouts: { base: text.layout, parties: layouts } },
    warnings: [
      ...(text.notice === null ? [] : [text.notice]),
      ...notices,
      ...aside,
      ...lost,
      ...unseenLines(compilation),
    ],
  };
}

/** Proposals in which a reader sees no difference, each with what it is. */
function unseenLines(compilation: Compilation): readonly string[] {
  const labels = labelsOf(compilation.base);
  return lookAlikes(compilation).map(({ clause, parties, after, difference }) => {
    const where = labels.get(clause) ?? clause;
    return `looks alike: ${where}, ${parties.join(", ")}: ${after === "" ? "at the beginning" : `after “${after}”`}: ${difference}`;
  });
}

/** The rolling text as people read it. The attributed style is checked before it leaves. */
function rollingPrint(compiled: CompiledFile, style: Style): string {
  const rolling = rollingText(compiled);
  if (style === "attributed") checkPrint(rolling);
  return `${printedParagraphs(rolling, style).join("\n\n")}\n`;
}

function styleOf(word: string | undefined): Style {
  const style = PRINT_STYLES.find((name) => name === (word ?? "attributed"));
  if (style !== undefined) return style;
  throw new TravauxError("E_USAGE", `There is no style "${word ?? ""}".`, `Use one of: ${PRINT_STYLES.join(", ")}.`);
}
