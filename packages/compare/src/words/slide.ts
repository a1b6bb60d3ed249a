import { CLASS_OF, SPACE } from "./classes.ts";
import type { Hunk } from "./myers.ts";
import type { Interner, Tokens } from "./tokens.ts";

/**
 * How good a place between two tokens is for an edit to begin or end, 0–5: at a paragraph's edge, after a full stop, after
 * a semicolon, after a comma, before a word with its space, anywhere.
 */
function boundary(side: Tokens, at: number, interner: Interner): number {
  if (at === 0 || at === side.ids.length) return 5;
  const before = interner.texts[side.ids[at - 1] ?? 0] ?? "";
  const after = interner.texts[side.ids[at] ?? 0] ?? "";
  const sign = before.at(-1);
  if (sign === "\n" || after === "\n") return 5;
  const spaced = CLASS_OF[after.charCodeAt(0)] === SPACE;
  if (!spaced) return isSign(after) ? 1 : 0;
  if (sign === "." || sign === "۔" || sign === "。") return 4;
  if (sign === ";" || sign === ":" || sign === "؛") return 4;
  return sign === "," || sign === "،" ? 3 : 2;
}

function isSign(token: string): boolean {
  return token === "," || token === ";" || token === "." || token === ":" || token === "،" || token === "؛";
}

/**
 * Slides pure insertions and deletions to one fixed place: of all places where the same edit could stand, the one whose
 * two edges are best for a reader, the leftmost of equals. Two parties who made the same edit thus store the same edit.
 */
export function slide(hunks: readonly Hunk[], a: Tokens, b: Tokens, interner: Interner): readonly Hunk[] {
  const out: Hunk[] = [];
  for (let at = 0; at < hunks.length; at += 1) {
    const hunk = hunks[at];
    if (hunk === undefined) continue;
    const previous = out.at(-1);
    const next = hunks[at + 1];
    const aFloor = previous === undefined ? 0 : previous.aEnd + 1;
    const aCeiling = next === undefined ? a.ids.length : next.aStart - 1;
    const left = hunk.aStart - aFloor;
    const right = aCeiling - hunk.aEnd;
    if (hunk.bStart === hunk.bEnd) out.push(slid(hunk, bestShift(a, hunk.aStart, hunk.aEnd, left, right, interner)));
    else if (hunk.aStart === hunk.aEnd) {
      out.push(slid(hunk, bestShift(b, hunk.bStart, hunk.bEnd, left, right, interner)));
    } else out.push(hunk);
  }
  return out;
}

function slid(hunk: Hunk, shift: number): Hunk {
  return { aStart: hunk.aStart + shift, aEnd: hunk.aEnd + shift, bStart: hunk.bStart + shift, bEnd: hunk.bEnd + shift };
}

/** By how many tokens the stretch [start, end) of `side` slides; at most `left` to the left and `right` to the right. */
function bestShift(side: Tokens, start: number, end: number, left: number, right: number, interner: Interner): number {
  const ids = side.ids;
  let lowest = 0;
  while (-lowest < left && ids[start + lowest - 1] === ids[end + lowest - 1] && start + lowest > 0) lowest -= 1;
  let highest = 0;
  while (highest < right && ids[start + highest] === ids[end + highest] && end + highest < ids.length) highest += 1;
  if (lowest === 0 && highest === 0) return 0;
  let best = lowest;
  let bestScore = -1;
  for (let shift = lowest; shift <= highest; shift += 1) {
    const score = boundary(side, start + shift, interner) + boundary(side, end + shift, interner);
    if (score > bestScore) {
      bestScore = score;
      best = shift;
    }
  }
  return best;
}
