import type { RequestListener, Server } from "node:http";
import { createServer } from "node:https";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import { TravauxError } from "@travaux/instrument";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from "fastify-type-provider-zod";
import { type GuardedRoute, type GuardSurroundings, guard } from "./guard.ts";
import { NOT_SIGNED_IN, NOT_THERE, type Problem, problemOf, unexpected } from "./problem.ts";

/** A JSON body is at most this long; files come by upload, which counts its own bytes. */
const BODY_BYTES = 1_048_576;

/** JSON in a body nests at most so deep: commands describe papers, not programs. */
const MOST_DEPTH = 40;

/** A request must have come whole within this time: an upload over a slow line fits, one that never ends does not. */
const REQUEST_MS = 180_000;

/** Requests an address may make in a minute: a desk with the live stream open makes some thirty. */
const REQUESTS_A_MINUTE = 600;

/** What an app needs from the instance. */
export interface AppSurroundings extends GuardSurroundings {
  /** Whether a failed request is told to the administrator's log; called with the reference the user is given. */
  readonly log: (reference: string, error: unknown) => void;
  readonly reference: () => string;
  /** Whether the instance stands behind a proxy whose address headers are believed. */
  readonly trustProxy: boolean | string;
  /** Certificate and key, where the instance itself speaks TLS. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  readonly version: string;
}

/** An app with its guard, before any route of ours; `routes` is the list the access matrix is made from. */
export interface App {
  readonly app: FastifyInstance;
  readonly routes: readonly GuardedRoute[];
}

/** The HTTP side of an instance: safe headers, one shape of errors, and a guard that no route can go around. */
export async function makeApp(around: AppSurroundings): Promise<App> {
  const { tls } = around;
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    ...(tls === undefined ? {} : { serverFactory: (handler: RequestListener) => tlsServer(tls, handler) }),
    trustProxy: around.trustProxy,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 128, caseSensitive: true },
  });
  takeJson(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, around));
  await app.register(helmet, { contentSecurityPolicy: { directives: { "default-src": ["'self'"] } } });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: 60_000,
    addHeaders: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
  });
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Travaux", version: around.version } },
    transform: jsonSchemaTransform,
  });
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("cache-control", "no-store"); // files of an institution lie in no cache on the way
  });
  app.addHook("onRequest", refuseOtherSites);
  const routes = guard(app, around);
  app.setNotFoundHandler((request, reply) =>
    request.caller === undefined ? reply.code(401).send(NOT_SIGNED_IN) : reply.code(404).send(NOT_THERE),
  );
  return { app, routes };
}

function tlsServer(tls: { readonly cert: string; readonly key: string }, handler: RequestListener): Server {
  return createServer({ ...tls, minVersion: "TLSv1.2" }, handler);
}

/** JSON that nests deeper than anything we take is refused before a recursive reader sees it. */
function takeJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    if (isDeep(body)) done(Object.assign(new Error("too deep"), { statusCode: 400 }));
    else parse(request, body, done);
  });
}

function isDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === "\\") at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    if (depth > MOST_DEPTH) return true;
  }
  return false;
}

/** A request that changes something must come from a page of this instance, or from no page at all. */
async function refuseOtherSites(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const site = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  const foreign = site === undefined ? origin !== undefined && hostOf(origin) !== request.host : site !== "same-origin";
  if (!foreign) return undefined;
  const problem: Problem = {
    code: "E_OTHER_SITE",
    message: "This request comes from a page of another site.",
    hint: "Open the instance itself and do it there.",
  };
  return reply.code(403).send(problem);
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function answerError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply, around: AppSurroundings) {
  if (error instanceof TravauxError) return answerOurs(error, reply, around);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((found) => ({
      at: found.instancePath.replace(/^\//, ""),
      message: found.message ?? "",
    }));
    return reply.code(400).send({ ...BAD_REQUEST, fields });
  }
  const known = KNOWN.get(error.statusCode ?? 500);
  if (known !== undefined) return reply.code(error.statusCode ?? 500).send(known);
  const reference = around.reference();
  around.log(reference, error);
  return reply.code(500).send(unexpected(reference));
}

/** The store's own words may name its address, so they go to the log; whoever asks is told what to do. */
function answerOurs(error: TravauxError, reply: FastifyReply, around: AppSurroundings) {
  if (error.code.split("_")[1] !== "STORE")
    return reply.code(RETRIED.has(error.code) ? 503 : 422).send(problemOf(error));
  around.log(around.reference(), error);
  return reply
    .code(503)
    .header("retry-after", "2")
    .send({
      code: error.code,
      message:
        error.code === "E_STORE_FULL"
          ? "The disk of the instance is full; nothing was filed."
          : "The record of the instance does not answer.",
      hint: "Make the same call again with the same key: what is being filed is filed once, or not at all.",
    });
}

const RETRIED: ReadonlySet<string> = new Set(["E_FILE_CONTENDED", "E_CLOCK_BACK", "E_VETTING_FULL"]);

const BAD_REQUEST: Problem = {
  code: "E_REQUEST_UNFIT",
  message: "What was sent does not have the form this address takes.",
  hint: "Compare it with the description of the interface at /api/interface.json.",
};

const KNOWN: ReadonlyMap<number, Problem> = new Map([
  [400, BAD_REQUEST],
  [
    413,
    { code: "E_REQUEST_TOO_LARGE", message: "What was sent is too large.", hint: "Send files by upload, one by one." },
  ],
  [415, { code: "E_REQUEST_KIND", message: "This address does not take that kind of content.", hint: "Send JSON." }],
  [
    429,
    { code: "E_REQUEST_OFTEN", message: "Too many requests from this address.", hint: "Wait a minute and try again." },
  ],
]);
