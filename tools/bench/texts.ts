import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Two versions of a text, paragraph by paragraph. */
export interface Pair {
  readonly name: string;
  readonly base: readonly string[];
  readonly revised: readonly string[];
}

const CORPUS = join(import.meta.dirname, "../../../shared/corpora/compare");

/** A stream of whole numbers below a bound, the same for the same seed (Numerical Recipes' generator, high bits). */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const WORDS = Array.from({ length: 1800 }, (_, at) => `${"bcdfglmnprst"[at % 12]}${"aeiou"[at % 5]}${at.toString(36)}`);
const LIGHT = ["the", "of", "and", "to", "in", "for", "by", "on", "with", "all"];

/** Paragraphs of made-up words with stop words between, about 60 words each. */
export function generatedText(words: number, next: (below: number) => number): string[] {
  const word = (): string => (next(3) === 0 ? LIGHT[next(LIGHT.length)] : WORDS[next(WORDS.length)]) ?? "";
  return Array.from({ length: Math.max(1, Math.round(words / 60)) }, () => {
    const text = Array.from({ length: 40 + next(40) }, word).join(" ");
    return `${text};`;
  });
}

/** A revision: some paragraphs go, some come, one in twenty moves, a quarter has a word or two changed. */
export function generatedRevision(base: readonly string[], next: (below: number) => number): string[] {
  const out: string[] = [];
  for (const paragraph of base) {
    const dice = next(100);
    if (dice < 3) continue;
    const words = paragraph.split(" ");
    if (dice < 28) words.splice(1 + next(words.length - 2), next(2), WORDS[next(WORDS.length)] ?? "", "indeed");
    if (dice < 33) out.splice(next(out.length + 1), 0, words.join(" "));
    else out.push(words.join(" "));
    if (dice > 96) out.push(...generatedText(60, next));
  }
  return out;
}

/** Pairs of 2, 30 and 300 pages: the corpus where present, generated ones otherwise; and ten moved paragraphs. */
export function pairs(): readonly Pair[] {
  const made = (name: string, words: number): Pair => {
    const base = generatedText(words, chance(words));
    return { name, base, revised: generatedRevision(base, chance(words + 1)) };
  };
  const sizes: readonly (readonly [string, number])[] = [
    ["p2", 1000],
    ["p30", 15_000],
    ["p300", 90_000],
    ["moves10", 4600],
  ];
  return sizes.map(([name, words]) => {
    const file = (side: string): string => join(CORPUS, `${name}.${side}.txt`);
    if (!existsSync(file("base"))) return made(`${name} (generated)`, words);
    const lines = (side: string): readonly string[] => readFileSync(file(side), "utf8").split("\n");
    return { name, base: lines("base"), revised: lines("rev") };
  });
}

/** One party's proposal on one clause. */
export interface ClausePair {
  readonly old: string;
  readonly new: string;
}

/** Real proposals on single clauses, every second one: the other half is kept back. Null where the corpus is not present. */
export function clausePairs(): readonly ClausePair[] | null {
  const file = join(CORPUS, "gdpr-lobby.jsonl");
  if (!existsSync(file)) return null;
  const all: ClausePair[] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return all.filter((pair, at) => at % 2 === 0 && pair.old !== "" && pair.new !== "");
}
