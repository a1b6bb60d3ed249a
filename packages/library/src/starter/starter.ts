import { STOP_WORDS, stemOf, wordsOf } from "../words/words.ts";
import citations from "./citations.json" with { type: "json" };
import instruments from "./instruments.json" with { type: "json" };

/** An article of an instrument in our own words; never the treaty's. */
export interface Citation {
  /** Key of the instrument in the register. */
  readonly instrument: string;
  readonly article: string;
  readonly subject: string;
  /** What the article asks of States, in one sentence of our own: a paraphrase. */
  readonly asks: string;
  /** How political speech says the same: words by which the article is found and which are never shown. */
  readonly also: string;
}

/** An instrument that the starter library cites. */
export interface CitedText {
  readonly key: string;
  readonly title: string;
  /** ISO 8601, complete or cut; null where unknown. */
  readonly date: string | null;
  readonly kind: "treaty" | "declaration";
  readonly binding: boolean;
}

/** The articles the starter library cites, in the order of its file. */
export const CITATIONS: readonly Citation[] = citations;

const KINDS: Readonly<Record<string, CitedText["kind"]>> = { treaty: "treaty" };

/** The instruments of the starter library, by key. */
export const CITED_TEXTS: ReadonlyMap<string, CitedText> = new Map(
  instruments.map((each) => [each.key, { ...each, kind: KINDS[each.kind] ?? "declaration" }]),
);

/** `SOM 5`: how citations are named in the lexicon and in the labelled clauses. */
export function citationName(instrument: string, article: string): string {
  return `${instrument} ${article}`;
}

/** How much a stem weighs in the citations that have it, and in how many it stands. */
export interface CitationIndex {
  readonly byStem: ReadonlyMap<string, readonly (readonly [citation: number, weight: number])[]>;
  /** In how many citations a stem stands, those left out that have it in the title of their instrument alone. */
  readonly spread: ReadonlyMap<string, number>;
  readonly byName: ReadonlyMap<string, number>;
  readonly byInstrument: ReadonlyMap<string, readonly number[]>;
}

let built: CitationIndex | null = null;

/** A word of the subject says more than one of the sentence; the title of the instrument says where, not what. */
const FIELD_WEIGHT = { subject: 2, asks: 1, also: 1.2, title: 0.35 } as const;
/** BM25's saturation over the weighted counts. */
const K1 = 1.2;

/** The starter library laid out by stems; built at the first question. */
export function citationIndex(): CitationIndex {
  if (built !== null) return built;
  const byStem = new Map<string, (readonly [number, number])[]>();
  const spread = new Map<string, number>();
  for (const [index, citation] of CITATIONS.entries()) {
    const counts = new Map<string, number>();
    const title = CITED_TEXTS.get(citation.instrument)?.title ?? "";
    add(counts, citation.subject, FIELD_WEIGHT.subject);
    add(counts, citation.asks, FIELD_WEIGHT.asks);
    add(counts, citation.also, FIELD_WEIGHT.also);
    for (const stem of counts.keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1);
    add(counts, title, FIELD_WEIGHT.title);
    for (const [stem, count] of counts) {
      const weight = (count * (K1 + 1)) / (count + K1);
      const before = byStem.get(stem);
      if (before === undefined) byStem.set(stem, [[index, weight]]);
      else before.push([index, weight]);
    }
  }
  const byName = new Map(CITATIONS.map((each, index) => [citationName(each.instrument, each.article), index]));
  const byInstrument = new Map<string, number[]>();
  for (const [index, { instrument }] of CITATIONS.entries()) {
    const before = byInstrument.get(instrument);
    if (before === undefined) byInstrument.set(instrument, [index]);
    else before.push(index);
  }
  built = { byStem, spread, byName, byInstrument };
  return built;
}

function add(counts: Map<string, number>, text: string, weight: number): void {
  for (const word of wordsOf(text)) {
    if (STOP_WORDS.has(word)) continue;
    const stem = stemOf(word);
    counts.set(stem, (counts.get(stem) ?? 0) + weight);
  }
}
