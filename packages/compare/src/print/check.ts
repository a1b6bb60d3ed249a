import { type Instrument, leavesOf, TravauxError } from "@travaux/instrument";
import { isMisread } from "../compile/read-back.ts";

/**
 * Law 5, checked before a rolling text leaves in the attributed style: whoever reads the print again finds the same brackets with the
 * same names, stances and words. Throws E_LAW_BROKEN naming the first clause that would be misread.
 */
export function checkPrint(rolling: Instrument): void {
  const misread = misreadClauses(rolling);
  const [first] = misread;
  if (first === undefined) return;
  throw new TravauxError(
    "E_LAW_BROKEN",
    `Law 5 does not hold at clause ${first}: read again, its print would not give the same brackets.`,
    "Nothing was written. Export the compilation as JSON, which loses nothing, and report the clause.",
    { where: { part: first } },
  );
}

/** Ids of the clauses whose print would be read otherwise than it was meant. */
export function misreadClauses(rolling: Instrument): readonly string[] {
  return leavesOf(rolling)
    .filter(isMisread)
    .map((leaf) => leaf.id);
}
