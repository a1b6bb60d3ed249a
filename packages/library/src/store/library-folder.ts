import { rename } from "node:fs/promises";
import { TravauxError } from "@travaux/instrument";
import type { LibraryInstrument, LibraryText } from "../model.ts";
import { idOf } from "../read/library-text.ts";
import { buildShelf } from "../shelf/build-shelf.ts";
import { type Library, type LibraryFile, libraryBytes, openLibrary, readLibraryBytes } from "../shelf/library-file.ts";
import { openShelf, type Shelf } from "../shelf/open-shelf.ts";
import { textsOf } from "../shelf/texts-of.ts";
import { bytesOf, pathsIn, replaceFile, whileLocked } from "./disk.ts";

/** A library as it was opened. */
export interface OpenedLibrary {
  readonly library: Library;
  /** Why the version before the last one answers; null where the last one does. */
  readonly fallback: TravauxError | null;
}

/** A library that holds nothing: the starter library answers alone. */
export const EMPTY_LIBRARY: Library = { shelves: [] };

/**
 * Opens the library of a folder in one read. Where its file is damaged and the version before it is whole, that one answers,
 * with the reason. Null where the folder has no library. Throws `E_LIBRARY_DAMAGED`, `E_LIBRARY_VERSION`,
 * `E_LIBRARY_FOREIGN`, `E_LIBRARY_UNREADABLE`.
 */
export async function openFolder(folder: string): Promise<OpenedLibrary | null> {
  const { current, previous } = pathsIn(folder);
  try {
    const bytes = await bytesOf(current);
    return bytes === null ? null : { library: openLibrary(readLibraryBytes(bytes, current), current), fallback: null };
  } catch (thrown) {
    if (!(thrown instanceof TravauxError) || thrown.code === "E_LIBRARY_VERSION") throw thrown;
    const before = await wholeOf(previous);
    if (before === null) throw thrown;
    return { library: openLibrary(before, previous), fallback: thrown };
  }
}

async function wholeOf(path: string): Promise<LibraryFile | null> {
  try {
    const bytes = await bytesOf(path);
    return bytes === null ? null : readLibraryBytes(bytes, path);
  } catch {
    return null;
  }
}

/** The instruments of a library, in the order in which they were added. */
export function instrumentsOf({ shelves }: Library): readonly LibraryInstrument[] {
  return shelves.flatMap((shelf) => shelf.instruments);
}

/** What adding did. */
export interface AddedTexts {
  readonly added: readonly LibraryInstrument[];
  /** Texts that were in the library already, word for word. */
  readonly present: readonly LibraryInstrument[];
}

/**
 * Adds instruments to the library of a folder, which is made where it is missing: all of them or, where anything fails, none.
 * Only the new texts are indexed, and small shelves beside them. Throws as `openFolder` and `whileLocked` do.
 */
export async function addTexts(folder: string, texts: readonly LibraryText[]): Promise<AddedTexts> {
  const paths = pathsIn(folder);
  return whileLocked(paths, async () => {
    const file = await fileOf(paths.current);
    const library = openLibrary(file, paths.current);
    const there = new Set(instrumentsOf(library).map(({ id }) => id));
    const added = new Map(texts.filter(({ about }) => !there.has(about.id)).map((text) => [text.about.id, text]));
    const present = texts.filter(({ about }) => there.has(about.id)).map(({ about }) => about);
    if (added.size > 0) {
      const shelves = settled([...file.shelves, Buffer.from(buildShelf([...added.values()]))]);
      await replaceFile(paths, libraryBytes({ shelves }));
    }
    return { added: [...added.values()].map(({ about }) => about), present };
  });
}

async function fileOf(path: string): Promise<LibraryFile> {
  const bytes = await bytesOf(path);
  return bytes === null ? { shelves: [] } : readLibraryBytes(bytes, path);
}

/**
 * Joins the last shelves while the last is at least half as large as the one before: so there are never many, and each text
 * is indexed again only a few times, however it is added.
 */
