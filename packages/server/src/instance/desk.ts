import { migrate, type RecordStore, type Signer } from "@travaux/record";
import { type Files, makeFiles, readersOf } from "../files/files.ts";
import { makeHouses } from "../files/houses.ts";
import { openEstablishment, seatsOf } from "../files/seats.ts";
import { FILES_MIGRATIONS, type FilesTables } from "../files/tables.ts";
import { officesThat } from "../policies/readers.ts";
import type { Desk } from "../routes/desk.ts";
import { SIGN_IN_MIGRATIONS, type SignInTables } from "../sign-in/tables.ts";
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
  "database" | "desk" | "health" | "officesOf" | "readersOf" | "officesThat"
>;

/** Brings the tables to the newest layout and opens the files. Throws `E_STORE_NEWER` and what the store throws. */
export async function openDesk(around: DeskSurroundings): Promise<DeskAnswers> {
  const { store, signer, now } = around;
  await migrate(store.database, store.kind, "server", [...SIGN_IN_MIGRATIONS, ...FILES_MIGRATIONS]);
  const database = store.database.withTables<FilesTables>();
  const people = store.database.withTables<SignInTables>();
  const files: Files = makeFiles({ ...around, database, houses: makeHouses(database) });
  await openEstablishment(files);
  const desk: Desk = { files, people, signer, now };
  return {
    database: people,
    desk,
    health: () => healthOf(store, now()),
    officesOf: async (person) => {
      const seats = await seatsOf(files, person, new Date(now()).toISOString());
      return [...new Set(seats.map(({ office }) => office))];
    },
    readersOf: (file, kind) => readersOf(database, file, kind),
    officesThat: async (power) => {
      const described = await files.houses.version();
      return described === 0 ? [] : officesThat(await files.houses.now(), power);
    },
  };
}
