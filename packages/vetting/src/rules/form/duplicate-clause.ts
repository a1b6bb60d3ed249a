import type { ClauseView } from "@travaux/instrument";
import type { Rule } from "../../finding.ts";
import { at, clausesOf, wordsIn } from "../reading.ts";

/** Clauses that say what an earlier one says, in the same words or nearly, across pillars too. */
export const duplicateClause: Rule = {
  id: "form/duplicate-clause",
  group: "form",
  title: "Clauses that repeat an earlier one",
  language: "any",
  check: ({ text }) => {
    const clauses = clausesOf(text).filter((clause) => wordsIn(clause).length >= SHORTEST);
    const index = new Map<string, number[]>();
    const shingles = clauses.map(shinglesOf);
    return clauses.flatMap((clause, number) => {
      const twin = nearest(number, shingles, index);
      for (const shingle of shingles[number] ?? []) {
        const holders = index.get(shingle);
        if (holders === undefined) index.set(shingle, [number]);
        else holders.push(number);
      }
      const first = twin === null ? undefined : clauses[twin.number];
      return twin === null || first === undefined ? [] : [observation(clause, first, twin.likeness)];
    });
  },
};

/** A clause of fewer words (`Adopt the agenda`) may rightly come twice. */
const SHORTEST = 8;
/** Share of three-word runs in common (of all runs in either) from which clauses are near-duplicates. */
const NEAR = 0.6;
/** A run that so many clauses have is a formula of the text and tells nothing. */
const FORMULA = 50;

function shinglesOf(clause: ClauseView): ReadonlySet<string> {
  const words = wordsIn(clause).flatMap(({ folded }) => (REFLEXIVE.test(folded) ? [] : [stem(folded)]));
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}

/** `commit to removing` and `commit ourselves to remove` promise one thing. */
const REFLEXIVE = /^(?:ourselves|themselves|itself|yourselves|to)$/;

/** The word without its ending; what is left need not be a word, and is compared with others of its kind only. */
function stem(word: string): string {
  return word.length <= SHORTEST_STEM ? word : word.replace(/(?:ing|ed|es|s|e)$/, "");
}

/** A word as short as this has no ending to lose. */
const SHORTEST_STEM = 4;

interface Twin {
  readonly number: number;
  readonly likeness: number;
}

function nearest(
  number: number,
  shingles: readonly ReadonlySet<string>[],
  index: ReadonlyMap<string, readonly number[]>,
): Twin | null {
  const own = shingles[number] ?? new Set();
  const shared = new Map<number, number>();
  for (const shingle of own) {
    const holders = index.get(shingle) ?? [];
    if (holders.length > FORMULA) continue;
    for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + 1);
  }
  let twin: Twin | null = null;
  for (const [other, count] of shared) {
    const likeness = count / (own.size + (shingles[other]?.size ?? 0) - count);
    if (likeness >= NEAR && (twin === null || likeness > twin.likeness)) twin = { number: other, likeness };
  }
  return twin;
}

function observation(clause: ClauseView, first: ClauseView, likeness: number): ReturnType<Rule["check"]>[number] {
  const worded = (one: ClauseView): string =>
    wordsIn(one)
      .map(({ folded }) => folded)
      .join(" ");
  const same = likeness === 1 && worded(clause) === worded(first);
  return {
    ...at(clause, { start: 0, end: clause.text.length }),
    severity: same ? "consider" : "note",
    view: "legal",
    why: same
      ? `This clause repeats ${first.label} word for word.`
      : `This clause says almost what ${first.label} says; two wordings of one promise invite two readings.`,
    source: "Drafting practice: one commitment stands in one clause",
    advice: "propose",
    suggestion: null,
  };
}
