import type { ClauseOpinion } from "./bodies.ts";
import { type CaseFile, type Opinion, positionOn, standingOpinions } from "./state.ts";

/** A clause on which divisions differ. */
export interface Conflict {
  readonly clause: string;
  readonly opinions: readonly Opinion[];
  /** Whether a position stands on the clause that weighed every one of these opinions and gives its reason. */
  readonly isResolved: boolean;
}

/** A standing opinion with its word on one clause. */
export interface Voice {
  readonly opinion: Opinion;
  readonly word: ClauseOpinion;
}

/** The clauses that standing opinions speak of, in the order in which they were first spoken of, each with what is said. */
export function voicesByClause(state: CaseFile): ReadonlyMap<string, readonly Voice[]> {
  const voices = new Map<string, Voice[]>();
  for (const opinion of standingOpinions(state)) {
    for (const word of opinion.clauses) {
      const said = voices.get(word.clause);
      if (said === undefined) voices.set(word.clause, [{ opinion, word }]);
      else said.push({ opinion, word });
    }
  }
  return voices;
}

/** What standing opinions say on one clause. */
export function voicesOn(state: CaseFile, clause: string): readonly Voice[] {
  return standingOpinions(state).flatMap((opinion) => {
    const word = opinion.clauses.find((each) => each.clause === clause);
    return word === undefined ? [] : [{ opinion, word }];
  });
}

/** Whether voices on one clause differ: in what they advise, or in the words they propose. */
export function differ(voices: readonly Voice[]): boolean {
  const stances = new Set(voices.map(({ word }) => word.stance));
  const wordings = new Set(
    voices.flatMap(({ word }) => (word.wording === null ? [] : [word.wording.trim().replace(/\s+/g, " ")])),
  );
  return stances.size > 1 || wordings.size > 1;
}

/** All clauses on which divisions differ, resolved or not. */
export function conflictsOf(state: CaseFile): readonly Conflict[] {
  return [...voicesByClause(state)]
    .filter(([, voices]) => differ(voices))
    .map(([clause, voices]) => {
      const opinions = voices.map(({ opinion }) => opinion);
      const position = positionOn(state, clause);
      const weighed = new Set(position?.weighed);
      const isResolved = position !== null && position.reason !== null && opinions.every(({ seq }) => weighed.has(seq));
      return { clause, opinions, isResolved };
    });
}
