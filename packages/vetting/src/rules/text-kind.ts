import type { InstrumentView } from "@travaux/instrument";

/** What a text is by its form. A treaty binds; a resolution speaks for an organ; every other text is political. */
export type TextKind = "treaty" | "resolution" | "political";

const POLITICAL_NAME =
  /\b(declaration|communiqu[eé]|statement|memorandum|memoranda|pledge|call to action|charter of|action plan|plan of action|roadmap|road map|conclusions|outcome|letter of intent|arrangement|principles|guidelines|commitments|manifesto|agenda|consensus)\b/i;
const TREATY_NAME = /\b(treaty|convention|protocol|covenant|agreement|statute|concordat)\b/i;
const RESOLUTION_NAME = /\b(resolution|decision)\b/i;
const TREATY_WORDS =
  /\b(?:(?:this|the present) (?:convention|treaty|agreement|protocol|covenant) shall\b|contracting (?:parties|states)\b|instruments? of ratification|have agreed as follows|states parties to this)/i;
const ORGAN =
  /^[\s*_"“[]*The (?:[A-Z][\w-]+ )*(?:Assembly|Council|Conference|Commission|Committee|Board|Congress|Parliament|Meeting|Senate)\b[^.;:]{0,120},?\s*$/;
const THIRD_PERSON =
  /^[\s*_"“[(]*(?:\d+[.)]\s*|\([a-z]\)\s*)?(?:(?:also|further|strongly)\s+)?[a-z]+(?:ises|izes|[a-rt-z]s)\b/i;

/**
 * The kind of a text, by its title first, where the name of a form that comes first decides (`Treaty on Principles`,
 * `Declaration on the Convention`), then by its own words: a treaty speaks of itself as one, a resolution opens with the
 * organ's name or decides in the third person.
 */
export function textKind(text: InstrumentView): TextKind {
  const title = text.title ?? "";
  const political = placeOf(POLITICAL_NAME, title);
  const treaty = placeOf(TREATY_NAME, title);
  if (political < treaty) return "political";
  if (isResolution(text)) return "resolution";
  if (treaty < placeOf(RESOLUTION_NAME, title)) return "treaty";
  const articles = text.divisions.filter((division) => division.kind === "article").length;
  const treatyWords = text.clauses.filter((clause) => TREATY_WORDS.test(clause.text)).length;
  return articles >= 3 || treatyWords >= 2 ? "treaty" : "political";
}

/** Infinity where the words do not stand. */
function placeOf(words: RegExp, title: string): number {
  const place = title.search(words);
  return place < 0 ? Number.POSITIVE_INFINITY : place;
}

function isResolution({ title, clauses }: InstrumentView): boolean {
  if (clauses.some((clause) => clause.role !== "operative" && ORGAN.test(clause.text))) return true;
  const operative = clauses.filter((clause) => clause.role === "operative" && /^\S+$/.test(clause.label));
  const deciding = operative.filter((clause) => THIRD_PERSON.test(clause.text)).length;
  const most = operative.length >= 3 && deciding / operative.length > 0.6;
  return most || (RESOLUTION_NAME.test(title ?? "") && deciding > 0);
}

const SELF =
  /\b(declaration|communiqu[eé]|statement|memorandum|pledge|call to action|call|charter|action plan|roadmap|arrangement|compact|consensus)\b/i;

/** What a political text calls itself in its title: `Statement`; `Declaration` where it says nothing. */
export function selfName({ title }: InstrumentView): string {
  const word = SELF.exec(title ?? "")?.[0].toLowerCase() ?? "declaration";
  return word.replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase()).replace(" To ", " to ");
}
