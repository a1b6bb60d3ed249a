import type { FindingCount, FindingReference } from "./bodies.ts";
import type { CaseFile, Dismissal } from "./state.ts";

/** The findings of one vetting that are set aside. */
export function standingDismissals(
  state: CaseFile,
  { version, party }: Pick<FindingReference, "version" | "party">,
): readonly Dismissal[] {
  return state.dismissals.filter(
    (each) => each.restoredBy === null && each.version === version && each.party === party,
  );
}

/** The dismissal of a finding that stands, or null. */
export function standingDismissal(state: CaseFile, reference: FindingReference): Dismissal | null {
  return standingDismissals(state, reference).find(({ finding }) => finding === reference.finding) ?? null;
}

/**
 * What the last vetting counts on each clause, without the findings that were set aside. A clause of which all findings are
 * set aside counts nothing; dismissals of a vetting of another version or for another party take nothing away.
 */
export function countsByClause(state: CaseFile): ReadonlyMap<string, FindingCount> {
  const vetting = state.vettings.at(-1);
  if (vetting === undefined) return new Map();
  const aside = standingDismissals(state, vetting);
  return new Map(
    vetting.clauses.map(({ clause, object, consider, note }) => {
      const less = (severity: string): number =>
        aside.filter((each) => each.clause === clause && each.severity === severity).length;
      const left = {
        object: Math.max(0, object - less("object")),
        consider: Math.max(0, consider - less("consider")),
        note: Math.max(0, note - less("note")),
      };
      return [clause, left];
    }),
  );
}
