import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  appointCommand,
  backupCommand,
  closeCommand,
  enrolCommand,
  firstCommand,
  houseCommand,
  listCommand,
  restoreCommand,
  verifyInstanceCommand,
} from "./administer.ts";

let home = "";
const flags = () => ({ folder: join(home, "instance") });

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "travaux-admin-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe("an instance on the command line", { timeout: 90_000 }, () => {
  it("is set up by its administrator, who is shown each secret once", async () => {
    expect(await houseCommand("federal-secretariat", flags())).toContain("version 1");
    const first = await firstCommand({ ...flags(), name: "Tara Quill", mail: "tara@ministry.example" });
    expect(first).toMatch(/password: +\S{23}\n/);
    expect(first).toContain("otpauth://totp/");
    await enrolCommand({ ...flags(), name: "Sanam Orr", mail: "sanam@ministry.example" });
    expect(await appointCommand("sanam@ministry.example", "registry", flags())).toContain("holds registry");
    await closeCommand("tara@ministry.example", flags());
    const listed = await listCommand(flags());
    expect(listed).toBe(
      "Sanam Orr  sanam@ministry.example  registry\nTara Quill  tara@ministry.example  administrator, closed\n",
    );
    expect(listed).not.toContain(/secret=(\w+)/.exec(first)?.[1] ?? "");
    expect(JSON.parse(await listCommand({ ...flags(), json: true }))).toHaveLength(2);
    expect(await verifyInstanceCommand(flags())).toEqual({ printed: "ok   establishment  1 acts\n", holds: true });
    expect((await backupCommand(join(home, "backup"), flags())).printed).toContain("verified");
    expect((await restoreCommand(join(home, "backup"), { folder: join(home, "again") })).holds).toBe(true);
  });

  it("says what is wrong with a house file", async () => {
    const house = join(home, "house.json");
    writeFileSync(house, '{"id": "x"}');
    await expect(houseCommand(house, flags())).rejects.toMatchObject({ code: "E_HOUSE_UNFIT" });
    await expect(houseCommand(join(home, "none.json"), flags())).rejects.toMatchObject({ code: "E_FILE_UNREADABLE" });
  });

  it("serves until it is asked to end, and ends cleanly", async () => {
    const cli = new URL("../../index.ts", import.meta.url).href;
    const words = JSON.stringify(["serve", "--folder", flags().folder, "--port", "0"]);
    const script = `const { run } = await import(${JSON.stringify(cli)}); process.exitCode = await run(${words});`;
    const child = spawn(process.execPath, ["--conditions=source", "--input-type=module", "-e", script]);
    let said = "";
    const listening = new Promise<void>((resolve) => {
      child.stderr.on("data", (piece) => {
        said += String(piece);
        if (said.includes("published key")) resolve();
      });
    });
    await listening;
    const address = /listens on (\S+)/.exec(said)?.[1] ?? "";
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(said).toContain("Stopped.");
  });
});
