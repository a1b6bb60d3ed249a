import type { ClauseView, InstrumentView } from "@travaux/instrument";
import { CITED_TEXTS, instrumentsOf, type Library, type Precedent, precedentsForClauses } from "@travaux/library";
import type { ClausePrecedent, Precedents } from "@travaux/vetting";

/** Shorter clauses name no matter that could have been agreed before. */
const FEWEST_WORDS = 5;

/** Clauses that are asked about, with what is asked: the words without the titles they cite, which name no matter. */
export function askedClauses(
  clauses: readonly ClauseView[],
): readonly { readonly clause: ClauseView; readonly words: string }[] {
  return clauses
    .map((clause) => ({ clause, words: withoutTitles(clause) }))
    .filter(({ words }) => words.trim().split(/\s+/).length >= FEWEST_WORDS);
}

function withoutTitles({ text, citations }: ClauseView): string {
  return citations.reduceRight(
    (words, { range }) => `${words.slice(0, range.start)} … ${words.slice(range.end)}`,
    text,
  );
}

/** So many hits are looked through for one that is on the matter of the text … */
const HITS = 4;
/** … and so many for one that is a position of our own, which agreed texts with more words in common may stand before. */
const HITS_WITH_POSITIONS = 12;
/** A word that stands in more titles than this names no matter: `convention`, `transnational`, `rights`. */
const MOST_TITLES = 2;
const SHORTEST_WORD = 5;
/** Fewer shared words are chance where no concept is shared. */
const FEWEST_SHARED = 3;

/** First letters of words, enough to tell them whatever their ending: `smuggling` and `smuggled` are one. */
function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= SHORTEST_WORD).map((word) => word.slice(0, SHORTEST_WORD + 1)));
}

const TITLES = [...CITED_TEXTS.values()].map(({ title }) => stemsOf(title));

/**
 * True where an article known by our paraphrase alone speaks of the matter: it shares a phrase that names a concept; or it
 * shares a concept or some words, and the instrument's own words stand in the text too, or its title has none. An article
 * on smuggling of migrants is no precedent for paintings.
 */
function isOnMatter({ paraphrase, title, why }: Precedent, text: ReadonlySet<string>): boolean {
  if (!paraphrase || why.run !== null) return true;
  if (why.concept?.terms.some((term) => term.includes(" ")) === true) return true;
  if (why.concept === null && why.words.length < FEWEST_SHARED) return false;
  const own = [...stemsOf(title)].filter((stem) => TITLES.filter((stems) => stems.has(stem)).length <= MOST_TITLES);
  return own.length === 0 || own.some((stem) => text.has(stem));
}

/** For each clause that says something, its nearest agreed language, as the vetting takes it. */
export function precedentsOf({ clauses }: InstrumentView, library: Library): Precedents {
  const asked = askedClauses(clauses.filter(({ role }) => role === "preambular" || role === "operative"));
  const positions = instrumentsOf(library).some(({ kind }) => kind === "position");
  const answers = precedentsForClauses(
    library,
    asked.map(({ words }) => words),
    { limit: positions ? HITS_WITH_POSITIONS : HITS },
  );
  const text = stemsOf(clauses.map((clause) => clause.text).join(" "));
  return {
    asked: asked.map(({ clause: { id } }, index) => {
      const hits = answers[index] ?? [];
      const agreed = hits.filter(({ kind }) => kind !== "position").slice(0, HITS);
      const precedent = precedentOf(
        id,
        agreed.find((hit) => isOnMatter(hit, text)),
      );
      const position = precedentOf(
        id,
        hits.find(({ kind }) => kind === "position"),
      );
      return { clause: id, precedent, ...(position === null ? {} : { position }) };
    }),
  };
}

function precedentOf(clause: string, hit: Precedent | undefined): ClausePrecedent | null {
  if (hit === undefined) return null;
  const { instrument, title, article, paragraph, date, binding, quote, paraphrase, why } = hit;
  const place = `${instrument} ${article}${paragraph}`;
  return { clause, place, title, article, date, binding, quote, paraphrase, sameWords: why.run !== null };
}
