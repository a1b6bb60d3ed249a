import type { Hunk } from "./myers.ts";
import type { Interner, Tokens } from "./tokens.ts";

/** Equal words between two edits that are always read as part of one edit: a word or two left standing is a stumbling block, not a text. */
const SHORT = 2;

/** Words between two edits are never swallowed beyond this many, whatever they weigh. */
const LONG = 6;

/**
 * Joins edits as a person would mark them, after the equality rule of diff-match-patch's semantic cleanup but by weight: equal
 * words between two edits are swallowed where there are at most two of them, or where
 * they are stop words and signs only and weigh less than half of either edit. Repeats until nothing joins.
 */
export function tidied(hunks: readonly Hunk[], a: Tokens, b: Tokens, interner: Interner): readonly Hunk[] {
  if (hunks.length < 2) return hunks;
  const { weights } = interner;
  const weigh = (side: Tokens, from: number, to: number): number => {
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += weights[side.ids[at] ?? 0] ?? 1;
    return sum;
  };
  const sizeOf = (hunk: Hunk): number => Math.max(weigh(a, hunk.aStart, hunk.aEnd), weigh(b, hunk.bStart, hunk.bEnd));
  const out: Hunk[] = [];
  const sizes: number[] = [];
  for (const hunk of hunks) {
    let current = hunk;
    let size = sizeOf(hunk);
    for (let last = out.at(-1); last !== undefined; last = out.at(-1)) {
      const lastSize = sizes.at(-1) ?? 0;
      const length = current.aStart - last.aEnd;
      if (!swallows(length, weigh(a, last.aEnd, current.aStart), Math.min(lastSize, size))) break;
      out.pop();
      sizes.pop();
      current = { aStart: last.aStart, aEnd: current.aEnd, bStart: last.bStart, bEnd: current.bEnd };
      size = sizeOf(current);
    }
    out.push(current);
    sizes.push(size);
  }
  return out;
}

function swallows(length: number, weight: number, lesser: number): boolean {
  if (length > LONG) return false;
  if (length <= SHORT) return true;
  return weight === length && weight * 2 <= lesser;
}
