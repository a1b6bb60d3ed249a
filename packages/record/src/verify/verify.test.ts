import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ExportFiles, exportFile, writeExport } from "../export/export.ts";
import { signerFrom } from "../note/keys.ts";
import { signedNote } from "../note/note.ts";
import type { RecordStore } from "../store/store.ts";
import { fillTrial } from "../trial/filled.ts";
import { dropTrial, openTrial, replayed, type TrialPlace, trialPlace } from "../trial/trial.ts";
import { main, verifyExport, verifyReceipt } from "./verifier.ts";

const signer = signerFrom("record.lakes.example", new Uint8Array(32).fill(7));
const key = signer.key.text;
const AT = Date.UTC(2031, 4, 7);
const folder = mkdtempSync(join(tmpdir(), "travaux-verify-"));
let place: TrialPlace;
let store: RecordStore;
let whole: ExportFiles;
let head = "";
let receipt = "";

beforeAll(async () => {
  place = trialPlace("sqlite");
  store = await openTrial(place, replayed());
  await fillTrial(store, "lake", { acts: 5, words: 60, paperEvery: 3 });
  head = await store.checkpoint("lake", signer);
  await fillTrial(store, "lake", { acts: 9, words: 60, paperEvery: 3 });
  await store.erase("lake", 4, "/officer/name");
  receipt = await store.receipt("lake", 3, signer);
  whole = await exportFile(store, "lake", signer, AT);
  await writeExport(whole, join(folder, "export"));
  writeFileSync(join(folder, "head"), head);
  writeFileSync(join(folder, "receipt.json"), receipt);
});
afterAll(async () => {
  await store.close();
  await dropTrial(place);
  rmSync(folder, { recursive: true });
});

function changed(path: string, change: (text: string) => string): ExportFiles {
  return new Map(whole).set(path, Buffer.from(change(Buffer.from(whole.get(path) ?? []).toString("utf8"))));
}

/** An export changed by somebody who has a key of their own: the manifest fits again, and so does its signature. */
function refitted(path: string, change: (text: string) => string, by: typeof signer): ExportFiles {
  const files = new Map(changed(path, change));
  const [, json = ""] = Buffer.from(files.get("manifest") ?? [])
    .toString("utf8")
    .split("\n");
  const bytes = Buffer.from(files.get(path) ?? []);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const manifest = json
    .replace(new RegExp(`("${path}":\\{"bytes":)\\d+(,"sha256":")[0-9a-f]{64}`), `$1${bytes.length}$2${hash}`)
    .replace(key, by.key.text);
  return files.set("manifest", Buffer.from(signedNote(`travaux-export/1\n${manifest}\n`, by)));
}

