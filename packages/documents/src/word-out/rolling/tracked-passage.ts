import { type PartyCode, print } from "@travaux/instrument";
import type { Stretch } from "../leaves.ts";
import type { WrittenChange } from "../written.ts";
import type { OpenStretch } from "./disputes.ts";
import { shared, without } from "./proposals.ts";
import { type Piece, piecesOf, type Stroke } from "./strokes.ts";

/** Under whose name the signs stand that show a dispute: brackets, names, and what they make superfluous. */
export const ROLLING_AUTHOR = "(rolling text)";

/** A deletion by those named; none where nobody is. */
export function deletion(by: readonly PartyCode[]): readonly WrittenChange[] {
  return by.length === 0 ? [] : [{ kind: "deletion", by }];
}

/** An insertion by those named. */
export function insertion(by: readonly PartyCode[]): readonly WrittenChange[] {
  return [{ kind: "insertion", by }];
}

/** What whoever accepts everything does not see. */
export const STRUCK: readonly WrittenChange[] = deletion([ROLLING_AUTHOR]);
/** What only whoever accepts everything sees. */
export const SHOWN: readonly WrittenChange[] = insertion([ROLLING_AUTHOR]);

/** Words that only whoever accepts everything sees: signs of the rolling text. */
export function signs(text: string): readonly Piece[] {
  return piecesOf({ text, marks: [], note: null, sign: true }, SHOWN);
}

/** The rolling text's words of a paragraph, for whoever accepts everything. */
export function shownPieces(stretches: readonly Stretch[]): readonly Piece[] {
  return stretches.flatMap(({ text, sign }) =>
    piecesOf({ text, marks: [], note: null, ...(sign === undefined ? {} : { sign }) }, SHOWN),
  );
}

/** A stretch that stands in Word's file alone: on paper something beside it says the same. */
export function besides(stretch: Stretch): Stretch {
  return { ...stretch, paper: "absent" };
}

/** Words in which nobody's changes meet another's; of several typed numbers only one stands where everything is accepted. */
export function plainPieces(strokes: readonly Stroke[]): readonly Piece[] {
  return strokes.flatMap(({ type, stretch, by, spare }) =>
    spare === true
      ? piecesOf(besides(stretch), [...insertion(by), ...STRUCK])
      : piecesOf(stretch, type === "base" ? deletion(by) : insertion(by)),
  );
}

/**
 * Words that are disputed: each party's changes stand as it made them, but whoever accepts everything sees none of these words,
 * because the brackets that follow show all readings.
 */
export function disputedPieces(strokes: readonly Stroke[]): readonly Piece[] {
  return strokes.flatMap(({ type, stretch, by }) => {
    if (type === "put") return piecesOf(besides(stretch), [...insertion(by), ...STRUCK]);
    return piecesOf(besides(stretch), by.length > 0 ? deletion(by) : STRUCK);
  });
}

/**
 * Words of which only some stretches are disputed. A disputed stretch is struck out by everybody who reads it otherwise; its bracket
 * follows, in which each reading is put in by those who want it, and the signs by nobody but the rolling text.
 */
export function partlyDisputedPieces(strokes: readonly Stroke[], open: readonly OpenStretch[]): readonly Piece[] {
  const out: Piece[] = [];
  let next = 0;
  const close = (isOver: (stretch: OpenStretch, index: number) => boolean): void => {
    for (let stretch = open[next]; stretch !== undefined && isOver(stretch, next); stretch = open[next]) {
      out.push(...bracketPieces(stretch));
      next += 1;
    }
  };
  for (const stroke of strokes) {
    const inside = insideOf(stroke, open);
    const place = stroke.type === "base" ? stroke.at : stroke.from;
    close(inside < 0 ? (stretch) => stretch.end <= place : (_, index) => index < inside);
    if (inside < 0) out.push(...plainPieces([stroke]));
    else if (stroke.type === "base") out.push(...piecesOf(besides(stroke.stretch), deletion(open[inside]?.by ?? [])));
  }
  close(() => true);
  return out;
}

