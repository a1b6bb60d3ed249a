import type { ClauseView, InstrumentView, Range } from "@travaux/instrument";
import { isDenied } from "../polarity.ts";
import { wordsIn } from "../reading.ts";
import { type TreatyUse, treatyUses } from "./back-references.ts";
import {
  ADDRESSED,
  CLAIMS_AFTER,
  GOVERNORS,
  type Governor,
  JOINING,
  LEADS,
  LIMITS_AFTER,
  LIMITS_BEFORE,
  NEW_SPEAKER,
  OWN_VOICE,
  PROMISES_TO,
  WEIGHING,
} from "./governors.ts";

/**
 * What a clause does with a treaty it cites. `own`: the speakers bind themselves to it. `press`: others are asked to, or it
 * is held up as the measure for all. `accede`: the speakers promise to become parties. `join`: States are asked to.
 * `mention`: it is named and no more, or what is said of it is denied. `limited`: whatever is said is said of the parties only.
 */
export type Engagement = "own" | "press" | "accede" | "join" | "mention" | "limited";

/** A citation with what the clause does with it, and the words that do it. */
export interface EngagedCitation extends TreatyUse {
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

/** What a clause of a text does with each treaty it cites or points back to, in the order of the text. */
export function engagementsOf(clause: ClauseView, text: InstrumentView): readonly EngagedCitation[] {
  const known = read.get(clause);
  if (known !== undefined) return known;
  const uses = treatyUses(text, clause);
  const masked = maskedText(clause, uses);
  const engaged = uses.map((use) => engagedBy(clause, masked, use));
  read.set(clause, engaged);
  return engaged;
}

/** Clauses already read; a clause never changes. */
const read = new WeakMap<ClauseView, readonly EngagedCitation[]>();

function maskedText({ text, citations }: ClauseView, uses: readonly TreatyUse[]): string {
  const parts: string[] = [];
  let from = 0;
  const ranges = [...citations, ...uses.map(({ citation }) => citation)].map(({ range }) => range);
  for (const range of ranges.toSorted((one, other) => one.start - other.start)) {
    if (range.start < from) continue;
    parts.push(text.slice(from, range.start), MASK.repeat(range.end - range.start));
    from = range.end;
  }
  return parts.join("") + text.slice(from);
}

function engagedBy(clause: ClauseView, masked: string, use: TreatyUse): EngagedCitation {
  const { citation } = use;
  const from = sentenceStart(masked, citation.range.start);
  const before = masked.slice(from, citation.range.start);
  const after = masked.slice(citation.range.end, citation.range.end + WINDOW);
  const claim = CLAIMS_AFTER.exec(after);
  if (claim !== null) {
    const range = { start: citation.range.start, end: citation.range.end + claim[0].length };
    return { ...use, engagement: "own", governor: CLAIM, range };
  }
  const match = use.carriedOut === true ? carriedOut(before) : lastGovernor(before);
  const start = match === null ? citation.range.start : from + match.start;
  const range = { start, end: citation.range.end };
  if (isLimited(before, after)) return { ...use, engagement: "limited", governor: null, range };
  const denied = match !== null && isDenied(clause, placeOf(clause, range));
  const engagement = match === null || denied ? "mention" : strengthOf(match, before);
  return { ...use, engagement, governor: engagement === "mention" ? null : (match?.governor ?? null), range };
}

/** `we ensure its full implementation`: the words that point back govern themselves; what is only recalled is a mention. */
function carriedOut(before: string): Match | null {
  const place = { governor: CARRY_OUT, start: before.length, end: before.length };
  return leadOf(before, CARRY_OUT) === "recall" && !OWN_VOICE.test(before) ? null : place;
}

const CARRY_OUT: Governor = { how: "implement", force: "duty", pattern: /(?!)/ };

/** Words after a citation by which the speakers say that they are parties. */
const CLAIM: Governor = { how: "claim", force: "duty", lead: "own", pattern: CLAIMS_AFTER };

function placeOf(clause: ClauseView, { start, end }: Range): { readonly first: number; readonly last: number } {
  const words = wordsIn(clause);
  const first = words.findIndex((word) => word.end > start);
  return { first: first < 0 ? words.length : first, last: words.findLastIndex((word) => word.start < end) };
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

function strengthOf({ governor, start, end }: Match, before: string): Engagement {
  if (governor.force === "mention") return "mention";
  const own = OWN_VOICE.test(before);
  const lead = own ? "own" : leadOf(before.slice(0, start), governor);
  if (governor.force === "join") {
    const promise = joinedBy(before.slice(0, start), before.slice(start, end));
    if (promise !== null) return promise;
    return lead === "recall" && !DESIRED.test(before) ? "mention" : "join";
  }
  if (governor.force === "duty") return lead === "own" ? "own" : "press";
  // Weaker words engage only where the speakers themselves use them.
  return lead === "own" ? "press" : "mention";
}

/**
 * `commit to ratify`, `will accede to`, `Ratify …` as the speakers' own verb promise to join; `Consider ratifying …` promises
 * nothing. Null for a call on others.
 */
function joinedBy(before: string, words: string): Engagement | null {
  const weighed = WEIGHING.test(words);
  if (!JOINING.test(words.replace(WEIGHING, ""))) return null;
  const lead = before.replace(/^[\s*_“"'[(]*(?:(?:[OP]P)?\d+[.)]?\s+|\(?[a-z]{1,3}[.)]\s+)?/, "");
  if (/^(?:we\s+|also\s+|further\s+)*$/i.test(lead)) {
    if (weighed) return "mention";
    return /^(?:ratify|accede|become|sign|join)/i.test(words) ? "accede" : null;
  }
  const promise = PROMISES_TO.exec(lead);
  return promise !== null && !ADDRESSED.test(lead.slice(0, promise.index)) ? "accede" : null;
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

/** Said of the parties only: by words before the citation that nobody else follows as speaker, or by words after it. */
function isLimited(before: string, after: string): boolean {
  for (const { pattern, reach } of LIMITS_BEFORE) {
    for (const found of before.matchAll(pattern)) {
      const between = before.slice(found.index + found[0].length);
      if (between.length <= reach && !endsLimit(between)) return true;
    }
  }
  return LIMITS_AFTER.some((pattern) => {
    const found = pattern.exec(after);
    return found !== null && !endsLimit(found[1] ?? "");
  });
}

/** The words of another speaker, or a new declaration of the same ones: what was said of the parties ends there. */
function endsLimit(between: string): boolean {
  return /[.;]/.test(between) || OWN_VOICE.test(between) || NEW_SPEAKER.test(between);
}
