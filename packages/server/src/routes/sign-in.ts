import type { FastifyInstance, FastifyReply } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { NOT_SIGNED_IN, problemShape } from "../app/problem.ts";
import { ownSession, signIn } from "../policies/session.ts";
import {
  type AccountSurroundings,
  changePassword,
  type SignInOutcome,
  tryAgain,
  trySignIn,
} from "../sign-in/accounts.ts";
import { type CookieManner, giveToken, takeToken } from "../sign-in/cookie.ts";
import { beginSession, endSession, stepUp } from "../sign-in/sessions.ts";

/** What the sign-in routes need from outside. */
export interface SignInRoutes {
  readonly accounts: AccountSurroundings;
  readonly manner: CookieManner;
}

/** Tries from one address in a minute: a ministry arrives at nine behind one. The account itself is slowed besides. */
const TRIES_A_MINUTE = 60;

const password = z.string().min(1).max(256);
const code = z.string().min(1).max(16);
const signInBody = z.strictObject({ mail: z.string().min(1).max(320), password, code });
const stepUpBody = z.strictObject({ password, code });

const callerShape = z.object({
  person: z.string(),
  name: z.string(),
  offices: z.array(z.string()).readonly(),
  isAdministrator: z.boolean(),
});
const done = z.object({ done: z.literal(true) });

/** Signing in, seeing who one is, proving it again, signing out. */
export function signInRoutes(app: FastifyInstance, around: SignInRoutes): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const refusals = { 401: problemShape, 429: problemShape };
  typed.post(
    "/api/session",
    {
      config: { policy: signIn, rateLimit: { max: TRIES_A_MINUTE, timeWindow: 60_000 } },
      schema: { body: signInBody, response: { 200: done, ...refusals } },
    },
    async (request, reply) => {
      const tried = await trySignIn(around.accounts, request.body);
      if (tried.outcome !== "signed-in") return refuse(reply, tried);
      const session = await beginSession(around.accounts, tried.person.id, request.headers["user-agent"] ?? "");
      giveToken(reply, session.token, around.manner);
      return { done: true as const };
    },
  );
  typed.get(
    "/api/session",
    { config: { policy: ownSession }, schema: { response: { 200: callerShape, 401: problemShape } } },
    async (request, reply) => request.caller ?? reply.code(401).send(NOT_SIGNED_IN),
  );
  typed.post(
    "/api/session/step-up",
    {
      config: { policy: ownSession, rateLimit: { max: TRIES_A_MINUTE, timeWindow: 60_000 } },
      schema: { body: stepUpBody, response: { 200: done, ...refusals } },
    },
    async (request, reply) => {
      const { caller } = request;
      if (caller === undefined) return reply.code(401).send(NOT_SIGNED_IN);
      const tried = await tryAgain(around.accounts, caller.person, request.body);
      if (tried.outcome !== "signed-in") return refuse(reply, tried);
      giveToken(reply, await stepUp(around.accounts, caller.session), around.manner);
      return { done: true as const };
    },
  );
  passwordRoute(app, around);
  typed.delete(
    "/api/session",
    { config: { policy: ownSession }, schema: { response: { 200: done } } },
    async (request, reply) => {
      if (request.caller !== undefined) await endSession(around.accounts, request.caller.session);
      takeToken(reply, around.manner);
      return { done: true as const };
    },
  );
}

/** Changing one's password ends all one's sessions, this one too: whoever had the old one is out. */
function passwordRoute(app: FastifyInstance, around: SignInRoutes): void {
  app.withTypeProvider<ZodTypeProvider>().put(
    "/api/session/password",
    {
      config: { policy: ownSession, rateLimit: { max: TRIES_A_MINUTE, timeWindow: 60_000 } },
      schema: {
        body: stepUpBody.extend({ wanted: password }),
        response: { 200: done, 401: problemShape, 422: problemShape, 429: problemShape },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      if (caller === undefined) return reply.code(401).send(NOT_SIGNED_IN);
      const tried = await tryAgain(around.accounts, caller.person, request.body);
      if (tried.outcome !== "signed-in") return refuse(reply, tried);
      await changePassword(around.accounts, caller.person, request.body.wanted);
      takeToken(reply, around.manner);
      return { done: true as const };
    },
  );
}

function refuse(reply: FastifyReply, tried: Exclude<SignInOutcome, { readonly outcome: "signed-in" }>) {
  if (tried.outcome === "refused") {
    return reply.code(401).send({
      code: "E_SIGN_IN_REFUSED",
      message: "Address, password or code is not right.",
      hint: "Try again with the code your app shows now. If you have lost it, ask the administrator.",
    });
  }
  const seconds = Math.ceil(tried.wait / 1000);
  return reply
    .code(429)
    .header("retry-after", String(seconds))
    .send({
      code: "E_SIGN_IN_SLOWED",
      message: "There were too many wrong tries for this account.",
      hint: `Wait ${seconds} seconds and try again.`,
    });
}
