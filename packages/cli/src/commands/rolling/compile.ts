import { join } from "node:path";
import {
  type Compilation,
  checkPrint,
  columns,
  compile,
  lookAlikes,
  printedParagraphs,
  rollingText,
  roundOf,
  type Style,
} from "@travaux/compare";
import type { WordView } from "@travaux/documents";
import { labelsOf, TravauxError } from "@travaux/instrument";
import { checkTargets, type OutKind, type Target, targetsFor } from "../../files/targets.ts";
import { type Written, writeTogether } from "../../files/write-together.ts";
import type { Progress } from "../../progress.ts";
import { type WordLayoutFlags, wordLayout } from "../../word-layout.ts";
import { wordViewOf } from "../../word-view.ts";
import { columnsText } from "./columns-text.ts";
import type { CompiledFile } from "./compiled-file.ts";
import { filesFrom } from "./folder.ts";
import { asideLine, standingLine, toldLine } from "./lines.ts";
import { compilationPage, titleOf } from "./page.ts";
import { ROLLING_STYLES } from "./styles.ts";
import { type NamedFile, namedFile, readFilings, readText, type TableText } from "./texts.ts";
import { sealed } from "./wholeness.ts";
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
  const folder = flags.from === undefined ? { files: [], said: [] } : await filesFrom(flags.from, base);
  for (const line of folder.said) tell(line);
  const files = [...folder.files, ...words.map(namedFile)];
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
  checkStyle(style, targets, flags);
  const { compiled, warnings, word } = await compileFiles(base, files, progress(files.length), wordViewOf(flags.text));
  for (const line of warnings) tell(line);
  const work: WordWork = { layout, today, base: word, tell };
  const json = (): string => sealed(compiled);
  const written: Written[] = [];
  for (const { path, kind } of targets) {
    if (kind === "json") written.push({ path, content: json() });
    else if (kind === "html")
      written.push({ path, content: compilationPage(compiled, titleOf(compiled.base), pageStyleOf(style)) });
    else if (kind === "txt") written.push({ path, content: shownAs(compiled, style) });
    else if (kind === "pdf") written.push({ path, content: await rollingPrinted(compiled, style, work) });
    else written.push({ path, content: await rollingWord(compiled, style, work) });
  }
  const each = eachTargets(compiled, flags.each);
  checkTargets([...targets, ...each], inputs);
  for (const { path, party } of each) written.push({ path, content: await delegationWord(compiled, party, work) });
  const shown = flags.json === true ? json() : style === "tracked" ? "" : shownAs(compiled, style);
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
  const round = roundOf(text.instrument);
  const ground = round?.base ?? text.instrument;
  const { filings, layouts, notCarried, readSo, notices } = await readFilings(ground, files, { round, progress, view });
  const compilation = compile(
    ground,
    [...(round?.standing ?? []), ...filings],
    round === null ? {} : { arrived: text.instrument },
  );
  const standing = round === null ? [] : [standingLine(base, round)];
  const labels = labelsOf(ground);
  const aside = compilation.setAside.map((each) => asideLine(each, labels));
  const lines = [
    ...readSo.map((told) => toldLine("read so", told, labels)),
    ...notCarried.map((told) => toldLine("not carried", told, labels)),
  ];
  return {
    // In a later round the proposals are made on the text of the round before, not on the file.
    word: round === null ? text.word : null,
    compiled: { ...compilation, layouts: { base: text.layout, parties: layouts } },
    warnings: [
      ...(text.notice === null ? [] : [text.notice]),
      ...notices,
      ...standing,
      ...aside,
      ...lines,
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

/** Tracked changes stand in Word files and PDF alone: asked for elsewhere, they are refused rather than shown as something else. */
function checkStyle(style: Style | WordStyle, targets: readonly Target[], flags: CompileFlags): void {
  if (style !== "tracked") return;
  const others = targets.filter(({ kind }) => kind !== "docx" && kind !== "pdf" && kind !== "json");
  const somewhere =
    targets.some(({ kind }) => kind === "docx" || kind === "pdf") || flags.each !== undefined || flags.json === true;
  if (others.length === 0 && somewhere) return;
  throw new TravauxError(
    "E_USAGE",
    "Tracked changes can only be shown in a Word file or a PDF.",
    "Add --out rolling.docx or rolling.pdf, or use --style columns or attributed for text and pages.",
  );
}

/** A page shows brackets or columns; it is never asked for tracked changes. */
function pageStyleOf(style: Style | WordStyle): Style | "columns" {
  return style === "tracked" ? "attributed" : style;
}

/** A style in plain characters. */
function shownAs(compiled: CompiledFile, style: Style | WordStyle): string {
  if (style === "columns") return columnsText(columns(compiled));
  return rollingPrint(compiled, style === "tracked" ? "attributed" : style);
}
