import { type InboxEntry, inbox, orderInbox } from "@travaux/procedure";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { NOT_THERE } from "../app/problem.ts";
import { listedFor } from "../files/listing.ts";
import { openFile } from "../files/opening.ts";
import { seatsOf } from "../files/seats.ts";
import { actInCaseFile, listCaseFiles, openCaseFile } from "../policies/files.ts";
import { inboxEntryShape } from "../shapes/case-file.ts";
import { answerCommand, commandAnswers, commandBody } from "./commands.ts";
import { callerOf, type Desk, fileParams, inNames, instantNow, keyShape, officeShape, REFUSALS } from "./desk.ts";

/** Open files that are looked through for an inbox: more than an office has on its table in a year. */
const MOST_OPEN = 2_000;

/** Lines of one answer of the search. */
const MOST_LISTED = 200;

const text = z.string().nullable();
const listedShape = z.object({
  file: z.string(),
  diary: text,
  number: text,
  subject: text,
  precedence: text,
  grading: text,
  desk: text,
  replyDue: text,
  stage: z.enum(["open", "submitted", "signed", "issued", "closed"]),
  seq: z.int(),
  at: z.string(),
});

const searchQuery = z.strictObject({
  words: z.string().max(200).default(""),
  closed: z.enum(["true", "false"]).default("false"),
});
const openBody = z.strictObject({ office: officeShape, key: keyShape });

/** The inbox, the search, opening a case file, and commands in it. */
export function caseFileRoutes(app: FastifyInstance, desk: Desk): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  inboxRoute(app, desk);
  typed.get(
    "/api/case-files",
    {
      config: { policy: listCaseFiles },
      schema: { querystring: searchQuery, response: { 200: z.object({ files: z.array(listedShape) }), ...REFUSALS } },
    },
    async (request) => {
      const { offices } = callerOf(request);
      const { words, closed } = request.query;
      const rows = await listedFor(desk.files.database, offices, {
        words,
        closed: closed === "true",
        limit: MOST_LISTED,
      });
      const files = rows.map(({ reply_due, stage, ...row }) => ({
        ...row,
        replyDue: reply_due,
        stage: listedShape.shape.stage.parse(stage),
      }));
      return { files };
    },
  );
  typed.post(
    "/api/case-files",
    {
      config: { policy: openCaseFile },
      schema: { body: openBody, response: { 201: z.object({ file: z.string() }), ...REFUSALS } },
    },
    async (request, reply) => {
      const { person, offices } = callerOf(request);
      const { office, key } = request.body;
      if (!offices.includes(office)) return reply.code(404).send(NOT_THERE);
      const file = await openFile(desk.files, { kind: "case file", person, office, key });
      return reply.code(201).send({ file });
    },
  );
  typed.post(
    "/api/case-files/:file/commands",
    {
      config: { policy: actInCaseFile },
      schema: { params: fileParams, body: commandBody, response: commandAnswers },
    },
    (request, reply) => {
      const order = { file: request.params.file, command: request.body };
      return answerCommand(desk, desk.files.cases, order, { request, reply });
    },
  );
}

function inboxRoute(app: FastifyInstance, desk: Desk): void {
  const answer = z.object({ now: z.string(), entries: z.array(inboxEntryShape).readonly() });
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      "/api/inbox",
      { config: { policy: listCaseFiles }, schema: { response: { 200: answer, ...REFUSALS } } },
      async (request) => {
        const { person, offices } = callerOf(request);
        const { files } = desk;
        const now = instantNow(desk);
        if (offices.length === 0) return { now, entries: [] };
        const house = await files.houses.now();
        const seats = await seatsOf(files, person, now);
        const listed = await listedFor(files.database, offices, { words: "", closed: false, limit: MOST_OPEN });
        const entries: (InboxEntry & { readonly file: string })[] = [];
        for (const { file } of listed) {
          const state = await files.cases.folds.now(file);
          entries.push(...inbox(house, state, person, seats, now).map((entry) => ({ ...entry, file })));
        }
        return { now, entries: await inNames(desk, orderInbox(house, entries), ["why"]) };
      },
    );
}
