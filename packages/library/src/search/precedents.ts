import type { ClauseMeaning } from "../meaning/meaning.ts";
import type { LibraryKind } from "../model.ts";
import { articleNamed, paragraphOf } from "../read/article.ts";
import type { Library } from "../shelf/library-file.ts";
import { clauseText, type Shelf } from "../shelf/open-shelf.ts";
import { CITATIONS, CITED_TEXTS } from "../starter/starter.ts";
import { type Difference, differences } from "./differences.ts";
import { isNear } from "./near.ts";
import { commonStems, type Question, questionOf } from "./question.ts";
import { type Candidate, type Ranking, rank } from "./rank.ts";
import { type Why, whyOf } from "./why.ts";

/** Agreed language near to a clause, with what makes it so. */
export interface Precedent {
  /** Key in the register, `SOM`; the title where the register does not know the instrument. */
  readonly instrument: string;
  readonly title: string;
  /** `5`, `12 bis`, `Preamble`, `Annex I`. */
  readonly article: string;
  /** `(2)(a)`: the paragraph of the article; empty where its clauses carry no numbers. */
  readonly paragraph: string;
  /** When it was adopted, ISO 8601, complete or cut; null where unknown. */
  readonly date: string | null;
  /** Who adopted it; null where unknown. */
  readonly body: string | null;
  readonly kind: LibraryKind;
  /** Whether it binds those who are party to it; null where unknown. */
  readonly binding: boolean | null;
  /** The words of the instrument; where `paraphrase` is true, our own sentence on what the article asks. */
  readonly quote: string;
  readonly paraphrase: boolean;
  /** Higher is nearer; comparable within one answer only. */
  readonly score: number;
  readonly why: Why;
  /** What the clause has and the quote has not, and the other way round, word by word; null beside a paraphrase. */
  readonly differs: readonly Difference[] | null;
  /** The same words in other instruments: `UNCAC 57`. */
  readonly also: readonly string[];
}

/** How much is wanted. */
export interface PrecedentOptions {
  /** At most so many; left out: five. */
  readonly limit?: number;
  /** What a model of the user's own says of each clause asked, in order; left out: no model is asked. */
  readonly meanings?: readonly ClauseMeaning[];
}

const USUAL_LIMIT = 5;

/**
 * The nearest agreed language for a clause or some words, best first: one hit an article. Empty means that nothing is near,
 * which is an answer. The starter library is always asked; with an empty library it answers alone, by paraphrase.
 */
export function precedentsFor(library: Library, text: string, options: PrecedentOptions = {}): readonly Precedent[] {
  return answered(library, text, questionOf(text), options, 0);
}

/**
 * The same for the clauses of one text. Words that most of them have say what the text is about and not what a clause is
 * about, so they weigh less.
 */
export function precedentsForClauses(
  library: Library,
  clauses: readonly string[],
  options: PrecedentOptions = {},
): readonly (readonly Precedent[])[] {
  const common = commonStems(clauses);
  return clauses.map((text, index) => answered(library, text, questionOf(text, common), options, index));
}

function answered(
  library: Library,
  text: string,
  question: Question,
  options: PrecedentOptions,
  index: number,
): readonly Precedent[] {
  const meaning = options.meanings?.[index] ?? null;
  const ranking = rank(library, question, meaning);
  const limit = options.limit ?? USUAL_LIMIT;
  const found: Precedent[] = [];
  const byWords = new Map<string, number>();
  const articles = new Set<string>();
  for (const candidate of ranking.candidates) {
    if (found.length >= limit) break;
    if (!isNear(candidate, question, ranking, meaning?.near ?? null)) continue;
    const precedent = precedentOf(candidate, question, ranking);
    const name = `${precedent.instrument} ${precedent.article}`;
    if (articles.has(name)) continue;
    articles.add(name);
    // A ministry's own position and an agreed text with the same words stay two hits: one of them is private.
    const words = [precedent.kind === "position", ...questionOf(precedent.quote).words].join(" ");
    const same = byWords.get(words);
    const first = same === undefined ? undefined : found[same];
    if (same !== undefined && first !== undefined && !precedent.paraphrase) {
      found[same] = { ...first, also: [...first.also, name] };
    } else {
      byWords.set(words, found.length);
      found.push(precedent);
    }
  }
  return found.map((precedent) => compared(precedent, text));
}

function compared(precedent: Precedent, text: string): Precedent {
  return precedent.paraphrase ? precedent : { ...precedent, differs: differences(precedent.quote, text) };
}

function precedentOf(candidate: Candidate, question: Question, ranking: Ranking): Precedent {
  const quote = quoteOf(candidate);
  const rest = {
    score: Math.round(candidate.score * 100) / 100,
    why: whyOf(candidate, quote, question, ranking),
    differs: null,
    also: [],
  };
  const cited = candidate.citation === null ? undefined : CITATIONS[candidate.citation];
  if (candidate.place === null) {
    const key = cited?.instrument ?? "";
    const text = CITED_TEXTS.get(key);
    return {
      instrument: key,
      title: text?.title ?? key,
      article: cited?.article ?? "",
      paragraph: "",
      date: text?.date ?? null,
      body: null,
      kind: text?.kind ?? "other",
      binding: text?.binding ?? null,
      quote,
      paraphrase: true,
      ...rest,
    };
  }
  const { shelf, article, clause } = candidate.place;
  const about = shelf.instruments[shelf.instrumentOf[article] ?? 0];
  return {
    instrument: about?.key ?? about?.title ?? "",
    title: about?.title ?? "",
    article: articleNamed(shelf.headings[article] ?? "").article,
    paragraph: paragraphOf(clausesUpTo(shelf, article, clause)),
    date: about?.date ?? null,
    body: about?.body ?? null,
    kind: about?.kind ?? "other",
    binding: about?.binding ?? null,
    quote,
    paraphrase: false,
    ...rest,
  };
}

function quoteOf({ place, citation }: Candidate): string {
  if (place !== null) return clauseText(place.shelf, place.clause);
  return citation === null ? "" : (CITATIONS[citation]?.asks ?? "");
}

function clausesUpTo(shelf: Shelf, article: number, clause: number): readonly string[] {
  const clauses: string[] = [];
  for (let at = shelf.firstClause[article] ?? 0; at <= clause; at += 1)
    clauses.push(clauseText(shelf, at).slice(0, 12));
  return clauses;
}
