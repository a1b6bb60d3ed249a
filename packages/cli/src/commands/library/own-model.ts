import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { TravauxError } from "@travaux/instrument";
import type { Model } from "@travaux/library";

/**
 * A model of the user's own: a module that exports `embed(texts)`, and may export `name`, `version` and `near`. It is the
 * user's code and runs with the user's rights; Travaux brings none and looks for none. Throws `E_MODEL_MODULE`.
 */
export async function ownModel(path: string): Promise<Model> {
  const where = { where: { file: path } };
  let bytes: Uint8Array;
  let module: unknown;
  try {
    bytes = await readFile(path);
    module = await import(pathToFileURL(resolve(path)).href);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    const hint = "Name a file of JavaScript on this machine that exports embed(texts).";
    throw new TravauxError("E_MODEL_MODULE", `The model ${path} cannot be loaded: ${words}`, hint, { ...where, cause });
  }
  const exported: ReadonlyMap<string, unknown> = new Map(Object.entries(module ?? {}));
  const embed = exported.get("embed");
  const near = exported.get("near") ?? null;
  if (typeof embed !== "function" || (near !== null && !(typeof near === "number" && near > 0 && near <= 1))) {
    throw new TravauxError(
      "E_MODEL_MODULE",
      `The model ${path} exports no function embed, or a near that is no number from 0 to 1.`,
      "Export `embed(texts)`, which gives number[][]; docs/spec/library.md shows one.",
      where,
    );
  }
  const version = String(exported.get("version") ?? "");
  const sum = createHash("sha256").update(bytes).update("\u0000").update(version).digest("hex");
  return { name: nameOf(exported.get("name"), path), sum, near, embed: (texts) => embed(texts) };
}

const LONGEST_NAME = 60;

function nameOf(name: unknown, path: string): string {
  const words = typeof name === "string" && name.trim() !== "" ? name : basename(path);
  return words.replace(/\p{Cc}/gu, " ").slice(0, LONGEST_NAME);
}