function bracketPieces({ lead, bracket, trail, worded }: OpenStretch): readonly Piece[] {
  const space = (text: string): readonly Piece[] =>
    piecesOf({ text, marks: [], note: null, paper: "plain" }, insertion(worded));
  const inside = bracket.children.flatMap((child): readonly Piece[] => {
    if (child.type === "literal") return signs(child.value);
    if (child.stance !== "text") return shownPieces([{ text: print(child), marks: [], note: null }]);
    return child.children.flatMap((node) =>
      node.type === "literal" && node.kind === "markup"
        ? signs(node.value)
        : piecesOf({ text: print(node), marks: [], note: null }, insertion([...child.attribution].sort())),
    );
  });
  return [...space(lead), ...inside, ...space(trail)];
}

/** The index of the open stretch that a stroke belongs to, or -1. */
function insideOf({ type, at, from, stretch }: Stroke, open: readonly OpenStretch[]): number {
  if (type === "base") {
    return open.findIndex(({ start, end }) => at >= start && at + stretch.text.length <= end);
  }
  if (from < at) return open.findIndex(({ start, end }) => from >= start && at <= end);
  const own = open.findIndex(({ start, end }) => start === at && end === at);
  return own >= 0 ? own : open.findIndex(({ puts }) => puts.has(at));
}

/** A passage that moves away, at its old and its new place. `native`: nobody but those who move it changes its words. */
export interface MovedPieces {
  readonly old: readonly Piece[];
  readonly oldMark: readonly WrittenChange[];
  readonly fresh: readonly Piece[];
  readonly freshMark: readonly WrittenChange[];
}

/** The two ends of a move. Words that the movers change are changed at the new place; others' changes stand at both. */
export function movedPieces(strokes: readonly Stroke[], movers: readonly PartyCode[], move: string): MovedPieces {
  const isNative = strokes.every(({ by }) => without(by, movers).length === 0);
  const from: WrittenChange = isNative ? { kind: "move-from", by: movers, move } : { kind: "deletion", by: movers };
  const to: WrittenChange = isNative ? { kind: "move-to", by: movers, move } : { kind: "insertion", by: movers };
  const old = strokes.flatMap(({ type, stretch, by }): readonly Piece[] => {
    const others = without(by, movers);
    if (type === "put") return others.length === 0 ? [] : piecesOf(stretch, [...insertion(others), from]);
    return piecesOf(stretch, isNative ? [from] : deletion([...new Set([...by, ...movers])].sort()));
  });
  const fresh = strokes.flatMap(({ type, stretch, by, spare }): readonly Piece[] => {
    if (type === "base") return piecesOf(stretch, [to, ...deletion(by)]);
    const own = shared(by, movers);
    // Another party's words are at the new place only for whoever accepts everything; at the old one they bear its name.
    if (spare === true) return own.length > 0 ? piecesOf(besides(stretch), [...insertion(own), ...STRUCK]) : [];
    return piecesOf(stretch, own.length > 0 ? insertion(own) : SHOWN);
  });
  return { old, oldMark: [from], fresh, freshMark: [to] };
}

/** The new place of a passage whose place is disputed: as the movers have it, unless everything is accepted. */
export function disputedArrival(strokes: readonly Stroke[], movers: readonly PartyCode[]): readonly Piece[] {
  return strokes.flatMap(({ type, stretch, by }) => {
    const own = shared(by, movers);
    if (type === "put") return own.length === 0 ? [] : piecesOf(besides(stretch), [...insertion(own), ...STRUCK]);
    return piecesOf(besides(stretch), [...insertion(movers), ...deletion(own.length > 0 ? own : [ROLLING_AUTHOR])]);
  });
}

/** The changes on the end of a disputed paragraph. */
export function disputedMark(by: readonly PartyCode[]): readonly WrittenChange[] {
  return by.length > 0 ? deletion(by) : STRUCK;
}
