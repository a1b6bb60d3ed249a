import type { Communication } from "@travaux/documents";
import type { ClausePrecedent, Finding, Precedents, Summary } from "@travaux/vetting";
import { z } from "zod";
import type { VettedFile } from "../pipeline.ts";
import { communicationShape } from "./communication-shape.ts";
import { type InstrumentHead, instrumentShape, rangeShape } from "./text-shapes.ts";

const severityShape = z.enum(["object", "consider", "note"]);
const viewShape = z.enum(["diplomatic", "legal", "financial", "protection", "security"]);
const adviceShape = z.enum(["accept", "accept with caveat", "propose", "seek instructions", "reserve"]);

/** One finding; about the whole text where `clause` is null. */
export const findingShape: z.ZodType<Finding> = z.strictObject({
  id: z.string().min(1),
  rule: z.string().min(1),
  clause: z.string().nullable(),
  quote: z.string().nullable(),
  range: rangeShape.nullable(),
  severity: severityShape,
  view: viewShape,
  why: z.string().min(1),
  source: z.string().min(1),
  advice: adviceShape,
  suggestion: z.string().nullable(),
});

/** A clause that a finding speaks of, so that a report can be read without the text beside it. */
export interface SpokenClause {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** The summary of a report as printed: the vetting's own, and the clauses its findings speak of. */
export interface PrintedSummary extends Summary {
  readonly clauses: readonly SpokenClause[];
}

const summaryShape: z.ZodType<PrintedSummary> = z.strictObject({
  state: z.string().regex(/^[A-Z]{3}$/),
  stateName: z.string().min(1),
  view: viewShape.nullable(),
  what: z.string().min(1),
  recommendation: z.strictObject({ advice: adviceShape, sentence: z.string().min(1) }),
  fiveThings: z.array(z.strictObject({ sentence: z.string().min(1), findings: z.array(z.string()) })).max(5),
  counts: z.strictObject({
    object: z.int().nonnegative(),
    consider: z.int().nonnegative(),
    note: z.int().nonnegative(),
  }),
  cited: z.array(
    z.strictObject({
      key: z.string().nullable(),
      kind: z.enum(["treaty", "resolution", "political"]),
      title: z.string().min(1),
      citedAs: z.array(z.string()),
      clauses: z.array(z.string()),
      position: z.string().nullable(),
    }),
  ),
  safeguards: z.array(
    z.strictObject({
      key: z.string().min(1),
      title: z.string().min(1),
      status: z.enum(["present", "partial", "absent"]),
      clause: z.string().nullable(),
      quote: z.string().nullable(),
      source: z.string().min(1),
    }),
  ),
  packs: z.array(z.string()),
  clauses: z.array(z.strictObject({ id: z.string(), label: z.string(), text: z.string() })),
});

/** What `vet --json` prints for one file. */
export interface VettingJson {
  readonly communication: Communication | null;
  readonly instrument: InstrumentHead;
  readonly findings: readonly Finding[];
  readonly summary: PrintedSummary;
  /** By clause: the nearest agreed language, or null where nothing is near. */
  readonly precedents?: Precedents["asked"] | undefined;
}

const precedentShape: z.ZodType<ClausePrecedent> = z.strictObject({
  clause: z.string().min(1),
  place: z.string().min(1),
  title: z.string(),
  article: z.string(),
  date: z.string().nullable(),
  binding: z.boolean().nullable(),
  quote: z.string().min(1),
  paraphrase: z.boolean(),
  sameWords: z.boolean(),
});

/** The shape of a report as `vet --json` prints it. */
export const vettingShape: z.ZodType<VettingJson> = z.strictObject({
  communication: communicationShape.nullable(),
  instrument: instrumentShape,
  findings: z.array(findingShape),
  summary: summaryShape,
  precedents: z
    .array(
      z.strictObject({
        clause: z.string().min(1),
        precedent: precedentShape.nullable(),
        position: precedentShape.optional(),
      }),
    )
    .readonly()
    .optional(),
});

/** What `vet --json` prints for several files: their reports in the order given. */
export const vettingListShape: z.ZodType<readonly VettingJson[]> = z.array(vettingShape);

/** A vetted file as its public JSON. */
export function vettingJson({ communication, report }: VettedFile): VettingJson {
  const { title, place, date, divisions, clauses } = report.text;
  const spoken = new Set(report.findings.map(({ clause }) => clause));
  return {
    communication,
    instrument: { title, place, date, divisions },
    findings: report.findings,
    ...(report.precedents === undefined ? {} : { precedents: report.precedents.asked }),
    summary: {
      ...report.summary,
      clauses: clauses.filter(({ id }) => spoken.has(id)).map(({ id, label, text }) => ({ id, label, text })),
    },
  };
}
