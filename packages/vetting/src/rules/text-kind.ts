import type { InstrumentView } from "@travaux/instrument";
import { treatyForms } from "./treaty-forms.ts";

/** What a text is by its form. A treaty binds; a resolution speaks for an organ; every other text is political. */
export type TextKind = "treaty" | "resolution" | "political";

const POLITICAL_NAME =
  /(?<!\p{L})(declaration|communiqu[eé]|statement|memorandum|memoranda|pledge|call to action|charter of|action plan|plan of action|roadmap|road map|conclusions|outcome|letter of intent|arrangement|principles|guidelines|commitments|manifesto|agenda|consensus|agreed minutes)(?!\p{L})/iu;
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
 * organ's name or decides in the third person. What binds is not named into binding nobody: a memorandum whose Parties
 * shall do what enters into force is in the form of a treaty (Vienna Convention on the Law of Treaties, article 2(1)(a)).
 */
export function textKind(text: InstrumentView): TextKind {
  const title = text.title ?? "";
  const political = placeOf(POLITICAL_NAME, title);
  const treaty = placeOf(TREATY_NAME, title);
  if (political < treaty) return treatyForms(text).length > 0 ? "treaty" : "political";
  if (isResolution(text)) return "resolution";
  if (treaty < placeOf(RESOLUTION_NAME, title)) return "treaty";
  const articles = text.divisions.filter((division) => division.kind === "article").length;
  const treatyWords = text.clauses.filter((clause) => TREATY_WORDS.test(clause.text)).length;
  return articles >= 3 || treatyWords >= 2 ? "treaty" : "political";
}

/** True where the title names a form that binds nobody: a memorandum, a declaration. */
export function isNamedPolitical({ title }: InstrumentView): boolean {
  return placeOf(POLITICAL_NAME, title ?? "") < placeOf(TREATY_NAME, title ?? "");
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
  /(?<!\p{L})(declaration|communiqu[eé]|statement|memorandum|pledge|call to action|call|charter|action plan|plan of action|roadmap|arrangement|compact|consensus|conclusions|outcome document|summary|agenda|resolution|decision|agreement|treaty|convention|protocol|covenant)(?!\p{L})/iu;
const SELF_IN_TEXT =
  /\b(?:[Tt]his|[Tt]he [Pp]resent) (?:Joint |Ministerial |Political )?(Declaration|Communiqu[eé]|Statement|Memorandum|Pledge|Call to Action|Charter|Action Plan|Roadmap|Arrangement|Compact|Outcome Document|Resolution|Agreement|Treaty|Convention|Protocol)/u;

/** What a text calls itself, in its title or else where it speaks of itself: `Statement`; `Declaration` where it says nothing. */
export function selfName({ title, clauses }: InstrumentView): string {
  const spoken = clauses.map(({ text }) => SELF_IN_TEXT.exec(text)?.[1]).find((word) => word !== undefined);
  const word = (SELF.exec(title ?? "")?.[0] ?? spoken ?? "declaration").toLowerCase();
  return word
    .replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/ (To|Of) /, (small) => small.toLowerCase());
}