describe("an export", () => {
  it("is valid with the institution's key, and says what was checked", () => {
    const { checked, fault } = verifyExport(whole, { key, head });
    expect(fault).toBeNull();
    expect(checked).toEqual([
      "the manifest is signed by record.lakes.example",
      "8 files, none missing, none surplus, each as the manifest lists it",
      "9 acts of file lake, each linked to the one before",
      expect.stringMatching(/^the checkpoint is signed, and is of these acts: 9, /),
      "13 personal fields: 12 as they were filed, 1 erased",
      "3 attachments named by acts: 3 as they were filed, 0 erased",
      "the export begins with the 5 acts of the checkpoint given with --head",
    ]);
  });

  it("is consistent in itself only without a key", () => {
    expect(verifyExport(whole).checked[0]).toMatch(/^without --key: consistent in itself only/);
  });

  it("of an older state is found out with a later head, and only with it", async () => {
    const later = await store.checkpoint("lake", signer);
    const fresh = trialPlace("sqlite");
    const before = await openTrial(fresh, replayed());
    await fillTrial(before, "lake", { acts: 5, words: 60, paperEvery: 3 });
    const exported = await exportFile(before, "lake", signer, AT);
    expect(verifyExport(exported, { key }).fault).toBeNull();
    expect(verifyExport(exported, { key, head: later }).fault).toMatch(
      /is of 9 acts and the export has 5: it is older/,
    );
    await before.close();
    await dropTrial(fresh);
  });

  it("is refused with a changed, lost or added byte anywhere, by the manifest", () => {
    expect(
      verifyExport(
        changed("acts.jsonl", (text) => text.replace("dusk", "dawn")),
        { key },
      ).fault,
    ).toBe("acts.jsonl is not as it was written");
    expect(
      verifyExport(
        changed("verify.mjs", (text) => `${text}\n`),
        { key },
      ).fault,
    ).toMatch(/verify\.mjs/);
    expect(verifyExport(new Map(whole).set("more", Buffer.from("x")), { key }).fault).toBe(
      "more is not in the manifest",
    );
    const short = new Map(whole);
    short.delete("checkpoint");
    expect(verifyExport(short, { key }).fault).toBe("checkpoint is missing");
  });

  it("is refused by what lies beneath the manifest where somebody made a manifest to fit", () => {
    const cases: readonly (readonly [string, (text: string) => string, RegExp])[] = [
      ["acts.jsonl", (text) => text.replace("dusk", "dawn"), /act 2 does not follow/],
      ["acts.jsonl", (text) => text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1), /there are 8 acts, not 9/],
      ["acts.jsonl", (text) => text.split("\n").toSpliced(2, 1).join("\n"), /act 4 stands in the place of act 3/],
      ["acts.jsonl", (text) => text.replace('{"actor"', '{ "actor"'), /act 1 is not its own re-encoding/],
      ["acts.jsonl", (text) => text.slice(0, -1), /cut short/],
      ["checkpoint", (text) => text.replace("\n9\n", "\n8\n"), /does not bear the signature/],
      [
        "disclosures.jsonl",
        (text) => text.replace("Officer 2", "Officer 3"),
        /field \/officer\/name of act 2 is not what was filed/,
      ],
      ["disclosures.jsonl", (text) => `${text.trim().split("\n").toReversed().join("\n")}\n`, /not in their order/],
    ];
    for (const [path, change, fault] of cases) {
      expect(verifyExport(refitted(path, change, signer)).fault, String(fault)).toMatch(fault);
    }
  });

  it("cannot write into the terminal by its names", () => {
    const hostile = new Map(whole).set("\u001b[2J\u202emore", Buffer.from("x"));
    expect(verifyExport(hostile, { key }).fault).toBe("\ufffd[2J\ufffdmore is not in the manifest");
  });

  it("signed by somebody else is refused, however well it fits", () => {
    const forger = signerFrom("record.lakes.example", new Uint8Array(32).fill(8));
    const forged = refitted("acts.jsonl", (text) => text, forger);
    expect(verifyExport(forged, { key }).fault).toMatch(/names another key/);
    expect(verifyExport(forged).fault).toMatch(/the checkpoint is not signed by/);
  });
});

describe("the verifier", () => {
  it("runs alone, as the file that lies beside the export", () => {
    const alone = join(folder, "alone");
    mkdirSync(alone);
    copyFileSync(join(folder, "export", "verify.mjs"), join(alone, "verify.mjs"));
    const run = (...args: readonly string[]): readonly [number | null, string] => {
      const done = spawnSync(process.execPath, [join(alone, "verify.mjs"), ...args], { encoding: "utf8", env: {} });
      return [done.status, done.stdout];
    };
    const [status, said] = run(join(folder, "export"), "--key", key, "--head", join(folder, "head"));
    expect([status, said.split("\n").at(-2)]).toEqual([0, "VALID."]);
    expect(run(join(folder, "export"))[1]).toContain("CONSISTENT IN ITSELF ONLY.");
    expect(run(join(folder, "receipt.json"), "--key", key)[1]).toContain("ok  act 3 of file lake is among them");
    expect(run()[0]).toBe(2);
    expect(run(join(folder, "nothing"))[0]).toBe(2);
    const source = readFileSync(join(alone, "verify.mjs"), "utf8");
    expect(source.split("\n").length).toBeLessThan(500);
    for (const [, from] of source.matchAll(/from "([^"]+)"/g)) expect(from).toMatch(/^node:/);
  });

  it("says 0 for valid, 1 for not valid, 2 for what it cannot examine", () => {
    const said: string[] = [];
    const run = (...args: readonly string[]): number => main(args, (line) => said.push(line));
    expect(run(join(folder, "export"), "--key", key)).toBe(0);
    expect(run(join(folder, "receipt.json"), "--key", key.replace("lakes", "rivers"))).toBe(1);
    expect(run(join(folder, "receipt.json"))).toBe(2);
    for (const args of [["a", "b"], ["--key"], ["a", "--loud", "x"], []]) expect(run(...args)).toBe(2);
    symlinkSync(join(folder, "head"), join(folder, "export", "linked"));
    expect(run(join(folder, "export"), "--key", key)).toBe(1);
    rmSync(join(folder, "export", "linked"));
    expect(said.at(-1)).toMatch(/^NOT VALID: .*linked is no file\.$/);
  });

  it("finds a bit that is flipped in any byte of a receipt", () => {
    expect(verifyReceipt(receipt, key).fault).toBeNull();
    const bytes = Buffer.from(receipt);
    for (let bit = 0; bit < bytes.length * 8; bit += 7) {
      const spoilt = Buffer.from(bytes);
      spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verifyReceipt(spoilt.toString("utf8"), key).fault, `bit ${bit}`).not.toBeNull();
    }
  });
});
