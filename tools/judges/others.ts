import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { linesOfOffice, linesOfWord, type Views } from "./scan.ts";

/** Another program's reading of each file; null where it gives none. */
export type Readings = readonly (Views | null)[];

/** The engine of docxodus, once started. */
export type Docxodus = typeof import("docxodus/core");

/** Starts docxodus: .NET in WebAssembly, which speaks to the console while it starts. */
export async function startDocxodus(): Promise<Docxodus> {
  const { log } = console;
  console.log = (): void => undefined;
  try {
    const engine = await import("docxodus/core");
    await engine.initialize();
    return engine;
  } finally {
    console.log = log;
  }
}

/** Files with all changes accepted, and with all rejected, by docxodus. */
export async function byDocxodus(engine: Docxodus, files: readonly Uint8Array[]): Promise<Readings> {
  const readings: (Views | null)[] = [];
  for (const file of files) {
    try {
      const accepted = mainLines(await engine.docxDiffAcceptRevisions(file));
      readings.push({ accepted, rejected: mainLines(await engine.docxDiffRejectRevisions(file)) });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      readings.push(null);
    }
  }
  return readings;
}

function mainLines(bytes: Uint8Array): readonly string[] {
  return linesOfWord(new TextDecoder().decode(unzipSync(bytes)["word/document.xml"]));
}

/** Whether a program that judges is on this machine. */
export function has(program: string): boolean {
  return spawnSync(program, ["--version"]).status === 0;
}

/** Runs work in a folder of its own that is gone afterwards. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "travaux-judges-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files as pandoc reads them; one that it does not take has no reading. */
export function byPandoc(files: readonly Uint8Array[]): Readings {
  return inFolder((folder) =>
    files.map((file) => {
      const path = join(folder, "paper.docx");
      writeFileSync(path, file);
      const read = (mode: string): readonly string[] | null => {
        const args = [`--track-changes=${mode}`, "--from=docx", "--to=json", "--standalone", path];
        const { status, stdout } = spawnSync("pandoc", args, { encoding: "utf8", maxBuffer: 1 << 28 });
        return status === 0 ? linesOfPandoc(JSON.parse(stdout)) : null;
      };
      const [accepted, rejected] = [read("accept"), read("reject")];
      return accepted === null || rejected === null ? null : { accepted, rejected };
    }),
  );
}

interface PandocNode {
  readonly t: string;
  readonly c?: unknown;
}

function isNode(value: unknown): value is PandocNode {
  return typeof value === "object" && value !== null && "t" in value && typeof value.t === "string";
}

function linesOfPandoc(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(linesOfPandoc);
  if (typeof value !== "object" || value === null) return [];
  if (isNode(value) && ["Para", "Plain", "Header", "MetaInlines"].includes(value.t)) return [wordsIn(value.c)];
  return Object.values(value).flatMap(linesOfPandoc);
}

function wordsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsIn).join("");
  if (!isNode(value)) return "";
  if (value.t === "Space" || value.t === "SoftBreak") return " ";
  if (value.t === "LineBreak") return "\n";
  if (value.t === "Note") return "";
  if (value.t === "Str" && typeof value.c === "string") return value.c;
  if (value.t === "Math" && Array.isArray(value.c)) return String(value.c[1]);
  return wordsIn(value.c);
}

/** Files as LibreOffice has opened them; one that it does not convert has no reading. */
export function byOffice(files: readonly Uint8Array[]): Readings {
  return inFolder((folder) =>
    convertedBy(folder, files, "fodt").map((bytes) => (bytes === null ? null : linesOfOffice(bytes.toString("utf8")))),
  );
}

/** Files opened by LibreOffice and saved in a format; null where it saved nothing. */
export function convertedBy(folder: string, files: readonly Uint8Array[], to: string): readonly (Buffer | null)[] {
  const paths = files.map((file, at) => {
    const path = join(folder, `${at}.docx`);
    writeFileSync(path, file);
    return path;
  });
  const out = join(folder, "out");
  const target = (at: number): string => join(out, `${at}.${to}`);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
  const run = (some: readonly string[]): void => {
    spawnSync("soffice", [profile, "--headless", "--convert-to", to, "--outdir", out, ...some], { timeout: 300_000 });
  };
  run(paths);
  // A file that brings the program down takes those after it along: they are given once more, each alone.
  for (const [at, path] of paths.entries()) if (!existsSync(target(at))) run([path]);
  return paths.map((_, at) => (existsSync(target(at)) ? readFileSync(target(at)) : null));
}
