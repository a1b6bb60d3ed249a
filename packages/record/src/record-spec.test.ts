import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashOf, readAct, textOf } from "./act.ts";
import { canonical } from "./canonical/canonical.ts";
import { chainFault } from "./chain.ts";
import { signerFrom } from "./note/keys.ts";
import { openReceipt, readReceipt, receiptText } from "./receipt.ts";
import type { RecordStore } from "./store/store.ts";
import { dropTrial, openTrial, replayed, type TrialPlace, trialPlace } from "./trial/trial.ts";

const SPEC = readFileSync(new URL("../../../docs/spec/record.md", import.meta.url), "utf8");
const FILE = "2031-0117";
const signer = signerFrom("record.lakes.example", new Uint8Array(32).fill(7));
let place: TrialPlace;
let store: RecordStore;

function block(name: string): string {
  const found = new RegExp(`\`\`\`${name}\\n([\\s\\S]*?)\`\`\``).exec(SPEC)?.[1];
  if (found === undefined) throw new Error(`docs/spec/record.md has no block "${name}"`);
  return found;
}

beforeAll(async () => {
  place = trialPlace("sqlite");
  store = await openTrial(place, replayed());
  await store.createFile(FILE);
  const body = { clause: "op-3", by: { name: "Aylin Demir" }, words: "Lamps, not bells." };
  const opinion = { actor: "officer-4", office: "lakes-desk", kind: "opinion", body, personal: ["/by/name"] };
  await store.append(FILE, opinion, { idempotencyKey: "1" });
  const clearance = { actor: "officer-9", office: "lakes-head", kind: "clearance", body: { of: 1 } };
  await store.append(FILE, clearance, { idempotencyKey: "2" });
});
afterAll(async () => {
  await store.close();
  await dropTrial(place);
});

describe("the record described in docs/spec/record.md", () => {
  it("is what a store writes, to the byte", async () => {
    expect(await store.readTexts(FILE, 0)).toEqual([block("act 1").trim(), block("act 2").trim()]);
    const [field] = await store.disclosures(FILE);
    expect(canonical({ ...field })).toBe(block("disclosure").trim());
    expect(signer.key.text).toBe(block("key").trim());
    expect(await store.checkpoint(FILE, signer)).toBe(block("checkpoint"));
    expect(await store.receipt(FILE, 1, signer)).toBe(block("receipt").trim());
  });

  it("links its second act to its first", () => {
    const texts = [block("act 1").trim(), block("act 2").trim()];
    expect(readAct(texts[1] ?? "").prev).toBe(hashOf(texts[0] ?? ""));
    expect(chainFault(FILE, texts)).toBeNull();
    expect(chainFault(FILE, texts.slice(1))).toBe("act 2 stands in the place of act 1");
    expect(chainFault("2031-0118", texts)).toBe("act 1 belongs to file 2031-0117");
  });
});

describe("an act", () => {
  it("is read from its canonical text alone", () => {
    const text = block("act 2").trim();
    expect(textOf(readAct(text))).toBe(text);
    const wrong = [
      text.replace('"seq":2', '"seq":0'),
      text.replace('"seq":2', '"seq":2.5'),
      text.replace("2031-05-06T", "2031-02-30T"),
      text.replace(".000Z", "Z"),
      text.replace('{"of":1}', "[]"),
      text.replace('"office":"lakes-head",', ""),
      text.replace('"kind":"clearance"', '"kind":7'),
      text.replace('"prev":"6d', '"prev":"6D'),
      text.replace('"file":"2031-0117"', '"file":"../x"'),
      "[]",
    ];
    for (const one of wrong)
      expect(() => readAct(one), one).toThrow(expect.objectContaining({ code: "E_ACT_INVALID" }));
  });
});

describe("a receipt", () => {
  it("holds for its own act, file and key alone", async () => {
    const text = block("receipt").trim();
    expect(openReceipt(text, signer.key).head.size).toBe(2);
    const receipt = readReceipt(text);
    const second = readAct(block("act 2").trim());
    const other = { ...receipt.act, file: "2031-0118" };
    for (const act of [second, other, { ...receipt.act, office: "nobody" }]) {
      const forged = receiptText({ ...receipt, act });
      expect(() => openReceipt(forged, signer.key)).toThrow(expect.objectContaining({ code: "E_RECEIPT_INVALID" }));
    }
    const stranger = signerFrom("record.lakes.example", new Uint8Array(32).fill(8));
    expect(() => openReceipt(text, stranger.key)).toThrow(expect.objectContaining({ code: "E_NOTE_UNSIGNED" }));
  });
});
