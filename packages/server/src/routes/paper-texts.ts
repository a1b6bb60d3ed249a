import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { NOT_THERE } from "../app/problem.ts";
import { keptReading, type ReadingsGround, versionIn } from "../intake/kept-readings.ts";
import { readCaseFile } from "../policies/files.ts";
import { changesShape, paperTextShape } from "../shapes/paper-texts.ts";
import type { VettingTables } from "../vettings/tables.ts";
import { type Desk, paperParams, REFUSALS, versionShape } from "./desk.ts";

const version = versionShape.optional();
const paper = paperParams.shape.paper;
const textQuery = z.strictObject({ version });
const changesQuery = z.strictObject({ against: paper, version, againstVersion: version });
const named = z.object({ paper: z.string(), version: z.string() });
const textAnswer = named.extend({ text: paperTextShape });
const changesAnswer = z.object({ base: named, revised: named, changes: changesShape });

/** The text of a paper, and how it differs from another of the same file. */
export function paperTextRoutes(app: FastifyInstance, desk: Desk, software: string): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { files } = desk;
  const database = files.database.withTables<VettingTables>();
  const ground: ReadingsGround = { store: files.store, database, software };
  const config = { policy: readCaseFile };
  typed.get(
    "/api/case-files/:file/papers/:paper/text",
    { config, schema: { params: paperParams, querystring: textQuery, response: { 200: textAnswer, ...REFUSALS } } },
    async ({ params, query }, reply) => {
      const as = query.version ?? versionIn(await files.cases.folds.now(params.file), params.paper);
      const read = await keptReading(ground, { ...params, version: as }, null, ({ text }) => text);
      if (read === undefined) return reply.code(404).send(NOT_THERE);
      return reply.code(200).send({ paper: params.paper, version: as, text: paperTextShape.parse(read) });
    },
  );
  typed.get(
    "/api/case-files/:file/papers/:paper/changes",
    {
      config,
      schema: { params: paperParams, querystring: changesQuery, response: { 200: changesAnswer, ...REFUSALS } },
    },
    async ({ params: { file, paper: later }, query }, reply) => {
      const state = await files.cases.folds.now(file);
      const revised = { paper: later, version: query.version ?? versionIn(state, later) };
      const base = { paper: query.against, version: query.againstVersion ?? versionIn(state, query.against) };
      const read = await keptReading(ground, { file, ...revised }, { file, ...base }, ({ changes }) => changes);
      if (read === undefined) return reply.code(404).send(NOT_THERE);
      return reply.code(200).send({ base, revised, changes: changesShape.parse(read) });
    },
  );
}
