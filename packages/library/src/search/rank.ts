import type { ClauseMeaning } from "../meaning/meaning.ts";
import { articleNamed } from "../read/article.ts";
import type { Library } from "../shelf/library-file.ts";
import type { Shelf } from "../shelf/open-shelf.ts";
import { CITATIONS, CITED_TEXTS, citationIndex, citationName } from "../starter/starter.ts";
import { type WeighedCitations, weighCitations } from "./citations.ts";
import { addMeaning, type ModelSays } from "./meant.ts";
import { type AskedStem, type Question, questionOf, weightOf } from "./question.ts";
import { type Run, runsIn } from "./runs.ts";
import { type Rarity, raritiesOf, weighShelf } from "./weigh.ts";

/** An article that may answer, with what speaks for it. */
export interface Candidate {
  readonly score: number;
  /** Where it stands on a shelf; null for an article that only the starter library cites. */
  readonly place: { readonly shelf: Shelf; readonly article: number; readonly clause: number } | null;
  /** The citation of the starter library, where it has one. */
  readonly citation: number | null;
  readonly run: Run | null;
  /** Share of the question's rare words, by their rarity, that the clause has: 0 to 1. */
  readonly cover: number;
  /** How many of the words asked the clause has. */
  readonly shared: number;
  /** What a model of the user's own says of it; null where none was asked, or where it says nothing for it. */
  readonly model: ModelSays | null;
}

/** The candidates, best first, with what explains them. */
export interface Ranking {
  readonly candidates: readonly Candidate[];
  readonly rarities: ReadonlyMap<string, Rarity>;
  readonly citations: WeighedCitations;
}

/** What each kind of evidence counts; found on cases/precedents/tuning.txt, proved on held-out.txt. */
const WEIGHTS = {
  /** BM25 of the whole article, of its best clause, of its heading and of the title of its instrument. */
  article: 0.5,
  clause: 0.7,
  heading: 0.5,
  title: 0.3,
  /** The citation of the starter library that names the article. */
  citation: 3,
  /** A shared run of words, by the rarity of its words. */
  run: 1,
  /** A word that a concept adds to those asked. */
  concept: 0.3,
} as const;
/** From this share of the rare words in one clause, citations begin to count less; where it has all of them, by `YIELDS`. */
const YIELDS_FROM = 0.55;
const YIELDS = 0.85;
/** Longer lists are no longer read; those after are never right. */
const MOST_CANDIDATES = 60;
/** Words that concepts add, at most. */
const MOST_ADDED = 24;

/** Ranks the articles of a library, and those the starter library cites, by all that speaks for them. */
export function rank(library: Library, question: Question, meaning: ClauseMeaning | null = null): Ranking {
  const citations = weighCitations(question);
  const asked = withConcepts(question, citations);
  const rarities = raritiesOf(
    library,
    asked.map(({ stem }) => stem),
  );
  const seen = new Set<number>();
  const candidates: Candidate[] = [];
  for (const shelf of library.shelves)
    candidates.push(...onShelf(shelf, question, { asked, rarities, citations, seen, meaning }));
  for (const [citation, weight] of citations.weights.entries()) {
    if (weight > 0 && !seen.has(citation)) {
      candidates.push({
        score: WEIGHTS.citation * weight,
        place: null,
        citation,
        run: null,
        cover: 0,
        shared: 0,
        model: null,
      });
    }
  }
  candidates.sort((a, b) => b.score - a.score);
  return { candidates: candidates.slice(0, MOST_CANDIDATES), rarities, citations };
}

function withConcepts(question: Question, { concepts }: WeighedCitations): readonly AskedStem[] {
  const asked = new Map<string, number>(question.asked.map((stem) => [stem, weightOf(question, stem)]));
  const { byName } = citationIndex();
  for (const { concept } of concepts) {
    const main = CITATIONS[byName.get(concept.articles[0] ?? "") ?? -1];
    if (main === undefined) continue;
    for (const stem of stemsOfSubject(main.subject)) {
      if (asked.size < question.asked.length + MOST_ADDED && !asked.has(stem)) asked.set(stem, WEIGHTS.concept);
    }
  }
  const own = new Set(question.asked);
  return [...asked].map(([stem, weight]) => ({ stem, weight, own: own.has(stem) }));
}

const subjectStems: Map<string, readonly string[]> = new Map();

function stemsOfSubject(subject: string): readonly string[] {
  const known = subjectStems.get(subject);
  if (known !== undefined) return known;
  const stems = questionOf(subject).asked;
  subjectStems.set(subject, stems);
  return stems;
}

/** What the articles of one shelf are ranked with. */
interface Evidence {
  readonly asked: readonly AskedStem[];
  readonly rarities: ReadonlyMap<string, Rarity>;
  readonly citations: WeighedCitations;
  /** Citations whose article stands on a shelf; filled while ranking. */
  readonly seen: Set<number>;
  readonly meaning: ClauseMeaning | null;
}

