import { join } from "node:path";
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
import { checkTargets, type OutKind, type Target, targetsFor } from "../../files/targets.ts";
import { type Written, writeTogether } from "../../files/write-together.ts";
import type { Progress } from "../../progress.ts";
import { type WordLayoutFlags, wordLayout } from "../../word-layout.ts";
import { wordViewOf } from "../../word-view.ts";
import type { CompiledFile } from "./compiled-file.ts";
import { compilationPage, titleOf } from "./page.ts";
import { ROLLING_STYLES, WORD_STYLES } from "./styles.ts";
import { filesFrom, type NamedFile, namedFile, readFilings, readText, type TableText } from "./texts.ts";
import { delegationWord, rollingPrinted, rollingWord, type WordStyle, type WordWork } from "./word-files.ts";

/** Options of `travaux compile` as typed. */
export interface CompileFlags extends WordLayoutFlags {
  readonly from?: string;
  readonly json?: boolean;
  readonly style?: string;
  readonly out?: readonly string[];
  /** Folder for one tracked file of each delegation. */
  readonly each?: string;
  readonly text?: string;
}

/** Who is told of progress and of files written. */
export interface RollingSurroundings {
  readonly progress: (total: number) => Progress;
  readonly tell: (line: string) => void;
  /** The day, ISO 8601. */
  readonly today: string;
}

const KINDS: readonly OutKind[] = ["html", "json", "txt", "docx", "pdf"];

/** `travaux compile BASE NAME=FILE…`: the rolling text; files asked for are written. */
export async function compileCommand(
  base: string,
  words: readonly string[],
  flags: CompileFlags,
  { progress, tell, today }: RollingSurroundings,
): Promise<string> {
  const style = styleOf(flags.style);
  const layout = wordLayout(flags);
  const files = [...(flags.from === undefined ? [] : await filesFrom(flags.from)), ...words.map(namedFile)];
  if (files.length === 0) {
    throw new TravauxError(
      "E_USAGE",
      "No delegation's file was named.",
      "Name files as NAME=FILE, or a folder with --from.",
    );
  }
  const targets = (flags.out ?? []).flatMap((out) => targetsFor(out, [base], KINDS).flat());
  const inputs = [base, ...files.map((file) => file.path)];
  checkTargets(targets, inputs);
  if (targets.some(({ kind }) => kind === "docx" || kind === "pdf")) wordStyleOf(style);
  const { compiled, warnings, word } = await compileFiles(base, files, progress(files.length), wordViewOf(flags.text));
  for (const line of warnings) tell(line);
  const work: WordWork = { layout, today, base: word, tell };
  const json = (): string => `${JSON.stringify(compiled)}\n`;
  const written: Written[] = [];
  for (const { path, kind } of targets) {
    if (kind === "json") written.push({ path, content: json() });
    else if (kind === "html") written.push({ path, content: compilationPage(compiled, titleOf(compiled.base)) });
    else if (kind === "txt") written.push({ path, content: rollingPrint(compiled, printStyleOf(style)) });
    else if (kind === "pdf") written.push({ path, content: await rollingPrinted(compiled, wordStyleOf(style), work) });
    else written.push({ path, content: await rollingWord(compiled, wordStyleOf(style), work) });
  }
  const each = eachTargets(compiled, flags.each);
  checkTargets([...targets, ...each], inputs);
  for (const { path, party } of each) written.push({ path, content: await delegationWord(compiled, party, work) });
  const shown = flags.json === true ? json() : rollingPrint(compiled, printStyleOf(style));
  await writeTogether(written);
  for (const { path } of written) tell(`wrote ${path}`);
  const isTracked = each.length > 0 || (style === "tracked" && targets.some(({ kind }) => kind === "docx"));
  if (isTracked) tell(CHANGES_REMAIN);
  return shown;
}

/** Said of every file that leaves with changes in it. */
const CHANGES_REMAIN =
  "The tracked changes stay in these files with their authors: whoever opens them sees every delegation's proposals.";

/** One Word file in a folder for each delegation that filed something. */
function eachTargets(
  compiled: CompiledFile,
  folder: string | undefined,
): readonly (Target & { readonly party: string })[] {
  if (folder === undefined) return [];
  return compiled.submissions.map(({ party }) => ({ path: join(folder, `${party}.docx`), kind: "docx", party }));
}

/** Compiles files against a base; what was set aside or could not be carried is said in lines. */
export async function compileFiles(
  base: string,
  files: readonly NamedFile[],
  progress: Progress,
  view: WordView = "accepted",
): Promise<{
  readonly compiled: CompiledFile;
  readonly warnings: readonly string[];
  readonly word: TableText["word"];
}> {
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
    word: text.word,
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

function styleOf(word: string | undefined): Style | WordStyle {
  const style = ROLLING_STYLES.find((name) => name === (word ?? "attributed"));
  if (style !== undefined) return style;
  throw new TravauxError("E_USAGE", `There is no style "${word ?? ""}".`, `Use one of: ${ROLLING_STYLES.join(", ")}.`);
}

/** How a style is printed as plain characters: what only Word can show, as brackets with names. */
function printStyleOf(style: Style | WordStyle): Style {
  return PRINT_STYLES.find((name) => name === style) ?? "attributed";
}

/** In a Word file brackets always bear their names. */
function wordStyleOf(style: Style | WordStyle): WordStyle {
  if (style === "brackets") return "attributed";
  const found = WORD_STYLES.find((name) => name === style);
  if (found !== undefined) return found;
  throw new TravauxError(
    "E_USAGE",
    `A Word file or a PDF does not show brackets in the style "${style}".`,
    `Use one of: ${WORD_STYLES.join(", ")}; or write .txt.`,
  );
}
