import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dropTrial, openReceipt, postgresAnswers, signerFrom, trialPlace, verifyPath } from "@travaux/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Played, playChain } from "./chain.ts";
import { openStage, type Stage } from "./stage.ts";

const STORES = (await postgresAnswers()) ? (["sqlite", "postgres"] as const) : (["sqlite"] as const);
const KEY = signerFrom("record.trial.example", Buffer.alloc(32, 7)).key;
const BEGIN = "2025-11-25T04:30:00.000Z";
const played = new Map<string, readonly string[]>();

for (const kind of STORES) {
  describe(`a note goes through a ministry over HTTP, on ${kind}`, () => {
    const place = trialPlace(kind);
    let stage: Stage;
    let play: Played;

    beforeAll(async () => {
      stage = await openStage(place, BEGIN);
      play = await playChain(stage);
    }, 300_000);
    afterAll(async () => {
      await stage?.close();
      await dropTrial(place);
    });

    const got = async (office: string, path: string) => {
      const answer = await (await stage.as(office)).send("GET", `/api/case-files/${play.file}${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      return answer;
    };
    const next = () => {
      stage.trial.clock.now += 60_000;
    };

    it("from the diary to the issued reply, signed at the time the house's clocks showed", {
      timeout: 60_000,
    }, async () => {
      next();
      const state = z
        .object({
          state: z.looseObject({
            diary: z.string(),
            isClosed: z.boolean(),
            signatures: z.array(z.looseObject({ local: z.string() })),
            issues: z.array(z.looseObject({ number: z.string() })),
            findings: z.array(z.unknown()),
          }),
        })
        .parse(JSON.parse((await got("registry", "")).text)).state;
      expect(state).toMatchObject({ diary: "9/1/2025-REG", isClosed: true, findings: [] });
      expect(state.signatures.map(({ local }) => local)).toEqual(["2025-12-02T09:39:25+05:00"]);
      expect(state.issues.map(({ number }) => number)).toEqual(["CNF-1/2025"]);
    });

    it("with each unlawful step refused by its rule, and signing by a stale session", () => {
      expect(play.refusals).toEqual([
        "grading-above-maximum",
        "not-vetted",
        "opinions-outstanding",
        "conflict-without-reason",
        "changed-meanwhile",
        "clearance-missing",
        "E_STEP_UP",
      ]);
      expect(play.overdue).toEqual(["remind: Economic Cooperation Division is overdue and was not reminded"]);
    });

    it("and shows tables, sheets and papers to whoever may read them, with the names of those who acted", {
      timeout: 60_000,
    }, async () => {
      next();
      for (const path of [
        "/acts?after=3",
        "/timeline",
        "/changes?since=5",
        "/positions",
        "/note-sheet",
        "/brief",
        "/reply",
        "/papers",
        "/checkpoint",
      ]) {
        const { text } = await got("registry", path);
        next();
        expect([path, text.length > 20]).toEqual([path, true]);
      }
      const reply = (await got("so-europe", "/reply")).text;
      expect(reply).toContain("Mira Sund");
      expect(reply).not.toContain("No duty to pay without a ceiling");
      next();
      const note = await got("ds-legal", `/papers/${play.paper}`);
      expect(note.headers.get("content-disposition")).toContain('attachment; filename="note.txt"');
      expect(note.headers.get("x-content-type-options")).toBe("nosniff");
      expect(note.text).toContain("lost at sea");
    });

    it("and gives receipts and an export that verify without the instance", { timeout: 60_000 }, async () => {
      next();
      const receipt = await got("the-secretary", "/acts/1/receipt");
      expect(openReceipt(receipt.text, KEY).act.kind).toBe("registered");
      next();
      const exported = await got("registry", "/export");
      const folder = mkdtempSync(join(tmpdir(), "travaux-export-"));
      writeFileSync(join(folder, "export.tar"), exported.bytes);
      expect(spawnSync("tar", ["-xf", "export.tar"], { cwd: folder }).status).toBe(0);
      const path = join(folder, play.file);
      expect(verifyPath({ path, key: KEY.text, head: undefined }).fault).toBeNull();
      const own = spawnSync(process.execPath, ["verify.mjs", ".", "--key", KEY.text], { cwd: path, encoding: "utf8" });
      expect([own.status, own.stdout.includes("VALID")]).toEqual([0, true]);
      rmSync(folder, { recursive: true });
    });

    it("and nothing went wrong inside", async () => {
      expect(stage.trial.errors).toEqual([]);
      expect(await stage.trial.store.fault(play.file)).toBeNull();
      played.set(kind, await stage.trial.store.readTexts(play.file, 0));
    });
  });
}

it.skipIf(STORES.length < 2)("the same play gives the same acts to the byte on both stores", () => {
  const [first, second] = [played.get("sqlite"), played.get("postgres")];
  expect(first?.length).toBeGreaterThan(20);
  expect(second).toEqual(first);
});
