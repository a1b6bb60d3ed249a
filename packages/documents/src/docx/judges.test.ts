import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { makeDocx } from "../made-files.ts";
import { readFile } from "../read/read-file.ts";
import { MADE_TRACKED } from "./made-tracked.ts";
import { readTracked } from "./read-tracked.ts";
import { adds, type WordView } from "./revision.ts";

const present = spawnSync("pandoc", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "travaux-judges-"));
afterAll(() => rmSync(folder, { recursive: true }));

const corpus = fileURLToPath(new URL("../../../../../shared/corpora/docx/", import.meta.url));
/** Files in which pandoc reads what nobody disputes; `docs/spec/word-text.md` says where it errs in the others. */
const UNDISPUTED =
  /__(?:009|010|013-DeletedP|RP00[235]|RP018|RP038|RP039|RP04[357]|RP052|DA224|expected_redline|stress023|unmarshall)[^/]*\.docx$/;
/** What pandoc does not say with all changes shown: a deletion inside another's insertion. */
const NESTED = /inside an insertion|RP047/;

function pandoc(bytes: Uint8Array, mode: "accept" | "reject" | "all", to: "plain" | "json"): string {
  const path = join(folder, "draft.docx");
  writeFileSync(path, bytes);
  const args = [`--track-changes=${mode}`, "--from=docx", `--to=${to}`, "--wrap=none", path];
  return execFileSync("pandoc", args, { encoding: "utf8", maxBuffer: 1 << 28 });
}

const words = (text: string): string => text.replace(/\[\^?[^\]]*\](?:: )?/g, "").replace(/[^\p{L}\p{N}]+/gu, "");

describe.skipIf(!present)(`pandoc, another reader of Word files${present ? "" : " (not present)"}`, () => {
  const files = existsSync(corpus)
    ? ["tracked", "realworld"].flatMap((part) =>
        readdirSync(corpus + part).flatMap((name) => (UNDISPUTED.test(name) ? [`${part}/${name}`] : [])),
      )
    : [];
  const cases: readonly (readonly [string, () => Uint8Array])[] = [
    ...MADE_TRACKED.map(([name, body]) => [name, () => makeDocx(body)] as const),
    ...files.map((path) => [path, () => new Uint8Array(readFileSync(corpus + path))] as const),
  ];
  const modes = [["accept", "accepted"] as const, ["reject", "rejected"] as const];

  it.each(cases)("finds the same words in %s, accepted and rejected", async (_, bytesOf) => {
    const bytes = bytesOf();
    for (const [mode, view] of modes) {
      expect(words(await sourceOf(bytes, view))).toBe(words(pandoc(bytes, mode, "plain")));
    }
  });

  it.each(cases.filter(([name]) => !NESTED.test(name)))(
    "names the same authors of the same words in %s",
    async (_, bytesOf) => {
      const bytes = bytesOf();
      const { paragraphs, revisions } = await readTracked(bytes, "draft.docx");
      const ours = paragraphs.flatMap(({ segments }) =>
        segments.flatMap(({ text, revisions: ids }) =>
          ids.flatMap((id) => {
            const revision = revisions[id];
            return revision === undefined ? [] : [`${adds(revision) ? "+" : "-"} ${revision.author}: ${words(text)}`];
          }),
        ),
      );
      expect(gathered(ours)).toEqual(gathered(changedSpans(JSON.parse(pandoc(bytes, "all", "json")))));
    },
  );
});

async function sourceOf(bytes: Uint8Array, view: WordView): Promise<string> {
  return (await readFile(bytes, "draft.docx", { view })).source;
}

/** All words of each author and kind as one string: readers cut runs differently. */
function gathered(lines: readonly string[]): Readonly<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const line of lines) {
    const [who = "", text = ""] = line.split(": ");
    sums[who] = (sums[who] ?? "") + text;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, text]) => text !== ""));
}

/** Spans of pandoc's tree that stand for insertions and deletions. */
function changedSpans(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(changedSpans);
  if (typeof node !== "object" || node === null) return [];
  const inside = Object.values(node).flatMap(changedSpans);
  if (!("t" in node) || node.t !== "Span" || !("c" in node) || !Array.isArray(node.c)) return inside;
  const [[, classes, pairs], content] = node.c;
  const sign = classes.includes("insertion") ? "+" : classes.includes("deletion") ? "-" : null;
  if (sign === null) return inside;
  const author = Object.fromEntries(pairs).author ?? "";
  return [`${sign} ${author}: ${words(stringsIn(content).join(""))}`, ...inside];
}

function stringsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(stringsIn);
  if (typeof node !== "object" || node === null) return [];
  if ("t" in node && node.t === "Str" && "c" in node && typeof node.c === "string") return [node.c];
  return Object.values(node).flatMap(stringsIn);
}
