import { termOf, termsOf } from "./terms.ts";

/** Terms by their first stem, packed: `{"rescu": "12 rescue|12 ~rescuers"}`, the number being that of the list they stand in. */
export type PackedTerms = Readonly<Record<string, string>>;

/**
 * Packs lists of terms, so that a first question need not stem twenty thousand of them; `npm run lay` keeps what this gives
 * in a file, and a test compares the two.
 */
export function packTerms(lists: readonly string[]): PackedTerms {
  const packed = new Map<string, string[]>();
  for (const [at, list] of lists.entries()) {
    for (const written of termsOf(list)) {
      const [first] = termOf(at, written).stems;
      if (first === undefined) continue;
      const before = packed.get(first) ?? [];
      before.push(`${at} ${written}`);
      packed.set(first, before);
    }
  }
  return Object.fromEntries(
    [...packed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([stem, all]) => [stem, all.join("|")]),
  );
}
