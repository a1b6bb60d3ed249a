import { whatChangedSince } from "@travaux/procedure";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { type MarkTables, markOf, setMark } from "../files/marks.ts";
import { readCaseFile } from "../policies/files.ts";
import { logEntryShape, personsShape } from "../shapes/acts.ts";
import { callerOf, type Desk, fileParams, instantNow, REFUSALS, withNames } from "./desk.ts";

const markFields = { seq: z.int(), at: z.string().nullable() };
const markBody = z.strictObject({ seq: z.int().min(0).max(Number.MAX_SAFE_INTEGER) });
const readingShape = z.object({
  ...markFields,
  /** The version of the text that stood there when the reader was last up to date. */
  version: z.string().nullable(),
  changes: z.array(logEntryShape).readonly(),
  persons: personsShape,
});

/** How far one has read a case file, and what changed since. */
export function markRoutes(app: FastifyInstance, desk: Desk): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { files } = desk;
  const database = files.database.withTables<MarkTables>();
  const config = { policy: readCaseFile };
  const params = fileParams;
  typed.get(
    "/api/case-files/:file/mark",
    { config, schema: { params, response: { 200: readingShape, ...REFUSALS } } },
    async (request) => {
      const { file } = request.params;
      const mark = await markOf(database, callerOf(request).person, file);
      const state = await files.cases.folds.now(file);
      const version = state.texts.findLast(({ seq }) => seq <= mark.seq)?.version ?? null;
      return withNames(desk, { ...mark, version, changes: whatChangedSince(state, mark.seq) });
    },
  );
  typed.put(
    "/api/case-files/:file/mark",
    { config, schema: { params, body: markBody, response: { 200: z.object(markFields), ...REFUSALS } } },
    async (request) => {
      const { file } = request.params;
      const { person } = callerOf(request);
      const { seq: newest } = await files.cases.folds.now(file);
      const seq = Math.min(request.body.seq, newest); // nobody has read what is still to come
      await setMark(database, { person, file, seq, at: instantNow(desk) });
      return markOf(database, person, file);
    },
  );
}
