// npm run check: everything that is judged beside the tests. Format and lint, types of rooms and of tests, dead code,
// the lockfile, the record's promises, the house rules; each is one line, with its complaints below it when it fails.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { closingLine } from "./tally.ts";
import { CHECKS } from "./tidy/checks.ts";
import { runtimeDependencies } from "./tidy/lockfile.ts";
import { readHouse } from "./tidy/read-house.ts";
import type { House } from "./tidy/source.ts";

const ROOT = dirname(import.meta.dirname);
const tsc = join("node_modules", "typescript", "bin", "tsc");

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  "format and lint": [
    join("node_modules", "@biomejs", "biome", "bin", "biome"),
    "ci",
    "--colors=off",
    "--error-on-warnings",
    ".",
  ],
  "types of the rooms": [tsc, "-b"],
  "types of tests and tools": [tsc, "-p", "tsconfig.tests.json"],
  "dead code": [join("node_modules", "knip", "bin", "knip.js"), "--treat-config-hints-as-errors"],
};

let passed = 0;
let failed = 0;

for (const [name, args] of Object.entries(COMMANDS)) {
  const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  report(name, run.status === 0, `${run.stdout}${run.stderr}${run.error?.message ?? ""}`);
}
const npm = ["ci", "--dry-run", "--ignore-scripts", "--loglevel=error"];
const dryRun = spawnSync("npm", npm, { cwd: ROOT, encoding: "utf8", shell: process.platform === "win32" });
report("npm ci accepts the lockfile", dryRun.status === 0, `${dryRun.stdout}${dryRun.stderr}`);

// The promises of the record, at lengths that fit here; `npm run crash`, `failures` and `tamper` try them at any.
for (const harness of ["crash --rounds 25", "failures", "tamper --rounds 4000", "access", "canary", "writers"]) {
  const [name = "", ...told] = harness.split(" ");
  const run = spawnSync(process.execPath, [join("tools", `${name}.ts`), ...told], { cwd: ROOT, encoding: "utf8" });
  report(`harness: ${harness}`, run.status === 0, `${run.stderr}${run.error?.message ?? ""}`);
  console.log(run.stdout.trim().replace(/^/gm, "       "));
}

const house = readHouse(ROOT);
for (const { name, find } of CHECKS) {
  const faults = find(house).map(({ path, line, what }) => `${path}${line > 0 ? `:${line}` : ""} ${what}`);
  report(name, faults.length === 0, faults.join("\n"));
}
console.log(`\nRuntime dependencies, direct and not: ${dependencyList(house)}`);
console.log(closingLine({ passed, failed, skipped: 0 }));
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function report(name: string, isRight: boolean, complaints: string): void {
  if (isRight) passed += 1;
  else failed += 1;
  console.log(`${isRight ? "ok  " : "FAIL"} ${name}`);
  if (!isRight) console.log(complaints.trim().replace(/^/gm, "       "));
}

function dependencyList(all: House): string {
  const list = runtimeDependencies(all).map(({ name, version, license }) => `${name} ${version} (${license})`);
  return list.length === 0 ? "none." : `\n  ${list.join("\n  ")}`;
}
