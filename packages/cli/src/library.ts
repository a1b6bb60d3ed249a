import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { TravauxError } from "@travaux/instrument";
import { EMPTY_LIBRARY } from "@travaux/library";
import { builtinPack, builtinRegister, loadPack, mergePacks, type Pack, registerWith } from "@travaux/vetting";
import { openAgreed } from "./commands/library/open-agreed.ts";
import { openFacts } from "./commands/treaty/facts-folder.ts";
import { codeOf } from "./files/load.ts";
import type { Library } from "./pipeline.ts";

/** Folders of one's own beside the packs: imported facts of the treaty register, a library of agreed language. */
export interface OwnFolders {
  readonly register?: string;
  /** Several are asked as one. */
  readonly library?: readonly string[];
}

/**
 * The packs, the register and the starter library that come with Travaux, with the packs of the folders named, in order, and
 * what was imported into the folders of one's own; `tell` is given warnings. Throws `E_PACK_…`, `E_REGISTER_FACTS`, `E_LIBRARY_…`.
 */
export async function openLibrary(
  folders: readonly string[],
  own: OwnFolders = {},
  tell: (line: string) => void = () => undefined,
): Promise<Library> {
  const packs: Pack[] = [];
  for (const folder of folders) packs.push(await packOf(folder));
  const register = builtinRegister();
  return {
    pack: packs.length === 0 ? builtinPack() : mergePacks(builtinPack(), ...packs),
    register: own.register === undefined ? register : registerWith(register, await openFacts(own.register)),
    agreed: own.library === undefined ? EMPTY_LIBRARY : await openAgreed(own.library, tell),
  };
}

async function packOf(folder: string): Promise<Pack> {
  const files = await filesOf(folder);
  try {
    return loadPack(files);
  } catch (thrown) {
    if (!(thrown instanceof TravauxError)) throw thrown;
    const { file } = thrown.where;
    const where = { ...thrown.where, file: file === undefined ? folder : join(folder, file) };
    throw new TravauxError(thrown.code, thrown.message, thrown.hint, { where, cause: thrown });
  }
}

async function filesOf(folder: string): Promise<readonly { name: string; content: string }[]> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
    return await Promise.all(
      names.map(async (name) => ({ name, content: await readFile(join(folder, name), "utf8") })),
    );
  } catch (cause) {
    const code = codeOf(cause);
    throw new TravauxError(
      "E_PACK_FOLDER",
      `The pack ${folder} cannot be read${code === null ? "" : ` (${code})`}.`,
      "Name the folder that holds pack.json; docs/spec/packs.md shows one.",
      { where: { file: folder }, cause },
    );
  }
}
