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

/** Where a citation stands, by its name and by its instrument. */
export interface CitationIndex {
  readonly byName: ReadonlyMap<string, number>;
  readonly byInstrument: ReadonlyMap<string, readonly number[]>;
}

let built: CitationIndex | null = null;

/** The starter library laid out by names; built at the first question. */
export function citationIndex(): CitationIndex {
  if (built !== null) return built;
  const byName = new Map(CITATIONS.map((each, index) => [citationName(each.instrument, each.article), index]));
  const byInstrument = new Map<string, number[]>();
  for (const [index, { instrument }] of CITATIONS.entries()) {
    const before = byInstrument.get(instrument);
    if (before === undefined) byInstrument.set(instrument, [index]);
    else before.push(index);
  }
  built = { byName, byInstrument };
  return built;
}
