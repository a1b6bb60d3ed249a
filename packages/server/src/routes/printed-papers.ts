import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { bytesShape, sendBytes } from "../app/bytes.ts";
import { PRINTED, PRINTED_KINDS, printedPaper } from "../papers/printing.ts";
import { readCaseFile } from "../policies/files.ts";
import { type Desk, fileParams, REFUSALS } from "./desk.ts";

const params = fileParams.extend({ printed: z.enum(PRINTED), kind: z.enum(PRINTED_KINDS) });

/** The papers that are made of a case file: reply note, position table, brief for the head of delegation, note sheet. */
export function printedPaperRoutes(app: FastifyInstance, { files }: Desk): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      "/api/case-files/:file/papers/:printed.:kind",
      { config: { policy: readCaseFile }, schema: { params, response: { 200: bytesShape, ...REFUSALS } } },
      async ({ params: { file, printed, kind } }, reply) => {
        const { diary } = await files.cases.folds.now(file);
        const name = `${(diary ?? file).replaceAll("/", "-")} ${printed}.${kind}`;
        const bytes = await printedPaper(files, file, { paper: printed, kind });
        return sendBytes(reply, { kind, name, bytes });
      },
    );
}
