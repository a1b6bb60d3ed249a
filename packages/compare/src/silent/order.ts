import { align } from "../align/align.ts";
import { heaviestChain } from "../align/chain.ts";
import { subjectOf } from "../align/subject.ts";
import type { Compilation } from "../compile/model.ts";
import { type Passage, withoutNumber } from "../passage.ts";
import { newMemory } from "../words/pairs.ts";
import { leftBy, sameGaps } from "./gaps.ts";
import { headOf, wordsOf } from "./sheet.ts";

/** How the passages of the base stand in the Chair's text. */
export interface Standing {
  /** For each passage the Chair's paragraph that it became or began, or -1. */
  readonly chairAt: readonly number[];
  /** Passages that became one paragraph each, with no other in it. */
  readonly single: ReadonlySet<number>;
  /** Rank of each passage that is there in the order of the Chair's text, -1 for the others. */
  readonly rank: readonly number[];
}

/** Aligns the Chair's text with the base. A paragraph that somebody proposed as new, and the base does not have, is no passage of it. */
export function standingOf(compilation: Compilation, base: readonly Passage[], chair: readonly Passage[]): Standing {
  const known = new Set(base.map(wordsOf));
  const proposed = new Set(
    compilation.edits.flatMap((edit) =>
      edit.type === "gap"
        ? edit.content.flatMap((part) => (typeof part === "string" ? [withoutNumber(part)] : []))
        : [],
    ),
  );
  const plain = (passage: Passage): Passage => ({ ...passage, body: headOf(passage) });
  const kept: number[] = [];
  chair.forEach((passage, at) => {
    const words = wordsOf(passage);
    if (known.has(words) || !proposed.has(words)) kept.push(at);
  });
  const rest = kept.flatMap((at) => chair[at] ?? []).map(plain);
  const chairAt = base.map(() => -1);
  const rank = base.map(() => -1);
  const single = new Set<number>();
  let next = 0;
  for (const { a, b } of align(subjectOf(base.map(plain), rest, newMemory()))) {
    const [first] = b;
    if (first === undefined) continue;
    for (const passage of a) {
      chairAt[passage] = kept[first] ?? -1;
      rank[passage] = next;
      next += 1;
    }
    const [only] = a;
    if (only !== undefined && a.length === 1 && b.length === 1) single.add(only);
  }
  return { chairAt, single, rank };
}

/** The base's passages as the Chair has them, and those that stand elsewhere than anybody put them. */
export interface Order {
  readonly order: readonly number[];
  readonly moved: readonly number[];
}

interface Move {
  readonly gap: number;
  readonly passages: readonly number[];
  /** For the other reading of a move, what moved past it the other way: nobody proposed both. */
  readonly insteadOf?: readonly number[];
}

/**
 * The order of the base's passages in the Chair's text. Of all moves that were proposed those are taken as accepted that bring the
 * base nearest to it; what still stands out of order was moved by nobody but the Chair.
 */
export function orderOf(compilation: Compilation, base: readonly Passage[], rank: readonly number[]): Order {
  const weightOf = (passage: number): number => 2 ** 30 + (base[passage]?.text.length ?? 0);
  const chainOf = (order: readonly number[]): readonly number[] => {
    const pairs = order.flatMap((passage, a) => {
      const b = rank[passage] ?? -1;
      return b < 0 ? [] : [{ a, b, likeness: passage }];
    });
    return heaviestChain(pairs, ({ likeness }) => weightOf(likeness)).map(({ likeness }) => likeness);
  };
  const open = movesProposed(compilation, base.length);
  const accepted: Move[] = [];
  let order = arranged(base.length, accepted);
  let inOrder = chainOf(order).length;
  for (let better = open.length > 0; better; ) {
    better = false;
    for (const move of open) {
      if (accepted.includes(move) || accepted.some((other) => excludes(move, other) || excludes(other, move))) continue;
      const tried = arranged(base.length, [...accepted, move]);
      const count = chainOf(tried).length;
      if (count <= inOrder) continue;
      accepted.push(move);
      order = tried;
      inOrder = count;
      better = true;
    }
  }
  const staying = new Set(chainOf(order));
  const moved = order.filter((passage) => (rank[passage] ?? -1) >= 0 && !staying.has(passage));
  return { order: asInChair(order, rank), moved };
}

