import { TravauxError } from "@travaux/instrument";
import {
  type ClauseMeaning,
  clauseMeanings,
  type Difference,
  type Library,
  libraryVectors,
  openFolder,
  type Precedent,
  precedentsForClauses,
  type Vectors,
} from "@travaux/library";
import type { Progress } from "../../progress.ts";
import type { Screen } from "../../screen.ts";
import { type LibrarySurroundings, libraryFolder } from "./folder.ts";
import { fallbackLine, missing } from "./missing.ts";
import { type OpenedFolder, openFolders } from "./open-agreed.ts";

/** Options of `travaux precedents` as typed. */
export interface PrecedentFlags {
  readonly text?: string;
  /** Several are asked as one. */
  readonly library?: readonly string[];
  readonly limit?: string;
  /** A module of the user's own that turns texts into vectors. */
  readonly embed?: string;
  readonly json?: boolean;
}

/** A clause with its precedents: what `--json` prints, one for each clause. */
export interface ClausePrecedents {
  /** Id of the clause in the file; null for words given with `--text`. */
  readonly clause: string | null;
  /** `PP3`, `OP5(a)`; null for words given with `--text`. */
  readonly label: string | null;
  readonly text: string;
  /** Nearest first; empty where nothing is near. */
  readonly hits: readonly Precedent[];
}

/** What the command is given. */
export interface PrecedentSurroundings extends LibrarySurroundings {
  readonly screen: Screen;
  readonly progress: (total: number) => Progress;
  readonly tell: (line: string) => void;
}

const MOST_HITS = 50;

/** `travaux precedents FILE | --text "…"`: for each clause the nearest agreed language, or that nothing is near. */
export async function precedentsCommand(
  file: string | undefined,
  flags: PrecedentFlags,
  around: PrecedentSurroundings,
): Promise<string> {
  const limit = limitOf(flags.limit);
  const opened = await foldersOf(flags, around);
  const library: Library = { shelves: opened.flatMap((one) => one.library.shelves) };
  const asked = await askedOf(file, flags.text);
  const options =
    flags.embed === undefined ? { limit } : { limit, meanings: await meaningsOf(asked, opened, flags.embed, around) };
  const words = asked.map((one) => one.words);
  const found = precedentsForClauses(library, words, options);
  const answers = asked.map(({ clause, label, text }, index) => ({ clause, label, text, hits: found[index] ?? [] }));
  if (flags.json === true) return `${JSON.stringify(answers, null, 2)}\n`;
  return answers.map((answer) => shown(answer, around.screen)).join("\n");
}

function limitOf(typed: string | undefined): number {
  if (typed === undefined) return flagless;
  const limit = Number(typed);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_HITS) return limit;
  throw new TravauxError("E_USAGE", `"${typed}" is no number of hits.`, `Give a whole number from 1 to ${MOST_HITS}.`);
}

/** Hits shown where nobody says how many. */
const flagless = 5;

async function foldersOf(
  { library, embed }: PrecedentFlags,
  around: PrecedentSurroundings,
): Promise<readonly OpenedFolder[]> {
  if (library !== undefined) return openFolders(library, around.tell);
  const folder = libraryFolder(undefined, around);
  const opened = await openFolder(folder);
  if (opened === null && embed !== undefined) throw missing(folder);
  if (opened === null) return [];
  if (opened.fallback !== null) around.tell(fallbackLine(opened.fallback));
  return [{ folder, library: opened.library }];
}

interface Asked {
  readonly clause: string | null;
  readonly label: string | null;
  /** The whole clause, and what is asked of it. */
  readonly text: string;
  readonly words: string;
}

async function askedOf(file: string | undefined, text: string | undefined): Promise<readonly Asked[]> {
  if ((file === undefined) === (text === undefined)) {
    throw new TravauxError("E_USAGE", "Give a file, or words with --text.", 'travaux precedents --text "…".');
  }
  if (text !== undefined) return [{ clause: null, label: null, text, words: text }];
  // Loaded only here: words on the command line need no reader of files, and the answer is there sooner.
  const { askedOfFile } = await import("./clauses.ts");
  const asked = await askedOfFile(file ?? "");
  return asked.map(({ clause: { id, label, text: whole }, words }) => ({ clause: id, label, text: whole, words }));
}

async function meaningsOf(
  asked: readonly Asked[],
  opened: readonly OpenedFolder[],
  path: string,
  { tell, progress }: PrecedentSurroundings,
): Promise<readonly ClauseMeaning[]> {
  const { ownModel } = await import("./own-model.ts");
  const model = await ownModel(path);
  tell(`asking ${model.name}: code of your own, which runs with your rights`);
  const vectors = new Map<Library["shelves"][number], Vectors>();
  for (const { folder, library } of opened) {
    let shown: Progress | null = null;
    const step = (done: number, all: number): void => {
      shown ??= progress(all);
      shown.step(done, folder);
    };
    for (const [shelf, own] of await libraryVectors(library, model, { folder, step, tell })) vectors.set(shelf, own);
    endOf(shown);
  }
  return clauseMeanings(
    asked.map(({ words }) => words),
    model,
    vectors,
  );
}

function endOf(progress: Progress | null): void {
  progress?.end();
}

function shown({ label, text, hits }: ClausePrecedents, screen: Screen): string {
  const head = safe(label === null ? text : `${label}  ${text}`);
  if (hits.length === 0) return `${head}\n    nothing near\n`;
  return `${head}\n${hits.map((hit, index) => hitLines(hit, index + 1, screen)).join("")}`;
}

function hitLines(hit: Precedent, number: number, { colour }: Screen): string {
  const agreed = hit.binding === null ? "binding or not: unknown" : hit.binding ? "binding" : "not binding";
  const binds = hit.kind === "position" ? "our own position, private" : agreed;
  const place = safe(`${hit.instrument} ${hit.article}${hit.paragraph}`);
  const lines = [
    `  ${number}. ${place} · ${hit.date ?? "no date"} · ${binds} · score ${hit.score.toFixed(1)}`,
    ...(hit.title === hit.instrument ? [] : [`     ${safe(hit.title)}`]),
    `     ${hit.paraphrase ? "paraphrase, not its words: " : ""}${hit.differs === null ? safe(hit.quote) : marked(hit.differs, colour)}`,
    `     why: ${safe(hit.why.sentence)}`,
    ...(hit.also.length === 0 ? [] : [`     the same words: ${safe(hit.also.join(", "))}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The precedent with its differences: `[-only in the precedent-]`, `{+only in the clause+}`; in colour, red and green too. */
function marked(differs: readonly Difference[], colour: boolean): string {
  return differs
    .map(({ kind, text }) => {
      if (kind === "same") return safe(text);
      const words = kind === "precedent" ? `[-${safe(text)}-]` : `{+${safe(text)}+}`;
      return colour ? `\u001b[${kind === "precedent" ? "31" : "32"}m${words}\u001b[39m` : words;
    })
    .join("");
}

/** Imported texts may hold characters that would steer the terminal. */
function safe(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
