import facets from "./facets.json" with { type: "json" };
import { type Term, type TermIndex, termIndex, termsIn } from "./terms.ts";

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
const listed = (list: string): readonly string[] => list.split(", ");

/** The facets of the house. */
export const FACETS: readonly Facet[] = facets.map(({ facet, kind, articles }) => ({
  facet,
  kind: KINDS[kind] ?? "what",
  articles: listed(articles).filter((name) => !name.endsWith(" *")),
  instruments: listed(articles).flatMap((name) => (name.endsWith(" *") ? [name.slice(0, -2)] : [])),
}));

interface Laid {
  readonly index: TermIndex<Facet>;
  /** By the stems of a term: how many facets it speaks of. */
  readonly spread: ReadonlyMap<string, number>;
}

let laid: Laid | null = null;

function layOut(): Laid {
  const pairs = FACETS.flatMap((facet, at) => listed(facets[at]?.words ?? "").map((word) => [facet, word] as const));
  const index = termIndex(pairs);
  const owners = new Map<string, Set<Facet>>();
  for (const terms of index.values()) {
    for (const { of, stems } of terms) {
      const key = stems.join(" ");
      owners.set(key, (owners.get(key) ?? new Set()).add(of));
    }
  }
  return { index, spread: new Map([...owners].map(([key, set]) => [key, set.size])) };
}

/** The facets that a text speaks of, each with its terms there, every term once. */
export function facetsIn(words: readonly string[]): readonly FoundFacet[] {
  laid ??= layOut();
  const found = new Map<Facet, Map<string, Term<Facet>>>();
  for (const term of termsIn(words, laid.index)) {
    const before = found.get(term.of) ?? new Map<string, Term<Facet>>();
    found.set(term.of, before.set(term.stems.join(" "), term));
  }
  return [...found].map(([facet, terms]) => ({ facet, terms: [...terms.values()] }));
}

/** In how many facets a term stands: the fewer, the more it says. */
export function spreadOf(term: Term<Facet>): number {
  laid ??= layOut();
  return laid.spread.get(term.stems.join(" ")) ?? 1;
}
