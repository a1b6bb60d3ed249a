import { z } from "zod";
import type { SarifLocation, SarifLog, SarifMessage, SarifRegion, SarifResult, SarifRule } from "./sarif-log.ts";

const messageShape: z.ZodType<SarifMessage> = z.strictObject({ text: z.string().min(1) });

const regionShape: z.ZodType<SarifRegion> = z.strictObject({
  startLine: z.int().positive(),
  startColumn: z.int().positive(),
  endLine: z.int().positive(),
  endColumn: z.int().positive(),
  charOffset: z.int().nonnegative(),
  charLength: z.int().nonnegative(),
  snippet: z.strictObject({ text: z.string() }),
});

const ruleShape: z.ZodType<SarifRule> = z.strictObject({
  id: z.string().min(1),
  shortDescription: messageShape,
  help: messageShape,
  properties: z.strictObject({ group: z.string() }),
});

const locationShape: z.ZodType<SarifLocation> = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: z.string().min(1), index: z.literal(0) }),
    region: regionShape.optional(),
  }),
  logicalLocations: z.array(z.strictObject({ name: z.string(), fullyQualifiedName: z.string() })).optional(),
});

const resultShape: z.ZodType<SarifResult> = z.strictObject({
  ruleId: z.string().min(1),
  ruleIndex: z.int().nonnegative(),
  level: z.enum(["error", "warning", "note", "none"]),
  kind: z.literal("informational").optional(),
  message: messageShape,
  locations: z.array(locationShape).length(1),
  partialFingerprints: z.strictObject({ "travauxFinding/v1": z.string().min(1) }),
  properties: z.union([
    z.strictObject({ view: z.string(), advice: z.string(), source: z.string(), suggestion: z.string().nullable() }),
    z.strictObject({
      place: z.string(),
      date: z.string().nullable(),
      binding: z.boolean().nullable(),
      paraphrase: z.boolean(),
    }),
  ]),
});

const driverShape = z.strictObject({
  name: z.literal("Travaux"),
  version: z.string(),
  semanticVersion: z.string(),
  rules: z.array(ruleShape),
});

const runShape = z.strictObject({
  tool: z.strictObject({ driver: driverShape }),
  columnKind: z.literal("utf16CodeUnits"),
  artifacts: z
    .array(z.strictObject({ location: z.strictObject({ uri: z.string().min(1) }), length: z.int().nonnegative() }))
    .length(1),
  results: z.array(resultShape),
});

/** A SARIF log as Travaux writes it: stricter than the standard, so that a mistake is found before it is written. */
export const sarifShape: z.ZodType<SarifLog> = z.strictObject({
  $schema: z.literal("https://json.schemastore.org/sarif-2.1.0.json"),
  version: z.literal("2.1.0"),
  runs: z.array(runShape).length(1),
});
