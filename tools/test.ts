// npm test [-- ROOM … | vitest arguments]: all tests, or one room's, and a closing line with the figures.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { closingLine, type Tally } from "./tally.ts";

const ROOT = dirname(import.meta.dirname);
const wanted = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "travaux-test-"));
const started = performance.now();
const tally = runTests();
rmSync(folder, { recursive: true, force: true });
console.log(`Took ${Math.round((performance.now() - started) / 1000)} s.`);
console.log(closingLine(tally));
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;

function runTests(): Tally {
  // The command line is tested as it is shipped, so the rooms are compiled first; a single room's tests do without.
  const needsBuild = wanted.length === 0 || wanted.includes("cli");
  if (needsBuild && node(join(ROOT, "node_modules", "typescript", "bin", "tsc"), "-b") !== 0) {
    console.error("The rooms do not compile; no test was run.");
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const seed = process.env.TRAVAUX_SEED ?? String(1 + Math.floor(Math.random() * 0x7fffffff));
  console.log(`Property tests use seed ${seed}; TRAVAUX_SEED=${seed} npm test replays them.`);
  const file = join(folder, "tally.json");
  Object.assign(process.env, { TRAVAUX_SEED: seed, TRAVAUX_TALLY: file });
  const status = node(join(ROOT, "node_modules", "vitest", "vitest.mjs"), "run", ...wanted.map(pathOf));
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counted: Tally = JSON.parse(readFileSync(file, "utf8"));
  // A run that vitest itself calls failed never ends with "0 failed" here.
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/** A room's name stands for its folder; anything else is vitest's own to understand. */
function pathOf(word: string): string {
  if (existsSync(join(ROOT, "packages", word, "package.json"))) return `packages/${word}/`;
  return word === "tools" ? "tools/" : word;
}

function node(...args: readonly string[]): number {
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" }).status ?? 1;
}
