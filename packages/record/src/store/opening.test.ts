import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompiledQuery } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { dropTrial, openTrial, POSTGRES_URL, postgresAnswers, replayed, trialPlace } from "../trial/trial.ts";
import { openStore } from "./open.ts";

const folder = mkdtempSync(join(tmpdir(), "travaux-opening-"));
const hasPostgres = await postgresAnswers();
const draft = { actor: "a", office: "o", kind: "k", body: { words: "x".repeat(3000) } };
afterAll(() => rmSync(folder, { recursive: true }));

describe("a record in SQLite", () => {
  it("is refused in memory, where nothing is kept", async () => {
    await expect(openStore(":memory:", replayed())).rejects.toMatchObject({ code: "E_STORE_NOT_DURABLE" });
  });

  it("is refused where its file is something else, or has no place", async () => {
    const path = join(folder, "letter.txt");
    writeFileSync(path, "Excellency, ".repeat(100));
    await expect(openStore(path, replayed())).rejects.toMatchObject({ code: "E_STORE_DAMAGED" });
    await expect(openStore(join(folder, "no", "x"), replayed())).rejects.toMatchObject({ code: "E_STORE_UNOPENED" });
  });

  it("says when its disk is full, has lost nothing, and files again once there is room", async () => {
    const place = trialPlace("sqlite");
    const store = await openTrial(place, replayed());
    await store.createFile("lake");
    const pages = (count: number) => store.database.executeQuery(CompiledQuery.raw(`PRAGMA max_page_count = ${count}`));
    await pages(40);
    let filed = 0;
    let full: unknown = null;
    while (full === null && filed < 100) {
      const key = { idempotencyKey: `k${filed}` };
      await store.append("lake", draft, key).then(
        () => {
          filed += 1;
        },
        (thrown: unknown) => {
          full = thrown;
        },
      );
    }
    expect(full).toMatchObject({ code: "E_STORE_FULL" });
    expect((await store.head("lake")).seq).toBe(filed);
    await pages(1_000_000);
    expect((await store.append("lake", draft, { idempotencyKey: `k${filed}` })).outcome).toBe("filed");
    expect(await store.fault("lake")).toBeNull();
    await store.close();
    await dropTrial(place);
  });

  it("is refused where a later version changed its layout", async () => {
    const place = trialPlace("sqlite");
    const store = await openTrial(place);
    await store.database
      .insertInto("travaux_migrations")
      .values({ room: "record", version: 99, name: "later" })
      .execute();
    await store.close();
    await expect(openTrial(place)).rejects.toMatchObject({ code: "E_STORE_NEWER" });
    await dropTrial(place);
  });
});

describe.skipIf(!hasPostgres)("a record in PostgreSQL", () => {
  it("is refused where the server may forget what it acknowledged", async () => {
    const forgetful = `${POSTGRES_URL}?options=-c%20synchronous_commit%3Doff`;
    await expect(openStore(forgetful, replayed())).rejects.toMatchObject({
      code: "E_STORE_NOT_DURABLE",
      message: expect.stringContaining("synchronous_commit is off"),
    });
    const reading = `${POSTGRES_URL}?options=-c%20default_transaction_read_only%3Don`;
    await expect(openStore(reading, replayed())).rejects.toMatchObject({
      message: expect.stringContaining("read-only"),
    });
  });

  it("is refused where there is no such database, and where no server answers", async () => {
    const other = new URL(POSTGRES_URL);
    other.pathname = "/no_such_database";
    await expect(openStore(other.href, replayed())).rejects.toMatchObject({ code: "E_STORE_UNOPENED" });
    await expect(openStore("postgres://postgres@127.0.0.1:9/test", replayed())).rejects.toMatchObject({
      code: "E_STORE_LOST",
    });
    await expect(openStore(`${POSTGRES_URL}?schema=Bad-Name`, replayed())).rejects.toMatchObject({
      code: "E_STORE_UNOPENED",
    });
  });
});
