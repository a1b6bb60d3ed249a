import type { Kysely } from "kysely";
import { isPassing } from "../live/patience.ts";
import type { VettingRow, VettingTables } from "./tables.ts";
import { VETTING_FIELDS } from "./vettings.ts";

/** How often changes are looked for; those of this server are told at once. */
const LOOK_MS = 500;

/** Ended vettings are looked at so long: a server that was away for a moment still tells of them. */
const TOLD_MS = 60_000;

/** A vetting that has changed, without its result. */
export type VettingNotice = Omit<VettingRow, "result">;

/** Tells the live streams of this server how vettings go on, whichever server does them. */
export interface Notices {
  /** Calls `told` for each change from now on, until the answer is called. */
  readonly listen: (told: (notice: VettingNotice) => void) => () => void;
  /** Looks now. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}

/** Notices out of the table: it is looked at while anybody listens. A change may be told twice, and two close ones as one. */
export function makeNotices(
  database: Kysely<VettingTables>,
  { now, log }: { readonly now: () => number; readonly log: (error: unknown) => void },
): Notices {
  const listeners = new Set<(notice: VettingNotice) => void>();
  let turns = new Map<string, number>();
  let looking: Promise<void> | null = null;
  let isAgain = false;
  const look = async (): Promise<void> => {
    const rows = await database
      .selectFrom("travaux_vettings")
      .select(VETTING_FIELDS)
      .where((is) => is.or([is("stage", "in", ["waiting", "running"]), is("ended_at", ">", now() - TOLD_MS)]))
      .execute();
    const before = turns;
    turns = new Map(rows.map(({ id, turn }) => [id, turn]));
    for (const row of rows) {
      if (before.get(row.id) === row.turn) continue;
      for (const told of listeners) told(row);
    }
  };
  const begin = (): void => {
    if (listeners.size === 0) return;
    isAgain = looking !== null;
    looking ??= look()
      .catch((thrown) => (isPassing(thrown) ? undefined : log(thrown)))
      .finally(() => {
        looking = null;
        if (isAgain) begin();
      });
  };
  const timer = setInterval(begin, LOOK_MS).unref();
  return {
    listen: (told) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    wake: begin,
    close: async () => {
      clearInterval(timer);
      listeners.clear();
      await looking;
    },
  };
}
