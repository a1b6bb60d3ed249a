import type { Signer } from "@travaux/record";
import type { FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import { z } from "zod";
import { problemShape } from "../app/problem.ts";
import type { Files } from "../files/files.ts";
import { inWords, type Persons, personsIn } from "../files/persons.ts";
import type { Caller } from "../policies/policy.ts";
import type { SignInTables } from "../sign-in/tables.ts";

/** What the routes of files work with. */
export interface Desk {
  readonly files: Files;
  readonly people: Kysely<SignInTables>;
  /** Signs heads and exports. */
  readonly signer: Signer;
  readonly now: () => number;
}

/** Who asks. The guard lets nobody through to these routes who is not signed in. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === undefined) throw new Error("a route of files was reached by nobody");
  return request.caller;
}

/** The answers that are refusals, the same for each of these routes. */
export const REFUSALS: Readonly<Record<400 | 401 | 403 | 404 | 422 | 503, typeof problemShape>> = {
  400: problemShape,
  401: problemShape,
  403: problemShape,
  404: problemShape,
  422: problemShape,
  503: problemShape,
};

/** The parameter that names a file. */
export const fileParams: z.ZodObject<{ file: z.ZodString }> = z.object({ file: z.string().min(1).max(64) });

/** The parameters that name a paper of a file. */
export const paperParams: z.ZodObject<{ file: z.ZodString; paper: z.ZodString }> = fileParams.extend({
  paper: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The name of a version, as which the clauses of a paper are named. */
export const versionShape: z.ZodString = z.string().min(1).max(100);

/** A key drawn by the client for one command. */
export const keyShape: z.ZodString = z.string().regex(/^[!-~]{8,100}$/);

/** An office by its id. */
export const officeShape: z.ZodString = z.string().min(1).max(100);

/** The number of an act, as a query carries it; 0 for none. */
export const afterShape: z.ZodType<number> = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0);

/** An answer with the names of the persons that it shows by identifier. */
export async function withNames<T extends object>(desk: Desk, answer: T): Promise<T & { readonly persons: Persons }> {
  return { ...answer, persons: await personsIn(desk.people, JSON.stringify(answer)) };
}

/** Sentences of an answer with names in the place of identifiers; `fields` says which they are. */
export async function inNames<T extends object>(
  desk: Desk,
  rows: readonly T[],
  fields: readonly (keyof T)[],
): Promise<readonly T[]> {
  const persons = await personsIn(desk.people, JSON.stringify(rows));
  return rows.map((row) => {
    const said = fields.map((field): [keyof T, unknown] => {
      const value = row[field];
      return [field, typeof value === "string" ? inWords(value, persons) : value];
    });
    return { ...row, ...Object.fromEntries(said) };
  });
}

/** The instant now, as acts write it. */
export function instantNow(desk: Pick<Desk, "now">): string {
  return new Date(desk.now()).toISOString();
}
