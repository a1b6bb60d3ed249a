import { kindredOf } from "../lexicon/kindred.ts";
import { conceptsIn, type FoundConcept } from "../lexicon/lexicon.ts";
import { CITATIONS, citationIndex } from "../starter/starter.ts";
import type { Question } from "./question.ts";

/** How well the citations of the starter library answer a question. */
export interface WeighedCitations {
  /** By citation: its weight, 0 where nothing speaks for it. */
  readonly weights: Float32Array;
  readonly concepts: readonly FoundConcept[];
  /** By citation: the concept that named it. */
  readonly named: ReadonlyMap<number, FoundConcept>;
}

/** What a concept's term found in the clause adds to its main article, in units of a word's rarity. */
const CONCEPT_WEIGHT = 4;
/** Articles further down a concept's list are less certainly meant. */
const NEXT_ARTICLE = 0.9;
/** What a word of the same group counts, where the word itself is not there. */
const KINDRED_WEIGHT = 0.6;

/** Weighs the citations by the words of their subjects and sentences, and by the concepts that the question speaks of. */
export function weighCitations(question: Question): WeighedCitations {
  const { byName } = citationIndex();
  const weights = new Float32Array(CITATIONS.length);
  for (const stem of question.asked) addStem(stem, weights);
  const concepts = conceptsIn(question.words);
  const named = new Map<number, FoundConcept>();
  for (const found of concepts) {
    let weight = CONCEPT_WEIGHT * Math.sqrt(found.terms.length);
    for (const name of found.concept.articles) {
      const citation = byName.get(name);
      if (citation !== undefined) {
        weights[citation] = (weights[citation] ?? 0) + weight;
        if (!named.has(citation)) named.set(citation, found);
      }
      weight *= NEXT_ARTICLE;
    }
  }
  return { weights, concepts, named };
}

/** Adds what a stem says for each citation: the most of what itself and the words of its groups say there. */
function addStem(stem: string, weights: Float32Array): void {
  const best = new Map<number, number>();
  addPlaces(stem, 1, best);
  for (const other of kindredOf(stem)) addPlaces(other, KINDRED_WEIGHT, best);
  for (const [citation, weight] of best) weights[citation] = (weights[citation] ?? 0) + weight;
}

function addPlaces(stem: string, share: number, best: Map<number, number>): void {
  const places = citationIndex().byStem.get(stem) ?? [];
  const rarity = share * Math.log(1 + (CITATIONS.length - places.length + 0.5) / (places.length + 0.5));
  for (const [citation, weight] of places) {
    if (rarity * weight > (best.get(citation) ?? 0)) best.set(citation, rarity * weight);
  }
}
