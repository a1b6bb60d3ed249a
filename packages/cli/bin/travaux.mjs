#!/usr/bin/env node
// Starts Travaux. Plain JavaScript that an old Node can still read: where Node is older than 26, the pinned Node of this
// installation takes over; where there is none, the user is told in words instead of by a stack of syntax errors.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const OLDEST = 26;
const self = fileURLToPath(import.meta.url);
const main = join(dirname(dirname(self)), "dist", "main.js");

function fail(code, message, hint) {
  process.stderr.write(`error ${code}: ${message}\nhint: ${hint}\n`);
  process.exit(2);
}

/** The Node that was installed with Travaux: in the nearest node_modules above this file that has one. */
function pinnedNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  for (let folder = dirname(self); folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", "node", "bin", name);
    if (existsSync(candidate)) return candidate;
  }
  return null;
}

const major = Number(process.versions.node.split(".")[0]);
if (major < OLDEST) {
  const node = process.env.TRAVAUX_NODE_TRIED === "1" ? null : pinnedNode();
  if (node === null) {
    fail(
      "E_NODE_TOO_OLD",
      `Travaux needs Node ${OLDEST} or later; this is Node ${process.versions.node}.`,
      "Run `npm ci` in the folder of Travaux, which brings the right Node with it, or install a newer one.",
    );
  }
  const done = spawnSync(node, [self, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, TRAVAUX_NODE_TRIED: "1" },
  });
  if (done.error) fail("E_NODE_TOO_OLD", `Node could not be started: ${done.error.message}.`, "Run `npm ci` again.");
  process.exit(done.status === null ? 1 : done.status);
} else if (!existsSync(main)) {
  fail("E_NOT_BUILT", "Travaux has not been built yet.", "Run `npm run build` in the folder of Travaux.");
} else {
  const cli = await import(pathToFileURL(main).href).catch((error) => {
    fail("E_NOT_BUILT", `Travaux was built only in part: ${error.message}.`, "Run `npm run build` again.");
  });
  process.exitCode = await cli.run(process.argv.slice(2));
}
