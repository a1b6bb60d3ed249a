import { HEADING_MARK, TITLE_MARK } from "../shelf/build-shelf.ts";
import type { Library } from "../shelf/library-file.ts";
import { decoded, type Shelf, type StemPlaces } from "../shelf/open-shelf.ts";
import type { AskedStem } from "./question.ts";

/** The weights of the clauses and articles of one shelf, by their number there. */
export interface ShelfWeights {
  readonly clauses: Float32Array;
  readonly articles: Float32Array;
  readonly headings: Float32Array;
  readonly titles: Float32Array;
  /** By clause: how many of the words asked it has, those left out that a concept added. */
  readonly shared: Uint16Array;
}

/** How rare a stem is in the whole library. */
export interface Rarity {
  readonly stem: string;
  /** Clauses that have it, of all clauses. */
  readonly clauses: number;
  /** BM25's inverse document frequency, never negative. */
  readonly weight: number;
}

/** BM25: how fast further occurrences stop counting, and how much long texts are held back (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B_CLAUSE = 0.5;
const B_ARTICLE = 0.6;

/** In a library of few texts every word looks common; it is taken for the first shelf of one of this many clauses. */
const LEAST_CLAUSES = 5000;

/** How rare each stem is, by stem. */
export function raritiesOf(library: Library, stems: readonly string[]): ReadonlyMap<string, Rarity> {
  const all = Math.max(
    LEAST_CLAUSES,
    library.shelves.reduce((sum, shelf) => sum + shelf.clauses, 0),
  );
  return new Map(
    stems.map((stem) => {
      const clauses = library.shelves.reduce((sum, shelf) => sum + (shelf.postings(stem)?.places ?? 0), 0);
      return [stem, { stem, clauses, weight: Math.log(1 + (all - clauses + 0.5) / (clauses + 0.5)) }];
    }),
  );
}

/** Weighs every clause, article, heading and title of a shelf against the stems asked, by BM25. */
export function weighShelf(
  shelf: Shelf,
  asked: readonly AskedStem[],
  rarities: ReadonlyMap<string, Rarity>,
): ShelfWeights {
  const weights: ShelfWeights = {
    clauses: new Float32Array(shelf.clauses),
    articles: new Float32Array(shelf.articles),
    headings: new Float32Array(shelf.articles),
    titles: new Float32Array(shelf.instruments.length),
    shared: new Uint16Array(shelf.clauses),
  };
  const lengths = lengthsOf(shelf);
  for (const { stem, weight, own } of asked) {
    const rarity = (rarities.get(stem)?.weight ?? 0) * weight;
    if (rarity === 0) continue;
    const places = shelf.postings(stem);
    if (places !== null) weighText(shelf, places, { rarity, counts: own ? 1 : 0 }, weights, lengths);
    weighNames(shelf, HEADING_MARK + stem, rarity, weights.headings);
    weighNames(shelf, TITLE_MARK + stem, rarity, weights.titles);
  }
  return weights;
}

/** What a stem's being found is worth, and whether it counts as a shared word. */
interface Worth {
  readonly rarity: number;
  readonly counts: 0 | 1;
}

function weighText(
  shelf: Shelf,
  stem: StemPlaces,
  { rarity, counts }: Worth,
  weights: ShelfWeights,
  lengths: Lengths,
): void {
  const { articleOf } = shelf;
  const { clauses, articles, shared } = weights;
  const { places, times } = decoded(stem);
  let article = -1;
  let inArticle = 0;
  for (let at = 0; at <= places.length; at += 1) {
    const clause = places[at];
    const next = clause === undefined ? -1 : (articleOf[clause] ?? 0);
    if (next !== article && article >= 0) {
      const norm = K1 * (lengths.articles[article] ?? 1);
      articles[article] = (articles[article] ?? 0) + (rarity * inArticle * (K1 + 1)) / (inArticle + norm);
      inArticle = 0;
    }
    article = next;
    if (clause === undefined) break;
    const count = times[at] ?? 1;
    const norm = K1 * (lengths.clauses[clause] ?? 1);
    clauses[clause] = (clauses[clause] ?? 0) + (rarity * count * (K1 + 1)) / (count + norm);
    shared[clause] = (shared[clause] ?? 0) + counts;
    inArticle += count;
  }
}

/** Names are short: a stem counts once, whatever their length. */
function weighNames(shelf: Shelf, stem: string, rarity: number, into: Float32Array): void {
  const found = shelf.postings(stem);
  if (found === null) return;
  for (const place of decoded(found).places) into[place] = (into[place] ?? 0) + rarity;
}

interface Lengths {
  /** By clause and by article: BM25's length part, `1 − b + b · length / mean`. */
  readonly clauses: Float32Array;
  readonly articles: Float32Array;
}

const known: WeakMap<Shelf, Lengths> = new WeakMap();

/** Bytes stand for words: they are at hand, and only the proportion counts. */
function lengthsOf(shelf: Shelf): Lengths {
  const before = known.get(shelf);
  if (before !== undefined) return before;
  const { starts, firstClause, clauses, articles } = shelf;
  const total = starts[clauses] ?? 0;
  const clauseMean = total / Math.max(clauses, 1);
  const articleMean = total / Math.max(articles, 1);
  const lengths: Lengths = { clauses: new Float32Array(clauses), articles: new Float32Array(articles) };
  for (let at = 0; at < clauses; at += 1) {
    const length = (starts[at + 1] ?? 0) - (starts[at] ?? 0);
    lengths.clauses[at] = 1 - B_CLAUSE + (B_CLAUSE * length) / clauseMean;
  }
  for (let at = 0; at < articles; at += 1) {
    const length = (starts[firstClause[at + 1] ?? 0] ?? 0) - (starts[firstClause[at] ?? 0] ?? 0);
    lengths.articles[at] = 1 - B_ARTICLE + (B_ARTICLE * length) / articleMean;
  }
  known.set(shelf, lengths);
  return lengths;
}
