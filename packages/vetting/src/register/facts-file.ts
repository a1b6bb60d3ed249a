import { TravauxError } from "@travaux/instrument";
import { z } from "zod";
import type { Facts, Statement } from "./facts.ts";
import { instrumentSchema, statusSchema } from "./schema.ts";

const statementSchema: z.ZodType<Statement> = z.strictObject({
  instrument: z.string(),
  state: z.string().regex(/^[A-Z]{3}$/),
  articles: z.array(z.string()),
  kind: z.enum(["reservation", "declaration"]),
  note: z.string(),
  sureness: z.enum(["A", "B", "C"]).optional(),
  asOf: z.string(),
  source: z.string().min(1),
});

const factsSchema: z.ZodType<Facts & { readonly format: string; readonly version: number }> = z.strictObject({
  format: z.literal("travaux-register-facts"),
  version: z.literal(1),
  instruments: z.array(instrumentSchema),
  rows: z.array(statusSchema),
  statements: z.array(statementSchema),
});

/** Facts as the text of a file; one fact a line, so that two versions can be compared. */
export function factsText({ instruments, rows, statements }: Facts): string {
  const lines = (all: readonly unknown[]): string => `[\n${all.map((one) => JSON.stringify(one)).join(",\n")}\n]`;
  return `{"format": "travaux-register-facts", "version": 1,\n"instruments": ${lines(instruments)},\n"rows": ${lines(rows)},\n"statements": ${lines(statements)}}\n`;
}

/** Facts from the text of a file. Throws `E_REGISTER_FACTS` where it is damaged or of another kind. */
export function readFacts(text: string, file: string): Facts {
  let said = "";
  try {
    const read = factsSchema.safeParse(JSON.parse(text));
    if (read.success) {
      const { instruments, rows, statements } = read.data;
      return { instruments, rows, statements };
    }
    said = `${read.error.issues[0]?.path.join(".")}: ${read.error.issues[0]?.message}`;
  } catch (cause) {
    said = cause instanceof Error ? cause.message : "";
  }
  throw new TravauxError(
    "E_REGISTER_FACTS",
    `The imported facts in ${file} are damaged: ${said}.`,
    "Put back a copy, or move the file away and import the tables again.",
    { where: { file } },
  );
}
