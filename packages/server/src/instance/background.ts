import type { Desk } from "../routes/desk.ts";
import { makeNotices, type Notices } from "../vettings/notices.ts";
import { makeRunner } from "../vettings/runner.ts";
import type { VettingTables } from "../vettings/tables.ts";

/** What an instance does without being asked at that moment. */
export interface Background {
  readonly notices: Notices;
  /** A vetting was asked for. */
  readonly wakeVettings: () => void;
  /** A vetting was cancelled. */
  readonly breakOff: (id: string) => void;
  /** Ends; what was under way goes on in another server, or after the start. */
  readonly close: () => Promise<void>;
}

/** Begins the work in the background of one server. */
export function openBackground({ files, now }: Desk, log: (error: unknown) => void): Background {
  const database = files.database.withTables<VettingTables>();
  const notices = makeNotices(database, { now, log });
  const server = Buffer.from(files.randomBytes(8)).toString("hex");
  const runner = makeRunner({ store: files.store, database, now, server, log, changed: notices.wake });
  return {
    notices,
    wakeVettings: () => {
      notices.wake();
      runner.wake();
    },
    breakOff: (id) => {
      notices.wake();
      runner.breakOff(id);
    },
    close: async () => {
      await runner.close();
      await notices.close();
    },
  };
}
