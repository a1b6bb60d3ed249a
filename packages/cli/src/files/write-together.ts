import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { TravauxError } from "@travaux/instrument";
import { codeOf } from "./load.ts";

/** A file to be written. */
export interface Written {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes all files or none: each first beside its place under another name, and only when all are on the disk each is
 * moved to its own. Whoever opens a report never sees half of one. Throws `E_OUT_UNWRITABLE`.
 */
export async function writeTogether(files: readonly Written[]): Promise<void> {
  const waiting: { from: string; to: string }[] = [];
  try {
    for (const { path, content } of files) {
      const from = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
      waiting.push({ from, to: path });
      await guarded(path, () => writeFile(from, content, { flush: true }));
    }
    for (const { from, to } of waiting) await guarded(to, () => rename(from, to));
  } finally {
    await Promise.all(waiting.map(({ from }) => rm(from, { force: true }).catch(() => undefined)));
  }
}

async function guarded(path: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (cause) {
    const code = codeOf(cause);
    throw new TravauxError(
      "E_OUT_UNWRITABLE",
      `${path} cannot be written${code === null ? "" : ` (${code})`}.`,
      "Check that you may write in that folder and that the disk has room.",
      { where: { file: path }, cause },
    );
  }
}
