import { briefForHead, noteSheet, positionTable, replyFields, timeline, whatChangedSince } from "@travaux/procedure";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { withPersons } from "../files/folds.ts";
import { readCaseFile } from "../policies/files.ts";
import { actShape, logEntryFields, logEntryShape, personsShape } from "../shapes/acts.ts";
import {
  caseFileShape,
  headBriefShape,
  noteParagraphShape,
  positionTableShape,
  replyFieldsShape,
} from "../shapes/case-file.ts";
import { afterShape, type Desk, fileParams, REFUSALS, withNames } from "./desk.ts";

/** Acts in one answer. */
const PAGE = 500;

const config = { policy: readCaseFile };
const params = fileParams;
const persons = personsShape;
const afterQuery = z.strictObject({ after: afterShape });
const sinceQuery = z.strictObject({ since: afterShape });
const timelineShape = z.object({
  entries: z.array(z.object({ ...logEntryFields, local: z.string() })).readonly(),
  persons,
});

/** A case file as it stands and as it came about. */
export function caseViewRoutes(app: FastifyInstance, desk: Desk): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { files } = desk;
  const stateOf = (file: string) => files.cases.folds.now(file);
  typed.get(
    "/api/case-files/:file",
    { config, schema: { params, response: { 200: z.object({ state: caseFileShape, persons }), ...REFUSALS } } },
    async ({ params: { file } }) => withNames(desk, { state: await stateOf(file) }),
  );
  typed.get(
    "/api/case-files/:file/acts",
    {
      config,
      schema: {
        params,
        querystring: afterQuery,
        response: { 200: z.object({ acts: z.array(actShape).readonly(), persons }), ...REFUSALS },
      },
    },
    async ({ params: { file }, query: { after } }) => {
      const acts = await withPersons(files.store, file, await files.store.read(file, after, PAGE));
      return withNames(desk, { acts });
    },
  );
  typed.get(
    "/api/case-files/:file/timeline",
    { config, schema: { params, response: { 200: timelineShape, ...REFUSALS } } },
    async ({ params: { file } }) => {
      const { zone } = await files.houses.now();
      return withNames(desk, { entries: timeline(await stateOf(file), zone, files.offsetAt) });
    },
  );
  typed.get(
    "/api/case-files/:file/changes",
    {
      config,
      schema: {
        params,
        querystring: sinceQuery,
        response: { 200: z.object({ changes: z.array(logEntryShape).readonly(), persons }), ...REFUSALS },
      },
    },
    async ({ params: { file }, query: { since } }) =>
      withNames(desk, { changes: whatChangedSince(await stateOf(file), since) }),
  );
  paperRoutes(app, desk);
}

/** What papers are made of: the position table, the note sheet, the brief for the head of delegation, the reply. */
function paperRoutes(app: FastifyInstance, desk: Desk): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { files } = desk;
  const standing = async (file: string) => ({
    house: await files.houses.now(),
    state: await files.cases.folds.now(file),
  });
  typed.get(
    "/api/case-files/:file/positions",
    { config, schema: { params, response: { 200: z.object({ table: positionTableShape, persons }), ...REFUSALS } } },
    async ({ params: { file } }) => {
      const { house, state } = await standing(file);
      return withNames(desk, { table: positionTable(house, state) });
    },
  );
  typed.get(
    "/api/case-files/:file/note-sheet",
    {
      config,
      schema: {
        params,
        response: { 200: z.object({ paragraphs: z.array(noteParagraphShape).readonly(), persons }), ...REFUSALS },
      },
    },
    async ({ params: { file } }) => {
      const { house, state } = await standing(file);
      return withNames(desk, { paragraphs: noteSheet(house, state) });
    },
  );
  typed.get(
    "/api/case-files/:file/brief",
    { config, schema: { params, response: { 200: z.object({ brief: headBriefShape }), ...REFUSALS } } },
    async ({ params: { file } }) => {
      const { house, state } = await standing(file);
      return { brief: briefForHead(house, state) };
    },
  );
  typed.get(
    "/api/case-files/:file/reply",
    { config, schema: { params, response: { 200: z.object({ reply: replyFieldsShape, persons }), ...REFUSALS } } },
    async ({ params: { file } }) => {
      const { house, state } = await standing(file);
      return withNames(desk, { reply: replyFields(house, state) });
    },
  );
}
