import { calendarOf, delegationList } from "@travaux/procedure";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { NOT_THERE } from "../app/problem.ts";
import { withPersons } from "../files/folds.ts";
import { openFile } from "../files/opening.ts";
import { listCaseFiles, openConference, readConference } from "../policies/files.ts";
import { actShape, personsShape } from "../shapes/acts.ts";
import { conferenceShape, delegationRowShape, sessionShape } from "../shapes/conference.ts";
import { answerCommand, commandAnswers, commandBody } from "./commands.ts";
import { afterShape, callerOf, type Desk, fileParams, keyShape, officeShape, REFUSALS, withNames } from "./desk.ts";

const PAGE = 500;
const config = { policy: readConference };
const params = fileParams;
const persons = personsShape;
const openBody = z.strictObject({ office: officeShape, key: keyShape });
const listShape = z.object({ files: z.array(z.object({ file: z.string(), name: z.string().nullable() })) });

/** Conference files: opened, acted in, read. */
export function conferenceRoutes(app: FastifyInstance, desk: Desk): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { files } = desk;
  typed.get(
    "/api/conferences",
    { config: { policy: listCaseFiles }, schema: { response: { 200: listShape, ...REFUSALS } } },
    async (request) => {
      const { offices } = callerOf(request);
      const names = [];
      for (const file of await conferencesOf(desk, offices)) {
        names.push({ file, name: (await files.conferences.folds.now(file)).conference?.name ?? null });
      }
      return { files: names };
    },
  );
  typed.post(
    "/api/conferences",
    {
      config: { policy: openConference },
      schema: { body: openBody, response: { 201: z.object({ file: z.string() }), ...REFUSALS } },
    },
    async (request, reply) => {
      const { person, offices } = callerOf(request);
      const { office, key } = request.body;
      if (!offices.includes(office)) return reply.code(404).send(NOT_THERE);
      const file = await openFile(files, { kind: "conference", person, office, key });
      return reply.code(201).send({ file });
    },
  );
  typed.post(
    "/api/conferences/:file/commands",
    { config, schema: { params, body: commandBody, response: commandAnswers } },
    (request, reply) => {
      const order = { file: request.params.file, command: request.body };
      return answerCommand(desk, files.conferences, order, { request, reply });
    },
  );
  conferenceViews(app, desk);
}

function conferenceViews(app: FastifyInstance, desk: Desk): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { files } = desk;
  const listsShape = z.object({
    calendar: z.array(sessionShape).readonly(),
    delegations: z.array(delegationRowShape).readonly(),
  });
  typed.get(
    "/api/conferences/:file",
    { config, schema: { params, response: { 200: z.object({ state: conferenceShape, persons }), ...REFUSALS } } },
    async ({ params: { file } }) => withNames(desk, { state: await files.conferences.folds.now(file) }),
  );
  typed.get(
    "/api/conferences/:file/lists",
    { config, schema: { params, response: { 200: listsShape, ...REFUSALS } } },
    async ({ params: { file } }) => {
      const state = await files.conferences.folds.now(file);
      return { calendar: calendarOf(state), delegations: delegationList(state) };
    },
  );
  typed.get(
    "/api/conferences/:file/acts",
    {
      config,
      schema: {
        params,
        querystring: z.strictObject({ after: afterShape }),
        response: { 200: z.object({ acts: z.array(actShape).readonly(), persons }), ...REFUSALS },
      },
    },
    async ({ params: { file }, query: { after } }) =>
      withNames(desk, { acts: await withPersons(files.store, file, await files.store.read(file, after, PAGE)) }),
  );
}

async function conferencesOf({ files: { database } }: Desk, offices: readonly string[]): Promise<readonly string[]> {
  if (offices.length === 0) return [];
  const rows = await database
    .selectFrom("travaux_opened")
    .select("file")
    .where("kind", "=", "conference")
    .where("file", "in", (from) => from.selectFrom("travaux_readers").select("file").where("office", "in", offices))
    .orderBy("file")
    .limit(500)
    .execute();
  return rows.map(({ file }) => file);
}
