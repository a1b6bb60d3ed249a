import { TravauxError } from "@travaux/instrument";
import {
  type Difference,
  EMPTY_LIBRARY,
  type Library,
  openFolder,
  type Precedent,
  precedentsFor,
  precedentsForClauses,
} from "@travaux/library";
import type { Screen } from "../../screen.ts";
import { type LibrarySurroundings, libraryFolder } from "./folder.ts";
import { fallbackLine } from "./missing.ts";
import { openAgreed } from "./open-agreed.ts";

/** Options of `travaux precedents` as typed. */
export interface PrecedentFlags {
  readonly text?: string;
  /** Several are asked as one. */
  readonly library?: readonly string[];
  readonly limit?: string;
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
  const library = await libraryOf(flags, around);
  const answers = await answersOf(file, flags.text, library, limit);
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

async function libraryOf({ library }: PrecedentFlags, around: PrecedentSurroundings): Promise<Library> {
  if (library !== undefined) return openAgreed(library, around.tell);
  const opened = await openFolder(libraryFolder(undefined, around));
  if (opened === null) return EMPTY_LIBRARY;
  if (opened.fallback !== null) around.tell(fallbackLine(opened.fallback));
  return opened.library;
}

async function answersOf(
  file: string | undefined,
  text: string | undefined,
  library: Library,
  limit: number,
): Promise<readonly ClausePrecedents[]> {
  if ((file === undefined) === (text === undefined)) {
    throw new TravauxError("E_USAGE", "Give a file, or words with --text.", 'travaux precedents --text "…".');
  }
  if (text !== undefined) return [{ clause: null, label: null, text, hits: precedentsFor(library, text, { limit }) }];
  // Loaded only here: words on the command line need no reader of files, and the answer is there sooner.
  const { askedOfFile } = await import("./clauses.ts");
  const asked = await askedOfFile(file ?? "");
  const answers = precedentsForClauses(
    library,
    asked.map(({ words }) => words),
    { limit },
  );
  return asked.map(({ clause: { id, label, text: whole } }, index) => ({
    clause: id,
    label,
    text: whole,
    hits: answers[index] ?? [],
  }));
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
