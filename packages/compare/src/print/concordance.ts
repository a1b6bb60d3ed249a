import { type Instrument, labelsOf, leavesOf, type PartyCode } from "@travaux/instrument";
import type { Comparison } from "../compare/change.ts";
import { compare } from "../compare/compare.ts";
import type { Compilation } from "../compile/model.ts";

/** One row: what a clause was called, what it is called now, what was done, and who proposed it. */
export interface ConcordanceRow {
  /** Label in the older version, or null for a new clause. */
  readonly older: string | null;
  /** Label in the newer version, or null for a deleted one. */
  readonly newer: string | null;
  readonly olderId: string | null;
  readonly newerId: string | null;
  readonly done: "kept" | "renumbered" | "changed" | "added" | "deleted" | "moved" | "split" | "merged";
  /** Parties with a proposal on the clause, where a compilation is given. */
  readonly parties: readonly PartyCode[];
}

const DONE: Readonly<Record<Comparison["changes"][number]["kind"], ConcordanceRow["done"]>> = {
  equal: "kept",
  renumber: "renumbered",
  change: "changed",
  add: "added",
  delete: "deleted",
  move: "moved",
  split: "split",
  merge: "merged",
};

/** The concordance of two versions: old number, new number, what was done, who. Only clauses are listed, not headings. */
export function concordance(
  older: Instrument,
  newer: Instrument,
  compilation: Compilation | null = null,
): readonly ConcordanceRow[] {
  const olderLabels = labelsOf(older);
  const newerLabels = labelsOf(newer);
  const proponents = compilation === null ? new Map<string, Set<PartyCode>>() : proponentsOf(compilation);
  return compare(older, newer).changes.flatMap((change): readonly ConcordanceRow[] => {
    const pairs = Math.max(change.base.length, change.revised.length);
    return Array.from({ length: pairs }, (_, at) => {
      const olderId = change.base[at] ?? change.base[0] ?? null;
      const newerId = change.revised[at] ?? change.revised[0] ?? null;
      const from = olderId === null ? null : (olderLabels.get(olderId) ?? null);
      const to = newerId === null ? null : (newerLabels.get(newerId) ?? null);
      const same = change.kind === "equal" && from !== to;
      return {
        older: from,
        newer: to,
        olderId,
        newerId,
        done: same ? ("renumbered" as const) : DONE[change.kind],
        parties: [...(proponents.get(olderId ?? change.edits[0]?.inserted ?? "") ?? [])].sort(),
      };
    }).filter((row) => row.older !== null || row.newer !== null);
  });
}

/** Who proposed something on each clause, by its id; for new paragraphs by their words. */
function proponentsOf(compilation: Compilation): Map<string, Set<PartyCode>> {
  const out = new Map<string, Set<PartyCode>>();
  const ids = leavesOf(compilation.base).map(({ id }) => id);
  for (const { party, edits } of compilation.submissions) {
    for (const number of edits) {
      const edit = compilation.edits[number];
      const touched =
        edit?.type === "gap"
          ? edit.content.map((part) => (typeof part === "string" ? part : ids[part.moved]))
          : [edit === undefined ? undefined : ids[edit.passage]];
      for (const key of touched) if (key !== undefined) add(out, key, party);
    }
  }
  return out;
}

function add(map: Map<string, Set<PartyCode>>, key: string, party: PartyCode): void {
  const known = map.get(key) ?? new Set<PartyCode>();
  known.add(party);
  map.set(key, known);
}
