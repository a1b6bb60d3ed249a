import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { TravauxError } from "@travaux/instrument";
import type { Library } from "../shelf/library-file.ts";
import { clauseText, type Shelf } from "../shelf/open-shelf.ts";
import { bytesOf, writeDurably } from "../store/disk.ts";
import { type KeptVectors, readVectors, vectorBytes, vectorsIn, wordsDigest } from "./vector-file.ts";
import { cosines, type Vectors } from "./vectors.ts";

/** A model of the user's own that turns texts into vectors; texts of like meaning into vectors of like direction. */
export interface Model {
  readonly name: string;
  /** 64 hexadecimal digits that change when the model does: vectors are kept under it. */
  readonly sum: string;
  /** From this cosine on the user calls two texts near; null where the model may only reorder what is near anyway. */
  readonly near: number | null;
  /** One vector a text. What it gives is checked, not trusted. */
  readonly embed: (texts: readonly string[]) => unknown;
}

/** How near the clauses of a library are to one clause, as a model has it. */
export interface ClauseMeaning {
  readonly name: string;
  readonly near: number | null;
  /** By clause of a shelf: the cosine. */
  readonly cosinesOn: (shelf: Shelf) => Float32Array;
}

/** Texts that a model is given at once: enough to keep it busy, few enough to show progress. */
const BATCH = 64;

/** Where vectors are kept, and who is told how far they are. */
export interface MeaningSurroundings {
  /** The library's folder. */
  readonly folder: string;
  /** Told before each batch: texts done, of how many. */
  readonly step: (done: number, all: number) => void;
  /** Told why vectors could not be kept. */
  readonly tell: (line: string) => void;
}

/**
 * Gives the clauses of a library to a model, those left out whose vectors are kept in its folder, and keeps the new ones
 * there. Throws `E_MODEL_ANSWER` where the model's answer is no vectors, `E_MODEL_FAILED` where it throws.
 */
export async function libraryVectors(
  library: Library,
  model: Model,
  { folder, step, tell }: MeaningSurroundings,
): Promise<ReadonlyMap<Shelf, Vectors>> {
  const path = join(folder, `vectors-${model.sum.slice(0, 16)}.travaux`);
  const kept = readVectors(await bytesOf(path).catch(() => null), model.sum);
  const texts = new Map<string, string>();
  for (const shelf of library.shelves)
    for (let clause = 0; clause < shelf.clauses; clause += 1) {
      const text = withHeading(shelf, clause);
      texts.set(wordsDigest(text), text);
    }
  const wanting = [...texts].filter(([words]) => !kept.byWords.has(words));
  const byWords = new Map([...kept.byWords].filter(([words]) => texts.has(words)));
  let { dimensions } = kept;
  for (let at = 0; at < wanting.length; at += BATCH) {
    step(at, wanting.length);
    const batch = wanting.slice(at, at + BATCH);
    const vectors = await asked(
      model,
      batch.map(([, text]) => text),
      dimensions,
    );
    dimensions = vectors[0]?.length ?? dimensions;
    for (const [index, [words]] of batch.entries()) byWords.set(words, vectors[index] ?? new Int8Array(dimensions));
  }
  if (wanting.length > 0) await keep(path, model, { dimensions, byWords }, tell);
  return new Map(library.shelves.map((shelf) => [shelf, ofShelf(shelf, { dimensions, byWords })]));
}

/** What a model says of clauses beside a library whose vectors are there. Throws as `libraryVectors` does. */
export async function clauseMeanings(
  texts: readonly string[],
  model: Model,
  vectors: ReadonlyMap<Shelf, Vectors>,
): Promise<readonly ClauseMeaning[]> {
  const dimensions = [...vectors.values()].find(({ numbers }) => numbers.length > 0)?.dimensions ?? 0;
  const found: ClauseMeaning[] = [];
  for (let at = 0; at < texts.length; at += BATCH) {
    for (const vector of await asked(model, texts.slice(at, at + BATCH), dimensions)) {
      const cosinesOn = (shelf: Shelf): Float32Array =>
        cosines(vector, vectors.get(shelf) ?? { dimensions: vector.length, numbers: new Int8Array(0) });
      found.push({ name: model.name, near: model.near, cosinesOn });
    }
  }
  return found;
}

async function asked(model: Model, texts: readonly string[], dimensions: number): Promise<readonly Int8Array[]> {
  let answer: unknown;
  try {
    answer = await model.embed(texts);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    const hint = "The model is your own code: mend it, or leave --embed out.";
    throw new TravauxError("E_MODEL_FAILED", `The model ${model.name} failed: ${words}`, hint, { cause });
  }
  const vectors = vectorsIn(answer, texts.length, dimensions);
  if (vectors !== null) return vectors;
  throw new TravauxError(
    "E_MODEL_ANSWER",
    `The model ${model.name} did not answer ${texts.length} texts with as many lists of finite numbers of one length.`,
    "embed(texts) gives number[][]: one list for each text, in order.",
  );
}

function withHeading(shelf: Shelf, clause: number): string {
  const heading = shelf.headings[shelf.articleOf[clause] ?? 0] ?? "";
  return heading === "" ? clauseText(shelf, clause) : `${heading}\n${clauseText(shelf, clause)}`;
}

function ofShelf(shelf: Shelf, { dimensions, byWords }: KeptVectors): Vectors {
  const numbers = new Int8Array(shelf.clauses * dimensions);
  for (let clause = 0; clause < shelf.clauses; clause += 1) {
    const vector = byWords.get(wordsDigest(withHeading(shelf, clause)));
    if (vector !== undefined) numbers.set(vector, clause * dimensions);
  }
  return { dimensions, numbers };
}

/** Kept beside the library, for the next time; where they cannot be, the answer is the same and the next one as slow. */
async function keep(path: string, model: Model, vectors: KeptVectors, tell: (line: string) => void): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await writeDurably(part, vectorBytes(model.sum, vectors));
    await rename(part, path);
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
    tell(`warning: the vectors of ${model.name} could not be kept in ${path}; they will be made again.`);
  }
}
