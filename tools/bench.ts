// Measures comparing, compiling, and reading and writing Word files beside their peers, in one run: `npm run bench`. The
// timed span is one warm call on strings or bytes in memory (for git its whole process on two files); medians, and ratios to
// ours. `npm run bench -- quick` leaves the 300 pages and the larger compilations out. Results are printed and written to
// out/bench/.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareLines } from "@travaux/compare";
import { growth, growthPlot } from "./bench/growth.ts";
import { gitPeer, PATIENCE_MS, PEERS } from "./bench/peers.ts";
import { clausePairs, type Pair, pairs } from "./bench/texts.ts";
import { tidiness } from "./bench/tidiness.ts";
import { median } from "./bench/timing.ts";
import { wordRows } from "./bench/word.ts";

const OUT = join(import.meta.dirname, "../out/bench");
const quick = process.argv.includes("quick");

interface Row {
  readonly pair: string;
  readonly peer: string;
  readonly milliseconds: number;
  /** Times ours with moves and cleanup. */
  readonly ratio: number;
}

function measured(pair: Pair): readonly Row[] {
  const runs = pair.base.length > 1500 ? 7 : 25;
  const times = PEERS.map((peer): readonly [string, number] => [peer.name, median(runs, () => peer.run(pair))]);
  const git = gitPeer(pair);
  const all = [...times];
  if (git !== null) {
    all.push(["git diff --word-diff (process)", median(runs, git.run)]);
    git.end();
  }
  const own = times[0]?.[1] ?? 1;
  return all.map(([peer, milliseconds]) => ({ pair: pair.name, peer, milliseconds, ratio: milliseconds / own }));
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  return [heads, ...rows].map(line).join("\n");
}

const rows: Row[] = [];
for (const pair of pairs()) {
  if (quick && pair.base.length > 1500) continue;
  console.error(`measuring ${pair.name}`);
  rows.push(...measured(pair));
}
const peerTable = table(
  ["pair", "peer", "ms", "× ours"],
  rows.map(({ pair, peer, milliseconds, ratio }) => {
    const capped = peer === "jsdiff" && milliseconds >= PATIENCE_MS;
    return [pair, peer, `${capped ? "> " : ""}${milliseconds.toFixed(2)}`, ratio.toFixed(2)];
  }),
);
console.log(`Comparing, median milliseconds of a warm call\n\n${peerTable}\n`);

const moved = pairs().find((pair) => pair.name.startsWith("moves10"));
const moves =
  moved === undefined ? 0 : compareLines(moved.base, moved.revised).changes.filter((each) => each.moved).length;
console.log(`Moves found in ${moved?.name ?? "-"}: ${moves}\n`);

const clauses = clausePairs();
const tidy = clauses === null ? [] : tidiness(clauses);
console.log(
  clauses === null
    ? "Tidiness: the corpus is not present.\n"
    : `Tidiness on ${clauses.length} real proposals\n\n${table(
        ["", "engine", "hunks", "within 2 words", "tokens touched"],
        tidy.map((each) => ["", each.name, String(each.hunks), String(each.near), String(each.size)]),
      )}\n`,
);

console.error("measuring growth");
const points = growth(quick ? [5000] : [5000, 15_000], quick ? [2, 24] : [2, 24, 96, 193]);
console.log(
  `Compiling N delegations\n\n${table(
    ["words", "N", "compile ms", "split and intern ms", "ratio", "MB"],
    points.map((each) => [
      String(each.words),
      String(each.delegations),
      each.compile.toFixed(1),
      each.interning.toFixed(1),
      (each.compile / each.interning).toFixed(2),
      String(each.megabytes),
    ]),
  )}\n`,
);
console.error("measuring Word files");
const words = await wordRows(quick);
console.log(
  `Word files, middle of three runs after one that warms up\n\n${table(
    ["files", "work", "count", "MB", "ms", "MB/s", "files/s", "MB of memory"],
    words.map(({ set, work, files, megabytes, milliseconds, memory }) => [
      set,
      work,
      String(files),
      megabytes.toFixed(2),
      milliseconds.toFixed(1),
      ((megabytes * 1000) / milliseconds).toFixed(2),
      ((files * 1000) / milliseconds).toFixed(1),
      String(memory),
    ]),
  )}\n`,
);
mkdirSync(OUT, { recursive: true });
writeFileSync(
  join(OUT, "bench.json"),
  `${JSON.stringify({ comparing: rows, moves, tidiness: tidy, compiling: points, word: words }, null, 2)}\n`,
);
writeFileSync(join(OUT, "growth.svg"), growthPlot(points));
console.log("written: out/bench/bench.json, out/bench/growth.svg");
