import { createHash } from "node:crypto";
import { quantised } from "./vectors.ts";

/** Vectors of one model by the digest of the words they were made of. */
export interface KeptVectors {
  /** 0 where nothing is kept. */
  readonly dimensions: number;
  readonly byWords: ReadonlyMap<string, Int8Array>;
}

const MAGIC = Buffer.from("TRAVVEC\n");
const SUM = 32;
/** Bytes of the digest of the words: among a million texts two fall together once in some ten million libraries. */
const WORDS = 8;
const NOTHING: KeptVectors = { dimensions: 0, byWords: new Map() };

/** The name under which a text's vector is kept. */
export function wordsDigest(text: string): string {
  return createHash("sha256")
    .update(text)
    .digest("hex")
    .slice(0, WORDS * 2);
}

/** The bytes of a file of vectors: magic, model (32 bytes), dimensions (32 bits), digests with vectors, SHA-256 of all of it. */
export function vectorBytes(model: string, { dimensions, byWords }: KeptVectors): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32LE(dimensions, 0);
  const entries = [...byWords].flatMap(([words, vector]) => [Buffer.from(words, "hex"), Buffer.from(vector)]);
  const all = Buffer.concat([MAGIC, Buffer.from(model, "hex"), number, ...entries]);
  return Buffer.concat([all, createHash("sha256").update(all).digest()]);
}

/** The vectors in a file; none where it is another model's, is damaged, or is no such file: they can be made again. */
export function readVectors(bytes: Buffer | null, model: string): KeptVectors {
  const head = MAGIC.length + SUM + 4;
  if (bytes === null || bytes.length < head + SUM || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return NOTHING;
  const end = bytes.length - SUM;
  const sum = createHash("sha256").update(bytes.subarray(0, end)).digest();
  if (!sum.equals(bytes.subarray(end))) return NOTHING;
  if (bytes.toString("hex", MAGIC.length, MAGIC.length + SUM) !== model) return NOTHING;
  const dimensions = bytes.readUInt32LE(MAGIC.length + SUM);
  const step = WORDS + dimensions;
  if (dimensions === 0 || (end - head) % step !== 0) return NOTHING;
  const byWords = new Map<string, Int8Array>();
  for (let at = head; at < end; at += step) {
    byWords.set(
      bytes.toString("hex", at, at + WORDS),
      Int8Array.from(bytes.subarray(at + WORDS, at + step), (byte) => (byte > 127 ? byte - 256 : byte)),
    );
  }
  return { dimensions, byWords };
}

/** A model's answer as vectors; null where it is not one list of finite numbers for each text, all of one length. */
export function vectorsIn(answer: unknown, count: number, dimensions: number): readonly Int8Array[] | null {
  if (!Array.isArray(answer) || answer.length !== count) return null;
  const lists: (readonly number[])[] = [];
  for (const one of answer) {
    const list: unknown = ArrayBuffer.isView(one) && !(one instanceof DataView) ? [...numbersOf(one)] : one;
    if (!isNumbers(list)) return null;
    lists.push(list);
  }
  const wanted = dimensions === 0 ? (lists[0]?.length ?? 0) : dimensions;
  if (wanted === 0 || wanted > MOST_DIMENSIONS || lists.some(({ length }) => length !== wanted)) return null;
  return lists.map(quantised);
}

/** Models have some hundreds or thousands; more would fill the memory of a library. */
const MOST_DIMENSIONS = 8192;

function numbersOf(view: ArrayBufferView): Iterable<number> {
  if (view instanceof Float32Array || view instanceof Float64Array) return view;
  return [];
}

function isNumbers(list: unknown): list is readonly number[] {
  return Array.isArray(list) && list.every((number) => typeof number === "number" && Number.isFinite(number));
}
