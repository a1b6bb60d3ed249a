import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Act } from "../act.ts";
import { revealed } from "../commit/commitments.ts";
import { openCheckpoint } from "../note/checkpoint.ts";
import { signerFrom } from "../note/keys.ts";
import { openReceipt } from "../receipt.ts";
import { isConsistent } from "../tree/proofs.ts";
import {
  dropTrial,
  openTrial,
  POSTGRES_URL,
  postgresAnswers,
  replayed,
  type TrialPlace,
  trialPlace,
} from "../trial/trial.ts";
import type { ActDraft, RecordStore } from "./store.ts";

const STORES = ["sqlite", "postgres"] as const;
const hasPostgres = await postgresAnswers();
if (!hasPostgres) console.log(`No PostgreSQL answers at ${new URL(POSTGRES_URL).host}: its tests are skipped.`);
const APPENDER = fileURLToPath(new URL("../../../../tools/record/appender.ts", import.meta.url));
const signer = signerFrom("record.lakes.example", new Uint8Array(32).fill(7));

const note = (words: string): ActDraft => ({ actor: "officer-4", office: "desk", kind: "note", body: { words } });
const named: ActDraft = {
  actor: "officer-4",
  office: "desk",
  kind: "submission",
  body: { by: { name: "Aylin Demir", rank: 3 }, words: "For clearance." },
  personal: ["/by/name"],
};

