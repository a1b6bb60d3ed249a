import multipart from "@fastify/multipart";
import { TravauxError } from "@travaux/instrument";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { bytesShape, sendBytes } from "../app/bytes.ts";
import { NOT_THERE } from "../app/problem.ts";
import { searchable } from "../files/listing.ts";
import type { ReadPaper } from "../intake/paper-reading.ts";
import { readApart } from "../intake/read-apart.ts";
import { actInCaseFile, readCaseFile } from "../policies/files.ts";
import { keptPaperShape, readingShape } from "../shapes/papers.ts";
import { callerOf, type Desk, fileParams, instantNow, paperParams, REFUSALS, versionShape } from "./desk.ts";

/** Bytes of one upload: a draft with scanned annexes; what is larger belongs into an archive, not on a desk. */
const MOST_UPLOAD_BYTES: number = 32 * 1024 * 1024;

const version = versionShape.default("v1");
const uploadQuery = z.strictObject({ version, reading: z.enum(["wanted", "none"]).default("wanted") });
const uploaded = z.object({ paper: keptPaperShape, reading: readingShape.nullable() });

/** Papers of a case file: up, down, listed. */
export async function paperRoutes(app: FastifyInstance, desk: Desk): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: MOST_UPLOAD_BYTES, files: 1, fields: 0, parts: 1, headerPairs: 20 },
  });
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { database, store } = desk.files;
  typed.post(
    "/api/case-files/:file/papers",
    {
      config: { policy: actInCaseFile },
      schema: {
        params: fileParams,
        querystring: uploadQuery,
        consumes: ["multipart/form-data"],
        response: { 201: uploaded, 413: REFUSALS[400], ...REFUSALS },
      },
    },
    async (request, reply) => {
      const { file } = request.params;
      const { isClosed } = await desk.files.cases.folds.now(file);
      if (isClosed) throw closed();
      const { bytes, name } = await uploadIn(request);
      const order = { bytes, name, version: request.query.version, party: null };
      const read: ReadPaper | null = request.query.reading === "none" ? null : await readApart(order);
      const paper = {
        commitment: await store.attach(file, bytes),
        name,
        kind: read?.reading.format ?? "unread",
        bytes: bytes.length,
        person: callerOf(request).person,
        at: instantNow(desk),
      };
      await database
        .insertInto("travaux_papers")
        .values({ ...paper, file, words: searchable(read?.reading.text ?? "") })
        .onConflict((conflict) => conflict.columns(["file", "commitment"]).doNothing())
        .execute();
      return reply.code(201).send({ paper, reading: read?.reading ?? null });
    },
  );
  keptRoutes(app, desk);
}

function keptRoutes(app: FastifyInstance, desk: Desk): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { database, store } = desk.files;
  const kept = (file: string) => database.selectFrom("travaux_papers").selectAll().where("file", "=", file);
  typed.get(
    "/api/case-files/:file/papers",
    {
      config: { policy: readCaseFile },
      schema: { params: fileParams, response: { 200: z.object({ papers: z.array(keptPaperShape) }), ...REFUSALS } },
    },
    async ({ params: { file } }) => ({ papers: await kept(file).orderBy("at").orderBy("commitment").execute() }),
  );
  typed.get(
    "/api/case-files/:file/papers/:paper",
    { config: { policy: readCaseFile }, schema: { params: paperParams, response: { 200: bytesShape, ...REFUSALS } } },
    async ({ params: { file, paper } }, reply) => {
      const row = await kept(file).where("commitment", "=", paper).executeTakeFirst();
      const bytes = await store.attachment(file, paper);
      if (bytes === null) return reply.code(404).send(NOT_THERE);
      return sendBytes(reply, { kind: "paper", name: row?.name ?? paper, bytes });
    },
  );
}

/** The one file of an upload: its bytes, counted as they come, and its name without any folder. */
async function uploadIn(request: FastifyRequest): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part === undefined) {
    throw new TravauxError("E_UPLOAD_MISSING", "No file was sent.", "Send one file as multipart/form-data.");
  }
  const bytes = new Uint8Array(await part.toBuffer());
  const last = part.filename.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const name = [...last.toWellFormed()]
    .filter((character) => character >= " " && character !== "\u007f")
    .join("")
    .slice(0, 200);
  return { bytes, name: name === "" ? "paper" : name };
}

function closed(): TravauxError {
  return new TravauxError("E_FILE_CLOSED", "The file is closed; nothing more is put into it.", "Open it again first.");
}
