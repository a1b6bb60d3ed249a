import { wordsOf } from "../words/words.ts";
import phrases from "./set-phrases.json" with { type: "json" };

/** Stands for a word that is passed over: equal to no word, and no two words beside it are neighbours. */
export const PASSED_OVER = "\u0000";

interface SetPhrase {
  readonly words: readonly string[];
}

let byFirst: ReadonlyMap<string, readonly SetPhrase[]> | null = null;

/** `#` is a number in digits, which stands under one name. */
const NUMBER = "#";

function setPhrases(): ReadonlyMap<string, readonly SetPhrase[]> {
  if (byFirst !== null) return byFirst;
  const found = new Map<string, SetPhrase[]>();
  for (const phrase of phrases) {
    const words = phrase.split(" ").flatMap((word) => (word === NUMBER ? [NUMBER] : wordsOf(word)));
    const [first = ""] = words;
    found.set(first, [...(found.get(first) ?? []), { words }]);
  }
  byFirst = found;
  return found;
}

function named(word: string): string {
  return /^\d+$/.test(word) ? NUMBER : word;
}

/**
 * The words of a text with those passed over that mean nothing by themselves: the Union of `European Union` is no trade
 * union, the March of `15 March` no demonstration, and an auction house houses nobody.
 */
export function withoutSetPhrases(words: readonly string[]): readonly string[] {
  const left = [...words];
  for (const [at, word] of words.entries()) {
    for (const phrase of setPhrases().get(named(word)) ?? []) {
      if (phrase.words.every((each, index) => named(words[at + index] ?? "") === each))
        left.fill(PASSED_OVER, at, at + phrase.words.length);
    }
  }
  return left;
}
