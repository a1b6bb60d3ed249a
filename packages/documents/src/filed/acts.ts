import { type Change, compare } from "@travaux/compare";
import type { Instrument } from "@travaux/instrument";
import type { FiledAct } from "./filed-proposals.ts";

/** Acts on one clause of the older of two texts. */
export interface ClauseActs {
  /** Id in the older text; for new paragraphs, of the clause they follow; null at the head. */
  readonly clause: string | null;
  readonly acts: readonly FiledAct[];
}

/** What was done to make one text of another, clause by clause in the order of the newer one. Typed numbers that changed are no act. */
export function actsBetween(older: Instrument, newer: Instrument): readonly ClauseActs[] {
  const out: { clause: string | null; acts: FiledAct[] }[] = [];
  let last: string | null = null;
  for (const change of compare(older, newer).changes) {
    const clause: string | null = change.base[0] ?? last;
    const acts = actsOf(change);
    const open = out.at(-1);
    if (acts.length > 0 && open !== undefined && open.clause === clause) open.acts.push(...acts);
    else if (acts.length > 0) out.push({ clause, acts: [...acts] });
    if (change.base.length > 0 && !change.moved) last = change.base.at(-1) ?? last;
  }
  return out;
}

function actsOf({ kind, edits, moved }: Change): readonly FiledAct[] {
  if (kind === "equal" || kind === "renumber") return [];
  const words = edits.map(({ removed, inserted }): FiledAct => ({ kind: "words", removed, inserted }));
  const whole = (act: FiledAct["kind"]): FiledAct => ({ kind: act, removed: "", inserted: "" });
  if (kind === "add") return words.map((each) => ({ ...each, kind: "new paragraph" }));
  if (kind === "delete") return words.map((each) => ({ ...each, kind: "delete" }));
  const head = kind === "move" || moved ? [whole("move")] : [];
  if (kind === "split") return [...head, whole("split"), ...words];
  if (kind === "merge") return [...head, whole("join"), ...words];
  return [...head, ...words];
}

/** For each clause of the newer text, the clause of the older one that it is. */
export function olderIds(older: Instrument, newer: Instrument): ReadonlyMap<string, string> {
  const pairs = compare(older, newer).changes.flatMap(({ base, revised }) =>
    revised.flatMap((id): (readonly [string, string])[] => (base[0] === undefined ? [] : [[id, base[0]]])),
  );
  return new Map(pairs);
}
