import { createHash } from "node:crypto";
import { mkdir, mkdtemp, open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { TravauxError } from "@travaux/instrument";
import { readAct } from "../act.ts";
import { canonical } from "../canonical/canonical.ts";
import { attachmentsIn } from "../commit/commitments.ts";
import { PAGE_OF_ACTS } from "../limits.ts";
import { openCheckpoint } from "../note/checkpoint.ts";
import type { Signer } from "../note/keys.ts";
import { signedNote } from "../note/note.ts";
import type { RecordStore } from "../store/store.ts";
import { verifierText } from "./verifier-text.ts";

const FORMAT = "travaux-export/1";
const MAX_MANIFEST = 64 * 1024 * 1024; // a line for each paper; the size of a note proper does not bind it

/** An export: its files by their paths within the folder. */
export type ExportFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Everything of a file that was not erased, as canonical bytes under a new checkpoint, with a signed manifest and the
 * verifier beside it. `at` is the instant of the export in milliseconds. The same record, key and instant give the same bytes.
 */
export async function exportFile(store: RecordStore, file: string, signer: Signer, at: number): Promise<ExportFiles> {
  const checkpoint = await store.checkpoint(file, signer);
  const { size } = openCheckpoint(checkpoint, signer.key);
  const texts = await textsUpTo(store, file, size);
  const disclosures = size === 0 ? [] : await store.disclosures(file, 1, size);
  const files = new Map<string, Uint8Array>([
    ["acts.jsonl", linesOf(texts)],
    ["checkpoint", Buffer.from(checkpoint)],
    ["disclosures.jsonl", linesOf(disclosures.map((field) => canonical({ ...field })))],
    ["verify.mjs", Buffer.from(verifierText())],
  ]);
  const listed = [...files].map(([path, bytes]): [string, { bytes: number; sha256: string }] => [
    path,
    { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") },
  ]);
  const papers = await papersOf(store, file, texts);
  const manifest = {
    acts: size,
    at: new Date(at).toISOString(),
    attachments: papers.map(([commitment, bytes]) => ({ bytes: bytes.length, commitment })),
    file,
    files: Object.fromEntries(listed),
    key: signer.key.text,
    salt: Buffer.from(await store.attachmentSalt(file)).toString("hex"),
  };
  for (const [commitment, bytes] of papers) files.set(`attachments/${commitment}`, bytes);
  const json = canonical(manifest, { characters: MAX_MANIFEST });
  return files.set("manifest", Buffer.from(signedNote(`${FORMAT}\n${json}\n`, signer)));
}

/**
 * Writes an export into a new folder; what cannot be written whole is not there afterwards. Throws `E_EXPORT_TARGET` where
 * something has that name, and `E_EXPORT_UNWRITTEN`.
 */
export async function writeExport(files: ExportFiles, folder: string): Promise<void> {
  const target = resolve(folder);
  try {
    await mkdir(target);
  } catch (cause) {
    throw new TravauxError(
      "E_EXPORT_TARGET",
      `The folder ${folder} cannot be made for the export.`,
      "Name a folder that is not there yet, in one that is.",
      { cause },
    );
  }
  const half = await mkdtemp(`${target}-half-`).catch(() => null);
  try {
    if (half === null) throw new Error("no folder can be made beside it");
    if ([...files.keys()].some((path) => path.includes("/"))) await mkdir(join(half, "attachments"));
    for (const [path, bytes] of files) await writeFlushed(join(half, path), bytes);
    if (process.platform === "win32") await rm(target, { recursive: true }); // there a rename needs a free name
    await rename(half, target);
    await flushFolder(dirname(target));
  } catch (cause) {
    if (half !== null) await rm(half, { recursive: true, force: true });
    await rm(target, { recursive: true, force: true });
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TravauxError(
      "E_EXPORT_UNWRITTEN",
      `The export could not be written: ${why}.`,
      "Make room, then export again.",
      {
        cause,
      },
    );
  }
}

async function textsUpTo(store: RecordStore, file: string, size: number): Promise<readonly string[]> {
  const texts: string[] = [];
  while (texts.length < size) {
    const page = await store.readTexts(file, texts.length, Math.min(PAGE_OF_ACTS, size - texts.length));
    if (page.length === 0) break;
    texts.push(...page);
  }
  return texts;
}

async function papersOf(
  store: RecordStore,
  file: string,
  texts: readonly string[],
): Promise<readonly (readonly [string, Uint8Array])[]> {
  const named = new Set(texts.flatMap((text) => [...attachmentsIn(readAct(text).body).values()]));
  const papers: (readonly [string, Uint8Array])[] = [];
  for (const commitment of [...named].sort()) {
    const bytes = await store.attachment(file, commitment);
    if (bytes !== null) papers.push([commitment, bytes]);
  }
  return papers;
}

function linesOf(texts: readonly string[]): Uint8Array {
  return Buffer.from(texts.map((text) => `${text}\n`).join(""), "utf8");
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the name of a new folder durable; where a system cannot flush folders, the files alone are. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
