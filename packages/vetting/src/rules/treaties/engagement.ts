import type { CitationView, ClauseView, Range } from "@travaux/instrument";
import { GOVERNORS, type Governor, LEADS, LIMITS_AFTER, LIMITS_BEFORE, OWN_VOICE } from "./governors.ts";

/**
 * What a clause does with a treaty it cites. `own`: the speakers bind themselves to it. `press`: others are asked to, or it
 * is held up as the measure for all. `join`: States are asked to become parties. `mention`: it is named and no more.
 * `limited`: whatever is said is said of the parties only.
 */
export type Engagement = "own" | "press" | "join" | "mention" | "limited";

/** A citation with what the clause does with it, and the words that do it. */
export interface EngagedCitation {
  readonly citation: CitationView;
  readonly engagement: Engagement;
  /** `implement`, `measure`, …: how, for the sentence about it; null for a mention. */
  readonly governor: Governor | null;
  /** From the governing words to the end of the citation. */
  readonly range: Range;
}

interface Match {
  readonly governor: Governor;
  readonly start: number;
  readonly end: number;
}

/** Stands for the characters of a citation, so that words inside a title govern nothing. */
const MASK = "·";

/** What the clause does with each treaty it cites, in the order of the text. */
export function engagementsOf(clause: ClauseView): readonly EngagedCitation[] {
  const known = read.get(clause);
  if (known !== undefined) return known;
  const masked = maskedText(clause);
  const engaged = clause.citations.filter((each) => each.kind === "treaty").map((each) => engagedBy(masked, each));
  read.set(clause, engaged);
  return engaged;
}

/** Clauses already read; a clause never changes. */
const read = new WeakMap<ClauseView, readonly EngagedCitation[]>();

function maskedText({ text, citations }: ClauseView): string {
  const parts: string[] = [];
  let from = 0;
  for (const { range } of citations) {
    if (range.start < from) continue;
    parts.push(text.slice(from, range.start), MASK.repeat(range.end - range.start));
    from = range.end;
  }
  return parts.join("") + text.slice(from);
}

function engagedBy(masked: string, citation: CitationView): EngagedCitation {
  const from = sentenceStart(masked, citation.range.start);
  const before = masked.slice(from, citation.range.start);
  const after = masked.slice(citation.range.end, citation.range.end + WINDOW);
  const match = lastGovernor(before);
  const start = match === null ? citation.range.start : from + match.start;
  const range = { start, end: citation.range.end };
  if (isLimited(before, after)) return { citation, engagement: "limited", governor: null, range };
  const engagement = match === null ? "mention" : strengthOf(match, before);
  return { citation, engagement, governor: engagement === "mention" ? null : (match?.governor ?? null), range };
}

/** No sentence that governs a citation begins further away, and a text without sentences costs no more than that. */
const WINDOW = 2000;

/** A sentence, or one of the parts that a semicolon divides; a point after a number or an abbreviation ends nothing. */
function sentenceStart(text: string, before: number): number {
  const from = Math.max(0, before - WINDOW);
  const last = [...text.slice(from, before).matchAll(/[;:]\s|(?<=\p{Ll}{3})\.\s/gu)].at(-1);
  return last === undefined ? from : from + last.index + last[0].length;
}

/** The governing words nearest to the citation; of two that end together, the longer. */
function lastGovernor(before: string): Match | null {
  let last: Match | null = null;
  for (const governor of GOVERNORS) {
    for (const found of before.matchAll(governor.pattern)) {
      const match = { governor, start: found.index, end: found.index + found[0].length };
      const nearer = last === null || match.end > last.end || (match.end === last.end && match.start < last.start);
      if (nearer) last = match;
    }
  }
  return last;
}

function strengthOf({ governor, start }: Match, before: string): Engagement {
  if (governor.force === "mention") return "mention";
  const own = OWN_VOICE.test(before);
  const lead = own ? "own" : leadOf(before.slice(0, start), governor);
  if (governor.force === "join") return lead === "recall" && !DESIRED.test(before) ? "mention" : "join";
  if (governor.force === "duty") return lead === "own" ? "own" : "press";
  // Weaker words engage only where the speakers themselves use them.
  return lead === "own" ? "press" : "mention";
}

/** Joining a treaty is noted as a fact, or held to be needed. */
const DESIRED = /\b(?:importance|need|value|urgency|necessity|significance)\b/i;

/** Who is speaking to whom: the last verb before the governing words, or the governing verb itself. Without one, the speakers. */
function leadOf(before: string, governor: Governor): "own" | "call" | "recall" {
  let at = -1;
  let lead: "own" | "call" | "recall" = governor.lead ?? "own";
  for (const { pattern, lead: found } of LEADS) {
    for (const match of before.matchAll(pattern)) {
      if (match.index <= at) continue;
      at = match.index;
      lead = found;
    }
  }
  return governor.lead ?? lead;
}

/** Said of the parties only: by words before the citation that nothing of the speakers' own follows, or by words after it. */
function isLimited(before: string, after: string): boolean {
  for (const pattern of LIMITS_BEFORE) {
    const last = [...before.matchAll(pattern)].at(-1);
    if (last === undefined) continue;
    const between = before.slice(last.index + last[0].length);
    if (!/[.;]/.test(between) && between.length <= REACH && !OWN_VOICE.test(between) && !OWN_VERB.test(between))
      return true;
  }
  return LIMITS_AFTER.some((pattern) => pattern.test(after));
}

/** How far a limit reaches towards the citation: the length of a long list of titles. */
const REACH = 600;
/** A new declaration after a comma: what stood before it no longer limits. */
const OWN_VERB =
  /,\s+(?:and\s+)?(?:hereby\s+)?(?:we\s+)?(?:re)?(?:affirm|commit|pledge|undertake|confirm|resolve|decide|agree|declare)/i;
