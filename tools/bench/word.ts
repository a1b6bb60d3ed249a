import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, instrumentOfLines } from "@travaux/compare";
import { instrumentDocx, readFile, readTracked, rollingDocx } from "@travaux/documents";
import mammoth from "mammoth";
import { chance, generatedRevision, generatedText } from "./texts.ts";

/** What one program did with one set of Word files. Times in milliseconds, sizes in megabytes of the files as they are stored. */
export interface WordRow {
  readonly set: string;
  readonly work: string;
  readonly files: number;
  readonly megabytes: number;
  readonly milliseconds: number;
  /** Memory of the whole process after it, in megabytes. */
  readonly memory: number;
}

const CORPUS = join(import.meta.dirname, "../../../shared/corpora/docx");
const DATE = { date: "2031-02-03T10:00:00Z" };

/** About 300 pages, in which one delegation makes some 3,000 tracked changes, or eight that contest one another many more. */
const LONG_WORDS = 90_000;
const DELEGATIONS = [1, 8];

const READERS: readonly (readonly [string, (bytes: Uint8Array) => Promise<unknown>])[] = [
  ["travaux reads the text", (bytes) => readFile(bytes, "paper.docx")],
  ["travaux reads every change", (bytes) => readTracked(bytes, "paper.docx")],
  ["mammoth reads the text", (bytes) => mammoth.extractRawText({ buffer: Buffer.from(bytes) })],
  ["mammoth makes HTML", (bytes) => mammoth.convertToHtml({ buffer: Buffer.from(bytes) })],
];

/** Reading and writing Word files: public files where they are present, and a long text with thousands of changes. */
export async function wordRows(quick: boolean): Promise<readonly WordRow[]> {
  const rows: WordRow[] = [];
  const set = await publicFiles();
  if (set.length > 0) for (const reader of READERS) rows.push(await reading(`${set.length} public files`, set, reader));
  if (quick) return rows;
  const base = generatedText(LONG_WORDS, chance(LONG_WORDS));
  const clean: Uint8Array[] = [];
  const write = (): Promise<Uint8Array> => instrumentDocx(instrumentOfLines(base, "zero"));
  rows.push(await written("300 pages", "travaux writes them, read back", write, clean));
  for (const reader of READERS) rows.push(await reading("300 pages", clean, reader));
  for (const count of DELEGATIONS) rows.push(...(await changedRows(base, count)));
  return rows;
}

/** A long text with the changes of some delegations, written and read. */
async function changedRows(base: readonly string[], delegations: number): Promise<readonly WordRow[]> {
  const filings = Array.from({ length: delegations }, (_, at) => ({
    party: `P${at}`,
    text: generatedRevision(base, chance(LONG_WORDS + at)),
  }));
  const compilation = compile(instrumentOfLines(base, "zero"), filings);
  const files: Uint8Array[] = [];
  const write = (): Promise<Uint8Array> => rollingDocx(compilation, DATE);
  const row = await written("", "travaux writes them, read back for each delegation", write, files);
  const { revisions } = await readTracked(files[0] ?? new Uint8Array(), "paper.docx");
  const set = `300 pages, ${revisions.length} changes by ${delegations}`;
  const rows: WordRow[] = [{ ...row, set }];
  for (const reader of READERS) rows.push(await reading(set, files, reader));
  return rows;
}

/** The public Word files that both readers take: a refusal is no reading, and would look fast. */
async function publicFiles(): Promise<readonly Uint8Array[]> {
  if (!existsSync(CORPUS)) return [];
  const taken: Uint8Array[] = [];
  for (const folder of ["compare", "realworld", "tracked"]) {
    for (const name of readdirSync(join(CORPUS, folder)).sort()) {
      if (!name.endsWith(".docx")) continue;
      const bytes = new Uint8Array(readFileSync(join(CORPUS, folder, name)));
      if (await isTaken(bytes)) taken.push(bytes);
    }
  }
  return taken;
}

async function isTaken(bytes: Uint8Array): Promise<boolean> {
  try {
    for (const [, read] of READERS) await read(bytes);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

async function reading(
  set: string,
  files: readonly Uint8Array[],
  [work, read]: (typeof READERS)[number],
): Promise<WordRow> {
  const once = async (): Promise<void> => {
    for (const file of files) await read(file);
  };
  await once();
  const milliseconds = await middleOf(once);
  return { set, work, files: files.length, megabytes: sizeOf(files), milliseconds, memory: memory() };
}

async function written(
  set: string,
  work: string,
  write: () => Promise<Uint8Array>,
  into: Uint8Array[],
): Promise<WordRow> {
  const milliseconds = await middleOf(async () => {
    into.splice(0, into.length, await write());
  });
  return { set, work, files: 1, megabytes: sizeOf(into), milliseconds, memory: memory() };
}

/** The middle one of three runs. */
async function middleOf(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[1] ?? 0;
}

function sizeOf(files: readonly Uint8Array[]): number {
  return files.reduce((sum, file) => sum + file.length, 0) / 1e6;
}

function memory(): number {
  return Math.round(process.memoryUsage().rss / 1e6);
}
