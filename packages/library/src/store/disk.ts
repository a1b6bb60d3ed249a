import { link, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { TravauxError } from "@travaux/instrument";

/** The one file of a library, and the version before it, which answers where the file is damaged. */
export const LIBRARY_NAME = "agreed-language.travaux";
const PREVIOUS_NAME = `${LIBRARY_NAME}.previous`;
const LOCK_NAME = `${LIBRARY_NAME}.lock`;

/** Paths in a library's folder. */
export interface LibraryPaths {
  readonly folder: string;
  readonly current: string;
  readonly previous: string;
  readonly lock: string;
}

/** Where a library keeps its file, the version before it, and its lock. */
export function pathsIn(folder: string): LibraryPaths {
  return {
    folder,
    current: join(folder, LIBRARY_NAME),
    previous: join(folder, PREVIOUS_NAME),
    lock: join(folder, LOCK_NAME),
  };
}

/** The bytes of a file in one read; null where there is no such file. Throws `E_LIBRARY_UNREADABLE`. */
export async function bytesOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = codeOf(cause);
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new TravauxError("E_LIBRARY_UNREADABLE", `${path} cannot be read (${code}).`, "Check that you may read it.", {
      where: { file: path },
      cause,
    });
  }
}

/**
 * Puts a new version in the place of the library's file: written beside it and made durable first, then moved, so that
 * whoever reads meets the old version or the new one, never half of one. The old version is kept as the previous one.
 * Throws `E_LIBRARY_UNWRITABLE`, with the old version untouched.
 */
export async function replaceFile({ folder, current, previous }: LibraryPaths, bytes: Uint8Array): Promise<void> {
  const part = join(folder, `.${LIBRARY_NAME}.${process.pid}.part`);
  try {
    await writeDurably(part, bytes);
    await keepPrevious(current, previous);
    await rename(part, current);
  } catch (cause) {
    throw unwritable(current, cause);
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

/** Writes a file and waits until the disk has it. Throws what the disk says. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A second name for the old version costs no time and no room until the first name is given to the new one. */
async function keepPrevious(current: string, previous: string): Promise<void> {
  await rm(previous, { force: true });
  await link(current, previous).catch((cause: unknown) => {
    // The first version has none before it; and some disks know no second names, which costs only the fallback.
    if (!["ENOENT", "EPERM", "ENOTSUP", "EOPNOTSUPP"].includes(codeOf(cause))) throw cause;
  });
}

/**
 * Does work on a library while nobody else may change it, and clears away what a broken import left behind. Throws
 * `E_LIBRARY_BUSY` where another program is changing it, `E_LIBRARY_UNWRITABLE` where the folder cannot be written.
 */
export async function whileLocked<T>(paths: LibraryPaths, work: () => Promise<T>): Promise<T> {
  try {
    await mkdir(paths.folder, { recursive: true });
  } catch (cause) {
    throw unwritable(paths.folder, cause);
  }
  await takeLock(paths.lock);
  try {
    await clearParts(paths.folder);
    return await work();
  } finally {
    await rm(paths.lock, { force: true }).catch(() => undefined);
  }
}

async function takeLock(lock: string): Promise<void> {
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      const file = await open(lock, "wx");
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (cause) {
      if (codeOf(cause) !== "EEXIST") throw unwritable(lock, cause);
      if (await isHeld(lock)) break;
      await rm(lock, { force: true });
    }
  }
  throw new TravauxError(
    "E_LIBRARY_BUSY",
    "Another program is changing the library.",
    `Wait until it is done; if none is, delete ${lock}.`,
    { where: { file: lock } },
  );
}

/** A lock whose owner is no more (the power failed, the import was stopped) holds nothing. */
async function isHeld(lock: string): Promise<boolean> {
  const owner = Number((await bytesOf(lock))?.toString() ?? "");
  if (!Number.isInteger(owner) || owner <= 0) return false;
  try {
    process.kill(owner, 0);
    return owner !== process.pid;
  } catch (cause) {
    return codeOf(cause) === "EPERM";
  }
}

async function clearParts(folder: string): Promise<void> {
  const parts = (await readdir(folder)).filter(
    (name) => name.startsWith(`.${LIBRARY_NAME}.`) && name.endsWith(".part"),
  );
  // What cannot be cleared away is in nobody's way; writing says so where it is.
  await Promise.all(parts.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)));
}

function unwritable(file: string, cause: unknown): TravauxError {
  const code = codeOf(cause);
  const full = code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG";
  return new TravauxError(
    "E_LIBRARY_UNWRITABLE",
    full
      ? `There is no room on the disk for the library (${code}); it is as it was.`
      : `The library cannot be written (${code}); it is as it was.`,
    full ? "Make room, or name another folder with --library." : "Check that you may write in that folder.",
    { where: { file }, cause },
  );
}

function codeOf(thrown: unknown): string {
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : null;
  return typeof code === "string" ? code : "unknown";
}
