import { randomBytes } from "node:crypto";
import { copyFile, mkdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { TravauxError } from "@travaux/instrument";
import { SHIPPED_HOUSES } from "@travaux/procedure";
import { openStore } from "@travaux/record";
import { obey } from "../files/commands.ts";
import { ESTABLISHMENT_FILE } from "../files/files.ts";
import { resettle } from "../files/resettling.ts";
import { administratorsPosting, postingsAt } from "../files/seats.ts";
import { openDesk } from "../instance/desk.ts";
import type { Desk } from "../routes/desk.ts";
import {
  type AccountListed,
  accountsIn,
  closeAccount,
  type Enrolled,
  enrol,
  mailKey,
  personByMail,
} from "../sign-in/accounts.ts";
import type { PersonRow } from "../sign-in/tables.ts";
import { RECORD_NAME, SEALING_NAME, SIGNING_NAME } from "./folder.ts";
import { openFolderAndStore, type ServeOptions } from "./serve.ts";

/** Which instance is administered. */
export type Administered = Pick<ServeOptions, "folder" | "database" | "institution">;

/** Who administers from the machine itself; acts show it in the place of a person. */
const OPERATOR = "operator-of-the-instance";

/** A person with the offices held now. */
export interface ListedPerson extends AccountListed {
  readonly offices: readonly string[];
}

/** What enrolling somebody gives, to be shown once: a first password, and the secret of the authenticator app. */
export interface ShownOnce extends Enrolled {
  readonly password: string;
}

/** The administration of an instance, from the machine on which its folder is. */
export interface Administration {
  /** Enrols somebody. Throws `E_ADMIN_EXISTS` where `first` is asked for and there is an administrator already. */
  readonly enrol: (who: EnrolWish) => Promise<ShownOnce>;
  readonly close: (mail: string) => Promise<void>;
  readonly list: () => Promise<readonly ListedPerson[]>;
  readonly appoint: (mail: string, office: string) => Promise<void>;
  /** Describes the house: one that ships by its name, or one read from a file. */
  readonly house: (described: unknown) => Promise<number>;
  /** What is wrong in each file, or null; every row is compared with every other. */
  readonly verify: () => Promise<
    readonly { readonly file: string; readonly acts: number; readonly fault: string | null }[]
  >;
}

/** Who is to be enrolled. */
export interface EnrolWish {
  readonly name: string;
  readonly mail: string;
  readonly isAdministrator: boolean;
  readonly first: boolean;
}

/** Opens an instance for administration, and closes it when `use` is done. */
export async function withAdministration<Result>(
  options: Administered,
  use: (administration: Administration) => Promise<Result>,
): Promise<Result> {
  const { folder, store } = await openFolderAndStore(options);
  try {
    const { signer, sealingKey } = folder;
    const around = { now: Date.now, randomBytes: (count: number) => randomBytes(count), sealingKey };
    const { desk, database } = await openDesk({ ...around, store, signer });
    const accounts = { ...around, database, instance: signer.key.name };
    return await use({
      enrol: async ({ first, ...who }) => {
        if (first) await assertNoAdministrator(desk);
        const password = drawnPassword();
        return { ...(await enrol(accounts, { ...who, password })), password };
      },
      close: async (mail) => closeAccount(accounts, (await personOf(desk, mail)).id),
      list: () => listed(desk),
      appoint: async (mail, office) => appointed(desk, (await personOf(desk, mail)).id, office),
      house: async (described) => {
        const seen = await desk.files.houses.version();
        const version = await desk.files.houses.describe(described, seen, OPERATOR, new Date().toISOString());
        await resettle(desk.files);
        return version;
      },
      verify: () => verified(desk),
    });
  } finally {
    await store.close();
  }
}

/** The house that ships under a name, or undefined. */
export function shippedHouse(name: string): unknown {
  return SHIPPED_HOUSES.find((each) => each.name === name)?.house;
}

/**
 * Copies an instance with its embedded store, while it runs, into a new folder: the record at one moment, and both keys.
 * Throws `E_BACKUP_TARGET`, `E_BACKUP_POSTGRES`.
 */
export async function backUp({ folder, database }: Administered, target: string): Promise<readonly string[]> {
  if (database !== undefined) {
    throw new TravauxError(
      "E_BACKUP_POSTGRES",
      "A PostgreSQL database is backed up by its own programs.",
      "Use pg_dump or the backups of the server, and keep a copy of the two keys in the folder.",
    );
  }
  const source = resolve(folder);
  const record = join(source, RECORD_NAME);
  if ((await stat(record).catch(() => null)) === null) throw targetError(`there is no record in ${folder}`);
  await mkdir(target, { mode: 0o700 }).catch((cause: unknown) => {
    throw targetError(`the folder ${target} cannot be made`, cause);
  });
  try {
    const reader = new DatabaseSync(record, { readOnly: true });
    try {
      reader.prepare("VACUUM INTO ?").run(join(resolve(target), RECORD_NAME));
    } finally {
      reader.close();
    }
    for (const key of [SIGNING_NAME, SEALING_NAME]) await copyFile(join(source, key), join(target, key));
  } catch (cause) {
    await rm(target, { recursive: true, force: true });
    throw targetError("the copy could not be written", cause);
  }
  return faultsOf({ folder: target });
}

/** Puts a backup into a new folder, and verifies what is there then. Throws `E_BACKUP_TARGET`. */
export async function restore(backup: string, { folder }: Administered): Promise<readonly string[]> {
  await mkdir(folder, { mode: 0o700 }).catch((cause: unknown) => {
    throw targetError(`the folder ${folder} cannot be made`, cause);
  });
  try {
    for (const name of [RECORD_NAME, SIGNING_NAME, SEALING_NAME]) {
      await copyFile(join(backup, name), join(folder, name));
    }
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw targetError(`${backup} is no whole backup`, cause);
  }
  return faultsOf({ folder });
}

async function faultsOf({ folder }: Administered): Promise<readonly string[]> {
  const store = await openStore(join(folder, RECORD_NAME), {
    now: Date.now,
    randomBytes: (count) => randomBytes(count),
  });
  try {
    const faults: string[] = [];
    for (const file of await store.files()) {
      const fault = await store.fault(file);
      if (fault !== null) faults.push(`${file}: ${fault}`);
    }
    return faults;
  } finally {
    await store.close();
  }
}

async function verified({ files: { store } }: Desk) {
  const found = [];
  for (const file of await store.files()) {
    found.push({ file, acts: (await store.head(file)).seq, fault: await store.fault(file) });
  }
  return found;
}

async function listed({ files, people }: Desk): Promise<readonly ListedPerson[]> {
  const accounts = await accountsIn(people);
  const postings = (await files.houses.version()) === 0 ? [] : await postingsAt(files, new Date().toISOString());
  return accounts.map((account) => ({
    ...account,
    offices: postings.filter(({ person }) => person === account.person).map(({ office }) => office),
  }));
}

async function appointed({ files }: Desk, person: string, office: string): Promise<void> {
  const posting = administratorsPosting(await files.houses.now(), OPERATOR);
  const obeyed = await obey(files, files.establishment, {
    file: ESTABLISHMENT_FILE,
    command: { kind: "appoint", body: { person, office, from: new Date().toISOString() }, seen: null },
    actor: OPERATOR,
    office: posting?.office ?? "",
    key: `appoint-${randomBytes(16).toString("hex")}`,
    besides: posting === null ? [] : [posting],
  });
  if (obeyed.outcome !== "refused") return;
  const { rule, message, hint } = obeyed.refusal;
  throw new TravauxError("E_REFUSED", `${message} (${rule})`, hint);
}

async function assertNoAdministrator({ people }: Desk): Promise<void> {
  const row = await people
    .selectFrom("travaux_people")
    .select("mail")
    .where("is_administrator", "=", 1)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return;
  throw new TravauxError(
    "E_ADMIN_EXISTS",
    "This instance has an administrator already.",
    "Sign in as that administrator, or enrol another with `travaux admin enrol --administrator`.",
  );
}

async function personOf({ people }: Desk, mail: string): Promise<PersonRow> {
  const row = await personByMail(people, mail);
  if (row !== undefined) return row;
  throw new TravauxError(
    "E_MAIL_UNKNOWN",
    `Nobody is enrolled with ${mailKey(mail)}.`,
    "`travaux admin list` shows everybody.",
  );
}

/** Twenty letters and digits in groups of five: a hundred bits, to be changed after signing in. */
function drawnPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz123456789"; // 32, none of which looks like another
  const drawn = [...randomBytes(20)].map((byte) => letters[byte % letters.length]).join("");
  return drawn.match(/.{5}/g)?.join("-") ?? drawn;
}

function targetError(why: string, cause?: unknown): TravauxError {
  return new TravauxError(
    "E_BACKUP_TARGET",
    `It cannot be done: ${why}.`,
    "Name a folder that is not there yet, on a disk with room; a backup holds the record and two keys.",
    { cause },
  );
}
