import { type Matching, unmatched } from "./align.ts";
import { alikePairs } from "./similarity.ts";
import { bagOf, type Subject } from "./subject.ts";

/** A passage of fewer tokens is not said to have moved by itself: two short headings that read alike are two headings. */
const LEAST_TOKENS = 4;

/** Passages at least so alike (thousandths), out of order, are one that moved and was edited. */
const MOVE_THRESHOLD = 600;

/** In a passage lighter than this, ten words of substance or so, a formula ("Take note of the …") is half of the words … */
const LIGHT = 30;

/** … so that two light passages must be so much alike (thousandths), or any two reports taken note of were one that moved. */
const LIGHT_MOVE_THRESHOLD = 650;

/** A passage matched by place alone gives its partner up to one that is so much more alike (thousandths). */
const PREFERENCE = 250;

/** A match at least so good (thousandths) is never given up. */
const SETTLED = 700;

/**
 * Finds passages that left their place. `equal`: the same words elsewhere, taken before gaps are matched by likeness, so that
 * newcomers do not take the place of those who left. `alike`: similar words elsewhere; also undoes a weak match by place.
 */
export function movesOf(subject: Subject, matching: Matching, stage: "equal" | "alike"): void {
  if (stage === "equal") equalMoves(subject, matching);
  else {
    alikeMoves(subject, matching);
    companions(subject, matching);
  }
}

/** Equal passages beside one that moved go with it, however short: a pillar takes its chapeau ("Decide to:") along. */
function companions(subject: Subject, matching: Matching): void {
  const { match, back, moved } = matching;
  const free = (i: number, j: number): boolean => (match[i] ?? 0) < 0 && (back[j] ?? 0) < 0;
  for (let from = 0; from < match.length; from += 1) {
    if (moved[from] !== 1) continue;
    for (const step of [-1, 1]) {
      let i = from + step;
      let j = (match[from] ?? 0) + step;
      for (; free(i, j) && subject.aKeys[i] === subject.bKeys[j]; i += step, j += step) join(matching, i, j);
    }
  }
}

function equalMoves(subject: Subject, matching: Matching): void {
  const aFree = unmatched(matching.match, 0, matching.match.length);
  const bFree = unmatched(matching.back, 0, matching.back.length);
  const byKey = new Map<number, number[]>();
  for (const j of bFree) {
    const key = subject.bKeys[j] ?? 0;
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [j]);
    else list.push(j);
  }
  for (const i of aFree) {
    const list = byKey.get(subject.aKeys[i] ?? 0);
    if (list === undefined || bagOf(subject, "a", i).tokens.ids.length < LEAST_TOKENS) continue;
    const j = list.shift();
    if (j === undefined) continue;
    join(matching, i, j);
  }
}

function join(matching: Matching, i: number, j: number): void {
  matching.match[i] = j;
  matching.back[j] = i;
  matching.moved[i] = 1;
}

function alikeMoves(subject: Subject, matching: Matching): void {
  const likenessOf = new Map<number, number>();
  const weak = (i: number, j: number): boolean => {
    if (subject.aKeys[i] === subject.bKeys[j] || matching.moved[i] === 1) return false;
    const found = alikePairs(subject, [i], [j], 0)[0]?.likeness ?? 0;
    likenessOf.set(i, found);
    return found < SETTLED;
  };
  const long = (side: "a" | "b", at: number): boolean => bagOf(subject, side, at).tokens.ids.length >= LEAST_TOKENS;
  const aSide: number[] = [];
  for (let i = 0; i < matching.match.length; i += 1) {
    const j = matching.match[i] ?? -1;
    if ((j < 0 || weak(i, j)) && long("a", i)) aSide.push(i);
  }
  const bSide: number[] = [];
  for (let j = 0; j < matching.back.length; j += 1) {
    const i = matching.back[j] ?? -1;
    if ((i < 0 || likenessOf.has(i)) && long("b", j) && (i < 0 || (likenessOf.get(i) ?? 0) < SETTLED)) bSide.push(j);
  }
  if (aSide.length === 0 || bSide.length === 0) return;
  const pairs = [...alikePairs(subject, aSide, bSide, MOVE_THRESHOLD)];
  pairs.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
  for (const pair of pairs) {
    if (matching.moved[pair.a] === 1 || matching.match[pair.a] === pair.b) continue;
    if (pair.likeness < LIGHT_MOVE_THRESHOLD && bagOf(subject, "a", pair.a).weight < LIGHT) continue;
    const held = matching.match[pair.a] ?? -1;
    const holder = matching.back[pair.b] ?? -1;
    if (holder >= 0 && matching.moved[holder] === 1) continue;
    const given = Math.max(
      held < 0 ? 0 : (likenessOf.get(pair.a) ?? 0),
      holder < 0 ? 0 : (likenessOf.get(holder) ?? 0),
    );
    if (given > 0 && pair.likeness < given + PREFERENCE) continue;
    if (held >= 0) matching.back[held] = -1;
    if (holder >= 0) matching.match[holder] = -1;
    join(matching, pair.a, pair.b);
  }
}
