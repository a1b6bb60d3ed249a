import { TravauxError } from "@travaux/instrument";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { NOT_THERE } from "../app/problem.ts";
import { ESTABLISHMENT_FILE } from "../files/files.ts";
import { personsIn } from "../files/persons.ts";
import { resettle } from "../files/resettling.ts";
import { administratorsPosting, postingsAt } from "../files/seats.ts";
import { seeHouse } from "../policies/files.ts";
import { administer } from "../policies/instance.ts";
import { actingShape, personsShape } from "../shapes/acts.ts";
import { establishmentShape, houseShape } from "../shapes/house.ts";
import { type AccountSurroundings, accountsIn, closeAccount, enrol, personById } from "../sign-in/accounts.ts";
import { answerCommand, commandAnswers } from "./commands.ts";
import { callerOf, type Desk, instantNow, keyShape, REFUSALS, withNames } from "./desk.ts";

const config = { policy: administer };
const houseAnswer = z.object({
  version: z.int(),
  house: houseShape,
  seats: z.array(
    z.object({ office: z.string(), person: z.string(), name: z.string(), acting: actingShape.nullable() }),
  ),
});
const personShape = z.object({
  person: z.string(),
  name: z.string(),
  mail: z.string(),
  isAdministrator: z.boolean(),
  isClosed: z.boolean(),
});
const enrolBody = z.strictObject({
  name: z.string().trim().min(1).max(200),
  mail: z.string().trim().min(3).max(320),
  password: z.string().min(1).max(256),
  isAdministrator: z.boolean(),
});
const enrolledShape = z.object({ person: z.string(), secret: z.string(), address: z.string() });
const personParams = z.object({ person: z.string().regex(/^[0-9a-f]{32}$/) });
const establishmentBody = z.strictObject({
  kind: z.string().min(1).max(100),
  body: z.record(z.string(), z.json()),
  seen: z.int().min(0).nullable(),
  key: keyShape,
});

/** The directory for everybody; people, offices and the house for the administrator. */
export function administrationRoutes(app: FastifyInstance, desk: Desk, accounts: AccountSurroundings): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { files } = desk;
  typed.get(
    "/api/house",
    { config: { policy: seeHouse }, schema: { response: { 200: houseAnswer, ...REFUSALS } } },
    async () => {
      const house = await files.houses.now();
      const postings = await postingsAt(files, instantNow(desk));
      const persons = await personsIn(desk.people, JSON.stringify(postings));
      const seats = postings.map(({ office, person, acting }) => ({
        office,
        person,
        name: persons[person] ?? person,
        acting,
      }));
      return { version: await files.houses.version(), house, seats };
    },
  );
  houseRoutes(app, desk);
  peopleRoutes(app, desk, accounts);
}

function houseRoutes(app: FastifyInstance, desk: Desk): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { files } = desk;
  typed.put(
    "/api/administration/house",
    {
      config,
      schema: {
        body: z.strictObject({ seen: z.int().min(0), house: z.record(z.string(), z.json()) }),
        response: { 200: z.object({ version: z.int() }), ...REFUSALS },
      },
    },
    async (request) => {
      const { seen, house } = request.body;
      const version = await files.houses.describe(house, seen, callerOf(request).person, instantNow(desk));
      await resettle(files);
      return { version };
    },
  );
  typed.get(
    "/api/administration/establishment",
    {
      config,
      schema: { response: { 200: z.object({ state: establishmentShape, persons: personsShape }), ...REFUSALS } },
    },
    async () => withNames(desk, { state: await files.establishment.folds.now(ESTABLISHMENT_FILE) }),
  );
  typed.post(
    "/api/administration/establishment/commands",
    { config, schema: { body: establishmentBody, response: commandAnswers } },
    async (request, reply) => {
      const { person } = callerOf(request);
      await assertKnown(desk, request.body.body);
      const posting = administratorsPosting(await files.houses.now(), person);
      if (posting === null) return reply.code(404).send(NOT_THERE);
      const command = { ...request.body, office: posting.office };
      const order = { file: ESTABLISHMENT_FILE, command };
      return answerCommand(desk, files.establishment, order, { request, reply, besides: [posting] });
    },
  );
}

function peopleRoutes(app: FastifyInstance, desk: Desk, accounts: AccountSurroundings): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  typed.get(
    "/api/administration/people",
    { config, schema: { response: { 200: z.object({ people: z.array(personShape).readonly() }), ...REFUSALS } } },
    async () => ({ people: await accountsIn(desk.people) }),
  );
  typed.post(
    "/api/administration/people",
    { config, schema: { body: enrolBody, response: { 201: enrolledShape, ...REFUSALS } } },
    async (request, reply) => reply.code(201).send(await enrol(accounts, request.body)),
  );
  typed.delete(
    "/api/administration/people/:person",
    { config, schema: { params: personParams, response: { 200: z.object({ done: z.literal(true) }), ...REFUSALS } } },
    async ({ params: { person } }, reply) => {
      if ((await personById(desk.people, person)) === undefined) return reply.code(404).send(NOT_THERE);
      await closeAccount(accounts, person);
      return { done: true as const };
    },
  );
}

/** An office goes to somebody who has an account; a name typed wrongly would hold it for ever. */
async function assertKnown(desk: Desk, body: Readonly<Record<string, unknown>>): Promise<void> {
  const named = [body.person, ...substitutesIn(body.substitutes)].filter((person) => typeof person === "string");
  for (const person of named) {
    if ((await personById(desk.people, person))?.closed_at === null) continue;
    throw new TravauxError(
      "E_PERSON_UNKNOWN",
      "Nobody with an open account has that identifier.",
      "Take it from the list of people.",
    );
  }
}

function substitutesIn(substitutes: unknown): readonly unknown[] {
  const read = z.array(z.looseObject({ person: z.unknown() })).safeParse(substitutes);
  return read.success ? read.data.map(({ person }) => person) : [];
}
