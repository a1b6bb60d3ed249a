import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";

const BIN = fileURLToPath(new URL("../../../bin/travaux.mjs", import.meta.url));
const BASE =
  "Pledge on River Ferries\n\nWe, the ferry States, met;\n\n[On pilots, we:]\n\nPay them each spring;\n\nRest.\n";

let folder = "";

function travaux(...args: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const done = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: "utf8" });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-rolling-"));
  const put = (name: string, content: string): void => writeFileSync(join(folder, name), content);
  put("base.txt", BASE);
  put("eu.txt", BASE.replace("spring", "autumn"));
  put("pak.txt", BASE.replace("spring", "summer").replace("Rest.", "Rest at night."));
});

describe("travaux, from copies to a rolling text and back", () => {
  it("compiles, projects each copy to the byte, and ends with 1 where copies collide", () => {
    const rolling = travaux("compile", "base.txt", "EU=eu.txt", "PAK=pak.txt");
    expect(rolling.code).toBe(0);
    expect(rolling.out).toContain("Pay them each [retain: spring][EU: autumn][PAK: summer];");
    expect(rolling.out).toContain("Rest [PAK: at night].");

    const json = travaux("compile", "base.txt", "EU=eu.txt", "PAK=pak.txt", "--json", "--out", "rolling.html");
    writeFileSync(join(folder, "rolling.json"), json.out);
    expect(existsSync(join(folder, "rolling.html"))).toBe(true);
    expect(travaux("project", "rolling.json", "--accept", "PAK")).toMatchObject({
      code: 0,
      out: readFileSync(join(folder, "pak.txt"), "utf8"),
    });
    expect(travaux("project", "rolling.json", "--reject-all")).toMatchObject({ code: 0, out: BASE });
    const both = travaux("project", "rolling.json", "--accept", "EU", "--accept", "PAK");
    expect(both).toMatchObject({ code: 1, err: expect.stringContaining("collision at OP1") });
    expect(both.out).toContain("[EU: autumn][PAK: summer]");
  });

  it("says that there is no such file, not that it is no compiled text", () => {
    const missing = travaux("project", "nowhere.json", "--reject-all");
    expect(missing.code).toBe(2);
    expect(missing.err).toContain("E_FILE_MISSING");
    expect(travaux("project", "base.txt", "--reject-all").err).toContain("E_COMPILED_INVALID");
  });

  it("compares, finds silent changes and measures", () => {
    expect(travaux("compare", "base.txt", "eu.txt")).toMatchObject({ code: 0, out: expect.stringContaining("OP1") });
    const silent = travaux("silent", "base.txt", "pak.txt", "EU=eu.txt", "--json");
    expect(JSON.parse(silent.out).changes.length).toBeGreaterThan(0);
    expect(JSON.parse(travaux("metrics", "base.txt", "--json").out).versions).toMatchObject([{ brackets: 1 }]);
  });

  it("refuses with one clear error and writes nothing", () => {
    for (const args of [
      ["compile", "base.txt"],
      ["compile", "base.txt", "EU=none.txt", "--out", "x.html"],
      ["compile", "base.txt", "EU", "--out", "x.html"],
      ["compile", "base.txt", "EU=eu.txt", "--style", "baroque", "--out", "x.html"],
      ["project", "base.txt", "--reject-all"],
      ["compare", "base.txt"],
    ]) {
      const done = travaux(...args);
      expect(done, args.join(" ")).toMatchObject({
        code: 2,
        out: "",
        err: expect.stringMatching(/^error E_[A-Z_]+: .+\n(?:where: .+\n)?hint: /),
      });
    }
    expect(existsSync(join(folder, "x.html"))).toBe(false);
  });
});