for (const kind of STORES) {
  describe.skipIf(kind === "postgres" && !hasPostgres)(`the record kept in ${kind}`, () => {
    let place: TrialPlace;
    let store: RecordStore;
    let clock = replayed();
    const others: RecordStore[] = [];

    beforeEach(async () => {
      place = trialPlace(kind);
      clock = replayed();
      store = await openTrial(place, clock);
      await store.createFile("lake");
    });
    afterEach(async () => {
      for (const one of [store, ...others.splice(0)]) await one.close();
      await dropTrial(place);
    });
    const another = async (): Promise<RecordStore> => {
      const one = await openTrial(place, { ...clock, pollMs: 50 });
      others.push(one);
      return one;
    };
    const file = async (words: string, key = words.replaceAll(" ", "-")): Promise<Act> => {
      const appended = await store.append("lake", note(words), { idempotencyKey: key });
      if (appended.outcome === "behind") throw new Error("behind");
      return appended.act;
    };

    it("numbers the acts of a file and links each to the one before", async () => {
      const first = await file("one");
      const second = await file("two");
      expect([first.seq, second.seq, first.prev]).toEqual([1, 2, "0".repeat(64)]);
      expect(await store.read("lake", 0)).toEqual([first, second]);
      expect(await store.read("lake", 1)).toEqual([second]);
      expect(await store.head("lake")).toMatchObject({ seq: 2, at: second.at });
      expect(await store.fault("lake")).toBeNull();
    });

    it("keeps files apart", async () => {
      expect(await store.createFile("river")).toBe("created");
      expect(await store.createFile("river")).toBe("exists");
      await file("one");
      expect(await store.read("river", 0)).toEqual([]);
      expect(await store.files()).toEqual(["lake", "river"]);
      await expect(store.read("sea", 0)).rejects.toMatchObject({ code: "E_FILE_UNKNOWN" });
      await expect(store.append("sea", note("x"), { idempotencyKey: "x" })).rejects.toMatchObject({
        code: "E_FILE_UNKNOWN",
      });
      await expect(store.createFile("../sea")).rejects.toMatchObject({ code: "E_FILE_NAME" });
    });

    it("does not file an act twice whose acknowledgement was lost, and refuses its key for another act", async () => {
      const act = await file("one", "key-1");
      expect(await store.append("lake", note("one"), { idempotencyKey: "key-1" })).toEqual({
        outcome: "repeated",
        act,
      });
      await expect(store.append("lake", note("other"), { idempotencyKey: "key-1" })).rejects.toMatchObject({
        code: "E_KEY_REUSED",
      });
      expect((await store.head("lake")).seq).toBe(1);
      const both = await Promise.all(
        [1, 2, 3].map(() => store.append("lake", note("two"), { idempotencyKey: "key-2" })),
      );
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(["filed", "repeated", "repeated"]);
    });

    it("files nothing for somebody who has not seen the last act", async () => {
      await file("one");
      const late = await store.append("lake", note("late"), { idempotencyKey: "late", expectedSeq: 0 });
      expect(late).toEqual({ outcome: "behind", seq: 1 });
      const known = await store.append("lake", note("late"), { idempotencyKey: "late", expectedSeq: 1 });
      expect(known.outcome).toBe("filed");
    });

    it("lets fifty officers file at once without a fork, a gap or a loss", async () => {
      const stores = [store, await another()];
      const all = Array.from({ length: 50 }, (_, at) =>
        stores[at % 2]?.append("lake", note(`act ${at}`), { idempotencyKey: `k${at}` }),
      );
      const seqs = (await Promise.all(all)).map((done) => (done?.outcome === "filed" ? done.act.seq : 0));
      expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
      expect(await store.fault("lake")).toBeNull();
    });

    it("lets two programs file into one file at once, and a third follow them", async () => {
      const seen: number[] = [];
      const stop = new AbortController();
      const follower = await another();
      const following = (async () => {
        for await (const act of follower.subscribe("lake", 0, { signal: stop.signal })) {
          seen.push(act.seq);
          if (seen.length === 60) return;
        }
      })();
      await Promise.all(["a", "b"].map((prefix) => appender(place, prefix, 30)));
      await following;
      expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
      expect(await store.fault("lake")).toBeNull();
    });

    it("shows a follower every act once and in order, from where they left", async () => {
      for (const words of ["one", "two", "three"]) await file(words);
      const seen: string[] = [];
      for await (const { body } of store.subscribe("lake", 1)) {
        seen.push(String(body.words));
        if (seen.length === 2) void file("four");
        if (seen.length === 3) break;
      }
      expect(seen).toEqual(["two", "three", "four"]);
      const stop = new AbortController();
      stop.abort();
      for await (const act of store.subscribe("lake", 0, { signal: stop.signal })) expect(act).toBeNull();
    });

    it("commits to personal fields, discloses them, and can erase them for good", async () => {
      await file("one");
      const appended = await store.append("lake", named, { idempotencyKey: "s" });
      const act = appended.outcome === "filed" ? appended.act : undefined;
      expect(JSON.stringify(act)).not.toContain("Demir");
      const shown = async (): Promise<unknown> => revealed(act?.body ?? {}, await store.disclosures("lake", 2, 2));
      expect(await shown()).toEqual(named.body);
      expect(await store.erase("lake", 2, "/by/rank")).toBe(0);
      expect(await store.erase("lake", 2)).toBe(1);
      expect(await shown()).toEqual({ by: { name: "[erased]", rank: 3 }, words: "For clearance." });
      expect(await store.fault("lake")).toBeNull();
      expect((await store.append("lake", named, { idempotencyKey: "s" })).outcome).toBe("repeated");
      if (kind === "sqlite") {
        for (const end of ["", "-wal"]) expect(readFileSync(place.address + end).includes("Aylin Demir")).toBe(false);
      }
    });

    it("keeps papers by a commitment of the file, and acts may only name those it has", async () => {
      await store.createFile("river");
      const paper = Buffer.from("Draft of 6 May");
      const commitment = await store.attach("lake", paper);
      expect(await store.attach("lake", paper)).toBe(commitment);
      expect(await store.attach("river", paper)).not.toBe(commitment);
      expect(Buffer.from((await store.attachment("lake", commitment)) ?? [])).toEqual(paper);
      const draft = { ...note("see the paper"), body: { paper: { $attached: commitment } } };
      expect((await store.append("lake", draft, { idempotencyKey: "p" })).outcome).toBe("filed");
      await expect(store.append("river", draft, { idempotencyKey: "p" })).rejects.toMatchObject({
        code: "E_ACT_DRAFT",
      });
      expect(await store.attachments("lake")).toEqual([commitment]);
      expect(await store.eraseAttachment("lake", commitment)).toBe(true);
      expect(await store.attachment("lake", commitment)).toBeNull();
    });

    it("signs heads, receipts and proofs that hold without the store", async () => {
      const empty = openCheckpoint(await store.checkpoint("lake", signer), signer.key);
      expect(empty.size).toBe(0);
      for (let at = 1; at <= 7; at += 1) await file(`act ${at}`);
      const older = openCheckpoint(await store.checkpoint("lake", signer), signer.key);
      for (let at = 8; at <= 12; at += 1) await file(`act ${at}`);
      for (let seq = 1; seq <= 12; seq += 1) {
        const { act, head } = openReceipt(await store.receipt("lake", seq, signer), signer.key);
        expect([act.seq, head.size, head.origin]).toEqual([seq, 12, "record.lakes.example/lake"]);
      }
      const now = openCheckpoint((await store.lastCheckpoint("lake")) ?? "", signer.key);
      expect(isConsistent(7, 12, older.root, now.root, await store.consistency("lake", 7, 12))).toBe(true);
      await expect(store.receipt("lake", 13, signer)).rejects.toMatchObject({ code: "E_PROOF_RANGE" });
    });

    it("does not sign a head that contradicts one it signed", async () => {
      await file("one");
      await store.checkpoint("lake", signer);
      await store.database
        .updateTable("travaux_nodes")
        .set({ hash: "ab".repeat(32) })
        .execute();
      await expect(store.checkpoint("lake", signer)).rejects.toMatchObject({ code: "E_CHECKPOINT_FORK" });
      expect(await store.fault("lake")).toBe("the tree is not that of the acts");
    });

    it("lets nobody change or delete an act, and no two acts follow one", async () => {
      const act = await file("one");
      await expect(store.database.updateTable("travaux_acts").set({ text: "" }).execute()).rejects.toMatchObject({
        code: "E_STORE_REFUSED",
      });
      await expect(store.database.deleteFrom("travaux_acts").execute()).rejects.toMatchObject({
        code: "E_STORE_REFUSED",
      });
      const fork = { file: "lake", seq: 2, prev: act.prev, hash: "", text: "" };
      await expect(store.database.insertInto("travaux_acts").values(fork).execute()).rejects.toMatchObject({
        code: "E_STORE_REFUSED",
      });
    });

    it("writes what belongs to an act together with it, or neither", async () => {
      const alongside = async (): Promise<void> => {
        throw new Error("the deadline's table is full");
      };
      await expect(store.append("lake", note("x"), { idempotencyKey: "x", alongside })).rejects.toThrow(/full/);
      expect((await store.head("lake")).seq).toBe(0);
      expect((await file("x", "x")).seq).toBe(1);
    });

    it("refuses to file when the clock jumped back, and follows a clock that is a little behind", async () => {
      const first = await file("one");
      const clockAt = (ms: number): Promise<RecordStore> => openTrial(place, { now: () => Date.parse(first.at) + ms });
      const behind = await clockAt(-60_000);
      const little = await clockAt(-500);
      others.push(behind, little);
      await expect(behind.append("lake", note("x"), { idempotencyKey: "x" })).rejects.toMatchObject({
        code: "E_CLOCK_BACK",
      });
      expect(await little.append("lake", note("x"), { idempotencyKey: "x" })).toMatchObject({ act: { at: first.at } });
    });

    it("refuses drafts that are none", async () => {
      const wrong: readonly (readonly [ActDraft, string])[] = [
        [{ ...note("x"), actor: "" }, "E_ACT_DRAFT"],
        [{ ...note("x"), kind: "k".repeat(201) }, "E_ACT_DRAFT"],
        [{ ...note("x"), body: { words: "\ud800" } }, "E_CANONICAL_VALUE"],
        [{ ...note("x"), body: { words: "x".repeat(600_000) } }, "E_CANONICAL_VALUE"],
        [{ ...note("x"), personal: ["/none"] }, "E_ACT_PERSONAL"],
        [{ ...note("x"), body: { by: { $committed: "0".repeat(64) } } }, "E_ACT_PERSONAL"],
        [{ ...note("x"), body: { paper: { $attached: "0".repeat(64) } } }, "E_ACT_DRAFT"],
      ];
      for (const [draft, code] of wrong) {
        await expect(store.append("lake", draft, { idempotencyKey: "x" })).rejects.toMatchObject({ code });
      }
      for (const idempotencyKey of ["", "two words", "\u0000", "\ud800", "k".repeat(201)]) {
        const wrongKey = store.append("lake", note("x"), { idempotencyKey });
        await expect(wrongKey).rejects.toMatchObject({ code: "E_ACT_DRAFT" });
      }
      expect((await store.head("lake")).seq).toBe(0);
    });

    it("keeps any words, also those that databases are shy of", async () => {
      const words = "\u0000 \u2028 \ufffe \u{1f6df} ' \" \\ %s $1 ?";
      const odd = { ...note("x"), body: { words, [words]: words, "": { "~/": words } }, personal: ["//~0~1"] };
      await store.append("lake", odd, { idempotencyKey: "odd" });
      const [act] = await store.read("lake", 0);
      expect(revealed(act?.body ?? {}, await store.disclosures("lake"))).toEqual(odd.body);
      const unkept = { ...odd, personal: [`/${words.replaceAll("~", "~0")}`] };
      await expect(store.append("lake", unkept, { idempotencyKey: "no" })).rejects.toMatchObject({
        code: "E_ACT_PERSONAL",
      });
    });

    it("is opened by several at once while it is still empty", async () => {
      const fresh = trialPlace(kind);
      const opened = await Promise.allSettled([1, 2, 3].map(() => openTrial(fresh)));
      const files: unknown[] = [];
      for (const one of opened) {
        if (one.status === "rejected") continue;
        files.push(await one.value.files());
        await one.value.close();
      }
      await dropTrial(fresh);
      expect(files).toEqual([[], [], []]);
    });
  });
}

