import type { ClauseView, InstrumentView } from "@travaux/instrument";
import { type Library, type Precedent, precedentsForClauses } from "@travaux/library";
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

/** For each clause that says something, its nearest agreed language, as the vetting takes it. */
export function precedentsOf({ clauses }: InstrumentView, library: Library): Precedents {
  const asked = askedClauses(clauses.filter(({ role }) => role === "preambular" || role === "operative"));
  const answers = precedentsForClauses(
    library,
    asked.map(({ words }) => words),
    { limit: 1 },
  );
  return {
    asked: asked.map(({ clause: { id } }, index) => ({ clause: id, precedent: precedentOf(id, answers[index]?.[0]) })),
  };
}

function precedentOf(clause: string, hit: Precedent | undefined): ClausePrecedent | null {
  if (hit === undefined) return null;
  const { instrument, title, article, paragraph, date, binding, quote, paraphrase, why } = hit;
  const place = `${instrument} ${article}${paragraph}`;
  return { clause, place, title, article, date, binding, quote, paraphrase, sameWords: why.run !== null };
}
