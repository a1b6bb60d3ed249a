import { inflateRawSync } from "node:zlib";
import type { LibraryInstrument } from "../model.ts";
import { varintsOf } from "./varints.ts";

/** A shelf laid open for reading; nothing of its text is decoded before it is asked for. */
export interface Shelf {
  readonly instruments: readonly LibraryInstrument[];
  /** How many clauses and articles there are. */
  readonly clauses: number;
  readonly articles: number;
  /** By article: the instrument it belongs to, and its first clause; one more at the end. */
  readonly instrumentOf: Uint32Array;
  readonly firstClause: Uint32Array;
  /** By clause: the article it stands in. */
  readonly articleOf: Uint32Array;
  /** Where each clause begins in `text`; one more at the end. Bytes of UTF-8. */
  readonly starts: Uint32Array;
  readonly headings: readonly string[];
  readonly text: Buffer;
  /** The places of a stem; null where it occurs nowhere. */
  readonly postings: (stem: string) => StemPlaces | null;
}

/** Where a stem occurs: bytes to be read by `decoded`, and how many places there are. */
export interface StemPlaces {
  readonly bytes: Uint8Array;
  readonly places: number;
}

/** Bytes of the head of a shelf: three counts and eight lengths. */
const HEAD = 44;

/** A shelf laid open, or null where the bytes contradict themselves. */
export function openShelf(bytes: Buffer): Shelf | null {
  if (bytes.length < HEAD) return null;
  const numbers = Array.from({ length: HEAD / 4 }, (_, index) => bytes.readUInt32LE(index * 4));
  const [articles = 0, clauses = 0, stemCount = 0, ...lengths] = numbers;
  const starts = summed(Uint32Array.from(lengths));
  const sections = lengths.map((_, index) =>
    bytes.subarray(HEAD + (starts[index] ?? 0), HEAD + (starts[index + 1] ?? 0)),
  );
  if (HEAD + (starts[lengths.length] ?? 0) !== bytes.length) return null;
  const [about, headings, articleTable, lengthTable, stems, stemTable, postings, text] = sections;
  if (!about || !headings || !articleTable || !lengthTable || !stems || !stemTable || !postings || !text) return null;
  const pairs = varintsOf(inflateRawSync(articleTable), articles * 2);
  const clauseLengths = varintsOf(inflateRawSync(lengthTable), clauses);
  const table = varintsOf(inflateRawSync(stemTable), stemCount * 2);
  if (pairs === null || clauseLengths === null || table === null) return null;
  const instrumentOf = everyOther(pairs, 0, articles);
  const firstClause = everyOther(pairs, 1, articles + 1);
  firstClause[articles] = clauses;
  const instruments: readonly LibraryInstrument[] = JSON.parse(inflateRawSync(about).toString());
  return {
    instruments,
    clauses,
    articles,
    instrumentOf,
    firstClause,
    articleOf: articlesOf(firstClause, clauses),
    starts: summed(clauseLengths),
    headings: articles === 0 ? [] : inflateRawSync(headings).toString().split("\n"),
    text,
    postings: stemReader(inflateRawSync(stems).toString().split("\n"), table, postings),
  };
}

/** Every other number from `from` on, in an array of `length`. */
function everyOther(numbers: Uint32Array, from: number, length: number): Uint32Array {
  const found = new Uint32Array(length);
  for (let at = from, to = 0; at < numbers.length; at += 2, to += 1) found[to] = numbers[at] ?? 0;
  return found;
}

function articlesOf(firstClause: Uint32Array, clauses: number): Uint32Array {
  const articleOf = new Uint32Array(clauses);
  for (let article = 0; article + 1 < firstClause.length; article += 1) {
    articleOf.fill(article, firstClause[article], firstClause[article + 1]);
  }
  return articleOf;
}

function summed(lengths: Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let index = 0; index < lengths.length; index += 1)
    starts[index + 1] = (starts[index] ?? 0) + (lengths[index] ?? 0);
  return starts;
}

function stemReader(stems: readonly string[], table: Uint32Array, postings: Uint8Array): Shelf["postings"] {
  const starts = summed(everyOther(table, 1, stems.length));
  return (stem) => {
    let low = 0;
    let high = stems.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = stems[middle] ?? "";
      if (found === stem) {
        return { bytes: postings.subarray(starts[middle], starts[middle + 1]), places: table[middle * 2] ?? 0 };
      }
      if (found < stem) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  };
}

/** The places of a stem in rising order, and how often it occurs in each. */
export function decoded({ bytes, places: count }: StemPlaces): {
  readonly places: Uint32Array;
  readonly times: Uint32Array;
} {
  const places = new Uint32Array(count);
  const times = new Uint32Array(count).fill(1);
  let index = 0;
  let place = -1;
  let value = 0;
  let shift = 0;
  let counting = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    value |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    if (counting) {
      times[index - 1] = value;
      counting = false;
    } else {
      place += value >> 1;
      places[index] = place;
      index += 1;
      counting = (value & 1) === 1;
    }
    value = 0;
    shift = 0;
  }
  return { places, times };
}

/** The words of a clause, exactly as imported. */
export function clauseText(shelf: Shelf, clause: number): string {
  return shelf.text.toString("utf8", shelf.starts[clause], shelf.starts[clause + 1]);
}
