import { PassThrough } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { NOT_SIGNED_IN, type Problem, problemShape } from "../app/problem.ts";
import type { LiveFiles } from "../live/files.ts";
import { MAX_CURSOR_CHARACTERS } from "../live/limits.ts";
import { makeStreams, type StreamsSurroundings } from "../live/streams.ts";
import { followFiles } from "../policies/live.ts";

/** Streams one session may open in a minute: a line that breaks again and again, and no storm. */
export const OPENED_A_MINUTE = 60;

const LIVE_FULL: Problem = {
  code: "E_LIVE_FULL",
  message: "This server has as many live streams open as it carries.",
  hint: "Go on without; ask for what is new, and try again in a minute.",
};

const CURSOR_UNFIT: Problem = {
  code: "E_CURSOR_UNFIT",
  message: "This cursor was not given to you by this instance.",
  hint: "Open the stream without it, then read the files anew.",
};

/** What is new in the files one may read, as it is filed: one stream of server-sent events. */
export function liveRoutes(app: FastifyInstance, files: LiveFiles, around: StreamsSurroundings): void {
  const streams = makeStreams(files, around);
  app.addHook("preClose", () => streams.close());
  app.get<{ Querystring: { readonly after?: string } }>(
    "/api/live",
    {
      config: {
        policy: followFiles,
        rateLimit: { max: OPENED_A_MINUTE, timeWindow: 60_000, keyGenerator: openerOf },
      },
      schema: {
        querystring: z.object({ after: z.string().max(MAX_CURSOR_CHARACTERS).optional() }),
        response: { 200: z.string(), 400: problemShape, 401: problemShape, 429: problemShape, 503: problemShape },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      if (caller === undefined) return reply.code(401).send(NOT_SIGNED_IN);
      if (streams.isFull()) return reply.code(503).header("retry-after", "60").send(LIVE_FULL);
      const cursor = [request.headers["last-event-id"] ?? request.query.after ?? ""].flat()[0] ?? "";
      const from = cursor === "" ? undefined : streams.cursors.read(caller.person, cursor);
      if (cursor !== "" && from === undefined) return reply.code(400).send(CURSOR_UNFIT);
      const body = new PassThrough();
      streams.open(body, caller, from);
      // Sent as any other answer, not around the app: a renewed token of the session goes along in its head.
      reply.headers({ "cache-control": "no-store", "x-accel-buffering": "no" });
      return reply.type("text/event-stream; charset=utf-8").send(body);
    },
  );
}

function openerOf(request: FastifyRequest): string {
  return request.caller?.session ?? request.ip;
}
