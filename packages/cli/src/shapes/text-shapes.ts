import type { BracketView, CitationView, ClauseView, DivisionView, OrganisationView, Range } from "@travaux/instrument";
import { z } from "zod";

/** UTF-16 offsets into the clause's text, end exclusive. */
export const rangeShape: z.ZodType<Range> = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() })
  .refine(({ start, end }) => start <= end, { error: "a range cannot end before it starts" });

/** A calendar date, ISO 8601: `2027-04-20`. */
export const dateShape: z.ZodType<string> = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A placeholder or a pair of brackets; `text` includes the brackets. */
const bracketShape: z.ZodType<BracketView> = z.strictObject({
  kind: z.enum(["placeholder", "heading", "unagreed", "omission", "editor", "unbalanced"]),
  text: z.string(),
  range: rangeShape,
  reason: z.string().min(1),
});

const citationFields = {
  kind: z.enum(["treaty", "resolution", "political"]),
  instrument: z.string().nullable(),
  article: z.string().nullable(),
  quote: z.string(),
  range: rangeShape,
};

const organisationFields = {
  acronym: z.string().nullable(),
  name: z.string(),
  quote: z.string(),
  range: rangeShape,
};

/** Words that name another instrument. */
const citationShape: z.ZodType<CitationView> = z.strictObject(citationFields);

/** An organisation named in the text. */
const organisationShape: z.ZodType<OrganisationView> = z.strictObject(organisationFields);

/** A citation with the id of the clause its range counts in. */
export const placedCitationShape: z.ZodType<CitationView & { readonly clause: string }> = z.strictObject({
  ...citationFields,
  clause: z.string(),
});

/** An organisation with the id of the clause its range counts in. */
export const placedOrganisationShape: z.ZodType<OrganisationView & { readonly clause: string }> = z.strictObject({
  ...organisationFields,
  clause: z.string(),
});

/** One clause with everything found in it. */
export const clauseShape: z.ZodType<ClauseView> = z.strictObject({
  id: z.string().min(1),
  label: z.string(),
  role: z.enum(["opening", "preambular", "chapeau", "operative", "closing", "signature"]),
  division: z.string().nullable(),
  text: z.string(),
  placeholders: z.array(bracketShape),
  brackets: z.array(bracketShape),
  citations: z.array(citationShape),
  organisations: z.array(organisationShape),
});

/** What `read --clauses --json` prints. */
export const clausesShape: z.ZodType<readonly ClauseView[]> = z.array(clauseShape);

/** A pillar, part, article or annex, with the ids of its clauses. */
const divisionShape: z.ZodType<DivisionView> = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(["preamble", "pillar", "part", "article", "annex"]),
  heading: z.string(),
  bracketed: z.boolean(),
  parent: z.string().nullable(),
  clauses: z.array(z.string()),
});

/** The text without its clauses. */
export interface InstrumentHead {
  readonly title: string | null;
  readonly place: string | null;
  readonly date: string | null;
  readonly divisions: readonly DivisionView[];
}

/** The shape of `InstrumentHead`: title, place, date and divisions. */
export const instrumentShape: z.ZodType<InstrumentHead> = z.strictObject({
  title: z.string().nullable(),
  place: z.string().nullable(),
  date: dateShape.nullable(),
  divisions: z.array(divisionShape),
});
