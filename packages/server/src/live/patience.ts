import { setTimeout as pause } from "node:timers/promises";
import { TravauxError } from "@travaux/instrument";
import { PATIENT_TRIES } from "./limits.ts";

const PAUSE_MS = 500;

/** Whether an error says that the same question may be asked again. */
export function isPassing(thrown: unknown): boolean {
  return thrown instanceof TravauxError && ["E_STORE_LOST", "E_STORE_BUSY"].includes(thrown.code);
}

/** Asks again while the database is away, for half a minute; a reader then sees a pause and nothing else. */
export async function patiently<Result>(ask: () => Promise<Result>, isOver: () => boolean): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (thrown) {
      if (!isPassing(thrown) || isOver() || tries === PATIENT_TRIES) throw thrown;
      await pause(PAUSE_MS);
    }
  }
}
