import { TravauxError } from "@travaux/instrument";
import type { Kysely } from "kysely";
import { fitsPassword, keepPassword, NO_PASSWORD } from "./password.ts";
import { seal, unseal } from "./sealing.ts";
import type { SessionSurroundings } from "./sessions.ts";
import { endSessionsOf } from "./sessions.ts";
import { waitAfter } from "./slowing.ts";
import type { CredentialRow, PersonRow, SignInTables } from "./tables.ts";
import { newTotpSecret, stepOfCode, totpAddress } from "./totp.ts";

/** Of two tries at one account at the same moment, the second is asked to wait so long. */
const AT_ONCE_MS = 1_000;

/** What accounts need from outside. */
export interface AccountSurroundings extends SessionSurroundings {
  /** 32 bytes; seals the secrets of authenticator apps. */
  readonly sealingKey: Uint8Array;
  /** The instance's name, as an authenticator app shows it. */
  readonly instance: string;
}

/** Who is to have an account. */
export interface Enrolment {
  readonly name: string;
  readonly mail: string;
  readonly password: string;
  readonly isAdministrator: boolean;
}

/** An account made: what the person puts into their authenticator app, shown once. */
export interface Enrolled {
  readonly person: string;
  readonly secret: string;
  readonly address: string;
}

/** How a try to sign in ended. Every failure says the same to the outside; `wait` is in milliseconds. */
export type SignInOutcome =
  | { readonly outcome: "signed-in"; readonly person: PersonRow }
  | { readonly outcome: "refused" }
  | { readonly outcome: "slowed"; readonly wait: number };

/** Makes an account. Throws `E_MAIL_TAKEN` where the address has one, `E_PASSWORD_UNFIT` for a weak password. */
export async function enrol(around: AccountSurroundings, wanted: Enrolment): Promise<Enrolled> {
  const mail = mailKey(wanted.mail);
  const password = await keepPassword(wanted.password, around.randomBytes);
  const person = Buffer.from(around.randomBytes(16)).toString("hex");
  const secret = newTotpSecret(around.randomBytes);
  const totp = seal(secret, person, around.sealingKey, around.randomBytes);
  const row: PersonRow = {
    id: person,
    name: wanted.name,
    mail,
    is_administrator: wanted.isAdministrator ? 1 : 0,
    enrolled_at: around.now(),
    closed_at: null,
  };
  await around.database.transaction().execute(async (inside) => {
    const taken = await inside.selectFrom("travaux_people").select("id").where("mail", "=", mail).executeTakeFirst();
    if (taken !== undefined) {
      throw new TravauxError(
        "E_MAIL_TAKEN",
        `Somebody is enrolled with ${mail} already.`,
        "Use another address, or close that account first.",
      );
    }
    await inside.insertInto("travaux_people").values(row).execute();
    await inside
      .insertInto("travaux_credentials")
      .values({ person, password, totp, totp_step: -1, failures: 0, blocked_until: 0 })
      .execute();
  });
  return { person, secret, address: totpAddress(secret, around.instance, mail) };
}

/**
 * A try to sign in by address, password and code. An unknown address costs the same time and gets the same answer as a
 * wrong password. A try made while the account is slowed is not looked at, and does not count.
 */
export async function trySignIn(
  around: AccountSurroundings,
  tried: { readonly mail: string; readonly password: string; readonly code: string },
): Promise<SignInOutcome> {
  const person = await personByMail(around.database, tried.mail);
  const credential = person === undefined ? undefined : await countTry(around, person.id);
  if (typeof credential === "number") return { outcome: "slowed", wait: credential };
  const rightPassword = await fitsPassword(tried.password, credential?.password ?? NO_PASSWORD);
  if (person === undefined || credential === undefined || person.closed_at !== null || !rightPassword) {
    return { outcome: "refused" };
  }
  return (await takesCode(around, credential, tried.code)) ? { outcome: "signed-in", person } : { outcome: "refused" };
}

