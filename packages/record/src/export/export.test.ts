import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signerFrom } from "../note/keys.ts";
import { fillTrial } from "../trial/filled.ts";
import { dropTrial, openTrial, postgresAnswers, replayed, trialPlace } from "../trial/trial.ts";
import { type ExportFiles, exportFile, writeExport } from "./export.ts";
import { verifierText } from "./verifier-text.ts";

const signer = signerFrom("record.lakes.example", new Uint8Array(32).fill(7));
const hasPostgres = await postgresAnswers();
const folder = mkdtempSync(join(tmpdir(), "travaux-export-"));
let fromSqlite: ExportFiles;

async function exported(kind: "sqlite" | "postgres"): Promise<ExportFiles> {
  const place = trialPlace(kind);
  const store = await openTrial(place, replayed());
  await fillTrial(store, "lake", { acts: 9, words: 60, paperEvery: 3 });
  await store.erase("lake", 4, "/officer/name");
  await store.attach("lake", Buffer.from("named by no act, and so in no export"));
  const files = await exportFile(store, "lake", signer, Date.UTC(2031, 4, 7));
  await store.close();
  await dropTrial(place);
  return files;
}

beforeAll(async () => {
  fromSqlite = await exported("sqlite");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("an export", () => {
  it.skipIf(!hasPostgres)("is the same to the byte from both stores", async () => {
    const fromPostgres = await exported("postgres");
    expect([...fromPostgres.keys()]).toEqual([...fromSqlite.keys()]);
    for (const [path, bytes] of fromPostgres) {
      expect(Buffer.from(bytes).equals(fromSqlite.get(path) ?? Buffer.of()), path).toBe(true);
    }
  });

  it("holds no erased name, and no paper that no act names", () => {
    for (const bytes of fromSqlite.values()) expect(Buffer.from(bytes).includes('"Officer 4"')).toBe(false);
    expect(Buffer.from(fromSqlite.get("disclosures.jsonl") ?? []).includes('"Officer 2"')).toBe(true);
    expect([...fromSqlite.keys()].filter((path) => path.startsWith("attachments/")).length).toBe(3);
  });

  it("of a file without acts is whole too", async () => {
    const place = trialPlace("sqlite");
    const store = await openTrial(place, replayed());
    await store.createFile("empty");
    const files = await exportFile(store, "empty", signer, 0);
    expect([...files.keys()].sort()).toEqual([
      "acts.jsonl",
      "checkpoint",
      "disclosures.jsonl",
      "manifest",
      "verify.mjs",
    ]);
    await store.close();
    await dropTrial(place);
  });

  it("is written whole, to the byte, and over nothing", async () => {
    const target = join(folder, "export");
    await writeExport(fromSqlite, target);
    for (const [path, bytes] of fromSqlite) expect(readFileSync(join(target, path)).equals(bytes), path).toBe(true);
    await expect(writeExport(fromSqlite, target)).rejects.toMatchObject({ code: "E_EXPORT_TARGET" });
    const nowhere = writeExport(fromSqlite, join(folder, "none", "export"));
    await expect(nowhere).rejects.toMatchObject({ code: "E_EXPORT_TARGET" });
    expect(readdirSync(folder)).toEqual(["export"]);
  });

  it("leaves nothing behind where it cannot be written whole", async () => {
    const wrong = new Map(fromSqlite).set("no/such/folder", Buffer.from("x"));
    await expect(writeExport(wrong, join(folder, "half"))).rejects.toMatchObject({ code: "E_EXPORT_UNWRITTEN" });
    expect(readdirSync(folder)).toEqual(["export"]);
  });

  it("carries a verifier without dependencies", () => {
    expect(verifierText()).not.toMatch(/from "(?!node:)/);
  });
});
