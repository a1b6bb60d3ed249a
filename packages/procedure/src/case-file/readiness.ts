import type { House } from "../house/house.ts";
import { conflictsOf, voicesByClause } from "./conflicts.ts";
import { countsByClause } from "./findings.ts";
import { type CaseFile, type Circulation, clauseOf, currentText, positionOn, unanswered } from "./state.ts";

/** Whether the house wants the current text vetted before it goes further, and it has not been. */
export function awaitsVetting(house: House, state: CaseFile): boolean {
  const text = currentText(state);
  if (!house.circulation.vettingFirst || text === null) return false;
  return !state.vettings.some(({ version }) => version === text.version);
}

/** Whether a division that was asked is past its deadline at a moment. */
export function isOverdue(circulation: Circulation, now: string): boolean {
  return now > circulation.due;
}

/** The divisions for which a file has to wait at a moment: not answered, and not overdue (and reminded, where the house wants). */
export function awaited(house: House, state: CaseFile, now: string): readonly Circulation[] {
  return unanswered(state).filter(
    (circulation) =>
      !isOverdue(circulation, now) || (house.circulation.remindFirst && circulation.reminders.length === 0),
  );
}

/**
 * The clauses of the current text that need a position and have none: those that a standing opinion speaks of, and those to
 * which the last vetting objects; an objection that was set aside, with its reason, asks for none.
 */
export function clausesWithoutPosition(state: CaseFile): readonly string[] {
  const objected = [...countsByClause(state)].filter(([, { object }]) => object > 0);
  const needed = new Set([...voicesByClause(state).keys(), ...objected.map(([clause]) => clause)]);
  return [...needed].filter((clause) => clauseOf(state, clause) !== null && positionOn(state, clause) === null);
}

/** The clauses of the current text on which opinions conflict and nobody has decided. */
export function openConflicts(state: CaseFile): readonly string[] {
  return conflictsOf(state)
    .filter(({ isResolved, clause }) => !isResolved && clauseOf(state, clause) !== null)
    .map(({ clause }) => clause);
}

/** Who drafted what is to be cleared: the positions that stand, the last reply, and who submitted it. */
export function draftersOf(state: CaseFile): readonly string[] {
  const standing = state.positions.filter(({ supersededBy }) => supersededBy === null);
  return [...standing, ...state.replies.slice(-1), ...state.submissions.slice(-1)].map(({ actor }) => actor);
}