/** Whether a person signed in proves again who they are. Counted and slowed as signing in is. */
export async function tryAgain(
  around: AccountSurroundings,
  personId: string,
  tried: { readonly password: string; readonly code: string },
): Promise<SignInOutcome> {
  const person = await personById(around.database, personId);
  if (person === undefined) return { outcome: "refused" };
  return trySignIn(around, { mail: person.mail, ...tried });
}

/** Changes the password and ends all sessions of the person. */
export async function changePassword(around: AccountSurroundings, person: string, password: string): Promise<void> {
  const kept = await keepPassword(password, around.randomBytes);
  await around.database
    .updateTable("travaux_credentials")
    .set({ password: kept, failures: 0, blocked_until: 0 })
    .where("person", "=", person)
    .execute();
  await endSessionsOf(around, person);
}

/** Closes an account: its sessions end, its acts stay. */
export async function closeAccount(around: AccountSurroundings, person: string): Promise<void> {
  await around.database
    .updateTable("travaux_people")
    .set({ closed_at: around.now() })
    .where("id", "=", person)
    .where("closed_at", "is", null)
    .execute();
  await endSessionsOf(around, person);
}

/** The person with that id, closed accounts included. */
export function personById(database: Kysely<SignInTables>, id: string): Promise<PersonRow | undefined> {
  return database.selectFrom("travaux_people").selectAll().where("id", "=", id).executeTakeFirst();
}

/**
 * Counts a try before it is judged, so that tries at the same moment cannot share one count: the credential as counted,
 * or the milliseconds to wait where the account is slowed. A right try sets the count back.
 */
async function countTry(around: AccountSurroundings, person: string): Promise<CredentialRow | number | undefined> {
  const credential = await around.database
    .selectFrom("travaux_credentials")
    .selectAll()
    .where("person", "=", person)
    .executeTakeFirst();
  if (credential === undefined) return undefined;
  const now = around.now();
  if (credential.blocked_until > now) return credential.blocked_until - now;
  const failures = credential.failures + 1;
  const counted = await around.database
    .updateTable("travaux_credentials")
    .set({ failures, blocked_until: now + waitAfter(failures) })
    .where("person", "=", person)
    .where("failures", "=", credential.failures)
    .executeTakeFirst();
  return counted.numUpdatedRows > 0n ? credential : AT_ONCE_MS;
}

/** Whether the code is right; taken in one statement, which only one of two tries with the same code wins. */
async function takesCode(around: AccountSurroundings, credential: CredentialRow, code: string): Promise<boolean> {
  if (credential.totp === null) return false;
  const secret = unseal(credential.totp, credential.person, around.sealingKey);
  const step = await stepOfCode(secret, code, around.now(), credential.totp_step);
  if (step === undefined) return false;
  const taken = await around.database
    .updateTable("travaux_credentials")
    .set({ totp_step: step, failures: 0, blocked_until: 0 })
    .where("person", "=", credential.person)
    .where("totp_step", "<", step)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** A person as the administrator sees them. */
export interface AccountListed {
  readonly person: string;
  readonly name: string;
  readonly mail: string;
  readonly isAdministrator: boolean;
  readonly isClosed: boolean;
}

/** Everybody who is enrolled, closed accounts included, by name. */
export async function accountsIn(database: Kysely<SignInTables>): Promise<readonly AccountListed[]> {
  const rows = await database.selectFrom("travaux_people").selectAll().orderBy("name").orderBy("id").execute();
  return rows.map(({ id, name, mail, is_administrator, closed_at }) => ({
    person: id,
    name,
    mail,
    isAdministrator: is_administrator === 1,
    isClosed: closed_at !== null,
  }));
}

/** The person who signs in with that address, however it is typed; closed accounts included. */
export function personByMail(database: Kysely<SignInTables>, mail: string): Promise<PersonRow | undefined> {
  return database.selectFrom("travaux_people").selectAll().where("mail", "=", mailKey(mail)).executeTakeFirst();
}

/** Addresses are compared without regard to capitals. */
export function mailKey(mail: string): string {
  return mail.trim().normalize("NFKC").toLowerCase();
}
