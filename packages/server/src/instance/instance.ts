import type { FastifyReply, FastifyRequest } from "fastify";
import { type App, makeApp } from "../app/app.ts";
import type { LiveFiles } from "../live/files.ts";
import type { Caller, PolicyQuestion } from "../policies/policy.ts";
import { administrationRoutes } from "../routes/administration.ts";
import { caseFileRoutes } from "../routes/case-files.ts";
import { caseViewRoutes } from "../routes/case-views.ts";
import { conferenceRoutes } from "../routes/conferences.ts";
import type { Desk } from "../routes/desk.ts";
import { type Health, instanceRoutes } from "../routes/instance.ts";
import { liveRoutes } from "../routes/live.ts";
import { markRoutes } from "../routes/marks.ts";
import { paperTextRoutes } from "../routes/paper-texts.ts";
import { paperRoutes } from "../routes/papers.ts";
import { printedPaperRoutes } from "../routes/printed-papers.ts";
import { proofRoutes } from "../routes/proofs.ts";
import { signInRoutes } from "../routes/sign-in.ts";
import { vettingRoutes } from "../routes/vettings.ts";
import { type AccountSurroundings, personById } from "../sign-in/accounts.ts";
import { type CookieManner, giveToken, tokenOf } from "../sign-in/cookie.ts";
import { liveSession } from "../sign-in/sessions.ts";
import { openBackground } from "./background.ts";

/** All that an instance needs from outside: clock and chance among them, so that a test can hand in its own. */
export interface InstanceSurroundings extends AccountSurroundings, CookieManner {
  readonly version: string;
  readonly trustProxy: boolean | string;
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  readonly log: (reference: string, error: unknown) => void;
  readonly health: () => Promise<Health>;
  readonly officesOf: (person: string) => Promise<readonly string[]>;
  readonly readersOf: PolicyQuestion["readersOf"];
  readonly officesThat: PolicyQuestion["officesThat"];
  readonly desk: Desk;
  /** What the live streams follow. */
  readonly live: LiveFiles;
}

/** The instance's HTTP side with all its routes, ready to listen. */
export async function makeInstance(around: InstanceSurroundings): Promise<App> {
  const made = await makeApp({
    ...around,
    callerOf: (request, reply) => callerOf(request, reply, around),
    reference: () => hex(around),
  });
  signInRoutes(made.app, { accounts: around, manner: around });
  instanceRoutes(made.app, around.health);
  caseFileRoutes(made.app, around.desk);
  caseViewRoutes(made.app, around.desk);
  proofRoutes(made.app, around.desk);
  conferenceRoutes(made.app, around.desk);
  administrationRoutes(made.app, around.desk, around);
  printedPaperRoutes(made.app, around.desk);
  await paperRoutes(made.app, around.desk);
  paperTextRoutes(made.app, around.desk, around.version);
  markRoutes(made.app, around.desk);
  const log = (error: unknown): void => around.log(hex(around), error);
  const background = openBackground(around.desk, log);
  made.app.addHook("onClose", () => background.close());
  vettingRoutes(made.app, { desk: around.desk, background, software: around.version });
  liveRoutes(made.app, around.live, { ...around, notices: background.notices, log });
  await made.app.ready();
  return made;
}

async function callerOf(
  request: FastifyRequest,
  reply: FastifyReply,
  around: InstanceSurroundings,
): Promise<Caller | undefined> {
  const token = tokenOf(request, around);
  const live = token === undefined ? undefined : await liveSession(around, token);
  if (live === undefined) return undefined;
  const person = await personById(around.database, live.row.person);
  if (person === undefined || person.closed_at !== null) return undefined;
  if (live.renewed !== undefined) giveToken(reply, live.renewed, around);
  return {
    person: person.id,
    name: person.name,
    session: live.row.id,
    offices: await around.officesOf(person.id),
    isAdministrator: person.is_administrator === 1,
    steppedUpAt: live.row.stepped_up_at ?? undefined,
  };
}

function hex(around: InstanceSurroundings): string {
  return Buffer.from(around.randomBytes(6)).toString("hex");
}
