import type { FileState, Posting, Refusal } from "@travaux/procedure";
import type { JsonObject } from "@travaux/record";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { isFresh } from "../app/guard.ts";
import { STEP_UP } from "../app/problem.ts";
import { obey } from "../files/commands.ts";
import type { Shelf } from "../files/files.ts";
import { inWords, personsIn } from "../files/persons.ts";
import { FRESH_PROOF } from "../policies/files.ts";
import { actShape, logEntryShape } from "../shapes/acts.ts";
import { callerOf, type Desk, keyShape, officeShape, REFUSALS } from "./desk.ts";

/** A command as it is sent. `seen` is the number of the last act that its author had before them. */
export interface SentCommand {
  readonly kind: string;
  readonly body: JsonObject;
  readonly seen: number | null;
  readonly office: string;
  readonly key: string;
}

/** The body of a command route. */
export const commandBody: z.ZodType<SentCommand> = z.strictObject({
  kind: z.string().min(1).max(100),
  body: z.record(z.string(), z.json()),
  seen: z.int().min(0).nullable(),
  office: officeShape,
  key: keyShape,
});

/** A command was obeyed: its acts; `repeated` where it had been before, and these are the acts of then. */
const obeyedShape = z.object({ outcome: z.enum(["filed", "repeated"]), seq: z.int(), acts: z.array(actShape) });

/** A command was refused by a rule of procedure: which, why, what to do, and what others did meanwhile. */
const refusedShape = z.object({
  code: z.literal("E_REFUSED"),
  rule: z.string(),
  message: z.string(),
  hint: z.string(),
  changed: z.array(logEntryShape),
});

/** The answers of a command route. */
export const commandAnswers: Readonly<Record<number, z.ZodType>> = { ...REFUSALS, 200: obeyedShape, 409: refusedShape };

/** Obeys a command in a file and answers; what the procedure refuses is answered with its rule. */
export async function answerCommand<S extends FileState>(
  desk: Desk,
  shelf: Shelf<S>,
  { file, command }: { readonly file: string; readonly command: SentCommand },
  { request, reply, besides = [] }: { request: FastifyRequest; reply: FastifyReply; besides?: readonly Posting[] },
): Promise<FastifyReply> {
  const caller = callerOf(request);
  if (FRESH_PROOF.has(command.kind) && !isFresh(caller, desk.now())) return reply.code(403).send(STEP_UP);
  const { kind, body, seen, office, key } = command;
  const order = { file, command: { kind, body, seen }, actor: caller.person, office, key, besides };
  const obeyed = await obey(desk.files, shelf, order);
  if (obeyed.outcome === "refused") return reply.code(409).send(await refused(desk, obeyed.refusal));
  const { outcome, acts } = obeyed;
  return reply.code(200).send({ outcome, acts, seq: acts.at(-1)?.seq ?? 0 });
}

async function refused(desk: Desk, { rule, message, hint, changed }: Refusal) {
  const persons = await personsIn(desk.people, message);
  return { code: "E_REFUSED" as const, rule, message: inWords(message, persons), hint, changed };
}
