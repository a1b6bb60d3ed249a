import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { TravauxError } from "@travaux/instrument";
import { builtinPack, builtinRegister, loadPack, mergePacks, type Pack } from "@travaux/vetting";
import { codeOf } from "./files/load.ts";
import type { Library } from "./pipeline.ts";

/** The packs and the register that come with Travaux, and the packs of the folders named, in order. */
export async function openLibrary(folders: readonly string[]): Promise<Library> {
  const packs: Pack[] = [];
  for (const folder of folders) packs.push(await packOf(folder));
  return {
    pack: packs.length === 0 ? builtinPack() : mergePacks(builtinPack(), ...packs),
    register: builtinRegister(),
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
