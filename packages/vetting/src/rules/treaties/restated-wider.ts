import type { ClauseView } from "@travaux/instrument";
import { z } from "zod";
import type { Advice, Observation, Rule, Severity, Subject, View } from "../../finding.ts";
import { type Phrase, readPhrase } from "../../packs/phrase/phrase.ts";
import { instrumentByKey } from "../../register/register.ts";
import restatements from "../../register/restatements.json" with { type: "json" };
import { isDenied } from "../polarity.ts";
import { at, clausesOf, placesOf, says } from "../reading.ts";
import { shortTitle } from "./standing.ts";

/** A duty restated more widely or narrowly than the article says. */
export const restatedWider: Rule = {
  id: "treaties/restated-wider",
  group: "treaties",
  title: "Duties restated more widely or narrowly than the article of the treaty says",
  check: (subject) => {
    const rows = restatementRows();
    return clausesOf(subject.text).flatMap((clause) => rows.flatMap((row) => inClause(subject, clause, row)));
  },
};

/** A concept, the words by which drafts restate it, and what the article says. */
export interface Restatement {
  readonly key: string;
  /** Shared with the terms and safeguards on the same matter, so that one clause hears it once. */
  readonly topic: string;
  readonly instrument: string;
  readonly article: string;
  readonly draft: readonly Phrase[];
  readonly except: readonly Phrase[];
  /** Words of the same clause with which it is no wider. */
  readonly unless: readonly Phrase[];
  /** What the article says, in our own words. */
  readonly says: string;
  readonly why: string;
  readonly severity: Severity;
  readonly view: View;
  readonly advice: Advice;
  readonly suggestion: string | null;
  /** Sentences that must and must not make the row speak: its own test. */
  readonly examples: { readonly fires: readonly string[]; readonly silent: readonly string[] };
}

const phrase = z.string().transform((source, context): Phrase => {
  const read = readPhrase(source);
  if (typeof read !== "string") return read;
  context.addIssue({ code: "custom", message: `the phrase “${source}” cannot be read: ${read}` });
  return z.NEVER;
});

const rowSchema = z.strictObject({
  key: z.string(),
  topic: z.string(),
  instrument: z.string(),
  article: z.string(),
  draft: z.array(phrase).min(1),
  except: z.array(phrase),
  unless: z.array(phrase),
  says: z.string(),
  why: z.string(),
  severity: z.enum(["object", "consider", "note"]),
  view: z.enum(["diplomatic", "legal", "financial", "protection", "security"]),
  advice: z.enum(["accept", "accept with caveat", "propose", "seek instructions", "reserve"]),
  suggestion: z.string().nullable(),
  examples: z.strictObject({ fires: z.array(z.string()), silent: z.array(z.string()) }),
});

let rowsRead: readonly Restatement[] | null = null;

/** The rows, checked at the first call. */
export function restatementRows(): readonly Restatement[] {
  rowsRead ??= z.array(rowSchema).parse(restatements);
  return rowsRead;
}

function inClause(subject: Subject, clause: ClauseView, row: Restatement): readonly Observation[] {
  const place = placesOf(clause, row.draft, row.except).find((each) => !isDenied(clause, each));
  if (place === undefined || says(clause, row.unless)) return [];
  const entry = instrumentByKey(subject.register, row.instrument);
  const title = entry === null ? row.instrument : shortTitle(entry);
  return [
    {
      ...at(clause, place),
      topic: row.topic,
      severity: row.severity,
      view: row.view,
      why: row.why,
      source: `${title}, article ${row.article}: ${row.says.replace(/\.$/, "")}`,
      advice: row.advice,
      suggestion: row.suggestion,
    },
  ];
}
