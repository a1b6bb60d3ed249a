import { TravauxError } from "@travaux/instrument";
import { type PapersGround, paperIn } from "../intake/kept-readings.ts";
import type { PaperVetting, ReadingProgress } from "../intake/paper-reading.ts";
import { readApart, type Watching } from "../intake/read-apart.ts";
import { isPassing } from "../live/patience.ts";
import type { VettingRow } from "./tables.ts";

/** How long a server at work need not be heard of before another takes its vetting over. */
const LEASE_MS = 30_000;

/** How often a server at work is heard of, and hears whether the vetting was cancelled. */
const BEAT_MS = 2_000;

/** How often a server looks for vettings that wait: those of its own it is told of at once. */
const LOOK_MS = 1_000;

/** Servers that fell with one paper: the next would too. */
const MOST_TRIES = 3;

/** What a runner needs from outside. */
export interface RunnerSurroundings extends PapersGround {
  readonly now: () => number;
  /** The name of this server among the others. */
  readonly server: string;
  readonly log: (error: unknown) => void;
  /** Told when a vetting has changed. */
  readonly changed: () => void;
}

/** Does the vettings that wait, one after the other, so that a reader stays free for papers that are put in. */
export interface Runner {
  /** Looks now: one was asked for. */
  readonly wake: () => void;
  /** Breaks a vetting off where this server is at it. */
  readonly breakOff: (id: string) => void;
  /** Ends; what it was at begins again in another server, or after the start. */
  readonly close: () => Promise<void>;
}

/** A runner, at work from now on. */
export function makeRunner(around: RunnerSurroundings): Runner {
  let isClosed = false;
  let atWork: Promise<void> | null = null;
  let current: { readonly id: string; readonly ending: AbortController } | null = null;
  const work = async (): Promise<void> => {
    for (;;) {
      const row = isClosed ? undefined : await claimed(around);
      if (row === undefined) return;
      const ending = new AbortController();
      current = { id: row.id, ending };
      await run(around, row, ending, () => isClosed);
      current = null;
    }
  };
  const begin = (): void => {
    if (isClosed || atWork !== null) return;
    atWork = work()
      .catch((thrown) => (isPassing(thrown) ? undefined : around.log(thrown)))
      .finally(() => {
        atWork = null;
      });
  };
  const timer = setInterval(begin, LOOK_MS).unref();
  begin();
  return {
    wake: begin,
    breakOff: (id) => {
      if (current?.id === id) current.ending.abort();
    },
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      current?.ending.abort();
      await atWork;
    },
  };
}

/** Takes the vetting that waits longest, or one whose server is not heard of any more. */
async function claimed({ database, now, server, changed }: RunnerSurroundings): Promise<VettingRow | undefined> {
  for (;;) {
    const at = now();
    const next = await database
      .selectFrom("travaux_vettings")
      .selectAll()
      .where("stage", "in", ["waiting", "running"])
      .where("lease", "<", at)
      .orderBy("asked_at")
      .orderBy("id")
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return undefined;
    const taken = {
      ...next,
      stage: "running" as const,
      server,
      lease: at + LEASE_MS,
      tries: next.tries + 1,
      turn: next.turn + 1,
    };
    const { stage, lease, tries, turn } = taken;
    const claim = await database
      .updateTable("travaux_vettings")
      .set({ stage, server, lease, tries, turn })
      .where("id", "=", next.id)
      .where("turn", "=", next.turn)
      .executeTakeFirst();
    if (claim.numUpdatedRows === 0n) continue; // another server was faster
    changed();
    return taken;
  }
}

