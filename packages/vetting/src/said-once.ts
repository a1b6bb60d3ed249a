import { shortened } from "./brief/words.ts";
import type { Observation, RuleGroup, Severity, View } from "./finding.ts";
import { overlap } from "./rules/reading.ts";

/** An observation with the rule that made it. */
export interface Seen {
  readonly observation: Observation;
  readonly rule: string;
  readonly group: RuleGroup;
  readonly views: readonly View[];
  /** Number among all observations, in the order the rules made them. */
  readonly order: number;
}

/** Severities, the gravest first. */
export const SEVERITIES: readonly Severity[] = ["object", "consider", "note"];
/** Which of two that say the same is kept where severity and suggestion do not decide. */
const GROUPS: readonly RuleGroup[] = ["treaties", "strength", "safeguards", "terms", "who-speaks", "form"];

/**
 * What is said twice is said once. Two observations are the same where they stand in one clause and are on one topic, or
 * where they quote the same words, give the same advice and suggest the same words, or give the same reason. The more
 * severe stays, then the one that suggests words, then the one of the earlier group.
 */
export function joined(seen: readonly Seen[]): readonly Seen[] {
  const kept: Seen[] = [];
  const ofClause = new Map<string | null, number[]>();
  for (const one of seen) {
    const { clause } = one.observation;
    const places = ofClause.get(clause) ?? [];
    ofClause.set(clause, places);
    const at = places.find((place) => saysTheSame(one.observation, kept[place]?.observation ?? one.observation)) ?? -1;
    const other = kept[at];
    if (other === undefined) places.push(kept.push(one) - 1);
    else if (compareWeight(one, other) < 0) kept[at] = one;
  }
  return kept;
}

/** Of two observations on one clause. */
function saysTheSame(one: Observation, other: Observation): boolean {
  const topic = one.topic ?? null;
  if (topic !== null && topic === (other.topic ?? null)) return true;
  if (one.range === null || other.range === null || one.advice !== other.advice) return false;
  if (one.range.start !== other.range.start || one.range.end !== other.range.end) return false;
  return one.suggestion === null ? one.why === other.why : one.suggestion === other.suggestion;
}

function compareWeight(one: Seen, other: Seen): number {
  return (
    SEVERITIES.indexOf(one.observation.severity) - SEVERITIES.indexOf(other.observation.severity) ||
    Number(one.observation.suggestion === null) - Number(other.observation.suggestion === null) ||
    GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group)
  );
}

/** Characters of the words that another finding has a wording for. */
const QUOTE = 60;

/**
 * One clause is given one wording for the same words. Where two findings would put different words in the place of words
 * they share, the wording for the wider words stays, then that of the weightier finding; the other finding keeps what it
 * says and points there. A wording that keeps the other's words is no rival: both can be made.
 */
export function ranked(seen: readonly Seen[]): readonly Seen[] {
  const ofClause = Map.groupBy(seen, ({ observation }) => observation.clause);
  return seen.map((one) => {
    const beside = ofClause.get(one.observation.clause) ?? [];
    const winner = beside.find((other) => other !== one && isRival(one, other) && wins(other, one));
    if (winner === undefined) return one;
    const words = shortened(winner.observation.quote ?? "", QUOTE);
    const why = `${one.observation.why} The wording proposed for “${words}” answers this too.`;
    return { ...one, observation: { ...one.observation, why, suggestion: null } };
  });
}

function isRival({ observation: one, group }: Seen, { observation: other, group: otherGroup }: Seen): boolean {
  // The wording of a safeguard is added to the text and takes nobody's place.
  if (group === "safeguards" || otherGroup === "safeguards") return false;
  if (one.clause === null || one.clause !== other.clause || one.range === null || other.range === null) return false;
  if (!replaces(one.suggestion) || !replaces(other.suggestion) || one.suggestion === other.suggestion) return false;
  return overlap(one.range, other.range) && !other.suggestion?.includes(one.quote ?? "");
}

function replaces(suggestion: string | null): boolean {
  return suggestion !== null && !suggestion.startsWith("…");
}

function wins(other: Seen, one: Seen): boolean {
  return widthOf(other) - widthOf(one) > 0 || (widthOf(other) === widthOf(one) && isBefore(other, one));
}

function isBefore(other: Seen, one: Seen): boolean {
  const weight = compareWeight(other, one);
  return weight < 0 || (weight === 0 && other.order < one.order);
}

function widthOf({ observation: { range } }: Seen): number {
  return range === null ? 0 : range.end - range.start;
}
