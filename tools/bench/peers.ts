import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import diffSequences from "@jest/diff-sequences";
import { compareLines } from "@travaux/compare";
import { diffWordsWithSpace } from "diff";
import DiffMatchPatch from "diff-match-patch";
import fastDiff from "fast-diff";
import { diff as fastMyers } from "fast-myers-diff";
import { DefaultLinesDiffComputer } from "vscode-diff";
import type { Pair } from "./texts.ts";

type Sequencer = (
  aLength: number,
  bLength: number,
  isCommon: (x: number, y: number) => boolean,
  found: (count: number) => void,
) => void;

/** Its types describe another module format than it has, so what it is gets asked at run time. */
function isSequencer(value: unknown): value is Sequencer {
  return typeof value === "function";
}

/** A program that finds differences. `run` does all its work on strings in memory, once. */
export interface Peer {
  readonly name: string;
  readonly run: (pair: Pair) => unknown;
  /** True for the engine itself. */
  readonly own?: boolean;
}

const TOKEN = /\s*[\p{L}\p{M}\p{N}_'’-]+|\s*\S|\s+$/gu;

/** The bench's own tokeniser, common to all peers that have none. */
export function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

function numbered(pair: Pair): { a: readonly number[]; b: readonly number[] } {
  const numbers = new Map<string, number>();
  const number = (lines: readonly string[]): number[] =>
    tokensOf(lines.join("\n")).map((token) => {
      const known = numbers.get(token) ?? numbers.size;
      numbers.set(token, known);
      return known;
    });
  return { a: number(pair.base), b: number(pair.revised) };
}

/** Tokens as single characters, for peers that compare strings: up to 60,000 distinct tokens, the surrogates left out. */
export function asCharacters(texts: readonly string[]): {
  readonly strings: readonly string[];
  readonly words: readonly string[];
} {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const strings = texts.map((text) => {
    let out = "";
    for (const token of tokensOf(text)) {
      let known = numbers.get(token);
      if (known === undefined) {
        known = numbers.size;
        numbers.set(token, known);
        words.push(token);
      }
      out += String.fromCharCode(known + (known < 0xd7ff ? 1 : 0x801));
    }
    return out;
  });
  return { strings, words };
}

function joined({ base, revised }: Pair): readonly [string, string] {
  return [base.join("\n"), revised.join("\n")];
}

/** What diff-match-patch makes of two strings, with its semantic cleanup and without a time limit. */
export function semanticDiff(a: string, b: string): readonly (readonly [number, string])[] {
  const engine = new DiffMatchPatch();
  engine.Diff_Timeout = 0;
  const diffs = engine.diff_main(a, b, false);
  engine.diff_cleanupSemantic(diffs);
  return diffs.map((diff) => [diff[0], diff[1]] as const);
}

/** jsdiff is given up after so many milliseconds. */
export const PATIENCE_MS = 20_000;

/** The peers, ours first. */
export const PEERS: readonly Peer[] = [
  { name: "travaux (moves, cleanup)", own: true, run: ({ base, revised }) => compareLines(base, revised) },
  {
    name: "travaux (without)",
    own: true,
    run: ({ base, revised }) => compareLines(base, revised, { tidy: false, wholes: false }),
  },
  { name: "fast-myers-diff", run: (pair) => [...fastMyers([...numbered(pair).a], [...numbered(pair).b])].length },
  {
    name: "@jest/diff-sequences",
    run: (pair) => {
      const { a, b } = numbered(pair);
      let common = 0;
      const sequencer: unknown = diffSequences;
      if (!isSequencer(sequencer)) return null;
      sequencer(
        a.length,
        b.length,
        (x, y) => a[x] === b[y],
        (count) => {
          common += count;
        },
      );
      return common;
    },
  },
  {
    name: "fast-diff on words",
    run: (pair) => {
      const [a = "", b = ""] = asCharacters(joined(pair)).strings;
      return fastDiff(a, b).length;
    },
  },
  {
    name: "diff-match-patch on words, semantic",
    run: (pair) => {
      const [a = "", b = ""] = asCharacters(joined(pair)).strings;
      return semanticDiff(a, b).length;
    },
  },
  {
    name: "vscode-diff, moves",
    run: ({ base, revised }) =>
      new DefaultLinesDiffComputer().computeDiff([...base], [...revised], {
        ignoreTrimWhitespace: false,
        maxComputationTimeMs: 0,
        computeMoves: true,
      }).changes.length,
  },
  {
    name: "jsdiff",
    run: (pair) => {
      const [a, b] = joined(pair);
      return diffWordsWithSpace(a, b, { timeout: PATIENCE_MS })?.length ?? null;
    },
  },
];

/** `git diff --no-index --word-diff` as a whole process on two files; null where there is no git. */
export function gitPeer(pair: Pair): { readonly run: () => void; readonly end: () => void } | null {
  if (spawnSync("git", ["--version"]).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), "travaux-bench-"));
  const [a, b] = joined(pair);
  writeFileSync(join(folder, "a"), a);
  writeFileSync(join(folder, "b"), b);
  return {
    run: () => {
      spawnSync("git", ["diff", "--no-index", "--word-diff", "a", "b"], { cwd: folder, maxBuffer: 1 << 28 });
    },
    end: () => rmSync(folder, { recursive: true }),
  };
}
