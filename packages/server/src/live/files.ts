import type { RecordStore } from "@travaux/record";
import type { Caller } from "../policies/policy.ts";
import type { LiveTimes } from "./limits.ts";

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

/** Files by the offices that read them: one question for each file of the store, which is right for few files. */
export function filesByReaders(
  store: RecordStore,
  readersOf: (file: string) => Promise<readonly string[] | undefined>,
): LiveFiles {
  const mayRead = async ({ offices }: Caller, file: string): Promise<boolean> =>
    ((await readersOf(file)) ?? []).some((office) => offices.includes(office));
  const filesOf = async (caller: Caller): Promise<readonly string[]> => {
    const readable: string[] = [];
    for (const file of await store.files()) if (await mayRead(caller, file)) readable.push(file);
    return readable;
  };
  return { store, filesOf, mayRead };
}
