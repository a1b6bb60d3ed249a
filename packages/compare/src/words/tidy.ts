import type { Hunk } from "./myers.ts";
import type { Interner, Tokens } from "./tokens.ts";

/** Equal tokens between two edits that a reader stumbles over: so few are taken in unless they outweigh a neighbour clearly. */
const SHORT = 2;

/** Tokens between two edits are never taken in beyond this many, whatever they weigh. */
const LONG = 6;

/**
 * Joins edits as a person would mark them, after the equality rule of diff-match-patch's semantic cleanup, but by weight as well
 * as by count. Equal tokens between two edits are taken in where there is one, or two that are no more than the tokens of either edit
 * or that weigh no more than a word of substance and a stop word; and where there are up to six, all of them stop words and signs,
 * that weigh at most half of either edit. Repeats until nothing joins.
 */
export function tidied(hunks: readonly Hunk[], a: Tokens, b: Tokens, interner: Interner): readonly Hunk[] {
  if (hunks.length < 2) return hunks;
  const [upToA, upToB] = [weightsUpTo(a, interner), weightsUpTo(b, interner)];
  const sizeOf = (hunk: Hunk): Size => ({
    tokens: Math.max(hunk.aEnd - hunk.aStart, hunk.bEnd - hunk.bStart),
    weight: Math.max(between(upToA, hunk.aStart, hunk.aEnd), between(upToB, hunk.bStart, hunk.bEnd)),
  });
  const out: Hunk[] = [];
  const sizes: Size[] = [];
  for (const hunk of hunks) {
    let current = hunk;
    let size = sizeOf(hunk);
    for (let last = out.at(-1); last !== undefined; last = out.at(-1)) {
      const equal = { tokens: current.aStart - last.aEnd, weight: between(upToA, last.aEnd, current.aStart) };
      if (!takesIn(equal, sizes.at(-1) ?? size, size)) break;
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

/** For each token the weight of all before it: a long text is weighed once, however many edits it has. */
function weightsUpTo({ ids }: Tokens, { weights }: Interner): Int32Array {
  const upTo = new Int32Array(ids.length + 1);
  for (let at = 0; at < ids.length; at += 1) upTo[at + 1] = (upTo[at] ?? 0) + (weights[ids[at] ?? 0] ?? 1);
  return upTo;
}

function between(upTo: Int32Array, from: number, to: number): number {
  return (upTo[to] ?? 0) - (upTo[from] ?? 0);
}

/** How much a stretch is: tokens, and their weight. */
interface Size {
  readonly tokens: number;
  readonly weight: number;
}

function takesIn(between: Size, left: Size, right: Size): boolean {
  if (between.tokens > LONG) return false;
  const lesser = Math.min(left.weight, right.weight);
  if (between.tokens <= SHORT) {
    const fewer = Math.min(left.tokens, right.tokens);
    return between.tokens <= fewer || between.weight <= Math.max(lesser, 4);
  }
  return between.weight === between.tokens && between.weight * 2 <= lesser;
}
