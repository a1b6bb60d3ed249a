import { exportFile } from "@travaux/record";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { bytesShape, sendBytes } from "../app/bytes.ts";
import { archive } from "../files/archive.ts";
import { readCaseFile, readConference } from "../policies/files.ts";
import type { Policy } from "../policies/policy.ts";
import { type Desk, fileParams, REFUSALS } from "./desk.ts";

const actParams = fileParams.extend({ seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const headShape = z.object({ checkpoint: z.string().nullable(), key: z.string() });

/** What leaves the instance so that others can verify: receipts, the last signed head, and the export, of both kinds of files. */
export function proofRoutes(app: FastifyInstance, desk: Desk): void {
  proofsOf(app, desk, { under: "/api/case-files", policy: readCaseFile });
  proofsOf(app, desk, { under: "/api/conferences", policy: readConference });
}

function proofsOf(
  app: FastifyInstance,
  desk: Desk,
  { under, policy }: { readonly under: string; readonly policy: Policy },
): void {
  const config = { policy };
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { store } = desk.files;
  typed.get(
    `${under}/:file/acts/:seq/receipt`,
    { config, schema: { params: actParams, response: { 200: bytesShape, ...REFUSALS } } },
    async ({ params: { file, seq } }, reply) => {
      const bytes = Buffer.from(await store.receipt(file, seq, desk.signer), "utf8");
      return sendBytes(reply, { kind: "receipt", name: `receipt-${file}-${seq}.json`, bytes });
    },
  );
  typed.get(
    `${under}/:file/checkpoint`,
    { config, schema: { params: fileParams, response: { 200: headShape, ...REFUSALS } } },
    async ({ params: { file } }) => ({ checkpoint: await store.lastCheckpoint(file), key: desk.signer.key.text }),
  );
  typed.get(
    `${under}/:file/export`,
    { config, schema: { params: fileParams, response: { 200: bytesShape, ...REFUSALS } } },
    async ({ params: { file } }, reply) => {
      const files = await exportFile(store, file, desk.signer, desk.now());
      return sendBytes(reply, { kind: "archive", name: `${file}.tar`, bytes: archive(file, files) });
    },
  );
}