/** True where one move is the other read the other way round. */
function excludes({ insteadOf }: Move, { passages }: Move): boolean {
  return insteadOf?.some((passage) => passages.includes(passage)) === true;
}

/** What was proposed to move: passages of one gap together, then each by itself; in every gap that would be the same to its party. */
function movesProposed(compilation: Compilation, count: number): readonly Move[] {
  const together = compilation.edits.flatMap((edit, number): readonly Move[] => {
    if (edit.type !== "gap") return [];
    const passages = edit.content.flatMap((part) => (typeof part === "string" ? [] : [part.moved]));
    return passages.length === 0 ? [] : sameGaps(compilation, number).map((gap) => ({ gap, passages }));
  });
  const apart = together.flatMap(({ gap, passages }) =>
    passages.length < 2 ? [] : passages.map((passage) => ({ gap, passages: [passage] })),
  );
  return [...together, ...apart, ...readOtherwise(compilation, count)];
}

/**
 * A paragraph put before another may be the other put behind it. Where its party strikes out what stood between them, its text does
 * not say which of the two moved past it; of a Chair's text that keeps what was struck, both readings are the party's words.
 */
function readOtherwise(compilation: Compilation, count: number): readonly Move[] {
  return compilation.submissions.flatMap((submission) => {
    const gone = leftBy(compilation, submission);
    return submission.edits.flatMap((number): readonly Move[] => {
      const edit = compilation.edits[number];
      if (edit?.type !== "gap") return [];
      const passages = edit.content.flatMap((part) => (typeof part === "string" ? [] : [part.moved]));
      return passages.flatMap((passage) => passedBy(passage, edit.gap, gone, count));
    });
  });
}

/** The passages that one moved past, put on its other side instead, in each gap there that would be the same to the party. */
function passedBy(passage: number, gap: number, gone: ReadonlySet<number>, count: number): readonly Move[] {
  const [from, until] = gap <= passage ? [gap, passage] : [passage + 1, gap];
  const between = Array.from({ length: until - from }, (_, at) => from + at);
  const passages = between.filter((each) => !gone.has(each));
  if (passages.length === 0 || passages.length === between.length) return [];
  const gaps = [gap <= passage ? passage + 1 : passage];
  const step = gap <= passage ? 1 : -1;
  for (let next = gaps[0] ?? 0; ; next += step) {
    const crossed = step > 0 ? next : next - 1;
    if (crossed < 0 || crossed >= count || !gone.has(crossed)) break;
    gaps.push(next + step);
  }
  return gaps.map((each) => ({ gap: each, passages, insteadOf: [passage] }));
}

function arranged(count: number, moves: readonly Move[]): readonly number[] {
  const gapOf = new Map<number, number>();
  for (const { gap, passages } of moves) for (const passage of passages) gapOf.set(passage, gap);
  const at = new Map<number, number[]>();
  for (const { gap, passages } of moves) {
    const list = at.get(gap) ?? [];
    list.push(...passages.filter((passage) => gapOf.get(passage) === gap && !list.includes(passage)));
    at.set(gap, list);
  }
  const out: number[] = [];
  for (let passage = 0; passage <= count; passage += 1) {
    out.push(...(at.get(passage) ?? []));
    if (passage < count && !gapOf.has(passage)) out.push(passage);
  }
  return out;
}

/** Passages that are in the Chair's text in its order; each that is not stays behind the one before it. */
function asInChair(order: readonly number[], rank: readonly number[]): readonly number[] {
  const followers = new Map<number, number[]>();
  let leader = -1;
  for (const passage of order) {
    if ((rank[passage] ?? -1) >= 0) leader = passage;
    else followers.set(leader, [...(followers.get(leader) ?? []), passage]);
  }
  const there = order.filter((passage) => (rank[passage] ?? -1) >= 0);
  there.sort((x, y) => (rank[x] ?? 0) - (rank[y] ?? 0));
  return [...(followers.get(-1) ?? []), ...there.flatMap((passage) => [passage, ...(followers.get(passage) ?? [])])];
}
