import type { Compilation, Submission } from "../compile/model.ts";

/**
 * The gaps in which what a party puts at a gap may stand as well: between the gap and these the party leaves no paragraph, so its
 * text does not say on which side of them it put it.
 */
export function sameGaps(compilation: Compilation, edit: number): readonly number[] {
  const made = compilation.edits[edit];
  if (made?.type !== "gap") return [];
  const out = new Set<number>();
  for (const submission of compilation.submissions) {
    if (!submission.edits.includes(edit)) continue;
    const gone = leftBy(compilation, submission);
    let [first, last] = [made.gap, made.gap];
    while (gone.has(first - 1)) first -= 1;
    while (gone.has(last)) last += 1;
    for (let gap = first; gap <= last; gap += 1) out.add(gap);
  }
  return [...out].sort((x, y) => x - y);
}

/** Passages that a party strikes out or moves away. */
export function leftBy({ edits }: Compilation, submission: Submission): ReadonlySet<number> {
  const out = new Set<number>();
  for (const number of submission.edits) {
    const edit = edits[number];
    if (edit?.type === "delete") out.add(edit.passage);
    if (edit?.type === "gap") for (const part of edit.content) if (typeof part !== "string") out.add(part.moved);
  }
  return out;
}
