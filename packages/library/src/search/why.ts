import { CITATIONS } from "../starter/starter.ts";
import type { Question } from "./question.ts";
import type { Candidate, Ranking } from "./rank.ts";
import { sharedStems } from "./runs.ts";

/** A word that clause and precedent share. */
export interface SharedWord {
  readonly word: string;
  /** In how many clauses of the library it stands: the fewer, the more it says. */
  readonly clauses: number;
}

/** What makes a precedent one: in parts, and in a sentence. */
export interface Why {
  readonly sentence: string;
  /** The longest run of seven words or more that both have in the same order, in small letters; null where there is none. */
  readonly run: string | null;
  /** The concept of the lexicon that both speak of, and the words of the clause that name it; null where there is none. */
  readonly concept: { readonly name: string; readonly terms: readonly string[] } | null;
  /** The subject of the article in our own words, where the starter library cites it. */
  readonly subject: string | null;
  /** Shared words, the rarest first. */
  readonly words: readonly SharedWord[];
  /** What a model of the user's own says, and which part of the score (0 to 1) is its; left out where none was asked. */
  readonly model?: { readonly name: string; readonly cosine: number; readonly share: number } | undefined;
}

/** More words than these explain nothing. */
const MOST_WORDS = 6;

/** Why an article was found. */
export function whyOf(candidate: Candidate, quote: string, question: Question, ranking: Ranking): Why {
  const { rarities, citations } = ranking;
  const shared = sharedStems(quote, new Set(question.asked));
  const words = [...shared]
    .map(([stem, word]) => ({ word, clauses: rarities.get(stem)?.clauses ?? 0 }))
    .sort((a, b) => a.clauses - b.clauses)
    .slice(0, MOST_WORDS);
  const named = candidate.citation === null ? undefined : citations.named.get(candidate.citation);
  const concept = named === undefined ? null : { name: named.concept.concept, terms: named.terms };
  const subject = candidate.citation === null ? null : (CITATIONS[candidate.citation]?.subject ?? null);
  const run = candidate.run?.words ?? null;
  const why = { run, concept, subject, words };
  const sentence = sentenceOf(run, concept, subject, words);
  const { model } = candidate;
  if (model === null) return { sentence, ...why };
  const rounded = { name: model.name, cosine: hundredths(model.cosine), share: hundredths(model.share) };
  const said = `the model ${model.name} has it at ${rounded.cosine.toFixed(2)}, ${Math.round(rounded.share * 100)} % of the score`;
  return { sentence: sentence === "." ? `${said}.` : `${sentence.slice(0, -1)}; ${said}.`, ...why, model: rounded };
}

function hundredths(number: number): number {
  return Math.round(number * 100) / 100;
}

function sentenceOf(
  run: string | null,
  concept: Why["concept"],
  subject: string | null,
  words: readonly SharedWord[],
): string {
  const parts: string[] = [];
  if (run !== null) parts.push(`${run.split(" ").length} words in the same order`);
  if (concept !== null) parts.push(`${concept.terms.map((term) => `“${term}”`).join(", ")} speaks of ${concept.name}`);
  else if (subject !== null) parts.push(`the article is on ${subject}`);
  if (words.length > 0) parts.push(`shares ${words.map(rarity).join(", ")}`);
  return `${parts.join("; ")}.`;
}

function rarity({ word, clauses }: SharedWord): string {
  return clauses === 0 ? `“${word}”` : `“${word}” (in ${clauses} ${clauses === 1 ? "clause" : "clauses"})`;
}
