import type { PartyCode } from "@travaux/instrument";
import type { Compilation } from "./model.ts";

/** One line of the table of groups: who speaks in whose name, from when to when. Days are ISO 8601; null is open. */
export interface Membership {
  readonly group: PartyCode;
  readonly member: PartyCode;
  readonly from: string | null;
  readonly until: string | null;
}

/**
 * Whose submission stands for a party on a day: its own where it filed one, else that of its group (of several the first by
 * code); null where neither filed. Attributions stay as filed; only views ask this.
 */
export function speakerFor(
  compilation: Compilation,
  party: PartyCode,
  memberships: readonly Membership[],
  day: string,
): PartyCode | null {
  const filed = new Set(compilation.submissions.map((submission) => submission.party));
  if (filed.has(party)) return party;
  const groups = memberships
    .filter((line) => line.member === party && (line.from ?? "") <= day && (line.until === null || day <= line.until))
    .map((line) => line.group)
    .filter((group) => filed.has(group))
    .sort();
  return groups[0] ?? null;
}
