import { problemShape } from "../app/problem.ts";
import type { VettingRun, VettingWord } from "../shapes/vettings.ts";
import type { VettingRow } from "./tables.ts";

/** How far a vetting is, as everybody who reads the file is told. */
export function vettingWord({
  paper,
  party,
  version,
  stage,
  step,
  done,
  parts,
}: Omit<VettingRow, "result">): VettingWord {
  return { paper, party, version, stage, step, done, of: parts };
}

/** A row as it is answered. */
export function vettingRun(row: Omit<VettingRow, "result">): VettingRun {
  const { person, asked_at, ended_at, problem } = row;
  return {
    ...vettingWord(row),
    person,
    askedAt: new Date(asked_at).toISOString(),
    endedAt: ended_at === null ? null : new Date(ended_at).toISOString(),
    problem: problem === null ? null : problemShape.parse(JSON.parse(problem)),
  };
}
