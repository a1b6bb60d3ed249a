import type { RecordStore } from "@travaux/record";
import type { FilesTables } from "../files/tables.ts";
import type { Caller } from "../policies/policy.ts";
import type { LiveTimes } from "./limits.ts";
import { askedTogether } from "./together.ts";

/** What the live streams ask of the rest of the instance. */
export interface LiveFiles {
  readonly store: RecordStore;
  /** The files this caller may read now. */
  readonly filesOf: (caller: Caller) => Promise<readonly string[]>;
  /** Whether this caller may read this file now; asked again before every frame. */
  readonly mayRead: (caller: Caller, file: string) => Promise<boolean>;
  /** Other pauses than those of production, and fewer files of one stream. */
  readonly times?: Partial<LiveTimes>;
  readonly mostFiles?: number;
  /** A fault that a harness plants: acts that the hub loses. */
  readonly lost?: (file: string, seq: number) => boolean;
}

/** Files by the offices that read them, as the last act of each left it; streams of one moment ask together. */
export function filesByReaders(store: RecordStore): LiveFiles {
  const readers = store.database.withTables<FilesTables>().selectFrom("travaux_readers").selectAll();
  const filesOfOffice = askedTogether(async (offices) =>
    Map.groupBy(await readers.where("office", "in", offices).execute(), ({ office }) => office),
  );
  const readersOfFile = askedTogether(async (files) =>
    Map.groupBy(await readers.where("file", "in", files).execute(), ({ file }) => file),
  );
  return {
    store,
    filesOf: async ({ offices }) => {
      const rows = await Promise.all(offices.map((office) => filesOfOffice(office)));
      return [...new Set(rows.flatMap((some) => (some ?? []).map(({ file }) => file)))];
    },
    mayRead: async ({ offices }, file) => {
      const held = new Set(offices);
      return ((await readersOfFile(file)) ?? []).some(({ office }) => held.has(office));
    },
  };
}
