// A ministry at work over HTTP: an instance that listens on loopback, its people, and a clock that the play turns.
import { createHash } from "node:crypto";
import type { AddressInfo } from "node:net";
import { SHIPPED_HOUSES } from "@travaux/procedure";
import type { TrialPlace } from "@travaux/record";
import { z } from "zod";
import type { InstanceSurroundings } from "../instance/instance.ts";
import { openTrialInstance, type Trial } from "../instance/trial.ts";
import { enrol } from "../sign-in/accounts.ts";
import { type Answer, type Client, makeClient } from "./client.ts";
import { SPECIMEN_PASSWORD, SPECIMEN_PEOPLE } from "./specimen.ts";

/** The stage of a play. */
export interface Stage {
  readonly trial: Trial;
  readonly base: string;
  /** Turns the clock to an instant. */
  readonly at: (instant: string) => void;
  /** Somebody by their office, signed in half a minute before the clock's time. */
  readonly as: (office: string) => Promise<Client>;
  readonly clients: ReadonlyMap<string, Client>;
  readonly administrator: Client;
  readonly close: () => Promise<void>;
}

const enrolledShape = z.object({ person: z.string(), secret: z.string() });
const HALF_A_MINUTE = 30_000;

/** Chance that is the same in every play: bytes drawn from a counter. */
export function playedChance(): (count: number) => Uint8Array {
  let drawn = 0;
  return (count) => {
    const blocks: Buffer[] = [];
    for (let had = 0; had < count; had += 32) {
      drawn += 1;
      blocks.push(createHash("sha256").update(`chance ${drawn}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, count);
  };
}

/** Opens an instance at a place, describes the house, enrols everybody and appoints them, all over HTTP. */
export async function openStage(
  place: TrialPlace,
  begin: string,
  other: Partial<InstanceSurroundings> = {},
): Promise<Stage> {
  const trial = await openTrialInstance(place, { randomBytes: playedChance(), secure: false, ...other });
  const { clock } = trial;
  clock.now = Date.parse(begin);
  await trial.app.listen({ host: "127.0.0.1", port: 0 });
  const address = trial.app.server.address();
  const base = `http://127.0.0.1:${isInfo(address) ? address.port : 0}`;
  const now = (): number => clock.now;
  const mail = "keeper@ministry.example";
  const first = await enrol(trial.around, {
    name: "Tara Quill",
    mail,
    password: SPECIMEN_PASSWORD,
    isAdministrator: true,
  });
  const administrator = makeClient(base, { ...first, mail, password: SPECIMEN_PASSWORD }, now);
  await administrator.signIn();
  const clients = await peopled(administrator, base, clock);
  const as = async (office: string): Promise<Client> => {
    const client = clients.get(office);
    if (client === undefined) throw new Error(`nobody holds ${office}`);
    const then = clock.now;
    clock.now = then - HALF_A_MINUTE;
    await client.signIn();
    clock.now = then;
    return client;
  };
  const at = (instant: string): void => {
    clock.now = Date.parse(instant);
  };
  return { trial, base, at, as, clients, administrator, close: trial.close };
}

/** The house described, everybody enrolled and in their office. */
async function peopled(
  administrator: Client,
  base: string,
  clock: { now: number },
): Promise<ReadonlyMap<string, Client>> {
  const house = SHIPPED_HOUSES.find(({ name }) => name === "federal-secretariat")?.house;
  good(await administrator.send("PUT", "/api/administration/house", { body: { seen: 0, house } }));
  const clients = new Map<string, Client>();
  for (const [office, name] of Object.entries(SPECIMEN_PEOPLE)) {
    const mail = `${name.toLowerCase().replaceAll(" ", ".")}@ministry.example`;
    const body = { name, mail, password: SPECIMEN_PASSWORD, isAdministrator: false };
    const made = good(await administrator.send("POST", "/api/administration/people", { body }));
    const proof = enrolledShape.parse(JSON.parse(made.text));
    clients.set(
      office,
      makeClient(base, { ...proof, mail, password: SPECIMEN_PASSWORD }, () => clock.now),
    );
    const from = new Date(clock.now).toISOString();
    const appoint = {
      kind: "appoint",
      body: { person: proof.person, office, from },
      seen: null,
      key: `appoint-${office}`,
    };
    good(await administrator.send("POST", "/api/administration/establishment/commands", { body: appoint }));
  }
  return clients;
}

/** An answer that is one of success, or an error that says what came instead. */
export function good(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text.slice(0, 500)}`);
  return answer;
}

function isInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
