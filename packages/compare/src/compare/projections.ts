import { TravauxError } from "@travaux/instrument";
import { applyEdits } from "../words/edits.ts";
import type { Change, Comparison, Position, ReversibleEdit } from "./change.ts";

/**
 * The revised clauses' texts, made from the base clauses' texts. `base` is in order; the result is too.
 * Throws E_COMPARE_OTHER_BASE where a clause of the comparison is not in `base`, or has other characters where an edit removes some.
 */
export function apply(comparison: Comparison, base: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const change of comparison.changes) {
    if (change.revised.length === 0) continue;
    const before = base.slice(Math.max(0, change.baseAt), Math.max(0, change.baseAt) + change.base.length).join("\n");
    for (const edit of change.edits) {
      if (before.slice(edit.start, edit.end) !== edit.removed) throw otherBase(change);
    }
    const after = applyEdits(before, change.edits);
    if (change.lengths === undefined) out.push(after);
    else out.push(...cut(after, change.lengths.revised));
  }
  return out;
}

function otherBase(change: Change): TravauxError {
  return new TravauxError(
    "E_COMPARE_OTHER_BASE",
    `The comparison was made from another text: clause ${change.base.join(", ")} reads differently.`,
    "Apply a comparison only to the base text it was made from.",
    { where: { paragraph: change.baseAt + 1 } },
  );
}

function cut(text: string, lengths: readonly number[]): readonly string[] {
  let at = 0;
  return lengths.map((length) => {
    const part = text.slice(at, at + length);
    at += length + 1;
    return part;
  });
}

const INVERSE: Readonly<Record<Change["kind"], Change["kind"]>> = {
  equal: "equal",
  renumber: "renumber",
  change: "change",
  add: "delete",
  delete: "add",
  move: "move",
  split: "merge",
  merge: "split",
};

/** The comparison from the revised text back to the base. Inverting twice gives the same links. */
export function invert(comparison: Comparison): Comparison {
  const anchored: { readonly change: Change; readonly after: number }[] = [];
  let last = -1;
  for (const change of comparison.changes) {
    if (change.baseAt >= 0) last = change.baseAt;
    anchored.push({ change, after: change.baseAt >= 0 ? change.baseAt : last });
  }
  const order = anchored.map((_, index) => index);
  const rank = (index: number): number => {
    const entry = anchored[index];
    return entry === undefined ? 0 : entry.after * 2 + (entry.change.baseAt >= 0 ? 0 : 1);
  };
  order.sort((x, y) => rank(x) - rank(y) || x - y);
  const changes = order.flatMap((index) => {
    const change = anchored[index]?.change;
    return change === undefined ? [] : [inverse(change)];
  });
  return { ...comparison, changes };
}

function inverse(change: Change): Change {
  let shift = 0;
  const edits: ReversibleEdit[] = change.edits.map((edit) => {
    const start = edit.start + shift;
    shift += edit.inserted.length - (edit.end - edit.start);
    return { start, end: start + edit.inserted.length, inserted: edit.removed, removed: edit.inserted };
  });
  return {
    kind: INVERSE[change.kind],
    base: change.revised,
    revised: change.base,
    baseAt: change.revisedAt,
    revisedAt: change.baseAt,
    moved: change.moved,
    edits,
    ...(change.lengths === undefined
      ? {}
      : { lengths: { base: change.lengths.revised, revised: change.lengths.base } }),
  };
}

/** The clauses of the revised text that a base clause became: none where it was deleted, several where it was split. */
export function mapClause(comparison: Comparison, id: string): readonly string[] {
  return comparison.changes.find((change) => change.base.includes(id))?.revised ?? [];
}

/**
 * Where a place of the base text stands in the revised one. A place inside deleted words moves to where they stood;
 * `kept` is then false. Null where the clause is gone or unknown.
 */
export function mapPosition(comparison: Comparison, position: Position): (Position & { kept: boolean }) | null {
  const change = comparison.changes.find((each) => each.base.includes(position.id));
  if (change === undefined || change.revised.length === 0) return null;
  let offset = position.offset;
  const own = change.base.indexOf(position.id);
  for (let at = 0; at < own; at += 1) offset += (change.lengths?.base[at] ?? 0) + 1;
  let shift = 0;
  let kept = true;
  for (const edit of change.edits) {
    if (edit.end <= offset && !(edit.start === offset && edit.end === offset)) {
      shift += edit.inserted.length - (edit.end - edit.start);
    } else if (edit.start < offset) {
      kept = false;
      shift += edit.start - offset;
    } else break;
  }
  return placed(change, offset + shift, kept);
}

function placed(change: Change, offset: number, kept: boolean): (Position & { kept: boolean }) | null {
  let rest = offset;
  for (let at = 0; at < change.revised.length; at += 1) {
    const id = change.revised[at];
    const length = change.lengths?.revised[at] ?? Number.POSITIVE_INFINITY;
    if (id !== undefined && (rest <= length || at === change.revised.length - 1)) return { id, offset: rest, kept };
    rest -= length + 1;
  }
  return null;
}
