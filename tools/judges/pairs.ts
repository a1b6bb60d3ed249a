import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "@travaux/compare";
import { intake, readFile, readTracked, rollingDocx, type TrackedText } from "@travaux/documents";
import { type Instrument, TravauxError } from "@travaux/instrument";
import { unzipSync } from "fflate";
import type { Docxodus } from "./others.ts";
import { linesOfWord } from "./scan.ts";
import { CORPUS } from "./texts.ts";

/** One public pair: how many changes everybody counts, whether the laws hold, and how long it takes. */
export interface PairVerdict {
  readonly older: string;
  readonly newer: string;
  /** By the collection's own test. */
  readonly expected: number;
  /** By the same rule, in our file and in theirs; null where the pair is refused because one of its files has no text. */
  readonly ours: number | null;
  readonly docxodus: number;
  /** What docxodus itself lists as changes of the pair. */
  readonly listed: number;
  /** Null where the pair is refused. With all changes accepted the words of the newer, with all rejected those of the older, as docxodus settles our file. */
  readonly accepted: boolean | null;
  readonly rejected: boolean | null;
  readonly milliseconds: { readonly ours: number; readonly docxodus: number };
}

/** Each unbroken stretch, as the comparer counted for which the counts were set down. */
const COARSE = 1;
const RUNS = 5;
const OPTIONS = { date: "2031-02-03T10:00:00Z" };

/** A pair of the collection and the count of changes that its own test expects. */
export type ListedPair = readonly [older: string, newer: string, expected: number];

/** The pairs of the collection, by its manifest. */
export function listedPairs(): readonly ListedPair[] {
  return readFileSync(join(CORPUS, "MANIFEST.tsv"), "utf8")
    .split("\n")
    .flatMap((row) => {
      const [, older, newer, expected] =
        /^compare\/(\S+\.docx) -> (\S+\.docx)\t.*expected revisions=(\d+)/.exec(row) ?? [];
      return older === undefined || newer === undefined ? [] : [[older, newer, Number(expected)] as const];
    });
}

/** A file of the pairs. */
export function pairFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(CORPUS, "compare", name)));
}

/** Compares all public pairs by our engine and by docxodus, in one run. */
export async function judgePairs(engine: Docxodus): Promise<readonly PairVerdict[]> {
  const verdicts: PairVerdict[] = [];
  for (const pair of listedPairs()) verdicts.push(await judgePair(engine, pair));
  return verdicts;
}

async function judgePair(engine: Docxodus, [older, newer, expected]: ListedPair): Promise<PairVerdict> {
  const [before, after] = [pairFile(older), pairFile(newer)];
  const theirs = await engine.docxDiffCompare(before, after);
  const docxodus = changesIn(await readTracked(theirs, "theirs.docx"));
  const listed = (await engine.docxDiffGetRevisions(before, after, { revisionGranularity: COARSE })).length;
  const base = { older, newer, expected, docxodus, listed };
  const slow = await median(() => engine.docxDiffCompare(before, after));
  const written = await comparedBy(before, after);
  if (written === null) {
    return { ...base, ours: null, accepted: null, rejected: null, milliseconds: { ours: Number.NaN, docxodus: slow } };
  }
  return {
    ...base,
    ours: changesIn(await readTracked(written, "ours.docx")),
    accepted: bare(settled(await engine.docxDiffAcceptRevisions(written))) === (await wordsOf(after)),
    rejected: bare(settled(await engine.docxDiffRejectRevisions(written))) === (await wordsOf(before)),
    milliseconds: { ours: await median(() => comparedBy(before, after)), docxodus: slow },
  };
}

/** What `travaux compare OLDER NEWER --out FILE.docx` does, from bytes to bytes; null where one of them has no text. */
export async function comparedBy(before: Uint8Array, after: Uint8Array): Promise<Uint8Array | null> {
  try {
    const text = await instrumentOf(after);
    return await rollingDocx(compile(await instrumentOf(before), [{ party: "REVISED", text }]), OPTIONS);
  } catch (error) {
    if (error instanceof TravauxError && error.code === "E_DOCX_NO_TEXT") return null;
    throw error;
  }
}

async function instrumentOf(bytes: Uint8Array): Promise<Instrument> {
  const lexicon = { instruments: [], organisations: [] };
  return intake(await readFile(bytes, "paper.docx"), { version: "v1", lexicon }).instrument;
}

async function wordsOf(bytes: Uint8Array): Promise<string> {
  const { paragraphs } = await readFile(bytes, "paper.docx");
  return bare(
    paragraphs.flatMap(({ numbering, text }) => [...(numbering === undefined ? [] : [numbering]), text]).join(""),
  );
}

/** All words of a file without changes, its notes too, taken from its parts by a scanner of our judges. */
function settled(bytes: Uint8Array): string {
  const parts = unzipSync(bytes);
  const names = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];
  return names.flatMap((name) => linesOfWord(new TextDecoder().decode(parts[name]))).join("\n");
}

/** Letters alone: numbers are computed by lists, and calls of notes by places. */
function bare(text: string): string {
  return text.replace(/\[[^\]]*\]/g, "").replace(/[^\p{L}]+/gu, "");
}

/**
 * How many changes a reader counts: each unbroken stretch of one kind in one story, whatever paragraphs, cells or runs it goes
 * over. A replacement is two, words struck out and words put in; each end of a move is one.
 */
export function changesIn({ paragraphs, revisions }: TrackedText): number {
  let count = 0;
  let before = "";
  let story = "";
  const meet = (ids: readonly number[]): void => {
    const kinds = ids.map((id) => revisions[id]?.kind ?? "").filter((kind) => KINDS.test(kind));
    const kind = kinds.at(-1)?.replace(/^(?:paragraph|row|cell)-/, "") ?? "";
    if (kind !== "" && kind !== before) count += 1;
    before = kind;
  };
  for (const { story: at, note, segments, mark, around } of paragraphs) {
    if (story !== `${at} ${note ?? ""}`) before = "";
    story = `${at} ${note ?? ""}`;
    for (const segment of segments) meet([...around, ...segment.revisions]);
    meet([...around, ...mark]);
  }
  return count;
}

const KINDS = /(?:insertion|deletion|move-from|move-to)$/;

/** The middle of some runs, after one that warms up. */
async function median(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}