async function run(
  around: RunnerSurroundings,
  row: VettingRow,
  ending: AbortController,
  isClosing: () => boolean,
): Promise<void> {
  let progress: ReadingProgress = { step: "reading", done: 0, of: 1 };
  const beat = setInterval(() => {
    heard(around, row, progress).then(
      (isMine) => (isMine ? around.changed() : ending.abort()),
      (thrown) => (isPassing(thrown) ? undefined : around.log(thrown)),
    );
  }, BEAT_MS).unref();
  const tell = (now: ReadingProgress): void => {
    const isStep = now.step !== progress.step;
    progress = now;
    if (isStep) heard(around, row, progress).then(around.changed, () => undefined); // the beat says it again
  };
  const ended = await outcomeOf(around, row, { signal: ending.signal, tell });
  clearInterval(beat);
  await end(around, row, ending.signal.aborted && isClosing() ? BEGUN_AGAIN : ended);
  around.changed();
}

/** What was broken off because the server stops. */
const BEGUN_AGAIN: Ended = { stage: "waiting", step: "waiting", lease: 0, tries: 0 };

type Ended = Partial<Pick<VettingRow, "stage" | "lease" | "tries" | "step" | "problem" | "result" | "done" | "parts">>;

async function outcomeOf(around: RunnerSurroundings, row: VettingRow, watching: Watching): Promise<Ended> {
  try {
    if (row.tries > MOST_TRIES) throw tooOften();
    const { result, parts } = await vetted(around, row, watching);
    return { stage: "done", step: "done", done: parts, parts, result: JSON.stringify(result) };
  } catch (thrown) {
    if (isPassing(thrown)) return { stage: "waiting", lease: around.now() + LOOK_MS };
    if (!(thrown instanceof TravauxError)) around.log(thrown);
    const { code, message, hint } = thrown instanceof TravauxError ? thrown : fault();
    return { stage: "failed", step: "failed", problem: JSON.stringify({ code, message, hint }) };
  }
}

async function vetted(
  around: RunnerSurroundings,
  row: VettingRow,
  watching: Watching,
): Promise<{ readonly result: PaperVetting; readonly parts: number }> {
  const kept = await paperIn(around, row);
  if (kept === undefined) throw gone();
  const { vetting } = await readApart({ ...kept, party: row.party }, undefined, watching);
  if (vetting === null) throw new Error("a vetting was asked for, and none came");
  return { result: vetting, parts: vetting.findings.length };
}

/** Says that this server is at it still, and how far: whether the vetting is still its own. */
async function heard(
  { database, now, server }: RunnerSurroundings,
  { id }: VettingRow,
  { step, done, of: parts }: ReadingProgress,
): Promise<boolean> {
  const said = await database
    .updateTable("travaux_vettings")
    .set((of) => ({ lease: now() + LEASE_MS, step, done, parts, turn: of("turn", "+", 1) }))
    .where("id", "=", id)
    .where("stage", "=", "running")
    .where("server", "=", server)
    .executeTakeFirst();
  return said.numUpdatedRows > 0n;
}

/** Writes down how it ended, unless it was cancelled or taken over meanwhile. Asked again while the database is away. */
async function end(
  { database, now, server, log }: RunnerSurroundings,
  { id }: VettingRow,
  ended: Ended,
): Promise<void> {
  const at = ended.stage === "waiting" ? null : now();
  for (let tries = 0; tries < END_TRIES; tries += 1) {
    try {
      await database
        .updateTable("travaux_vettings")
        .set((of) => ({ ...ended, server: null, ended_at: at, turn: of("turn", "+", 1) }))
        .where("id", "=", id)
        .where("stage", "=", "running")
        .where("server", "=", server)
        .execute();
      return;
    } catch (thrown) {
      if (!isPassing(thrown)) return log(thrown); // its lease ends, and it is made again
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const END_TRIES = 5;

function gone(): TravauxError {
  return new TravauxError("E_PAPER_UNREADABLE", "The paper is not kept any more.", "Put it into the file again.");
}

function tooOften(): TravauxError {
  return new TravauxError(
    "E_PAPER_UNREADABLE",
    "The paper could not be vetted: each server that began did not come back.",
    "Tell the administrator; the log of the servers says what happened.",
  );
}

function fault(): Pick<TravauxError, "code" | "message" | "hint"> {
  return {
    code: "E_UNEXPECTED",
    message: "Something went wrong in this instance.",
    hint: "Try again; if it fails again, tell the administrator.",
  };
}
