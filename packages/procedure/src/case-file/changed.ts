import type { LogEntry } from "../act.ts";
import type { Objection } from "../decide.ts";
import { whatChangedSince } from "../timeline.ts";
import { type CaseFile, labelOf } from "./state.ts";

/** The kinds of acts that change the substance of a file; a reminder or an extension does not. */
const SUBSTANCE = new Set([
  "registered",
  "text received",
  "vetted",
  "finding dismissed",
  "finding restored",
  "opinion given",
  "position taken",
  "reply drafted",
  "submitted",
  "cleared",
  "returned",
  "signed",
  "reopened",
]);

/** Acts of substance that take nothing from anybody who works at one clause. */
const HARMLESS_AT_CLAUSE = new Set(["registered", "vetted", "finding dismissed", "finding restored"]);

/** What others did at a clause since an act; a vetting does not count, for it takes nothing from anybody. */
export function changedAtClause(state: CaseFile, clause: string, seen: number | null): Objection | null {
  const changed = whatChangedSince(state, seen ?? 0).filter(
    ({ kind, clauses }) =>
      SUBSTANCE.has(kind) && !HARMLESS_AT_CLAUSE.has(kind) && (clauses === "all" || clauses.includes(clause)),
  );
  return objection(changed, `${labelOf(state, clause)} has changed since act ${seen ?? 0}`);
}

/** What others did to the substance of the file since an act. */
export function changedInSubstance(state: CaseFile, seen: number | null): Objection | null {
  const changed = whatChangedSince(state, seen ?? 0).filter(({ kind }) => SUBSTANCE.has(kind));
  return objection(changed, `The file has changed since act ${seen ?? 0}`);
}

function objection(changed: readonly LogEntry[], what: string): Objection | null {
  if (changed.length === 0) return null;
  const lines = changed.slice(-5).map(({ seq, actor, says }) => `${seq} ${actor} ${says}`);
  return { message: `${what}, which is what you saw: ${lines.join("; ")}.`, changed };
}
