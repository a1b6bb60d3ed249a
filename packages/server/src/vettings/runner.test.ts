import { dropTrial, trialPlace } from "@travaux/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Grounds, openGrounds } from "../play/grounds.ts";
import type { VettingRow, VettingTables } from "./tables.ts";

const PLACE = trialPlace("sqlite");
let grounds: Grounds;
let row: VettingRow;

beforeAll(async () => {
  grounds = await openGrounds(PLACE);
  row = {
    id: "a",
    file: grounds.files.own,
    paper: grounds.papers.own,
    party: "PAK",
    version: "v1",
    rules: "r",
    stage: "waiting",
    step: "waiting",
    done: 0,
    parts: 0,
    tries: 0,
    turn: 1,
    server: null,
    lease: 0,
    person: "p",
    asked_at: 1,
    ended_at: null,
    problem: null,
    result: null,
  };
}, 60_000);
afterAll(async () => {
  await grounds.trial.close();
  await dropTrial(PLACE);
});

const database = () => grounds.trial.store.database.withTables<VettingTables>();

/** Puts a vetting into the table and waits until the instance is done with it. */
async function ended(begins: Partial<VettingRow>): Promise<VettingRow> {
  await database().deleteFrom("travaux_vettings").execute();
  await database()
    .insertInto("travaux_vettings")
    .values({ ...row, ...begins })
    .execute();
  for (;;) {
    const now = await database().selectFrom("travaux_vettings").selectAll().executeTakeFirstOrThrow();
    if (now.ended_at !== null) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const fallen = (tries: number): Partial<VettingRow> => ({
  stage: "running",
  server: "first",
  lease: grounds.trial.clock.now - 1,
  tries,
});

describe("the vettings that wait", { timeout: 60_000 }, () => {
  it("are done without being asked for again", async () => {
    const done = await ended({});
    expect(done).toMatchObject({ stage: "done", tries: 1, server: null });
    expect(JSON.parse(done.result ?? "{}").party).toBe("PAK");
  });

  it("are taken over from a server that is not heard of any more", async () => {
    expect(await ended(fallen(1))).toMatchObject({ stage: "done", tries: 2 });
  });

  it("are given up after three servers fell with them", async () => {
    const { stage, problem } = await ended(fallen(3));
    expect([stage, JSON.parse(problem ?? "{}").code]).toEqual(["failed", "E_PAPER_UNREADABLE"]);
  });

  it("fail where the paper is not kept any more, and say so", async () => {
    const { stage, problem } = await ended({ paper: "0".repeat(64) });
    expect([stage, JSON.parse(problem ?? "{}").message]).toEqual(["failed", "The paper is not kept any more."]);
  });
});
