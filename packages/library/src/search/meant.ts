import type { ClauseMeaning } from "../meaning/meaning.ts";
import type { Shelf } from "../shelf/open-shelf.ts";

/** What a model of the user's own says of an article. */
export interface ModelSays {
  readonly name: string;
  /** Of its nearest clause, -1 to 1. */
  readonly cosine: number;
  /** Its part of the score, 0 to 1. */
  readonly share: number;
}

/** What a model says of the articles of a shelf. */
export interface Meant {
  readonly of: (article: number) => ModelSays | null;
  /** The clause of an article that it finds nearest. */
  readonly clauseOf: Uint32Array;
}

/** What the article that a model finds nearest is given, in parts of the best score without it. */
const SHARE = 0.5;
/** The best score, where words find nothing at all. */
const LEAST_BEST = 10;

/**
 * Adds to the scores of a shelf's articles what a model says: to the one it finds nearest half of the best score, to the
 * others the less the nearer their cosine is to the mean, below which it says nothing. Cosines of different models lie
 * differently; mean and best of one answer do not.
 */
export function addMeaning(shelf: Shelf, meaning: ClauseMeaning | null, scores: Float32Array): Meant | null {
  if (meaning === null || shelf.articles === 0) return null;
  const cosines = meaning.cosinesOn(shelf);
  const best = new Float32Array(shelf.articles).fill(-1);
  const clauseOf = shelf.firstClause.slice(0, shelf.articles);
  for (let clause = 0; clause < shelf.clauses; clause += 1) {
    const article = shelf.articleOf[clause] ?? 0;
    const cosine = cosines[clause] ?? 0;
    if (cosine <= (best[article] ?? -1)) continue;
    best[article] = cosine;
    clauseOf[article] = clause;
  }
  const mean = best.reduce((sum, cosine) => sum + cosine, 0) / best.length;
  const most = best.reduce((one, other) => Math.max(one, other), -1);
  const top = Math.max(
    LEAST_BEST,
    scores.reduce((one, other) => Math.max(one, other), 0),
  );
  const shares = new Float32Array(shelf.articles);
  for (const [article, cosine] of best.entries()) {
    if (most <= mean || cosine <= mean || cosine <= 0) continue;
    const added = (SHARE * top * (cosine - mean)) / (most - mean);
    const score = (scores[article] ?? 0) + added;
    scores[article] = score;
    shares[article] = added / score;
  }
  return {
    clauseOf,
    of(article) {
      const share = shares[article] ?? 0;
      return share === 0 ? null : { name: meaning.name, cosine: best[article] ?? 0, share };
    },
  };
}
