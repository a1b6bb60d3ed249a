import { migrate, type RecordStore, type Signer } from "@travaux/record";
import { type Files, makeFiles, readersOf } from "../files/files.ts";
import { makeHouses } from "../files/houses.ts";
import { MARK_MIGRATIONS } from "../files/marks.ts";
import { openEstablishment, postingsAt } from "../files/seats.ts";
import { FILES_MIGRATIONS, type FilesTables } from "../files/tables.ts";
import { filesByReaders } from "../live/files.ts";
import { askedTogether } from "../live/together.ts";
import { officesThat } from "../policies/readers.ts";
import type { Desk } from "../routes/desk.ts";
import { SIGN_IN_MIGRATIONS, type SignInTables } from "../sign-in/tables.ts";
import { VETTING_MIGRATIONS } from "../vettings/tables.ts";
import { healthOf } from "./health.ts";
import type { InstanceSurroundings } from "./instance.ts";

/** What the files of an instance are made over. */
export interface DeskSurroundings {
  readonly store: RecordStore;
  readonly signer: Signer;
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly sealingKey: Uint8Array;
}

/** What an instance asks its files: who reads, who sits where, whether all is well. */
export type DeskAnswers = Pick<
  InstanceSurroundings,
  "database" | "desk" | "live" | "health" | "officesOf" | "readersOf" | "officesThat"
>;

/** Brings the tables to the newest layout and opens the files. Throws `E_STORE_NEWER` and what the store throws. */
export async function openDesk(around: DeskSurroundings): Promise<DeskAnswers> {
  const { store, signer, now } = around;
  await migrate(store.database, store.kind, "server", [...SIGN_IN_MIGRATIONS, ...FILES_MIGRATIONS]);
  await migrate(store.database, store.kind, "vettings", VETTING_MIGRATIONS);
  await migrate(store.database, store.kind, "marks", MARK_MIGRATIONS);
  const database = store.database.withTables<FilesTables>();
  const people = store.database.withTables<SignInTables>();
  const files: Files = makeFiles({ ...around, database, houses: makeHouses(database) });
  await openEstablishment(files);
  // Hundreds of live streams that wake at one act ask for their readers' offices at one moment.
  const postingsOf = askedTogether(async () =>
    Map.groupBy(await postingsAt(files, new Date(now()).toISOString()), ({ person }) => person),
  );
  const desk: Desk = { files, people, signer, now };
  return {
    database: people,
    desk,
    live: filesByReaders(store),
    health: () => healthOf(store, now()),
    officesOf: async (person) => [...new Set((await postingsOf(person))?.map(({ office }) => office))],
    readersOf: (file, kind) => readersOf(database, file, kind),
    officesThat: async (power) => {
      const described = await files.houses.version();
      return described === 0 ? [] : officesThat(await files.houses.now(), power);
    },
  };
}
