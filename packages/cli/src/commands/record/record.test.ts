import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillTrial, openTrial } from "@travaux/record";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifiedShape } from "../../shapes/record-shapes.ts";
import { checkpointCommand, exportCommand, filesCommand, keyCommand, receiptCommand } from "./keep.ts";
import { verifyRecordCommand } from "./verify.ts";

let folder = "";
let key = "";
const at = (name: string): string => join(folder, name);
const around = { env: {} };
const flags = (): { readonly store: string; readonly sign: string } => ({
  store: at("record.sqlite"),
  sign: at("key"),
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "travaux-record-cli-"));
  const store = await openTrial({ kind: "sqlite", address: at("record.sqlite") });
  await fillTrial(store, "lake-7", { acts: 4, words: 40, paperEvery: 2 });
  await store.close();
  key = (await keyCommand("record.lakes.example", at("key"))).trim();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the record on the command line", () => {
  it("prints a verdict as docs/spec/record.md shows it", () => {
    const spec = readFileSync(new URL("../../../../../docs/spec/record.md", import.meta.url), "utf8");
    const shown = /```json verified\n([\s\S]*?)```/.exec(spec)?.[1] ?? "";
    expect(verifiedShape.parse(JSON.parse(shown)).verdict).toBe("in-itself");
  });

  it("is exported, and the export verified with the published key and an earlier head", async () => {
    await checkpointCommand("lake-7", { ...flags(), out: at("head") }, around);
    const said = await exportCommand("lake-7", at("export"), flags(), around);
    expect(said).toContain(`verify with: travaux verify ${at("export")} --key ${key}`);
    const { printed, holds } = verifyRecordCommand(at("export"), { key, head: at("head") });
    expect(holds).toBe(true);
    expect(printed.endsWith("VALID.\n")).toBe(true);
    expect(verifyRecordCommand(at("export"), {}).printed).toContain("CONSISTENT IN ITSELF ONLY.");
  });

  it("shows a changed export as not valid, also as data", async () => {
    await exportCommand("lake-7", at("export"), flags(), around);
    const acts = join(at("export"), "acts.jsonl");
    writeFileSync(acts, readFileSync(acts, "utf8").replace("dusk", "dawn"));
    const { printed, holds } = verifyRecordCommand(at("export"), { key, json: true });
    expect(holds).toBe(false);
    expect(JSON.parse(printed)).toMatchObject({ verdict: "not-valid", fault: "acts.jsonl is not as it was written" });
  });

  it("gives receipts that hold alone", async () => {
    const receipt = await receiptCommand("lake-7", "3", { ...flags(), out: at("receipt.json") }, around);
    expect(receipt).toBe("");
    expect(verifyRecordCommand(at("receipt.json"), { key }).printed).toContain("act 3 of file lake-7 is among them");
    await expect(receiptCommand("lake-7", "third", flags(), around)).rejects.toMatchObject({ code: "E_USAGE" });
    await expect(receiptCommand("lake-7", "9", flags(), around)).rejects.toMatchObject({ code: "E_PROOF_RANGE" });
  });

  it("lists its files", async () => {
    expect(await filesCommand(flags(), around)).toMatch(/^lake-7 {2}4 acts, last \d{4}-/);
    expect(
      JSON.parse(await filesCommand({ json: true }, { env: { TRAVAUX_STORE: at("record.sqlite") } })),
    ).toMatchObject([{ file: "lake-7", acts: 4 }]);
  });

  it("keeps a signing key from others, and never writes over one", async () => {
    expect(statSync(at("key")).mode & 0o077).toBe(0);
    await expect(keyCommand("record.lakes.example", at("key"))).rejects.toMatchObject({ code: "E_OUT_UNWRITABLE" });
  });

  it("says what is missing", async () => {
    await expect(filesCommand({}, around)).rejects.toMatchObject({ code: "E_USAGE" });
    await expect(filesCommand({ store: at("other.sqlite") }, around)).rejects.toMatchObject({ code: "E_FILE_MISSING" });
    expect(existsSync(at("other.sqlite"))).toBe(false);
    await expect(checkpointCommand("lake-7", { store: at("record.sqlite") }, around)).rejects.toMatchObject({
      code: "E_USAGE",
    });
    await expect(checkpointCommand("lake-7", { ...flags(), sign: at("none") }, around)).rejects.toMatchObject({
      code: "E_FILE_MISSING",
    });
    expect(() => verifyRecordCommand(at("nothing"), {})).toThrow(
      expect.objectContaining({ code: "E_VERIFY_UNREADABLE" }),
    );
  });
});