function onShelf(shelf: Shelf, question: Question, evidence: Evidence): readonly Candidate[] {
  const weights = weighShelf(shelf, evidence.asked, evidence.rarities);
  const { best, clauseOf } = bestClauses(shelf, weights.clauses);
  const scores = new Float32Array(shelf.articles);
  for (let article = 0; article < shelf.articles; article += 1) {
    scores[article] =
      WEIGHTS.article * (weights.articles[article] ?? 0) +
      WEIGHTS.clause * (best[article] ?? 0) +
      WEIGHTS.heading * (weights.headings[article] ?? 0) +
      ((weights.articles[article] ?? 0) > 0
        ? WEIGHTS.title * (weights.titles[shelf.instrumentOf[article] ?? 0] ?? 0)
        : 0);
  }
  const whole = question.asked.reduce(
    (sum, stem) => sum + weightOf(question, stem) * (evidence.rarities.get(stem)?.weight ?? 0),
    0,
  );
  const coverOf = (weight: number): number => (whole === 0 ? 0 : Math.min(1, weight / whole));
  const trust = citationTrust(coverOf(best.reduce((most, weight) => Math.max(most, weight), 0)));
  const cited = addCitations(shelf, evidence, scores, trust);
  const runs = addRuns(shelf, question, evidence.rarities, scores);
  const said = addMeaning(shelf, evidence.meaning, scores);
  let highest = 0;
  for (const score of scores) if (score > highest) highest = score;
  const candidates: Candidate[] = [];
  for (let article = 0; article < shelf.articles; article += 1) {
    const score = scores[article] ?? 0;
    if (score < highest * LEAST_SHARE || score === 0) continue;
    const run = runs.get(article) ?? null;
    const model = said?.of(article) ?? null;
    const clause =
      run?.clause ?? ((weights.articles[article] ?? 0) > 0 ? clauseOf[article] : said?.clauseOf[article]) ?? 0;
    const cover = coverOf(weights.clauses[clause] ?? 0);
    const shared = weights.shared[clause] ?? 0;
    candidates.push({
      score,
      place: { shelf, article, clause },
      citation: cited.get(article) ?? null,
      run,
      cover,
      shared,
      model,
    });
  }
  return candidates.sort((a, b) => b.score - a.score).slice(0, MOST_CANDIDATES);
}

/** Less than this of the best score is never among the first. */
const LEAST_SHARE = 0.3;

/** By article: the weight of its best clause, and which clause that is. */
function bestClauses(
  shelf: Shelf,
  clauses: Float32Array,
): { readonly best: Float32Array; readonly clauseOf: Uint32Array } {
  const best = new Float32Array(shelf.articles);
  const clauseOf = shelf.firstClause.slice(0, shelf.articles);
  for (let clause = 0; clause < clauses.length; clause += 1) {
    const weight = clauses[clause] ?? 0;
    const article = shelf.articleOf[clause] ?? 0;
    if (weight > (best[article] ?? 0)) {
      best[article] = weight;
      clauseOf[article] = clause;
    }
  }
  return { best, clauseOf };
}

/**
 * What a citation's weight counts: little where some clause has nearly all the rare words of the question, for then the words
 * themselves are the better witness; much where none has.
 */
function citationTrust(cover: number): number {
  return WEIGHTS.citation * (1 - (YIELDS * Math.max(0, cover - YIELDS_FROM)) / (1 - YIELDS_FROM));
}

/** Adds what speaks for a citation to the article it cites; gives the citation of each article that has one. */
function addCitations(
  shelf: Shelf,
  { citations, seen }: Evidence,
  scores: Float32Array,
  trust: number,
): ReadonlyMap<number, number> {
  const cited = new Map<number, number>();
  const { byName } = citationIndex();
  for (const [name, articles] of articlesByName(shelf)) {
    const citation = byName.get(name);
    if (citation === undefined) continue;
    seen.add(citation);
    const weight = citations.weights[citation] ?? 0;
    for (const article of articles) {
      cited.set(article, citation);
      scores[article] = (scores[article] ?? 0) + trust * weight;
    }
  }
  return cited;
}

const named: WeakMap<Shelf, ReadonlyMap<string, readonly number[]>> = new WeakMap();

/** The articles of instruments with a key, by `SOM 5`. */
function articlesByName(shelf: Shelf): ReadonlyMap<string, readonly number[]> {
  const known = named.get(shelf);
  if (known !== undefined) return known;
  const found = new Map<string, number[]>();
  for (let article = 0; article < shelf.articles; article += 1) {
    const key = shelf.instruments[shelf.instrumentOf[article] ?? 0]?.key ?? null;
    if (key === null || !CITED_TEXTS.has(key)) continue;
    const name = citationName(key, articleNamed(shelf.headings[article] ?? "").article);
    const before = found.get(name);
    if (before === undefined) found.set(name, [article]);
    else before.push(article);
  }
  named.set(shelf, found);
  return found;
}

/** Adds what a shared run of words says for the article it stands in, by the rarity of its words. */
function addRuns(
  shelf: Shelf,
  question: Question,
  rarities: ReadonlyMap<string, Rarity>,
  scores: Float32Array,
): ReadonlyMap<number, Run> {
  const runs = new Map<number, Run>();
  for (const run of runsIn(shelf, question)) {
    const article = shelf.articleOf[run.clause] ?? 0;
    if (runs.has(article)) continue;
    runs.set(article, run);
    const rarity = questionOf(run.words).asked.reduce((sum, stem) => sum + (rarities.get(stem)?.weight ?? 0), 0);
    scores[article] = (scores[article] ?? 0) + WEIGHTS.run * rarity;
  }
  return runs;
}
