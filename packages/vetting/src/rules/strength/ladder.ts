import type { ClauseView, InstrumentView, Range } from "@travaux/instrument";
import type { Pack } from "../../packs/pack.ts";
import { findAll, lastWordAt } from "../../packs/phrase/find.ts";
import type { Word } from "../../packs/phrase/words.ts";
import { wordsIn } from "../reading.ts";

/** How strongly a clause commits: 4 binds, 3 commits, 2 acts, 1 supports, 0 where no verb of the ladder leads it. */
export interface Strength {
  readonly clause: string;
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** The lead verb and its place; null with level 0. */
  readonly verb: string | null;
  readonly range: Range | null;
  /** Words that lower it by one step, as they stand. */
  readonly hedges: readonly string[];
}

/** Words searched for a lead verb; a verb further on belongs to a dependent clause. */
const LEAD_WORDS = 25;
const SPEAKER =
  /^(we|states|state|participants|participant|parties|members|governments|government|ministers|leaders|countries|signatories|endorsers|sides|council|assembly|conference|organisations|all|hereby|also|further|therefore|and|then|jointly|strongly|firmly|solemnly)$/;

/** The strength of one clause by the ladder of the pack: its lead verb's level, one lower (never below 1) where it is hedged. */
export function strengthOf(clause: ClauseView, pack: Pack): Strength {
  const words = wordsIn(clause);
  const lead = leadVerb(words, pack);
  const hedges = pack.hedges.flatMap((row) => findAll(row.phrases, words)).map(({ start, end }) => ({ start, end }));
  if (lead === null) return { clause: clause.id, level: 0, verb: null, range: null, hedges: [] };
  const level = hedges.length === 0 ? lead.level : LOWER[lead.level];
  return {
    clause: clause.id,
    level,
    verb: clause.text.slice(lead.range.start, lead.range.end),
    range: lead.range,
    hedges: hedges.map(({ start, end }) => clause.text.slice(start, end)),
  };
}

const LOWER = { 1: 1, 2: 1, 3: 2, 4: 3 } as const;

/** The strength of every preambular, operative and closing clause: the text's profile. */
export function strengthProfile(text: InstrumentView, pack: Pack): readonly Strength[] {
  return text.clauses
    .filter(({ role }) => role === "preambular" || role === "operative" || role === "closing")
    .map((clause) => strengthOf(clause, pack));
}

interface Lead {
  readonly level: 1 | 2 | 3 | 4;
  readonly range: Range;
}

/** The first verb of the ladder that opens the clause or follows who speaks. */
function leadVerb(words: readonly Word[], pack: Pack): Lead | null {
  const opening = firstWord(words);
  const limit = Math.min(words.length, opening + LEAD_WORDS);
  for (let index = opening; index < limit; index += 1) {
    if (index > opening && !followsSpeaker(words, index, opening)) continue;
    const verb = strongestAt(words, index, pack);
    if (verb !== null) return verb;
  }
  return null;
}

/** Skips a number or letter before the words: `3.`, `(a)`, `OP5`. */
function firstWord(words: readonly Word[]): number {
  const marker = /^(\d+|[a-hj-z]|i{1,3}|iv|v|vi{1,3}|ix|x|[po]p\d+|bis|ter)$/i;
  let index = 0;
  while (index < 3 && index < words.length - 1 && marker.test(words[index]?.raw ?? "")) index += 1;
  return index;
}

function followsSpeaker(words: readonly Word[], index: number, opening: number): boolean {
  const before = words[index - 1];
  if (before !== undefined && SPEAKER.test(before.folded)) return true;
  return words[index]?.joint === "open" && words[opening]?.folded === "we";
}

function strongestAt(words: readonly Word[], index: number, pack: Pack): Lead | null {
  let lead: Lead | null = null;
  for (const row of pack.ladder) {
    const from = words[index];
    const to = words[lastWordAt(row.verbs, words, index)];
    if (from === undefined || to === undefined || (lead !== null && lead.level >= row.level)) continue;
    lead = { level: row.level, range: { start: from.start, end: to.end } };
  }
  return lead;
}
