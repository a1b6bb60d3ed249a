import { TravauxError } from "@travaux/instrument";
import {
  addTexts,
  instrumentsOf,
  LIBRARY_KINDS,
  type LibraryInstrument,
  mendFolder,
  openFolder,
  removeTexts,
  verifyFolder,
} from "@travaux/library";
import type { Progress } from "../../progress.ts";
import { type LibrarySurroundings, libraryFolder } from "./folder.ts";
import { fallbackLine, missing } from "./missing.ts";
import { readTexts, type TypedFacts } from "./read-texts.ts";

/** Options common to the commands that keep a library. */
export interface KeepFlags {
  readonly library?: string;
  readonly json?: boolean;
}

/** Options of `travaux library add` as typed. */
export interface AddFlags extends KeepFlags {
  readonly title?: string;
  readonly key?: string;
  readonly date?: string;
  readonly body?: string;
  readonly kind?: string;
  readonly binding?: boolean;
  readonly source?: string;
  readonly licence?: string;
}

/** What the commands that keep a library are given. */
export interface KeepSurroundings extends LibrarySurroundings {
  readonly progress: (total: number) => Progress;
  readonly tell: (line: string) => void;
}

/** `travaux library add FILE…`: all of them or none; a second time the same text is known as present. */
export async function addCommand(files: readonly string[], flags: AddFlags, around: KeepSurroundings): Promise<string> {
  const folder = libraryFolder(flags.library, around);
  const { texts, refused } = await readTexts(files, typedFacts(flags), around.progress);
  for (const { file, error } of refused) around.tell(`left out ${file}: ${error.code}: ${error.message}`);
  if (texts.length === 0) {
    throw new TravauxError("E_LIBRARY_NOTHING", "There is no text to add.", "Name files, or a folder that holds some.");
  }
  const { added, present } = await addTexts(folder, texts);
  const clauses = texts.reduce((sum, text) => sum + text.clauses.length, 0);
  if (flags.json === true) return json({ library: folder, added, present, refused: refused.map(({ file }) => file) });
  const lines = [
    `added ${counted(added.length, "instrument")} of ${counted(clauses, "clause")} read to ${folder}`,
    ...(present.length === 0 ? [] : [`${counted(present.length, "instrument")} stood there already`]),
    ...(added.length > MOST_SHOWN ? [] : added.map(line)),
  ];
  return `${lines.join("\n")}\n`;
}

/** Longer lists of what was added are counted and not shown. */
const MOST_SHOWN = 20;

function typedFacts({ kind: typedKind, library: _, json: __, ...facts }: AddFlags): TypedFacts {
  if (facts.date !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(facts.date)) {
    throw new TravauxError("E_USAGE", `"${facts.date}" is not a date.`, "Write 2000-11-15, 2000-11 or 2000.");
  }
  if (typedKind === undefined) return facts;
  const kind = LIBRARY_KINDS.find((each) => each === typedKind);
  if (kind !== undefined) return { ...facts, kind };
  throw new TravauxError("E_USAGE", `"${typedKind}" is not a kind.`, `Choose one of: ${LIBRARY_KINDS.join(", ")}.`);
}

/** `travaux library list`: what the library holds. */
export async function listCommand(flags: KeepFlags, around: KeepSurroundings): Promise<string> {
  const folder = libraryFolder(flags.library, around);
  const opened = await openFolder(folder);
  if (opened === null) throw missing(folder);
  if (opened.fallback !== null) around.tell(fallbackLine(opened.fallback));
  const instruments = instrumentsOf(opened.library);
  return flags.json === true ? json({ library: folder, instruments }) : `${instruments.map(line).join("\n")}\n`;
}

/** `travaux library remove NAME…`: by key, id or its beginning. */
export async function removeCommand(
  names: readonly string[],
  flags: KeepFlags,
  around: KeepSurroundings,
): Promise<string> {
  const folder = libraryFolder(flags.library, around);
  if ((await openFolder(folder)) === null) throw missing(folder);
  const removed = await removeTexts(folder, names);
  return flags.json === true
    ? json({ library: folder, removed })
    : `${removed.map((each) => `removed ${line(each)}`).join("\n")}\n`;
}

/** Options of `travaux library verify` as typed. */
export interface VerifyFlags extends KeepFlags {
  readonly mend?: boolean;
}

/** `travaux library verify [--mend]`: the check sum, the layout and every text; `--mend` goes back to the version before. */
export async function verifyCommand(flags: VerifyFlags, around: KeepSurroundings): Promise<string> {
  const folder = libraryFolder(flags.library, around);
  if (flags.mend === true) await mendIfDamaged(folder, around.tell);
  const verified = await verifyFolder(folder);
  if (verified === null) throw missing(folder);
  if (verified.wrong.length > 0) {
    const titles = verified.wrong.map(({ title }) => title).join("; ");
    throw new TravauxError(
      "E_LIBRARY_DAMAGED",
      `The text of these is not the one added: ${titles}.`,
      "Add them again.",
    );
  }
  if (flags.json === true) return json({ library: folder, ...verified, wrong: [] });
  const { instruments, clauses, shelves, bytes } = verified;
  return `${folder} is whole: ${counted(instruments, "instrument")}, ${counted(clauses, "clause")}, ${counted(shelves, "shelf")}, ${bytes} bytes\n`;
}

async function mendIfDamaged(folder: string, tell: (line: string) => void): Promise<void> {
  const opened = await openFolder(folder);
  if (opened?.fallback == null) return;
  await mendFolder(folder);
  tell("went back to the version before the damaged one");
}

function line({ id, key, title, date, kind, binding }: LibraryInstrument): string {
  const agreed = binding === null ? "binding or not: unknown" : binding ? "binding" : "not binding";
  const binds = kind === "position" ? "private" : agreed;
  return `${id}  ${(key ?? "-").padEnd(10)} ${date ?? "no date"}  ${kind}, ${binds}  ${title}`;
}

function counted(count: number, noun: string): string {
  const many = noun === "shelf" ? "shelves" : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
