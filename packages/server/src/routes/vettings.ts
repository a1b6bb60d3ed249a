import { standingDismissals } from "@travaux/procedure";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { NOT_THERE } from "../app/problem.ts";
import type { Background } from "../instance/background.ts";
import { versionIn } from "../intake/kept-readings.ts";
import { actInCaseFile, readCaseFile } from "../policies/files.ts";
import { personsShape } from "../shapes/acts.ts";
import { dismissalShape } from "../shapes/case-file.ts";
import { vettingShape } from "../shapes/papers.ts";
import { vettingRunShape } from "../shapes/vettings.ts";
import { rulesVersion } from "../vettings/rules-version.ts";
import type { VettingTables } from "../vettings/tables.ts";
import { vettingRun } from "../vettings/told.ts";
import { askVetting, cancelVetting, type VettingKey, vettingsOf, vettingUnder } from "../vettings/vettings.ts";
import { callerOf, type Desk, fileParams, paperParams, REFUSALS, versionShape, withNames } from "./desk.ts";

const party = z.string().regex(/^[A-Z]{3}$/);
const version = versionShape.optional();
const whichQuery = z.strictObject({ party, version });
const vetBody = z.strictObject({ party, version, anew: z.boolean().default(false) });
const findingsShape = z.object({
  run: vettingRunShape.nullable(),
  vetting: vettingShape.nullable(),
  dismissals: z.array(dismissalShape).readonly(),
  persons: personsShape,
});

/** What the routes of vettings work with. */
export interface VettingRoutes {
  readonly desk: Desk;
  readonly background: Background;
  /** The version of the software, which is part of that of the rules. */
  readonly software: string;
}

type KeyOf = (
  at: { readonly file: string; readonly paper: string },
  of: { readonly party: string; readonly version?: string | undefined },
) => Promise<VettingKey | undefined>;

/** Which vetting is meant; undefined where the file has no such paper. */
function keysIn({ files }: Desk, software: string): KeyOf {
  return async ({ file, paper }, of) => {
    const papers = files.database.selectFrom("travaux_papers").select("commitment").where("file", "=", file);
    if ((await papers.where("commitment", "=", paper).executeTakeFirst()) === undefined) return undefined;
    const as = of.version ?? versionIn(await files.cases.folds.now(file), paper);
    return { file, paper, party: of.party, version: as, rules: rulesVersion(software) };
  };
}

/** Vetting a paper in the background: asking, following, cancelling, and what was found. */
export function vettingRoutes(app: FastifyInstance, { desk, background, software }: VettingRoutes): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { files } = desk;
  const database = files.database.withTables<VettingTables>();
  const keyOf = keysIn(desk, software);
  findingRoutes(app, desk, keyOf);
  const url = "/api/case-files/:file/papers/:paper/vetting";
  typed.post(
    url,
    {
      config: { policy: actInCaseFile },
      schema: {
        params: paperParams,
        body: vetBody,
        response: { 202: z.object({ run: vettingRunShape }), ...REFUSALS },
      },
    },
    async (request, reply) => {
      const key = await keyOf(request.params, request.body);
      if (key === undefined) return reply.code(404).send(NOT_THERE);
      const id = Buffer.from(files.randomBytes(12)).toString("hex");
      const asked = { id, person: callerOf(request).person, now: desk.now(), isAnew: request.body.anew };
      const row = await askVetting(database, key, asked);
      background.wakeVettings();
      return reply.code(202).send({ run: vettingRun(row) });
    },
  );
  typed.delete(
    url,
    {
      config: { policy: actInCaseFile },
      schema: {
        params: paperParams,
        querystring: whichQuery,
        response: { 200: z.object({ cancelled: z.boolean() }), ...REFUSALS },
      },
    },
    async (request, reply) => {
      const key = await keyOf(request.params, request.query);
      if (key === undefined) return reply.code(404).send(NOT_THERE);
      const row = await vettingUnder(database, key);
      const cancelled = await cancelVetting(database, key, desk.now());
      if (row !== undefined) background.breakOff(row.id);
      return reply.code(200).send({ cancelled });
    },
  );
}

/** What was found, and how the vettings of a file stand. */
function findingRoutes(app: FastifyInstance, desk: Desk, keyOf: KeyOf): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { files } = desk;
  const database = files.database.withTables<VettingTables>();
  typed.get(
    "/api/case-files/:file/papers/:paper/findings",
    {
      config: { policy: readCaseFile },
      schema: { params: paperParams, querystring: whichQuery, response: { 200: findingsShape, ...REFUSALS } },
    },
    async (request, reply) => {
      const key = await keyOf(request.params, request.query);
      if (key === undefined) return reply.code(404).send(NOT_THERE);
      const row = await vettingUnder(database, key);
      const state = await files.cases.folds.now(key.file);
      const dismissals = standingDismissals(state, key);
      const vetting = row?.result == null ? null : vettingShape.parse(JSON.parse(row.result));
      return withNames(desk, { run: row === undefined ? null : vettingRun(row), vetting, dismissals });
    },
  );
  typed.get(
    "/api/case-files/:file/vettings",
    {
      config: { policy: readCaseFile },
      schema: { params: fileParams, response: { 200: z.object({ runs: z.array(vettingRunShape) }), ...REFUSALS } },
    },
    async ({ params: { file } }) => ({ runs: (await vettingsOf(database, file)).map(vettingRun) }),
  );
}
