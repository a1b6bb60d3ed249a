import facets from "./facets.json" with { type: "json" };
import packed from "./laid-terms.json" with { type: "json" };
import { type PackedTerms, packTerms } from "./lay.ts";
import { type Term, termOf, termsIn, termsOf } from "./terms.ts";

/**
 * One side of a matter: whom it is about (children, prisoners) or what it is about (school, torture). An article deals with
 * some of each, and a clause that speaks of children and of school is about the article that has both.
 */
export interface Facet {
  readonly facet: string;
  readonly kind: "who" | "what";
  /** The articles that have it, the main ones first. */
  readonly articles: readonly string[];
  /** Instruments that are about it from first article to last, `CRC`. */
  readonly instruments: readonly string[];
}

/** A facet that a clause speaks of. */
export interface FoundFacet {
  readonly facet: Facet;
  readonly terms: readonly Term<Facet>[];
}

const KINDS: Readonly<Record<string, Facet["kind"]>> = { who: "who" };

/** The facets of the house. */
const FACETS: readonly Facet[] = facets.map(({ facet, kind, articles }) => ({
  facet,
  kind: KINDS[kind] ?? "what",
  articles: termsOf(articles).filter((name) => !name.endsWith(" *")),
  instruments: termsOf(articles).flatMap((name) => (name.endsWith(" *") ? [name.slice(0, -2)] : [])),
}));

/** Their terms as `npm run lay` packs them. */
export function packFacets(): PackedTerms {
  return packTerms(facets.map(({ words }) => words));
}

const PACKED: PackedTerms = packed;
const NONE: readonly Term<Facet>[] = [];
const unpacked: Map<string, readonly Term<Facet>[]> = new Map();

/** The terms that begin with a stem, taken from the packed ones when they are first asked for. */
function termsFrom(stem: string): readonly Term<Facet>[] {
  const known = unpacked.get(stem);
  if (known !== undefined) return known;
  const written = Object.hasOwn(PACKED, stem) ? PACKED[stem] : undefined;
  if (written === undefined) return NONE;
  const terms = written.split("|").flatMap((each) => {
    const space = each.indexOf(" ");
    const facet = FACETS[Number(each.slice(0, space))];
    return facet === undefined ? [] : [termOf(facet, each.slice(space + 1))];
  });
  unpacked.set(stem, terms);
  return terms;
}

/** The facets that a text speaks of, each with its terms there, every term once. */
export function facetsIn(words: readonly string[]): readonly FoundFacet[] {
  const found = new Map<Facet, Map<string, Term<Facet>>>();
  for (const term of termsIn(words, termsFrom)) {
    const before = found.get(term.of) ?? new Map<string, Term<Facet>>();
    found.set(term.of, before.set(term.stems.join(" "), term));
  }
  return [...found].map(([facet, terms]) => ({ facet, terms: [...terms.values()] }));
}

/** In how many facets a term stands: the fewer, the more it says. */
export function spreadOf({ stems }: Term<Facet>): number {
  const key = stems.join(" ");
  const same = termsFrom(stems[0] ?? "").filter((other) => other.stems.join(" ") === key);
  return Math.max(1, new Set(same.map(({ of }) => of)).size);
}
