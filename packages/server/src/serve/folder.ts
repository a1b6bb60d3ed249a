import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, stat, unlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { TravauxError } from "@travaux/instrument";
import { privateKeyText, readPrivateKey, type Signer } from "@travaux/record";

/** What an instance keeps in its folder. */
export interface InstanceFolder {
  readonly path: string;
  /** The address of the store: an SQLite file in the folder, or what was named. */
  readonly store: string;
  readonly signer: Signer;
  /** Seals the secrets of authenticator apps. */
  readonly sealingKey: Uint8Array;
}

/** The name of the record in a folder. */
export const RECORD_NAME = "record.sqlite";
/** The name of the signing key in a folder. */
export const SIGNING_NAME = "signing-key";
/** The name of the sealing key in a folder. */
export const SEALING_NAME = "sealing-key";

/** The name in a key where none was given. */
const UNNAMED = "record.travaux.invalid";

/**
 * Opens the folder of an instance, or makes it. Both keys are drawn on the first start and kept so that only their owner may
 * read them; two programs that start at once draw one pair. Throws `E_FOLDER_UNUSABLE`, `E_INSTITUTION_NAMED`, `E_KEY_…`.
 */
export async function openInstanceFolder(
  folder: string,
  { database, institution }: { readonly database?: string | undefined; readonly institution?: string | undefined },
): Promise<InstanceFolder> {
  const path = resolve(folder);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const signing = await keyLine(join(path, SIGNING_NAME), () =>
      privateKeyText(institution ?? UNNAMED, randomBytes(32)),
    );
    const sealing = await keyLine(join(path, SEALING_NAME), () => randomBytes(32).toString("base64"));
    const store = database ?? join(path, RECORD_NAME);
    const signer = readPrivateKey(signing);
    if (institution !== undefined && signer.key.name !== institution) throw named(signer.key.name);
    return { path, store, signer, sealingKey: Buffer.from(sealing, "base64") };
  } catch (cause) {
    if (cause instanceof TravauxError) throw cause;
    const why = cause instanceof Error && "code" in cause ? String(cause.code) : "no reason given";
    throw new TravauxError(
      "E_FOLDER_UNUSABLE",
      `The folder ${folder} cannot be used (${why}).`,
      "Name a folder on a local disk with room on it, in which you may write.",
      { cause },
    );
  }
}

function named(name: string): TravauxError {
  return new TravauxError(
    "E_INSTITUTION_NAMED",
    `The signing key of this folder was drawn in the name of ${name}.`,
    "Leave --institution out; another name needs a new key, and so a new folder.",
  );
}

/** The line of a key file, drawn where there is none; never a half-written one. */
async function keyLine(path: string, draw: () => string): Promise<string> {
  const there = await stat(path).catch(() => null);
  if (there === null) {
    const draft = `${path}.${randomBytes(6).toString("hex")}`;
    await writeFile(draft, `${draw()}\n`, { mode: 0o600, flag: "wx", flush: true });
    await chmod(draft, 0o600);
    await link(draft, path).catch((thrown: unknown) => {
      if (!(thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST")) throw thrown;
    });
    await unlink(draft);
  } else if (process.platform !== "win32" && (there.mode & 0o077) !== 0) {
    throw new TravauxError(
      "E_KEY_EXPOSED",
      `Others on this machine may read the key ${path}.`,
      `Take that right away (chmod 600 ${path}); if somebody may have read it, draw new keys in a new folder.`,
    );
  }
  return (await readFile(path, "utf8")).trim();
}
