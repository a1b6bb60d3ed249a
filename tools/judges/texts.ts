import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readFile } from "@travaux/documents";
import { TravauxError } from "@travaux/instrument";
import { byDocxodus, byOffice, byPandoc, type Docxodus, has, type Readings } from "./others.ts";
import type { Views } from "./scan.ts";

/** The collection of public Word files. */
export const CORPUS: string = join(import.meta.dirname, "../../../shared/corpora/docx");

/** Who reads beside us. `expected`: the texts set down with the collection. */
export const JUDGES = ["expected", "docxodus", "LibreOffice", "pandoc"] as const;

/** One of them. */
export type Judge = (typeof JUDGES)[number];

/** A view of one file in which another reader has other words than ours. */
export interface Difference {
  readonly file: string;
  readonly view: keyof Views;
  readonly judge: Judge;
  /** Lines that ours alone has, and that the other alone has. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** How often each judge was asked, gave no answer, and agreed. */
export interface Tally {
  readonly judge: Judge;
  asked: number;
  silent: number;
  same: number;
}

/** What all judges say of all files of the collection that have tracked changes. */
export interface TextVerdict {
  readonly files: number;
  readonly tallies: readonly Tally[];
  readonly differences: readonly Difference[];
}

/** Reads every file with tracked changes beside its judges. */
export async function judgeTexts(engine: Docxodus): Promise<TextVerdict> {
  const names = trackedFiles();
  const files = names.map((name) => new Uint8Array(readFileSync(join(CORPUS, name))));
  const none: Readings = files.map(() => null);
  const answers: Readonly<Record<Judge, Readings>> = {
    expected: names.map(expectedOf),
    docxodus: await byDocxodus(engine, files),
    LibreOffice: has("soffice") ? byOffice(files) : none,
    pandoc: has("pandoc") ? byPandoc(files) : none,
  };
  const tallies = JUDGES.map((judge): Tally => ({ judge, asked: 0, silent: 0, same: 0 }));
  const differences: Difference[] = [];
  for (const [at, name] of names.entries()) {
    for (const view of ["accepted", "rejected"] as const) {
      const ours = tidied(await ownLines(files[at] ?? new Uint8Array(), view));
      for (const tally of tallies) {
        const answer = answers[tally.judge][at]?.[view];
        tally.asked += 1;
        if (answer === undefined) tally.silent += 1;
        else {
          const difference = differing(ours, tidied(answer));
          if (difference === null) tally.same += 1;
          else differences.push({ file: name, view, judge: tally.judge, ...difference });
        }
      }
    }
  }
  return { files: names.length, tallies, differences };
}

/** Files of the collection with their expected texts. */
function trackedFiles(): readonly string[] {
  return ["tracked", "realworld"].flatMap((folder) =>
    readdirSync(join(CORPUS, folder))
      .filter((name) => name.endsWith(".docx"))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
}

function expectedOf(name: string): Views | null {
  const path = join(CORPUS, name);
  if (!existsSync(`${path}.accept.txt`)) return null;
  const lines = (kind: string): readonly string[] => readFileSync(`${path}.${kind}.txt`, "utf8").split("\n");
  return { accepted: lines("accept"), rejected: lines("reject") };
}

/** The body as we read it, one paragraph a line, the cells of tables each on its own; no notes. */
async function ownLines(bytes: Uint8Array, view: keyof Views): Promise<readonly string[]> {
  try {
    const { source, paragraphs } = await readFile(bytes, "paper.docx", { view });
    return paragraphs
      .filter(({ style }) => style !== "footnote")
      .flatMap(({ pieces, rows }) => rows?.flat() ?? pieces.map(({ start, end }) => source.slice(start, end)));
  } catch (error) {
    if (error instanceof TravauxError && error.code === "E_DOCX_NO_TEXT") return [];
    throw error;
  }
}

/** Lines as all readers have them: calls of notes and blank space aside, one kind of hyphen. */
export function tidied(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => line.replace(/\[\^[^\]]*\]/g, "").split(/[\n\f]/))
    .map((line) =>
      line
        .replace(/[\u2010\u2011\u00AD]/g, "-")
        .replace(/[\s\u200B]+/g, " ")
        .trim(),
    )
    .filter((line) => line !== "");
}

/** Lines that only one of the two has, or null where they are the same in the same order. */
function differing(ours: readonly string[], theirs: readonly string[]): Pick<Difference, "ours" | "theirs"> | null {
  if (ours.join("\n") === theirs.join("\n")) return null;
  return { ours: without(ours, theirs), theirs: without(theirs, ours) };
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
