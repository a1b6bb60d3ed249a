import type { InstrumentName, Lexicon, OrganisationName } from "@travaux/instrument";
import { z } from "zod";
import organisations from "../names/organisations.json" with { type: "json" };
import { stateNames } from "../names/states.ts";
import type { InstrumentEntry, Register } from "./register.ts";
import { titlesOf } from "./titles.ts";

const organisationSchema = z.array(
  z.strictObject({
    acronym: z.string().nullable(),
    names: z.array(z.string()).min(1),
    kind: z.enum(["un", "eu", "regional", "other"]),
  }),
);

let known: readonly OrganisationName[] | null = null;

/** The organisations that declarations name, with official name first. */
export function organisationNames(): readonly OrganisationName[] {
  known ??= organisationSchema.parse(organisations).map(({ acronym, names }) => ({ acronym, names }));
  return known;
}

const LEXICONS: WeakMap<Register, Lexicon> = new WeakMap();

/**
 * The names under which a text may cite what the register knows: title first, then other titles, short names, misquotations
 * in circulation and acronyms. Case, commas, `-ise`/`-ize` and `UN` for `United Nations` are the reader's business.
 */
export function lexiconOf(register: Register): Lexicon {
  const known = LEXICONS.get(register);
  if (known !== undefined) return known;
  const lexicon: Lexicon = {
    instruments: register.instruments.map(namesOf),
    organisations: organisationNames(),
    parties: stateNames(),
  };
  LEXICONS.set(register, lexicon);
  return lexicon;
}

function namesOf(entry: InstrumentEntry): InstrumentName {
  const year = entry.adopted.date?.slice(0, 4);
  // `1951 Convention relating to …` is cited as often as the bare title.
  const dated = year === undefined || entry.kind !== "treaty" ? [] : titlesOf(entry).map((title) => `${year} ${title}`);
  const names = [
    ...titlesOf(entry),
    ...dated,
    ...entry.shortNames,
    ...(entry.misquoted ?? []),
    ...entry.acronyms,
    ...(entry.kind === "treaty" || entry.reference === null ? [] : [entry.reference]),
  ];
  return { key: entry.key, kind: entry.kind, names: [...new Set(names)] };
}
