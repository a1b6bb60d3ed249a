import { setTimeout as pause } from "node:timers/promises";
import { TravauxError } from "@travaux/instrument";
import type { Act } from "../act.ts";
import { PAGE_OF_ACTS } from "../limits.ts";
import { fileRow, type Ground } from "./ground.ts";
import { readActs } from "./reading.ts";
import type { FollowOptions } from "./store.ts";

const POLL_MS = 500; // at most so late is an act of another process seen where no hint comes
const TRIES = 20; // looks that may fail in a row before the follower is told: ten seconds, a restart of the database

/** Every act after `afterSeq`: see `RecordStore.subscribe`. */
export async function* follow(
  ground: Ground,
  file: string,
  afterSeq: number,
  { signal }: FollowOptions = {},
): AsyncGenerator<Act, void, undefined> {
  const pollMs = ground.options.pollMs ?? POLL_MS;
  const { no } = await trying(() => fileRow(ground.database, file), pollMs);
  let seen = afterSeq;
  while (!signal?.aborted) {
    // The wait begins before the look: an act filed in between wakes it.
    const waiting = ground.hints.next(no, pollMs, signal);
    try {
      const acts = await trying(() => readActs(ground, file, seen, PAGE_OF_ACTS), pollMs);
      for (const act of acts) {
        if (signal?.aborted) return;
        yield act;
        seen = act.seq;
      }
      if (acts.length === 0) await waiting.done;
    } finally {
      waiting.cancel();
    }
  }
}

/** A lost connection is not the end of following: acts come from where they stopped. */
async function trying<Result>(look: () => Promise<Result>, pollMs: number): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await look();
    } catch (thrown) {
      const isPassing = thrown instanceof TravauxError && ["E_STORE_LOST", "E_STORE_BUSY"].includes(thrown.code);
      if (!isPassing || tries === TRIES) throw thrown;
      await pause(pollMs);
    }
  }
}
