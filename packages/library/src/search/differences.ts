import { compareLines } from "@travaux/compare";

/** A stretch of words: in both texts, in the precedent alone, or in the clause alone. */
export interface Difference {
  readonly kind: "same" | "precedent" | "clause";
  readonly text: string;
}

/** The two texts word by word, as `compare` marks a change from the precedent to the clause; joined, they give both back. */
export function differences(precedent: string, clause: string): readonly Difference[] {
  const { changes } = compareLines([precedent], [clause], { wholes: false });
  const [only] = changes;
  if (changes.length !== 1 || only === undefined) return [part("precedent", precedent), part("clause", clause)].flat();
  const parts: Difference[] = [];
  let at = 0;
  for (const { start, end, inserted } of only.edits) {
    parts.push(...part("same", precedent.slice(at, start)));
    parts.push(...part("precedent", precedent.slice(start, end)));
    parts.push(...part("clause", inserted));
    at = end;
  }
  return [...parts, ...part("same", precedent.slice(at))];
}

function part(kind: Difference["kind"], text: string): readonly Difference[] {
  return text === "" ? [] : [{ kind, text }];
}
