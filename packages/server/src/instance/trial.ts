// An instance on a database of its own, with a clock that a test turns; nothing here runs in production.
import { randomBytes } from "node:crypto";
import { openTrial, type RecordStore, type StoreOptions, signerFrom, type TrialPlace } from "@travaux/record";
import { generate } from "otplib";
import type { App } from "../app/app.ts";
import { type Enrolled, enrol } from "../sign-in/accounts.ts";
import { openDesk } from "./desk.ts";
import { type InstanceSurroundings, makeInstance } from "./instance.ts";

/** A trial instance: its app, its clock, its accounts. */
export interface Trial extends App {
  readonly store: RecordStore;
  readonly around: InstanceSurroundings;
  readonly clock: { now: number };
  readonly errors: unknown[];
  readonly close: () => Promise<void>;
}

/** The password of everybody enrolled for a trial. */
export const TRIAL_PASSWORD = "lantern orchard violet tram";

/** Opens an instance at a place; the clock stands still until it is turned. */
export async function openTrialInstance(
  place: TrialPlace,
  other: Partial<InstanceSurroundings> = {},
  interrupt?: StoreOptions["interrupt"],
): Promise<Trial> {
  const clock = { now: Date.UTC(2031, 4, 6, 8, 0, 0) };
  const chance = other.randomBytes ?? ((count: number) => randomBytes(count));
  const now = (): number => clock.now;
  const store = await openTrial(place, { now, randomBytes: chance, ...(interrupt === undefined ? {} : { interrupt }) });
  const sealingKey = Buffer.alloc(32, 7);
  const signer = signerFrom("record.trial.example", Buffer.alloc(32, 7));
  const errors: unknown[] = [];
  const around: InstanceSurroundings = {
    ...(await openDesk({ store, signer, now, randomBytes: chance, sealingKey })),
    now,
    randomBytes: chance,
    sealingKey,
    instance: "Travaux trial",
    secure: true,
    version: "0.1.0",
    trustProxy: false,
    log: (_reference, error) => errors.push(error),
    ...other,
  };
  const { app, routes } = await makeInstance(around);
  const close = async (): Promise<void> => {
    await app.close();
    await store.close();
  };
  return { app, routes, store, around, clock, errors, close };
}

/** Somebody enrolled, with the means to sign in. */
export interface Enrollee extends Enrolled {
  readonly mail: string;
}

/** Enrols somebody fictional. */
export async function enrolled(trial: Trial, name: string, isAdministrator = false): Promise<Enrollee> {
  const mail = `${name.toLowerCase().replaceAll(" ", ".")}@ministry.example`;
  return { mail, ...(await enrol(trial.around, { name, mail, password: TRIAL_PASSWORD, isAdministrator })) };
}

/** The code the person's app shows now. */
export function codeOf(trial: Trial, person: Enrollee): Promise<string> {
  return generate({ secret: person.secret, epoch: Math.floor(trial.clock.now / 1000) });
}

/** Signs in and gives the cookie to send along. The clock is turned to the next code, so that one can sign in again. */
export async function signedIn(trial: Trial, person: Enrollee): Promise<string> {
  trial.clock.now += 30_000;
  const body = { mail: person.mail, password: TRIAL_PASSWORD, code: await codeOf(trial, person) };
  const answer = await trial.app.inject({ method: "POST", url: "/api/session", body });
  if (answer.statusCode !== 200) throw new Error(`not signed in: ${answer.body}`);
  return cookieIn(answer.headers["set-cookie"]) ?? "";
}

/** The cookie an answer sets, as a browser would send it back; undefined where it sets none. */
export function cookieIn(header: string | readonly string[] | undefined): string | undefined {
  return [header ?? []].flat()[0]?.split(";")[0];
}