function settled(shelves: readonly Buffer[]): readonly Buffer[] {
  const [last, before] = [shelves.at(-1), shelves.at(-2)];
  if (last === undefined || before === undefined || last.length * 2 < before.length) return shelves;
  const texts = [before, last].flatMap((bytes) => {
    const shelf: Shelf | null = openShelf(bytes);
    return shelf === null ? [] : textsOf(shelf);
  });
  return settled([...shelves.slice(0, -2), Buffer.from(buildShelf(texts))]);
}

/** Removes instruments by id, key or the beginning of an id; gives those removed. Throws `E_LIBRARY_NO_SUCH` where a name fits none or several. */
export async function removeTexts(folder: string, names: readonly string[]): Promise<readonly LibraryInstrument[]> {
  const paths = pathsIn(folder);
  return whileLocked(paths, async () => {
    const file = await fileOf(paths.current);
    const library = openLibrary(file, paths.current);
    const gone = names.flatMap((name) => named(instrumentsOf(library), name));
    const ids = new Set(gone.map(({ id }) => id));
    const shelves = library.shelves.map((shelf, index) => {
      if (!shelf.instruments.some(({ id }) => ids.has(id))) return file.shelves[index] ?? Buffer.alloc(0);
      return Buffer.from(buildShelf(textsOf(shelf).filter(({ about }) => !ids.has(about.id))));
    });
    await replaceFile(
      paths,
      libraryBytes({ shelves: shelves.filter((_, index) => kept(library.shelves[index], ids)) }),
    );
    return gone;
  });
}

/** Whether anything stays on a shelf. */
function kept(shelf: Shelf | undefined, gone: ReadonlySet<string>): boolean {
  return shelf?.instruments.some(({ id }) => !gone.has(id)) ?? false;
}

function named(instruments: readonly LibraryInstrument[], name: string): readonly LibraryInstrument[] {
  const byKey = instruments.filter(({ key }) => key !== null && key === name.toUpperCase());
  if (byKey.length > 0) return byKey;
  const byId = instruments.filter(({ id }) => name.length >= 4 && id.startsWith(name.toLowerCase()));
  if (byId.length === 1) return byId;
  throw new TravauxError(
    "E_LIBRARY_NO_SUCH",
    byId.length === 0 ? `No instrument of the library is called ${name}.` : `Several instruments begin with ${name}.`,
    "`travaux library list` shows their ids and keys.",
  );
}

/** What was found in a library that was gone through byte by byte. */
export interface Verified {
  readonly instruments: number;
  readonly clauses: number;
  readonly shelves: number;
  readonly bytes: number;
  /** Instruments whose text does not give their id: none in a library that only Travaux wrote. */
  readonly wrong: readonly LibraryInstrument[];
}

/** Goes through the library of a folder: check sum, layout, and each text against its id. Null where there is none. Throws as `openFolder` does. */
export async function verifyFolder(folder: string): Promise<Verified | null> {
  const { current } = pathsIn(folder);
  const bytes = await bytesOf(current);
  if (bytes === null) return null;
  const library = openLibrary(readLibraryBytes(bytes, current), current);
  const texts = library.shelves.flatMap(textsOf);
  return {
    instruments: texts.length,
    clauses: texts.reduce((sum, { clauses }) => sum + clauses.length, 0),
    shelves: library.shelves.length,
    bytes: bytes.length,
    wrong: texts.filter((text) => idOf(text.about.title, text.clauses) !== text.about.id).map(({ about }) => about),
  };
}

/** Puts the version before the last one in its place, where that one is whole. Throws `E_LIBRARY_NO_PREVIOUS` where it is not. */
export async function mendFolder(folder: string): Promise<void> {
  const paths = pathsIn(folder);
  await whileLocked(paths, async () => {
    if ((await wholeOf(paths.previous)) === null) {
      throw new TravauxError(
        "E_LIBRARY_NO_PREVIOUS",
        "There is no whole version before the damaged one.",
        "Import the texts again with `travaux library add` into another folder.",
        { where: { file: paths.previous } },
      );
    }
    await rename(paths.previous, paths.current);
  });
}
