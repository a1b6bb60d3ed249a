import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { TravauxError } from "@travaux/instrument";
import {
  exportFile,
  openStore,
  privateKeyText,
  type RecordStore,
  readPrivateKey,
  type Signer,
  signerFrom,
  writeExport,
} from "@travaux/record";
import { codeOf } from "../../files/load.ts";
import { writeTogether } from "../../files/write-together.ts";
import { checkedJson } from "../../shapes/checked.ts";
import { type FileLine, fileLinesShape } from "../../shapes/record-shapes.ts";

/** What the commands of the record are given. */
export interface RecordSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What most commands of the record are told. */
export interface RecordFlags {
  readonly store?: string;
  readonly sign?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Draws a signing key, writes it to a new file that only its owner may read, and prints the key to publish. Throws `E_OUT_UNWRITABLE`. */
export async function keyCommand(name: string, out: string): Promise<string> {
  const seed = randomBytes(32);
  const { key } = signerFrom(name, seed);
  try {
    await writeFile(out, `${privateKeyText(name, seed)}\n`, { flag: "wx", mode: 0o600, flush: true });
  } catch (cause) {
    throw new TravauxError(
      "E_OUT_UNWRITABLE",
      `${out} cannot be written (${codeOf(cause) ?? "no reason given"}).`,
      "Name a file that is not there yet: a key is never written over another.",
      { where: { file: out }, cause },
    );
  }
  return `${key.text}\n`;
}

/** The files of a record with their heads. */
export async function filesCommand(flags: RecordFlags, around: RecordSurroundings): Promise<string> {
  return withStore(flags, around, async (store) => {
    const lines: FileLine[] = [];
    for (const file of await store.files()) {
      const { seq, at, hash } = await store.head(file);
      lines.push({ file, acts: seq, last: at, head: hash });
    }
    if (flags.json) return checkedJson(fileLinesShape, lines);
    return lines
      .map(({ file, acts, last }) => `${file}  ${acts} acts${last === null ? "" : `, last ${last}`}\n`)
      .join("");
  });
}

/** Exports a file into a new folder; prints what an auditor should be given apart from it. */
export async function exportCommand(
  file: string,
  folder: string,
  flags: RecordFlags,
  around: RecordSurroundings,
): Promise<string> {
  const signer = await signerOf(flags);
  return withStore(flags, around, async (store) => {
    const files = await exportFile(store, file, signer, Date.now());
    await writeExport(files, folder);
    const { seq } = await store.head(file);
    return `exported ${seq} acts of ${file} to ${folder}\nverify with: travaux verify ${folder} --key ${signer.key.text}\n`;
  });
}

/** The signed head of a file, to be kept elsewhere. */
export async function checkpointCommand(file: string, flags: RecordFlags, around: RecordSurroundings): Promise<string> {
  const signer = await signerOf(flags);
  return withStore(flags, around, (store) => store.checkpoint(file, signer)).then((note) => written(note, flags));
}

/** The receipt of an act: the act, its proof, and the signed head. Throws `E_USAGE` where the number is none. */
export async function receiptCommand(
  file: string,
  seq: string,
  flags: RecordFlags,
  around: RecordSurroundings,
): Promise<string> {
  if (!/^[1-9]\d{0,9}$/.test(seq))
    throw new TravauxError("E_USAGE", `${seq} is no act's number.`, "Give a number: 12.");
  const signer = await signerOf(flags);
  const receipt = await withStore(flags, around, (store) => store.receipt(file, Number(seq), signer));
  return written(receipt, flags);
}

/** To a file where one is named, with nothing more said; else printed. To the byte: a receipt is its own re-encoding. */
async function written(content: string, { out }: RecordFlags): Promise<string> {
  if (out === undefined) return content;
  await writeTogether([{ path: out, content }]);
  return "";
}

async function withStore<Result>(
  { store: named }: RecordFlags,
  { env }: RecordSurroundings,
  use: (store: RecordStore) => Promise<Result>,
): Promise<Result> {
  const address = named ?? env.TRAVAUX_STORE;
  if (address === undefined || address === "") {
    throw new TravauxError(
      "E_USAGE",
      "No record was named.",
      "Add --store with a file or postgres://…, or set TRAVAUX_STORE.",
    );
  }
  if (!/^postgres(ql)?:/.test(address) && !existsSync(address)) {
    // Only a server makes a record; a name typed wrongly must not.
    throw new TravauxError("E_FILE_MISSING", `There is no record ${address}.`, "Check the name and the folder.", {
      where: { file: address },
    });
  }
  const store = await openStore(address, { now: Date.now, randomBytes: (length) => randomBytes(length) });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function signerOf({ sign }: RecordFlags): Promise<Signer> {
  if (sign === undefined) {
    throw new TravauxError(
      "E_USAGE",
      "No signing key was named.",
      "Add --sign with the file that `travaux record key` wrote.",
    );
  }
  const line = await readFile(sign, "utf8").catch((cause: unknown) => {
    throw new TravauxError("E_FILE_MISSING", `There is no key ${sign}.`, "Check the name and the folder.", {
      where: { file: sign },
      cause,
    });
  });
  return readPrivateKey(line.trim());
}
