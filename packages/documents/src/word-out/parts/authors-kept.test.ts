import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compile, instrumentOfLines } from "@travaux/compare";
import { afterAll, describe, expect, it } from "vitest";
import { readFile } from "../../read/read-file.ts";
import { openArchive } from "../../zip/archive.ts";
import { rollingDocx } from "../rolling/rolling-docx.ts";
import { authorsIn } from "./authors-part.ts";

const folder = mkdtempSync(join(tmpdir(), "travaux-kept-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const present = spawnSync("soffice", ["--version"]).status === 0;

const BASE = ["Agree to survey every river mouth each spring;", "Decide to meet in Port Elm;", "Thank the crews;"];
const FILED: Readonly<Record<string, readonly string[]>> = {
  EU: ["Agree to survey every river mouth each autumn;", "Decide to meet in Port Elm;", "Thank all crews;"],
  KEN: ["Agree to survey every river mouth each autumn;", "Decide to meet in Port Ash;", "Thank the crews;"],
};

describe.skipIf(!present)(`a rolling text that LibreOffice has saved again${present ? "" : " (not present)"}`, () => {
  it("still says whom the name of a shared change stands for, and gives each delegation its own text", async () => {
    const filings = Object.entries(FILED).map(([party, text]) => ({ party, text }));
    const compilation = compile(instrumentOfLines(BASE, "v1"), filings);
    const bytes = await rollingDocx(compilation, { date: "2031-02-03T10:00:00Z" });
    writeFileSync(join(folder, "rolling.docx"), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    const out = join(folder, "again");
    const args = [profile, "--headless", "--convert-to", "docx", "--outdir", out, join(folder, "rolling.docx")];
    spawnSync("soffice", args, { timeout: 120_000 });
    const again = new Uint8Array(readFileSync(join(out, "rolling.docx")));
    const sets = authorsIn(openArchive(again, "rolling.docx"), "rolling.docx");
    expect(sets.get("EU, KEN")).toEqual(["EU", "KEN"]);
    for (const [author, text] of Object.entries(FILED)) {
      const own = await readFile(again, "rolling.docx", { view: { author } });
      expect(own.paragraphs.map((paragraph) => paragraph.text)).toEqual(text);
    }
  }, 180_000);
});
