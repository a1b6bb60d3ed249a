import { STOP_WORDS, stemOf, wordsOf } from "../words/words.ts";
import packed from "./laid-citations.json" with { type: "json" };
import { CITATIONS, CITED_TEXTS } from "./starter.ts";

/** What a stem says in the citations. */
export interface StemInCitations {
  /** In how many it stands, those left out that have it in the title of their instrument alone. */
  readonly spread: number;
  /** The citations that have it, and how much it weighs in each. */
  readonly places: readonly (readonly [citation: number, weight: number])[];
}

/** A word of the subject says more than one of the sentence; the title of the instrument says where, not what. */
const FIELD_WEIGHT = { subject: 2, asks: 1, also: 1.2, title: 0.35 } as const;
/** BM25's saturation over the weighted counts. */
const K1 = 1.2;

/**
 * The citations by stems, packed: `{"ferri": "2 17:1.375 40:0.9"}` is spread, then citation and weight. `npm run lay` keeps
 * what this gives in a file, since a first question would otherwise stem nine hundred citations; a test compares the two.
 */
export function packCitations(): Readonly<Record<string, string>> {
  const byStem = new Map<string, string[]>();
  const spread = new Map<string, number>();
  for (const [index, citation] of CITATIONS.entries()) {
    const counts = new Map<string, number>();
    add(counts, citation.subject, FIELD_WEIGHT.subject);
    add(counts, citation.asks, FIELD_WEIGHT.asks);
    add(counts, citation.also, FIELD_WEIGHT.also);
    for (const stem of counts.keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1);
    add(counts, CITED_TEXTS.get(citation.instrument)?.title ?? "", FIELD_WEIGHT.title);
    for (const [stem, count] of counts) {
      const weight = (count * (K1 + 1)) / (count + K1);
      const before = byStem.get(stem) ?? [];
      before.push(`${index}:${Math.round(weight * 1000) / 1000}`);
      byStem.set(stem, before);
    }
  }
  const rows = [...byStem].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(rows.map(([stem, places]) => [stem, `${spread.get(stem) ?? 0} ${places.join(" ")}`]));
}

function add(counts: Map<string, number>, text: string, weight: number): void {
  for (const word of wordsOf(text)) {
    if (STOP_WORDS.has(word)) continue;
    const stem = stemOf(word);
    counts.set(stem, (counts.get(stem) ?? 0) + weight);
  }
}

const PACKED: Readonly<Record<string, string>> = packed;
const unpacked: Map<string, StemInCitations> = new Map();
const NOWHERE: StemInCitations = { spread: 0, places: [] };

/** What a stem says in the citations, taken from the packed ones when it is first asked for. */
export function stemInCitations(stem: string): StemInCitations {
  const known = unpacked.get(stem);
  if (known !== undefined) return known;
  const written = Object.hasOwn(PACKED, stem) ? PACKED[stem] : undefined;
  if (written === undefined) return NOWHERE;
  const [spread = "0", ...places] = written.split(" ");
  const found = { spread: Number(spread), places: places.map(placeOf) };
  unpacked.set(stem, found);
  return found;
}

function placeOf(written: string): readonly [number, number] {
  const colon = written.indexOf(":");
  return [Number(written.slice(0, colon)), Number(written.slice(colon + 1))];
}
