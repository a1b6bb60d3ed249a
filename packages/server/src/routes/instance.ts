import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { seeHealth, seeInterface } from "../policies/instance.ts";

/** Whether the parts of an instance answer. */
export interface Health {
  readonly well: boolean;
  readonly store: "answers" | "does not answer";
  /** Whether the clock has gone back behind the newest act. */
  readonly clock: "runs" | "went back";
}

const healthShape = z.object({
  well: z.boolean(),
  store: z.enum(["answers", "does not answer"]),
  clock: z.enum(["runs", "went back"]),
});

/** Health, and the description of the interface (OpenAPI 3.1). */
export function instanceRoutes(app: FastifyInstance, health: () => Promise<Health>): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    "/api/health",
    { config: { policy: seeHealth }, schema: { response: { 200: healthShape, 503: healthShape } } },
    async (_request, reply) => {
      const state = await health();
      return reply.code(state.well ? 200 : 503).send(state);
    },
  );
  typed.get(
    "/api/interface.json",
    { config: { policy: seeInterface }, schema: { response: { 200: z.record(z.string(), z.json()) } } },
    () => JSON.parse(JSON.stringify(app.swagger())),
  );
}
