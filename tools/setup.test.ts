import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

// A clone of its own for each test, with a stand-in for npm that notes that it was called and does what the test asks.
let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "travaux-setup-"));
  for (const folder of ["tools", "bin", "node_modules/node/bin", "node_modules/saxes"]) {
    mkdirSync(join(clone, folder), { recursive: true });
  }
  copyFileSync(join(import.meta.dirname, "setup.mjs"), join(clone, "tools", "setup.mjs"));
  writeFileSync(join(clone, "node_modules/node/bin/node"), "");
  lock("package-lock.json", { saxes: "6.0.0" });
  lock("node_modules/.package-lock.json", { saxes: "6.0.0" });
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

function lock(path: string, versions: Record<string, string>, more: object = {}): void {
  const packages = Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version, ...more }]);
  writeFileSync(join(clone, path), JSON.stringify({ packages: Object.fromEntries(packages) }));
}

function setUp(npm = "true"): { readonly installed: boolean; readonly status: number | null; readonly said: string } {
  writeFileSync(join(clone, "bin", "npm"), `#!/bin/sh\ntouch called\n${npm}\n`);
  chmodSync(join(clone, "bin", "npm"), 0o755);
  const script = `import { ensureInstalled } from ${JSON.stringify(join(clone, "tools", "setup.mjs"))}; ensureInstalled();`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${join(clone, "bin")}:${dirname(process.execPath)}:/usr/bin:/bin` },
  });
  return { installed: existsSync(join(clone, "called")), status: run.status, said: run.stdout + run.stderr };
}

test("what is installed as locked is not installed again", () => {
  expect(setUp()).toMatchObject({ installed: false, status: 0, said: "" });
});

test("a package of another version is installed anew", () => {
  lock("package-lock.json", { saxes: "6.0.1" });
  const { installed, status, said } = setUp("cp package-lock.json node_modules/.package-lock.json");
  expect({ installed, status }).toEqual({ installed: true, status: 0 });
  expect(said).toContain("saxes is not as locked");
});

test("a bare clone is installed", () => {
  rmSync(join(clone, "node_modules"), { recursive: true });
  const npm =
    "mkdir -p node_modules/node/bin node_modules/saxes && cp package-lock.json node_modules/.package-lock.json";
  expect(setUp(`${npm} && touch node_modules/node/bin/node`)).toMatchObject({ installed: true, status: 0 });
});

test("an optional build for another platform may be absent", () => {
  lock("package-lock.json", { saxes: "6.0.0", "tool-for-another-platform": "1.0.0" }, { optional: true });
  expect(setUp()).toMatchObject({ installed: false, status: 0 });
});

test("a failed installation stops the command and says so", () => {
  rmSync(join(clone, "node_modules"), { recursive: true });
  const { status, said } = setUp("exit 1");
  expect(status).toBe(1);
  expect(said).toContain("npm ci failed");
});

test("an installation that left out the pinned Node is not taken for a good one", () => {
  rmSync(join(clone, "node_modules/node"), { recursive: true });
  const { status, said } = setUp("true");
  expect(status).toBe(1);
  expect(said).toContain("ignore-scripts");
});
