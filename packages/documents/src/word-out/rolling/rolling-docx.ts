import { type Compilation, project } from "@travaux/compare";
import { acceptedClauses } from "../model-text.ts";
import { checkWritten, type Expectation } from "../read-back.ts";
import { expectedOf } from "../write-instrument.ts";
import { type WriteOptions, wordBytes } from "../write-word.ts";
import { type TrackedRolling, trackedRolling } from "./tracked-rolling.ts";

/**
 * A compilation as a Word file with every proposal as tracked changes, one author for each delegation. A change of several stands
 * under all their names, and a part of the file says whom a name stands for. Read back before it leaves: rejecting all gives the
 * base, accepting one delegation's changes that delegation's text, accepting all what no proposals collide on; else
 * E_WORD_NOT_EQUAL names the clause.
 */
export async function rollingDocx(compilation: Compilation, options: WriteOptions): Promise<Uint8Array> {
  const rolling = trackedRolling(compilation);
  const bytes = wordBytes(rolling.text, options);
  await checkRolling(bytes, compilation, rolling);
  return bytes;
}

/** Throws E_WORD_NOT_EQUAL where a tracked file does not give every text that it must. */
export async function checkRolling(
  bytes: Uint8Array,
  compilation: Compilation,
  { text, settles }: TrackedRolling,
): Promise<void> {
  const parties = compilation.submissions.map(({ party }) => party);
  const accepted = settles ? expectedOf(project(compilation, parties).instrument) : acceptedClauses(text);
  const expectations: readonly Expectation[] = [
    { view: "rejected", clauses: expectedOf(compilation.base) },
    { view: "accepted", clauses: accepted },
    ...parties.map((by) => ({ view: { by }, clauses: expectedOf(project(compilation, [by]).instrument) })),
  ];
  await checkWritten(bytes, expectations, "the tracked file");
}
