import { dropTrial, postgresAnswers, trialPlace } from "@travaux/record";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_STREAMS_A_SESSION } from "./limits.ts";
import { type LiveTrial, openLiveTrial, openReader, type Seat, type Told, type TrialReader } from "./trial.ts";

const PRESENT = { sqlite: true, postgres: await postgresAnswers() };
const TIMES = { poll: 40, look: 60, heartbeat: 5000, slow: 300, last: 5000 };

/** A reader with all it was told. */
interface Follower extends TrialReader {
  readonly told: Told[];
  /** The acts of a file it was told, by number. */
  readonly acts: (file: string) => readonly unknown[];
  readonly ends: () => readonly unknown[];
}

for (const kind of ["sqlite", "postgres"] as const) {
  describe.skipIf(!PRESENT[kind])(`the live stream over ${kind}`, () => {
    const place = trialPlace(kind);
    let trial: LiveTrial;
    let officer: Seat;
    let filed = 0;
    let taken = 0;

    beforeAll(async () => {
      trial = await openLiveTrial(place, {
        times: TIMES,
        lost: () => {
          taken += 1;
          return false;
        },
      });
      officer = await trial.seat("Officer One");
      for (const file of ["lake", "shore", "secret"]) await trial.store.createFile(file);
      for (const file of ["lake", "shore"]) await trial.admit(officer.person, file);
    });
    afterAll(async () => {
      await trial.close();
      await dropTrial(place);
    });

    const act = async (file: string, words = "Lamps, not bells.", by = trial): Promise<number> => {
      filed += 1;
      const draft = { actor: "a", office: "o", kind: "opinion", body: { words } };
      const outcome = await by.store.append(file, draft, { idempotencyKey: `k${filed}` });
      return outcome.outcome === "behind" ? 0 : outcome.act.seq;
    };
    const follow = async (seat: Seat, cursor?: string, at: LiveTrial = trial): Promise<Follower> => {
      const told: Told[] = [];
      const reader = await openReader(at.url, seat.cookie, (frame) => told.push(frame), cursor);
      const acts = (file: string) =>
        told.filter((frame) => frame.kind === "act" && frame.said.file === file).map(({ said }) => said.seq);
      const ends = () => told.filter((frame) => frame.kind === "end").map(({ said }) => said.reason);
      await expect.poll(() => told.some((frame) => frame.kind === "ready")).toBe(true);
      return { ...reader, told, acts, ends };
    };
    const seesAll = (reader: Follower, file: string, seqs: readonly number[]) =>
      expect.poll(() => reader.acts(file), { timeout: 10_000 }).toEqual(seqs);

    it("tells every act of every file one may read, in order, and of no other file", async () => {
      const reader = await follow(officer);
      const lake = [await act("lake"), await act("lake")];
      await act("secret");
      const shore = [await act("shore")];
      await seesAll(reader, "lake", lake);
      await seesAll(reader, "shore", shore);
      expect(JSON.stringify(reader.told)).not.toContain("secret");
      reader.break();
    });

    it("goes on after a gap where it stopped, in each of two files", async () => {
      const first = await follow(officer);
      const seen = await act("lake");
      await seesAll(first, "lake", [seen]);
      first.break();
      const missed = [await act("lake"), await act("lake"), await act("lake")];
      const other = [await act("shore")];
      const second = await follow(officer, first.last());
      await seesAll(second, "lake", missed);
      await seesAll(second, "shore", other);
      const more = [...missed, await act("lake")];
      await seesAll(second, "lake", more);
      second.break();
    });

    it("goes on at another server of the same record", async () => {
      const beside = await openLiveTrial(place, { times: TIMES });
      const first = await follow(officer);
      await seesAll(first, "lake", [await act("lake", "Here.")]);
      first.break();
      const missed = [await act("lake", "While away.")];
      const second = await follow(officer, first.last(), beside);
      await seesAll(second, "lake", [...missed, await act("lake", "Filed at the first server.")]);
      second.break();
      await beside.close();
    });

    it("says nothing more of a file to which access was lost, and goes on with the others", async () => {
      const clerk = await trial.seat("Clerk");
      for (const file of ["lake", "shore"]) await trial.admit(clerk.person, file);
      const reader = await follow(clerk);
      const seen = await act("lake");
      await seesAll(reader, "lake", [seen]);
      await trial.exclude(clerk.person, "lake");
      await act("lake"); // at once: before the next look for files
      const shore = await act("shore");
      await seesAll(reader, "shore", [shore]);
      expect(reader.acts("lake")).toEqual([seen]);
      reader.break();
      const again = await follow(clerk, reader.last());
      const next = await act("shore");
      await seesAll(again, "shore", [next]);
      expect(again.acts("lake")).toEqual([]);
      again.break();
    });

    it("tells a file that one gains from its first act, without a new connection", async () => {
      const clerk = await trial.seat("Clerk");
      const reader = await follow(clerk);
      const file = `gained-${kind}`;
      await trial.store.createFile(file);
      const acts = [await act(file), await act(file)];
      await trial.admit(clerk.person, file);
      await seesAll(reader, file, acts);
      await seesAll(reader, file, [...acts, await act(file)]);
      reader.break();
    });

    it("ends with the session: no further act, and a last frame that says why", async () => {
      const clerk = await trial.seat("Clerk");
      await trial.admit(clerk.person, "lake");
      const reader = await follow(clerk);
      await trial.signOut(clerk);
      await act("lake");
      await reader.closed;
      expect(reader.ends()).toEqual(["signed-out"]);
      expect(reader.acts("lake")).toEqual([]);
      await expect(openReader(trial.url, clerk.cookie, () => undefined)).rejects.toThrow(/^401 /);
    });

    it("takes no cursor that was forged, cut short or given to another, and answers all alike", async () => {
      const reader = await follow(officer);
      const cursor = reader.last() ?? "";
      reader.break();
      const clerk = await trial.seat("Clerk");
      const answers: string[] = [];
      for (const [seat, text] of [
        [clerk, cursor],
        [officer, cursor.slice(0, -2)],
        [officer, "AQ"],
        [officer, "no cursor"],
      ] as const) {
        await openReader(trial.url, seat.cookie, () => undefined, text).catch((thrown) => answers.push(String(thrown)));
      }
      expect(answers).toHaveLength(4);
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toContain("400 ");
      expect(answers[0]).toContain("E_CURSOR_UNFIT");
    });

    it("cuts a reader off that does not read, after telling them, and keeps what they missed", async () => {
      const clerk = await trial.seat("Clerk");
      const file = `long-${kind}`;
      await trial.store.createFile(file);
      const all: number[] = [];
      for (let count = 0; count < 600; count += 1) all.push(await act(file, "x".repeat(16_000)));
      const reader = await follow(clerk);
      reader.pause();
      taken = 0;
      await trial.admit(clerk.person, file);
      // The stream takes no more acts once the line is full; the server and this test share one clock.
      for (let before = -1; before !== taken || taken === 0; ) {
        before = taken;
        await new Promise((resolve) => setTimeout(resolve, 3 * TIMES.slow));
      }
      reader.resume();
      await reader.closed;
      expect(reader.ends()).toEqual(["slow"]);
      const seen = reader.acts(file);
      expect(seen.length).toBeLessThan(all.length);
      const again = await follow(clerk, reader.last());
      await expect.poll(() => [...seen, ...again.acts(file)], { timeout: 30_000 }).toEqual(all);
      again.break();
    }, 90_000); // six hundred acts are filed one by one

    it("gives a session a few streams; one more ends the oldest and no other", async () => {
      const clerk = await trial.seat("Clerk");
      await trial.admit(clerk.person, "lake");
      const readers: Follower[] = [];
      for (let count = 0; count <= MAX_STREAMS_A_SESSION; count += 1) readers.push(await follow(clerk));
      await readers[0]?.closed;
      expect(readers[0]?.ends()).toEqual(["replaced"]);
      const seen = await act("lake");
      for (const reader of readers.slice(1)) {
        await seesAll(reader, "lake", [seen]);
        reader.break();
      }
    });

    it("follows the files that moved last where one may read more than fit, and loses nothing of the others", async () => {
      const beside = await openLiveTrial(place, { times: TIMES, mostFiles: 2 });
      const clerk = await beside.seat("Clerk");
      const files = ["one", "two", "three", "four"].map((name) => `${name}-${kind}`);
      for (const file of files) {
        await beside.store.createFile(file);
        await act(file, "Before.", beside);
        await beside.admit(clerk.person, file);
      }
      const reader = await follow(clerk, undefined, beside);
      expect(reader.told[0]?.said).toEqual({ files: 2, of: 4 });
      for (const file of files) await act(file, "After.", beside);
      for (const file of files) await seesAll(reader, file, [2]);
      for (const file of files) await act(file, "Again.", beside);
      for (const file of files) await seesAll(reader, file, [2, 3]);
      reader.break();
      await beside.close();
    });

    it("says that one file cannot be read on to whoever may read it, and goes on with the others", async () => {
      const beside = await openLiveTrial(place, { times: TIMES });
      const file = `broken-${kind}`;
      await beside.store.createFile(file);
      await act(file);
      await beside.admit(officer.person, file);
      const reader = await follow(officer, undefined, beside);
      const run = (sql: string) => beside.store.database.executeQuery(CompiledQuery.raw(sql));
      await run(`INSERT INTO travaux_acts (file, seq, prev, hash, text) VALUES ('${file}', 2, 'x', 'y', '{}')`);
      await run(`UPDATE travaux_files SET seq = 2 WHERE id = '${file}'`);
      await expect.poll(() => reader.told.filter((frame) => frame.kind === "stopped")).toHaveLength(1);
      const seen = await act("shore", "Still here.", beside);
      await seesAll(reader, "shore", [seen]);
      expect(beside.errors).toMatchObject([{ code: "E_ACT_INVALID" }]);
      reader.break();
      await beside.exclude(officer.person, file);
      await beside.close();
    });

    it("ends with a word when the server closes, and a fault in nobody's log", async () => {
      const beside = await openLiveTrial(place, { times: TIMES });
      const reader = await follow(officer, undefined, beside);
      await beside.close();
      await reader.closed;
      expect(reader.ends()).toEqual(["closing"]);
      expect([...beside.errors, ...trial.errors]).toEqual([]);
    });
  });
}
