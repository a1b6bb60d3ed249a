import { existsSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve, sep } from "node:path";
import { TravauxError } from "@travaux/instrument";

/** What a file name's ending asks for. */
export type OutKind = "html" | "docx" | "pdf" | "json" | "sarif" | "txt";

/** One file to write for one input. */
export interface Target {
  readonly path: string;
  readonly kind: OutKind;
}

const KINDS: Readonly<Record<string, OutKind>> = {
  ".html": "html",
  ".htm": "html",
  ".docx": "docx",
  ".pdf": "pdf",
  ".json": "json",
  ".sarif": "sarif",
  ".txt": "txt",
};

/** A folder named with `--out` gets these. */
const FOLDER_KINDS: readonly OutKind[] = ["html", "docx", "json"];

/**
 * The files one `--out` or `--reply` asks for, by input. A folder gets a file of each usual kind; a name may hold
 * `{name}`, the input's name without its ending, and must where there are several inputs. `allowed` are the kinds that
 * make sense for it. Throws `E_OUT_…`.
 */
export function targetsFor(
  out: string,
  inputs: readonly string[],
  allowed: readonly OutKind[],
): readonly (readonly Target[])[] {
  if (isFolder(out)) {
    const kinds = FOLDER_KINDS.filter((kind) => allowed.includes(kind));
    return inputs.map((input) => kinds.map((kind) => ({ path: join(out, `${stemOf(input)}.${kind}`), kind })));
  }
  const kind = kindOf(out, allowed);
  if (inputs.length > 1 && !out.includes("{name}")) {
    throw new TravauxError(
      "E_OUT_SHARED",
      `${out} is one file, but there are ${inputs.length} inputs, each with a report of its own.`,
      `Name a folder, or put {name} into the name: --out "${withName(out)}".`,
    );
  }
  return inputs.map((input) => [{ path: out.replaceAll("{name}", stemOf(input)), kind }]);
}

/**
 * Refuses what would lose a report or an input: two reports under one name, a report over an input, a folder that is not
 * there or is in the way.
 */
export function checkTargets(targets: readonly Target[], inputs: readonly string[]): void {
  const taken = new Set<string>();
  const read = new Set(inputs.map((input) => resolve(input)));
  for (const { path } of targets) {
    const full = resolve(path);
    if (read.has(full)) {
      throw new TravauxError("E_OUT_IS_INPUT", `${path} is a file to be read.`, "Choose another name for the report.");
    }
    if (taken.has(full)) {
      throw new TravauxError(
        "E_OUT_COLLISION",
        `Two reports would be written to ${path}.`,
        "Give each a name of its own, or vet inputs of the same name one at a time.",
      );
    }
    taken.add(full);
    if (existsSync(full) && statSync(full).isDirectory()) {
      throw new TravauxError("E_OUT_FOLDER", `${path} is a folder.`, "Name a file in it.");
    }
    if (!existsSync(dirname(full))) {
      throw new TravauxError("E_OUT_FOLDER", `There is no folder ${dirname(path)}.`, "Make the folder first.");
    }
  }
}

function kindOf(out: string, allowed: readonly OutKind[]): OutKind {
  const ending = extname(out).toLowerCase();
  const kind = KINDS[ending];
  if (kind !== undefined && allowed.includes(kind)) return kind;
  throw new TravauxError(
    "E_OUT_KIND",
    ending === "" ? `${out} has no ending that says what to write.` : `A report cannot be written as ${ending}.`,
    `End the name with one of: ${allowed.map((one) => `.${one}`).join(" ")}.`,
  );
}

function isFolder(out: string): boolean {
  return out.endsWith("/") || out.endsWith(sep) || (existsSync(out) && statSync(out).isDirectory());
}

function stemOf(input: string): string {
  const name = input === "-" ? "standard-input" : basename(input);
  return name.slice(0, name.length - extname(name).length);
}

function withName(out: string): string {
  return join(dirname(out), `{name}-${basename(out)}`);
}
