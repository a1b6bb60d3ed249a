import { TravauxError } from "@travaux/instrument";
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import type { Caller, Policy, PolicyQuestion } from "../policies/policy.ts";
import { STEP_UP_MS } from "../sign-in/sessions.ts";
import { NOT_SIGNED_IN, NOT_THERE, type Problem, STEP_UP } from "./problem.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    policy?: Policy;
  }
  interface FastifyRequest {
    caller: Caller | undefined;
  }
}

/** What the guard asks the instance. */
export interface GuardSurroundings {
  readonly now: () => number;
  /** Who sends this request, or undefined; the answer may take a new token along. */
  readonly callerOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Caller | undefined>;
  readonly readersOf: PolicyQuestion["readersOf"];
  readonly officesThat: PolicyQuestion["officesThat"];
}

/** A route as the access matrix sees it. */
export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly policy: Policy;
}

/**
 * Refuses to start with a route that has no policy or no response schema (`E_ROUTE_UNGUARDED`), and asks the policy
 * before any handler, and before the body is read. Returns the list of routes, which grows as they are declared.
 */
export function guard(app: FastifyInstance, around: GuardSurroundings): readonly GuardedRoute[] {
  const routes: GuardedRoute[] = [];
  app.decorateRequest("caller", undefined);
  app.addHook("onRoute", (route) => {
    const policy = route.config?.policy;
    if (policy === undefined || !answersDeclared(route)) throw unguarded(route);
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, policy });
  });
  app.addHook("onRequest", async (request, reply) => {
    request.caller = await around.callerOf(request, reply);
    const refusal = await refusalOf(request, around);
    if (refusal !== undefined) return reply.code(refusal.status).send(refusal.problem);
  });
  return routes;
}

interface Refused {
  readonly status: number;
  readonly problem: Problem;
}

async function refusalOf(request: FastifyRequest, around: GuardSurroundings): Promise<Refused | undefined> {
  const policy = request.routeOptions.config.policy;
  if (policy?.reach === "anyone") return undefined;
  const { caller } = request;
  if (caller === undefined) return { status: 401, problem: NOT_SIGNED_IN };
  if (policy === undefined) return { status: 404, problem: NOT_THERE };
  const { readersOf, officesThat } = around;
  const question: PolicyQuestion = { params: textParams(request.params), readersOf, officesThat };
  if (!(await policy.may(caller, question))) return { status: 404, problem: NOT_THERE };
  if (policy.reach === "stepped-up" && !isFresh(caller, around.now())) return { status: 403, problem: STEP_UP };
  return undefined;
}

/** Whether somebody proved again who they are, lately enough to sign or to administer. */
export function isFresh(caller: Caller, now: number): boolean {
  return now - (caller.steppedUpAt ?? -Infinity) <= STEP_UP_MS;
}

function textParams(params: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  if (typeof params !== "object" || params === null) return texts;
  for (const [name, value] of Object.entries(params)) if (typeof value === "string") texts[name] = value;
  return texts;
}

/** Whether the route says how it answers when it works. */
function answersDeclared(route: RouteOptions): boolean {
  const answers = route.schema?.response;
  if (typeof answers !== "object" || answers === null) return false;
  return Object.keys(answers).some((status) => /^2/.test(status));
}

function unguarded(route: RouteOptions): TravauxError {
  return new TravauxError(
    "E_ROUTE_UNGUARDED",
    `The route ${route.method} ${route.url} has no policy or does not declare its answers.`,
    "Give it a policy of `policies/` and a response schema for each answer that is not a problem.",
  );
}
