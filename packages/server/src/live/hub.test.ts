import { dropTrial, openTrial, postgresAnswers, type RecordStore, type TrialPlace, trialPlace } from "@travaux/record";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Hub, hubOver } from "./hub.ts";
import { MAX_FOLLOWED, TAIL_ACTS } from "./limits.ts";

const PRESENT = { sqlite: true, postgres: await postgresAnswers() };
const draft = { actor: "a", office: "o", kind: "opinion", body: { words: "Lamps, not bells." } };

for (const kind of ["sqlite", "postgres"] as const) {
  describe.skipIf(!PRESENT[kind])(`the hub over ${kind}`, () => {
    let place: TrialPlace;
    let store: RecordStore;
    let elsewhere: RecordStore;
    let hub: Hub;
    const faults: unknown[] = [];

    beforeAll(async () => {
      place = trialPlace(kind);
      store = await openTrial(place);
      elsewhere = await openTrial(place);
      hub = hubOver(store, { poll: 30, log: (error) => faults.push(error) });
    });
    afterAll(async () => {
      await hub.close();
      await store.close();
      await elsewhere.close();
      await dropTrial(place);
    });

    const file = async (name: string, acts: number, by = store): Promise<void> => {
      await by.createFile(name);
      const { seq } = await by.head(name);
      for (let act = 1; act <= acts; act += 1) await by.append(name, draft, { idempotencyKey: `k${seq + act}` });
    };
    const numbers = async (name: string, after: number) => (await hub.after(name, after)).map(({ seq }) => seq);

    it("wakes for acts that another process filed, in more files than it follows one by one", async () => {
      const names = Array.from({ length: MAX_FOLLOWED + 8 }, (_, at) => `many-${at}`);
      for (const name of names) await file(name, 0, elsewhere);
      const woken = new Set<string>();
      const wake = (name: string) => woken.add(name);
      for (const name of names) hub.watch(name, 0, wake);
      for (const name of names) await file(name, 1, elsewhere);
      await expect.poll(() => woken.size, { timeout: 10_000 }).toBe(names.length);
      woken.clear();
      for (const name of names) await file(name, 1, elsewhere);
      await expect.poll(() => woken.size, { timeout: 10_000 }).toBe(names.length);
      for (const name of names) expect(await numbers(name, 0)).toEqual([1, 2]);
      for (const name of names) hub.unwatch(name, wake);
    });

    it("gives acts older than those at hand from the store, without a gap between", async () => {
      await file("long", 0);
      const wake = () => undefined;
      hub.watch("long", 0, wake);
      const last = TAIL_ACTS + 20;
      await file("long", last);
      await expect.poll(() => numbers("long", last - 1), { timeout: 10_000 }).toEqual([last]);
      const seen: number[] = [];
      for (let page = await numbers("long", 0); page.length > 0; page = await numbers("long", seen.length)) {
        seen.push(...page);
      }
      expect(seen).toEqual(Array.from({ length: last }, (_, at) => at + 1));
      hub.unwatch("long", wake);
    });

    it("tells whoever begins to watch of acts that came after they looked at the head", async () => {
      await file("quick", 1);
      const first = () => undefined;
      const second = () => undefined;
      hub.watch("quick", 1, first);
      await file("quick", 1);
      await expect.poll(() => numbers("quick", 1)).toEqual([2]);
      expect(hub.watch("quick", 1, second)).toBe(2);
      hub.unwatch("quick", first);
      hub.unwatch("quick", second);
    });

    it("goes on with the others where one file cannot be read, and tells the log once", async () => {
      await file("well", 1);
      await file("broken", 1);
      const woken: string[] = [];
      const wake = (name: string) => woken.push(name);
      hub.watch("well", 1, wake);
      hub.watch("broken", 1, wake);
      const run = (sql: string) => store.database.executeQuery(CompiledQuery.raw(sql));
      await run(`INSERT INTO travaux_acts (file, seq, prev, hash, text) VALUES ('broken', 2, 'x', 'y', '{}')`);
      await run("UPDATE travaux_files SET seq = 2 WHERE id = 'broken'");
      await expect.poll(() => woken).toContain("broken");
      await file("well", 1);
      await expect.poll(() => numbers("well", 1)).toEqual([2]);
      await expect(hub.after("broken", 1)).rejects.toMatchObject({ code: "E_ACT_INVALID" });
      expect(faults).toHaveLength(1);
      hub.unwatch("well", wake);
      hub.unwatch("broken", wake);
    });
  });
}
