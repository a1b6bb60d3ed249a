import type { LibraryClause } from "../model.ts";

/** A clause up to this length is read at one glance and stays whole; longer ones are divided where their own numbers divide them. */
const LONG_CLAUSE = 500;
/** Where a number or letter opens a paragraph inside running text: `… purposes.2. The provisions`, `acts:(a) …`. */
const OPENS = /(?<=[.;:,]|\band|\bor)\s*(?=\d{1,2}\.\s?(?!\d)|\([a-z]{1,3}\)\s?)/g;
/** What no number divides is cut at the end of a sentence once it has this length. */
const LONGEST_CLAUSE = 3000;

/** Long paragraphs divided into the clauses they are made of; nothing is dropped but blank space at the cuts. */
export function divided(clauses: readonly LibraryClause[]): readonly LibraryClause[] {
  return clauses.flatMap((clause) => {
    if (clause.text.length <= LONG_CLAUSE) return clause.text.trim() === "" ? [] : [clause];
    return clause.text
      .split(OPENS)
      .flatMap(shortened)
      .map((part) => part.trim())
      .filter((part) => part !== "")
      .map((text) => ({ text, heading: clause.heading }));
  });
}

function shortened(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > LONGEST_CLAUSE) {
    const stop = rest.lastIndexOf(". ", LONGEST_CLAUSE);
    const at = stop > LONG_CLAUSE ? stop + 1 : wholeCharacters(rest, LONGEST_CLAUSE);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

/** Not between the two halves of one character. */
function wholeCharacters(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
