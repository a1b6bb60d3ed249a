import { createHash } from "node:crypto";
import { TravauxError } from "@travaux/instrument";
import { openShelf, type Shelf } from "./open-shelf.ts";

/** A library as its one file holds it: shelves, the oldest first. */
export interface LibraryFile {
  readonly shelves: readonly Buffer[];
}

/** A library laid open for questions. */
export interface Library {
  readonly shelves: readonly Shelf[];
}

const MAGIC = Buffer.from("TRAVLIB\n");
/** The layout described in `docs/spec/library.md`; another layout, or other rules for stems, have another number. */
const VERSION = 1;
const SUM = 32;

/** The bytes of a library's file: magic, version, head, shelves, and the SHA-256 of all of it. */
export function libraryBytes({ shelves }: LibraryFile): Buffer {
  const head = Buffer.from(JSON.stringify({ shelves: shelves.map((shelf) => shelf.length) }));
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32LE(VERSION, 0);
  numbers.writeUInt32LE(head.length, 4);
  const all = Buffer.concat([MAGIC, numbers, head, ...shelves]);
  return Buffer.concat([all, createHash("sha256").update(all).digest()]);
}

/**
 * The shelves of a library's file, proved by its check sum. Throws `E_LIBRARY_DAMAGED` where a byte is missing or wrong,
 * `E_LIBRARY_VERSION` where another Travaux wrote it in another layout, `E_LIBRARY_FOREIGN` where it is no library.
 */
export function readLibraryBytes(bytes: Buffer, file: string): LibraryFile {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw foreign(file);
  const at = MAGIC.length;
  if (bytes.length < at + 8 + SUM) throw damaged(file, "it was cut short");
  const version = bytes.readUInt32LE(at);
  if (version !== VERSION) throw otherLayout(file, version);
  const end = bytes.length - SUM;
  const sum = createHash("sha256").update(bytes.subarray(0, end)).digest();
  if (!sum.equals(bytes.subarray(end))) throw damaged(file, "its check sum does not fit its bytes");
  const headEnd = at + 8 + bytes.readUInt32LE(at + 4);
  const head = headIn(bytes.toString("utf8", at + 8, headEnd));
  if (head === null) throw damaged(file, "its head names no shelves");
  const ends = head.shelves.map((_, index) =>
    head.shelves.slice(0, index + 1).reduce((sum, length) => sum + length, headEnd),
  );
  const shelves = head.shelves.map((length, index) => bytes.subarray((ends[index] ?? 0) - length, ends[index]));
  return { shelves };
}

/** A check sum proves that nothing was changed by chance, not that Travaux wrote it. */
function headIn(text: string): { readonly shelves: readonly number[] } | null {
  try {
    const head: unknown = JSON.parse(text);
    const shelves: unknown = typeof head === "object" && head !== null && "shelves" in head ? head.shelves : null;
    return Array.isArray(shelves) && shelves.every(Number.isSafeInteger) ? { shelves } : null;
  } catch {
    return null;
  }
}

function openOrNull(bytes: Buffer): Shelf | null {
  try {
    return openShelf(bytes);
  } catch {
    return null;
  }
}

/** Lays the shelves of a file open. Throws `E_LIBRARY_DAMAGED` where one contradicts itself. */
export function openLibrary({ shelves }: LibraryFile, file: string): Library {
  const open = shelves.map(openOrNull);
  const whole = open.flatMap((shelf) => (shelf === null ? [] : [shelf]));
  if (whole.length < open.length) throw damaged(file, "a shelf of it contradicts itself");
  return { shelves: whole };
}

function damaged(file: string, how: string): TravauxError {
  return new TravauxError(
    "E_LIBRARY_DAMAGED",
    `The library ${file} is damaged: ${how}.`,
    "Run `travaux library verify --mend` to go back to the version before, or import the texts again.",
    { where: { file } },
  );
}

function otherLayout(file: string, version: number): TravauxError {
  return new TravauxError(
    "E_LIBRARY_VERSION",
    `The library ${file} has layout ${version}; this Travaux reads layout ${VERSION}.`,
    "Use the Travaux that wrote it, or add the texts again to another folder.",
    { where: { file } },
  );
}

function foreign(file: string): TravauxError {
  return new TravauxError(
    "E_LIBRARY_FOREIGN",
    `${file} is not a library of agreed language.`,
    "Name the folder that `travaux library add` wrote, or another one.",
    { where: { file } },
  );
}
