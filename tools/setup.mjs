// What every command needs before it can run: the locked packages, the pinned Node, the built rooms.
// Plain JavaScript without dependencies, because on a fresh clone it runs under whatever Node (18 or later) is there.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository, absolute. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const BIN = join(ROOT, "node_modules", ".bin");

/** Path of the Node that the lockfile pins, whether or not it is installed yet. */
export function pinnedNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  return join(ROOT, "node_modules", "node", "bin", name);
}

/** Whether this very script already runs on the pinned Node. */
function onPinnedNode() {
  return process.versions.node === readJson("package.json").devDependencies.node;
}

/**
 * Installs the locked packages when they are missing or differ from `package-lock.json`; otherwise does nothing.
 * Compared by version, not by file time, so a fresh checkout over a good install costs nothing.
 */
export function ensureInstalled() {
  const reason = reasonToInstall();
  if (reason === null) return;
  console.log(`Installing packages (npm ci): ${reason}.`);
  // Without node_modules/.bin on the path: npm must run on the machine's own Node, not on the one it is replacing.
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes(`node_modules${sep}.bin`));
  const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, PATH: path.join(delimiter) },
    shell: process.platform === "win32",
  });
  if (done.error)
    stop(`npm could not be started: ${done.error.message}. Install Node 20 or later with npm, then retry.`);
  if (done.status !== 0) stop("npm ci failed; its message is above. Nothing else was done.");
  const left = reasonToInstall();
  if (left !== null)
    stop(`npm ci ended well, yet ${left}. Are install scripts switched off (npm config ignore-scripts)?`);
}

/** Compiles the rooms to `dist/` (incremental: about a second when nothing changed). */
export function ensureBuilt() {
  const status = onNode([join(ROOT, "node_modules", "typescript", "bin", "tsc"), "-b"]);
  if (status !== 0) stop("the rooms do not compile; the compiler's messages are above.");
}

/** Runs a script on the pinned Node with the terminal handed through; returns its exit status. */
export function onNode(args, env = {}) {
  const done = spawnSync(pinnedNode(), args, {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ""}`, ...env },
  });
  if (done.error) stop(`the pinned Node could not be started: ${done.error.message}`);
  return done.status ?? 1;
}

/** Installs what is missing and, unless this is the pinned Node already, runs the calling script again on it and exits. */
export function onPinnedNodeOnly(scriptUrl) {
  ensureInstalled();
  if (!onPinnedNode()) process.exit(onNode([fileURLToPath(scriptUrl), ...process.argv.slice(2)]));
}

/** Why an install is needed, in words for the user, or null. */
function reasonToInstall() {
  const installed = join("node_modules", ".package-lock.json");
  if (!existsSync(join(ROOT, installed))) return "none are here yet";
  if (!existsSync(pinnedNode())) return "the pinned Node is missing";
  const wanted = readJson("package-lock.json").packages;
  const found = readJson(installed).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.startsWith("node_modules/")) continue;
    const have = found[path];
    // An optional package for another platform is rightly absent.
    if (have === undefined && entry.optional) continue;
    if (have === undefined || have.version !== entry.version) return `${path.slice(13)} is not as locked`;
    if (!existsSync(join(ROOT, path))) return `${path.slice(13)} is missing`;
  }
  return null;
}

function readJson(path) {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}

function stop(why) {
  console.error(`\nStopped: ${why}`);
  process.exit(1);
}
