import { type VettingRun, vettingProblemShape } from "../shapes/paper-texts.ts";
import type { VettingRow } from "./tables.ts";

/** A row as it is answered. */
export function vettingRun(row: Omit<VettingRow, "result">): VettingRun {
  const { paper, party, version, stage, step, done, parts, person, asked_at, ended_at } = row;
  return {
    paper,
    party,
    version,
    stage,
    step,
    done,
    of: parts,
    person,
    askedAt: new Date(asked_at).toISOString(),
    endedAt: ended_at === null ? null : new Date(ended_at).toISOString(),
    problem: row.problem === null ? null : vettingProblemShape.parse(JSON.parse(row.problem)),
  };
}
