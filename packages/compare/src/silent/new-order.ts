import { heaviestChain } from "../align/chain.ts";
import type { Compilation } from "../compile/model.ts";
import { type Passage, withoutNumber } from "../passage.ts";
import { wordsOf } from "./sheet.ts";

/** A new paragraph that the Chair has on the other side of one that came with it. */
export interface Turned {
  /** Its words, without its number. */
  readonly words: string;
  /** Its place in the Chair's text. */
  readonly at: number;
  /** Number of the edit that has it otherwise. */
  readonly edit: number;
}

/**
 * New paragraphs that their parties put in one order and the Chair has in another. A paragraph that somebody proposed without
 * the other, or in the Chair's order, may stand on either side of it.
 */
export function turnedParagraphs(compilation: Compilation, chair: readonly Passage[]): readonly Turned[] {
  const runs = compilation.edits.map((edit) =>
    edit.type === "gap" ? edit.content.flatMap((part) => (typeof part === "string" ? [withoutNumber(part)] : [])) : [],
  );
  if (!runs.some((run) => run.length > 1)) return [];
  const places = placesOnce(chair.map(wordsOf));
  const editsOf = new Map<string, number[]>();
  for (const [number, run] of runs.entries()) {
    for (const words of new Set(run)) editsOf.set(words, [...(editsOf.get(words) ?? []), number]);
  }
  const out = new Map<string, Turned>();
  for (const [edit, run] of runs.entries()) {
    const there = [...placesOnce(run)].flatMap(([words, a]) => {
      const b = places.get(words);
      return b === undefined ? [] : [{ a, b, words, likeness: words.length }];
    });
    const staying = new Set(heaviestChain(there, ({ likeness }) => 2 ** 20 + likeness).map(({ a }) => a));
    for (const one of there) {
      if (staying.has(one.a) || out.has(one.words)) continue;
      const isTurned = there.some(
        (other) =>
          staying.has(other.a) &&
          one.a < other.a !== one.b < other.b &&
          inThisOrder(runs, editsOf, one.a < other.a ? [one.words, other.words] : [other.words, one.words]),
      );
      if (isTurned) out.set(one.words, { words: one.words, at: one.b, edit });
    }
  }
  return [...out.values()];
}

/** Words that stand once in a list, and where. */
function placesOnce(list: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  for (const [at, words] of list.entries()) {
    if (places.has(words)) twice.add(words);
    places.set(words, at);
  }
  for (const words of twice) places.delete(words);
  return places;
}

/** True where whoever proposed one of two new paragraphs proposed both, in this order. */
function inThisOrder(
  runs: readonly (readonly string[])[],
  editsOf: ReadonlyMap<string, readonly number[]>,
  [first, second]: readonly [string, string],
): boolean {
  return [first, second].every((words) =>
    (editsOf.get(words) ?? []).every((edit) => {
      const run = runs[edit] ?? [];
      return run.includes(first) && run.lastIndexOf(first) < run.indexOf(second);
    }),
  );
}
