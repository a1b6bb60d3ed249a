import type { ClauseOpinion } from "./bodies.ts";
import { type CaseFile, type Opinion, positionOn, standingOpinions } from "./state.ts";

/** A clause on which divisions differ. */
export interface Conflict {
  readonly clause: string;
  readonly opinions: readonly Opinion[];
  /** Whether a position stands on the clause that weighed every one of these opinions and gives its reason. */
  readonly isResolved: boolean;
}

/** The standing opinions that speak of a clause, each with its word on it. */
export function opinionsOn(state: CaseFile, clause: string): readonly { opinion: Opinion; word: ClauseOpinion }[] {
  return standingOpinions(state).flatMap((opinion) => {
    const word = opinion.clauses.findLast((each) => each.clause === clause);
    return word === undefined ? [] : [{ opinion, word }];
  });
}

/** The clauses that standing opinions speak of, in the order in which they were first spoken of. */
export function clausesSpokenOf(state: CaseFile): readonly string[] {
  return [...new Set(standingOpinions(state).flatMap(({ clauses }) => clauses.map(({ clause }) => clause)))];
}

/** Whether the standing opinions on a clause differ: in what they advise, or in the words they propose. */
export function differ(state: CaseFile, clause: string): boolean {
  const words = opinionsOn(state, clause).map(({ word }) => word);
  const stances = new Set(words.map(({ stance }) => stance));
  const wordings = new Set(
    words.flatMap(({ wording }) => (wording === null ? [] : [wording.trim().replace(/\s+/g, " ")])),
  );
  return stances.size > 1 || wordings.size > 1;
}

/** All clauses on which divisions differ, resolved or not. */
export function conflictsOf(state: CaseFile): readonly Conflict[] {
  return clausesSpokenOf(state)
    .filter((clause) => differ(state, clause))
    .map((clause) => {
      const opinions = opinionsOn(state, clause).map(({ opinion }) => opinion);
      const position = positionOn(state, clause);
      const isResolved =
        position !== null && position.reason !== null && opinions.every(({ seq }) => position.weighed.includes(seq));
      return { clause, opinions, isResolved };
    });
}
