import { type Facet, type FoundFacet, facetsIn, spreadOf } from "../lexicon/facets.ts";
import { CITATIONS, citationIndex } from "../starter/starter.ts";
import { type Question, weightOf } from "./question.ts";

/** How surely one word of every day, one other word, and one phrase speaks of its facet. */
const WEAK = 0.2;
const WORD = 0.5;
const PHRASE = 0.8;
/** From here on a clause speaks of a matter for sure: one word of no other facet, and of no everyday use. */
const SURE = 0.4;
/** What a facet counts for an article that has it: what a clause is about says more than whom. */
const WHAT = 6;
const WHO = 1.5;
/** What whom and what say together beyond each alone. */
const BOTH = 4;
/** A second matter that an article has too, in parts of the first. */
const SECOND = 0.5;
/** Articles further down a facet's list are less certainly meant. */
const NEXT_ARTICLE = 0.97;
/** An article of an instrument about others (children, prisoners) than the clause speaks of. */
const OTHERS = 0.8;

/** What the facets of a question say for a citation. */
interface Said {
  who: number;
  what: number;
  rest: number;
}

/** Adds to the weights of citations what the facets of a question say: whom it speaks of, and of what. */
export function addFacets(question: Question, weights: Float32Array): void {
  addSaid(facetsIn(question.telling), question, weights);
}

/**
 * The same, those facets left out of which the question has one word of every day or speaks only of whom: they make nothing
 * near. Gives the citations of which the question speaks so surely that they are near by that alone.
 */
export function addFirmFacets(question: Question, weights: Float32Array): ReadonlySet<number> {
  const found = facetsIn(question.telling).filter(({ terms }) => terms.length > 1 || terms.some(({ weak }) => !weak));
  if (!found.some(({ facet }) => facet.kind === "what")) return new Set();
  const said = addSaid(found, question, weights);
  return new Set([...said].filter(([, { what }]) => what >= SURE).map(([citation]) => citation));
}

function addSaid(facets: readonly FoundFacet[], question: Question, weights: Float32Array): ReadonlyMap<number, Said> {
  const said = new Map<number, Said>();
  const found = facets.map((each) => ({ ...each, strength: strengthOf(each, question) }));
  for (const { facet, strength } of found) {
    for (const [citation, share] of citedBy(facet)) {
      const before = said.get(citation) ?? { who: 0, what: 0, rest: 0 };
      said.set(citation, before);
      const added = strength * share;
      if (facet.kind === "who") before.who = Math.max(before.who, added);
      else {
        before.rest += Math.min(added, before.what);
        before.what = Math.max(before.what, added);
      }
    }
  }
  const about = aboutOthers();
  for (const [citation, { who, what, rest }] of said) {
    const weight = WHAT * (what + SECOND * rest) + WHO * who + BOTH * who * what;
    const fits = who === 0 && about.has(citation) ? OTHERS : 1;
    weights[citation] = (weights[citation] ?? 0) + fits * weight;
  }
  return said;
}

/** How surely a question speaks of a facet, 0 to 1: each term makes it surer, those of many facets less. */
function strengthOf({ terms }: FoundFacet, question: Question): number {
  let doubt = 1;
  for (const term of terms) {
    const weight = Math.min(1.2, Math.max(...term.stems.map((stem) => weightOf(question, stem))));
    const alone = term.weak ? WEAK : WORD;
    const sure =
      (term.stems.length > 1 && !term.literal ? PHRASE : alone) * Math.min(1, weight) * spreadOf(term) ** -0.5;
    doubt *= 1 - sure;
  }
  return 1 - doubt;
}

const cited: WeakMap<Facet, ReadonlyMap<number, number>> = new WeakMap();

/** The citations of a facet's articles, with how certainly each is meant. */
function citedBy(facet: Facet): ReadonlyMap<number, number> {
  const known = cited.get(facet);
  if (known !== undefined) return known;
  const { byName, byInstrument } = citationIndex();
  const shares = new Map<number, number>();
  for (const key of facet.instruments) for (const citation of byInstrument.get(key) ?? []) shares.set(citation, 1);
  for (const [at, name] of facet.articles.entries()) {
    const citation = byName.get(name);
    if (citation !== undefined) shares.set(citation, NEXT_ARTICLE ** at);
  }
  cited.set(facet, shares);
  return shares;
}

let others: ReadonlySet<number> | null = null;

/** The citations of instruments that are wholly about certain people. */
function aboutOthers(): ReadonlySet<number> {
  others ??= new Set(CITATIONS.flatMap(({ instrument }, at) => (ABOUT_SOME.has(instrument) ? [at] : [])));
  return others;
}

const ABOUT_SOME: ReadonlySet<string> = new Set(
  "CRC OPSC OPAC CEDAW ISTANBUL CRPD ICMW GCM REF51 STATELESS54 CETS197 C182 C138 C189".split(" "),
);
