import { randomBytes } from "node:crypto";
import { serialIn } from "@travaux/procedure";
import {
  dropTrial,
  failingAt,
  openTrial,
  postgresAnswers,
  type RecordStore,
  type StoreOptions,
  signerFrom,
  type TrialPlace,
  trialPlace,
} from "@travaux/record";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "../instance/desk.ts";
import { type Obeyed, obey } from "./commands.ts";
import { ESTABLISHMENT_FILE, type Files, readersOf } from "./files.ts";
import { makeFolds } from "./folds.ts";
import { listedFor } from "./listing.ts";
import { openFile } from "./opening.ts";
import { administratorsPosting } from "./seats.ts";
import { appointForTrial, describeTrialHouse, trialRegistration } from "./trial-house.ts";

const STORES = (await postgresAnswers()) ? (["sqlite", "postgres"] as const) : (["sqlite"] as const);
const SIGNER = signerFrom("record.trial.example", Buffer.alloc(32, 7));
const BEGIN = Date.UTC(2031, 4, 6, 8, 0, 0);

for (const kind of STORES) {
  describe(`files on ${kind}`, { timeout: 60_000 }, () => {
    let place: TrialPlace;
    let clock: number;
    const stores: RecordStore[] = [];

    async function program(more: Partial<StoreOptions> = {}): Promise<Files> {
      const around = { now: () => clock, randomBytes: (count: number) => randomBytes(count) };
      const store = await openTrial(place, { ...around, ...more });
      stores.push(store);
      const sealingKey = Buffer.alloc(32, 7);
      return (await openDesk({ ...around, store, signer: SIGNER, sealingKey })).desk.files;
    }

    beforeEach(async () => {
      place = trialPlace(kind);
      clock = BEGIN;
      const files = await program();
      await describeTrialHouse(files);
      for (const office of ["registry", "so-conferences"]) await appointForTrial(files, `holder of ${office}`, office);
    });
    afterEach(async () => {
      for (const store of stores.splice(0)) await store.close();
      await dropTrial(place);
    });

    const open = (files: Files, key: string) =>
      openFile(files, { kind: "case file", person: "holder of registry", office: "registry", key });
    const registerIn = (files: Files, file: string, key: string, subject = "LOST NETS"): Promise<Obeyed> =>
      obey(files, files.cases, {
        file,
        command: { kind: "register", body: trialRegistration(subject), seen: null },
        actor: "holder of registry",
        office: "registry",
        key,
      });

    it("get numbers without a gap and none twice, though two programs register at once", async () => {
      const programs = [await program(), await program()];
      const house = await programs[0]?.houses.now();
      const outcomes = await Promise.all(
        Array.from({ length: 24 }, async (_, at) => {
          const files = programs[at % 2];
          if (files === undefined) throw new Error("no program");
          return registerIn(files, await open(files, `open-${at}`), `register-${at}`);
        }),
      );
      const serials = outcomes.map((obeyed) => {
        if (obeyed.outcome === "refused") throw new Error(obeyed.refusal.message);
        return serialIn(house?.diary ?? "", String(obeyed.acts[0]?.body.diary)) ?? 0;
      });
      expect(serials.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
    });

    it("leave no gap where an act that took a number could not be filed", async () => {
      const [good] = [await program()];
      for (let nth = 1; nth <= 60; nth += 1) {
        let armed = false;
        const failing = failingAt(nth, "before");
        const bad = await program({ interrupt: (call) => (armed ? failing.interrupt(call) : undefined) });
        const file = await open(bad, `open-${nth}`);
        armed = true;
        const outcome = await registerIn(bad, file, `register-${nth}`).catch(() => null);
        armed = false;
        if (outcome !== null && failing.calls() < nth) break;
        const again = await registerIn(good, file, `register-${nth}`);
        expect(again.outcome).not.toBe("refused");
        await stores.pop()?.close();
      }
      const house = await good.houses.now();
      const rows = await good.database.selectFrom("travaux_listed").select("diary").execute();
      const serials = rows.map(({ diary }) => serialIn(house.diary, diary ?? "") ?? 0).sort((a, b) => a - b);
      expect(serials.length).toBeGreaterThan(5);
      expect(serials).toEqual(serials.map((_, at) => at + 1));
    });

    it("file an act whose answer was lost only once, and give the first answer again", async () => {
      const files = await program();
      const file = await open(files, "open-1");
      const first = await registerIn(files, file, "register-1");
      clock += 5000;
      const again = await registerIn(await program(), file, "register-1");
      expect(again).toEqual({ ...first, outcome: "repeated" });
      expect((await files.store.head(file)).seq).toBe(1);
      await expect(registerIn(files, file, "register-1", "OTHER WORDS")).rejects.toMatchObject({
        code: "E_KEY_REUSED",
      });
      expect(await open(files, "open-1")).toBe(file);
    });

    it("file a command once that comes by two servers at the same moment, whatever number each would have given it", async () => {
      const [one, two] = [await program(), await program()];
      const files = [one, two, one, two];
      const opened = await Promise.all([0, 1, 2, 3, 4, 5].map((at) => open(one, `open-${at}`)));
      const outcomes = await Promise.all(
        opened.flatMap((file, at) => files.map((each) => registerIn(each, file, `register-${at}`))),
      );
      const filed = outcomes.filter(({ outcome }) => outcome === "filed");
      expect([filed.length, outcomes.length]).toEqual([6, 24]);
      const heads = await Promise.all(opened.map((file) => one.store.head(file)));
      expect(heads.map(({ seq }) => seq)).toEqual([1, 1, 1, 1, 1, 1]);
    });

    it("decide anew on what another program filed meanwhile", async () => {
      const [one, two] = [await program(), await program()];
      const file = await open(one, "open-1");
      await registerIn(one, file, "register-1");
      await two.cases.folds.now(file);
      const mark = (files: Files, key: string, precedence: string) =>
        obey(files, files.cases, {
          file,
          command: { kind: "mark", body: { precedence, grading: "Restricted", reason: "A call." }, seen: null },
          actor: "holder of registry",
          office: "registry",
          key,
        });
      const outcomes = await Promise.all([
        mark(one, "mark-1", "Immediate"),
        mark(two, "mark-2", "Priority"),
        mark(one, "mark-3", "Immediate"),
        mark(two, "mark-4", "Priority"),
      ]);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(["filed", "filed", "filed", "filed"]);
      expect((await one.cases.folds.now(file)).findings).toEqual([]);
      expect(await one.cases.folds.now(file)).toEqual(await two.cases.folds.now(file));
      expect(await one.store.fault(file)).toBeNull();
    });

    it("finish a transfer whose second half was not filed, before anything else happens", async () => {
      const files = await program();
      const posting = administratorsPosting(await files.houses.now(), "trial");
      const order = (kind_: string, body: object, key: string) => ({
        file: ESTABLISHMENT_FILE,
        command: { kind: kind_, body, seen: null },
        actor: "trial",
        office: posting?.office ?? "",
        key,
        besides: posting === null ? [] : [posting],
      });
      clock += 60_000;
      const at = new Date(clock).toISOString();
      const transfer = order(
        "transfer",
        { person: "holder of registry", from: "registry", to: "so-legal", at },
        "move-1",
      );
      let armed = false;
      const half = await program({
        interrupt: ({ when, what }) => {
          if (armed && when === "after" && what === "commit") {
            throw Object.assign(new Error("planted loss"), { code: "ECONNRESET" });
          }
        },
      });
      armed = true;
      await expect(obey(half, half.establishment, transfer)).rejects.toMatchObject({ code: "E_STORE_LOST" });
      armed = false;
      expect((await files.establishment.folds.now(ESTABLISHMENT_FILE)).log.at(-1)?.kind).toBe("relieved");
      const obeyed = await obey(files, files.establishment, transfer);
      expect(obeyed.outcome).toBe("repeated");
      expect(obeyed.outcome === "repeated" && obeyed.acts.map(({ kind: done }) => done)).toEqual([
        "relieved",
        "appointed",
      ]);
    });

    it("are listed and found by number, subject and text, for the offices that read them alone", async () => {
      const files = await program();
      const file = await open(files, "open-1");
      await registerIn(files, file, "register-1", "HERRING quotas: 100%_sure");
      const found = (words: string, offices: readonly string[]) =>
        listedFor(files.database, offices, { words, closed: false, limit: 10 }).then((rows) => rows.length);
      for (const words of [
        "herring",
        "HERRING quotas",
        "7/41/2031-fis",
        "9/1/2031",
        "100%_sure",
        "lisbon".slice(0, 0),
      ]) {
        expect([words, await found(words, ["so-conferences"])]).toEqual([words, 1]);
      }
      for (const words of ["salmon", "100_", "%herring%x"])
        expect([words, await found(words, ["registry"])]).toEqual([words, 0]);
      expect(await found("herring", ["ds-legal"])).toBe(0);
      expect(await found("herring", [])).toBe(0);
      expect(await readersOf(files.database, file, "conference")).toBeUndefined();
      expect(await readersOf(files.database, file, "case file")).toContain("the-secretary");
    });

    it("refuse what the house does not allow, with its rule, and file nothing", async () => {
      const files = await program();
      const file = await open(files, "open-1");
      const refused = await obey(files, files.cases, {
        file,
        command: { kind: "register", body: { ...trialRegistration("X"), grading: "Secret" }, seen: null },
        actor: "holder of registry",
        office: "registry",
        key: "register-1",
      });
      expect(refused).toMatchObject({ outcome: "refused", refusal: { rule: "grading-above-maximum" } });
      expect((await files.store.head(file)).seq).toBe(0);
      clock -= 3_600_000;
      await expect(registerIn(files, file, "register-2")).resolves.toMatchObject({ outcome: "refused" });
    });
  });
}

it("the cache of states is bounded, and changes no answer", async () => {
  const place = trialPlace("sqlite");
  const store = await openTrial(place);
  const around = { now: Date.now, randomBytes: (count: number) => randomBytes(count) };
  const { files } = (await openDesk({ ...around, store, signer: SIGNER, sealingKey: Buffer.alloc(32) })).desk;
  await describeTrialHouse(files);
  await appointForTrial(files, "p", "registry");
  const small = makeFolds(files.establishment.folds.kind, store, 1);
  const before = await small.now(ESTABLISHMENT_FILE);
  await appointForTrial(files, "q", "so-legal");
  expect((await small.now(ESTABLISHMENT_FILE)).seq).toBe(before.seq + 1);
  small.keep(ESTABLISHMENT_FILE, before);
  expect((await small.now(ESTABLISHMENT_FILE)).seq).toBe(before.seq + 1);
  await store.close();
  await dropTrial(place);
});