describe.skipIf(!hasPostgres)("both stores", () => {
  it("hold the same bytes for the same acts, the same clock and the same salts", async () => {
    const texts: string[][] = [];
    for (const kind of STORES) {
      const place = trialPlace(kind);
      const store = await openTrial(place, replayed());
      await store.createFile("lake");
      const paper = await store.attach("lake", Buffer.from("a paper"));
      await store.append(
        "lake",
        { ...note("é 1e21"), body: { é: 1e21, paper: { $attached: paper } } },
        { idempotencyKey: "1" },
      );
      await store.append("lake", named, { idempotencyKey: "2" });
      const rest = [await store.receipt("lake", 1, signer), JSON.stringify(await store.disclosures("lake"))];
      texts.push([...(await store.readTexts("lake", 0)), ...rest]);
      await store.close();
      await dropTrial(place);
    }
    expect(texts[0]).toEqual(texts[1]);
    expect(texts[0]?.length).toBe(4);
  });

  it("go on following across a connection that the server ended", async () => {
    const place = trialPlace("postgres");
    const store = await openTrial(place, { pollMs: 100 });
    await store.createFile("lake");
    const seen: number[] = [];
    const following = (async () => {
      for await (const { seq } of store.subscribe("lake", 0)) if (seen.push(seq) === 6) return;
    })();
    const file = (key: string): Promise<unknown> => store.append("lake", note(key), { idempotencyKey: key });
    for (const key of ["a", "b", "c"]) await file(key);
    const admin = new pg.Client({ connectionString: POSTGRES_URL });
    await admin.connect();
    const { rowCount } = await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE $1",
      [`travaux%${place.address.split("=")[1]}`],
    );
    expect(rowCount).toBeGreaterThanOrEqual(2);
    await admin.end();
    for (const key of ["d", "e", "f"]) await retried(() => file(key));
    await following;
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    await store.close();
    await dropTrial(place);
  });
});

async function retried(call: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      await call();
      return;
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: "E_STORE_LOST" });
    }
  }
}

async function appender(place: TrialPlace, prefix: string, to: number): Promise<void> {
  const orders = JSON.stringify({ place, file: "lake", prefix, from: 1, to });
  const child = spawn(process.execPath, ["--conditions=source", APPENDER, orders], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
}
