import { kindredOf } from "../lexicon/kindred.ts";
import { conceptsIn, type FoundConcept } from "../lexicon/lexicon.ts";
import { CITATIONS, citationIndex } from "../starter/starter.ts";
import { stemInCitations } from "../starter/stems.ts";
import { addFacets, addFirmFacets } from "./facets.ts";
import { type Question, questionOf, weightOf } from "./question.ts";

/** How well the citations of the starter library answer a question. */
export interface WeighedCitations {
  /** By citation: its weight, 0 where nothing speaks for it. */
  readonly weights: Float32Array;
  /** The same without what cannot make a citation near. */
  readonly firm: Float32Array;
  /** Citations that are near by their facets alone. */
  readonly sure: ReadonlySet<number>;
  readonly concepts: readonly FoundConcept[];
  /** By citation: the concept that named it. */
  readonly named: ReadonlyMap<number, FoundConcept>;
}

/** What a concept's term found in the clause adds to its main article, in units of a word's rarity. */
const CONCEPT_WEIGHT = 6;
/** Articles further down a concept's list are less certainly meant. */
const NEXT_ARTICLE = 0.9;
/** What a word of the same group counts, where the word itself is not there. */
const KINDRED_WEIGHT = 0.6;

/** Weighs the citations by the words of their subjects and sentences, and by the concepts that the question speaks of. */
export function weighCitations(question: Question): WeighedCitations {
  const { byName } = citationIndex();
  const weights = new Float32Array(CITATIONS.length);
  for (const stem of question.asked) addStem(stem, weightOf(question, stem), weights);
  const firm = weights.slice();
  addFacets(question, weights);
  const sure = addFirmFacets(question, firm);
  const concepts = conceptsIn(question.telling);
  const named = new Map<number, FoundConcept>();
  for (const found of concepts) {
    let weight = CONCEPT_WEIGHT * Math.sqrt(termsWeight(question, found));
    for (const name of found.concept.articles) {
      const citation = byName.get(name);
      if (citation !== undefined) {
        weights[citation] = (weights[citation] ?? 0) + weight;
        firm[citation] = (firm[citation] ?? 0) + weight;
        if (!named.has(citation)) named.set(citation, found);
      }
      weight *= NEXT_ARTICLE;
    }
  }
  return { weights, firm, sure, concepts, named };
}

/** How many words of a concept's terms were found; those of a term made of the text's common words count for less. */
function termsWeight(question: Question, { terms }: FoundConcept): number {
  return terms.reduce((sum, term) => {
    const stems = questionOf(term).asked;
    return sum + stems.length * Math.max(0, ...stems.map((stem) => weightOf(question, stem))) ** 2;
  }, 0);
}

/** Adds what a stem says for each citation: the most of what itself and the words of its groups say there. */
function addStem(stem: string, weight: number, weights: Float32Array): void {
  const best = new Map<number, number>();
  addPlaces(stem, weight, best);
  for (const other of kindredOf(stem)) addPlaces(other, weight * KINDRED_WEIGHT, best);
  for (const [citation, added] of best) weights[citation] = (weights[citation] ?? 0) + added;
}

function addPlaces(stem: string, share: number, best: Map<number, number>): void {
  const { places, spread: citations } = stemInCitations(stem);
  const rarity = share * Math.log(1 + (CITATIONS.length - citations + 0.5) / (citations + 0.5));
  for (const [citation, weight] of places) {
    if (rarity * weight > (best.get(citation) ?? 0)) best.set(citation, rarity * weight);
  }
}
