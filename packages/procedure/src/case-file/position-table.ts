import { divisionName, type House } from "../house/house.ts";
import type { ClauseReference, FindingCount, Stance, Verdict } from "./bodies.ts";
import { conflictsOf, voicesByClause } from "./conflicts.ts";
import { countsByClause } from "./findings.ts";
import { type CaseFile, currentText, labelOf, type Position, positionOn, standingOpinions } from "./state.ts";

/** What one division says on one clause. */
export interface PositionVoice {
  readonly division: string;
  readonly stance: Stance;
  readonly wording: string | null;
  readonly remark: string | null;
  readonly isLate: boolean;
  readonly seq: number;
}

/** One clause with the findings counted, what the divisions say, and the position. */
export interface PositionRow {
  readonly clause: string;
  readonly label: string;
  /** False for a clause that the current text no longer has. */
  readonly isInText: boolean;
  /** Those that were set aside do not count. */
  readonly findings: FindingCount | null;
  readonly voices: readonly PositionVoice[];
  readonly conflict: "none" | "open" | "resolved";
  readonly position: Position | null;
  /** Whether the position was taken on an earlier version of the text, which the clause may read otherwise in. */
  readonly isOfEarlierText: boolean;
}

/** The whole of the positions: by clause, and what divisions say on the text as a whole. */
export interface PositionTable {
  readonly version: string | null;
  readonly rows: readonly PositionRow[];
  readonly general: readonly {
    readonly division: string;
    readonly verdict: Verdict;
    readonly remark: string | null;
    readonly isLate: boolean;
  }[];
}

/** The consolidated table: a row for each clause of the current text that anything is said on, then for those gone from it. */
export function positionTable(house: House, state: CaseFile): PositionTable {
  const text = currentText(state);
  const isVetted = text !== null && state.vettings.at(-1)?.version === text.version;
  const counts = isVetted ? countsByClause(state) : new Map<string, FindingCount>();
  const conflicts = new Map(conflictsOf(state).map((conflict) => [conflict.clause, conflict]));
  const inText: readonly ClauseReference[] = text?.clauses ?? [];
  const said = voicesByClause(state);
  const touched = new Set([...said.keys(), ...state.positions.map(({ clause }) => clause), ...counts.keys()]);
  const known = new Set(inText.map(({ id }) => id));
  const order = [
    ...inText.map(({ id }) => id).filter((id) => touched.has(id)),
    ...[...touched].filter((id) => !known.has(id)),
  ];
  const rows = order.map((clause): PositionRow => {
    const conflict = conflicts.get(clause);
    const position = positionOn(state, clause);
    return {
      clause,
      label: labelOf(state, clause),
      isInText: known.has(clause),
      findings: counts.get(clause) ?? null,
      voices: (said.get(clause) ?? []).map(({ opinion, word }) => ({
        division: divisionName(house, opinion.division),
        stance: word.stance,
        wording: word.wording,
        remark: word.remark,
        isLate: opinion.late,
        seq: opinion.seq,
      })),
      conflict: conflict === undefined ? "none" : conflict.isResolved ? "resolved" : "open",
      position,
      isOfEarlierText: position !== null && text !== null && position.seq < text.seq,
    };
  });
  const general = standingOpinions(state).map(({ division, verdict, remark, late }) => ({
    division: divisionName(house, division),
    verdict,
    remark,
    isLate: late,
  }));
  return { version: text?.version ?? null, rows, general };
}
