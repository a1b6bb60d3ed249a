import type { ClauseView, InstrumentView, Range } from "@travaux/instrument";

/** In whose name words are spoken, from the highest office to none in particular. */
export type Capacity = "heads" | "ministers" | "governments" | "states" | "delegations" | "representatives";

/** Those who speak in a clause: `We, representatives of the European Union and partner countries`. */
export interface Speakers {
  readonly clause: ClauseView;
  /** The words that name them, without `We` and the article. */
  readonly range: Range;
  readonly words: string;
  readonly capacity: Capacity;
  /** The word that says in which capacity: `representatives`. */
  readonly office: Range;
  readonly who: { readonly union: boolean; readonly states: boolean; readonly organisations: boolean };
}

/** An opening that lists its States may be long; beyond this it is no longer a list of speakers. */
const LONGEST_LIST = 4000;

const OFFICES: readonly (readonly [Capacity, RegExp])[] = [
  ["delegations", /\bheads of (?:the )?delegations?\b|\bdelegations?\b|\bdelegates\b/i],
  [
    "heads",
    /\bheads of (?:state|government)(?:(?: and\/or| and| or)(?: heads)?(?: of)? government)?\b|\b(?:presidents|prime ministers|leaders)\b/i,
  ],
  ["ministers", /\b(?:deputy |vice )?ministers?\b|\bsecretaries (?:of|for)\b/i],
  ["governments", /\bgovernments?\b/i],
  [
    "representatives",
    /\b(?:high(?:-level)? |senior )?(?:representatives?|officials|participants|experts|envoys|members of parliament|parliamentarians)\b/i,
  ],
  ["states", /\b(?:member |participating |partner |coastal )?(?:states|countries|nations)\b|\bstates members\b/i],
];

const STOP =
  /,?\s+(?:gathered|meeting|met|assembled|convened|having|participating (?:in|at)|attending|present (?:at|in)|on the occasion|(?:hereby )?(?:endorse|adopt|reaffirm|agree|declare|express|commit|welcome|recogni[sz]e|acknowledge|affirm|pledge|resolve|undertake|call|invite|thank|recall|confirm|approve|issue|support))\b|[;:]|,\s*$|\.\s*$/i;

/** Who speaks in a clause, or null where it names nobody as speaking. */
function speakersIn(clause: ClauseView): Speakers | null {
  const head = /^[\s*_“"[(]*(?:(?:We|the undersigned),?\s+)?(?:the\s+)?/i.exec(clause.text)?.[0] ?? "";
  const spoken = /\bwe\b|undersigned/i.test(head);
  if (!spoken && clause.role !== "opening") return null;
  const rest = clause.text.slice(head.length, head.length + LONGEST_LIST);
  const words = rest.slice(0, STOP.exec(rest)?.index ?? rest.length).replace(/[\s,.]+$/, "");
  const office = firstOffice(words);
  if (office === null || words === "") return null;
  const start = head.length;
  return {
    clause,
    range: { start, end: start + words.length },
    words,
    capacity: office.capacity,
    office: { start: start + office.start, end: start + office.end },
    who: {
      union: /\bEuropean Union\b|\bEU\b/.test(words),
      states: /\b(?:states|countries|nations|governments|delegations|ministers|heads)\b/i.test(
        words.replace(/\bMember States\b/g, ""),
      ),
      organisations: /\borgani[sz]ations?\b|\bagenc(?:y|ies)\b|\binstitutions?\b/i.test(words),
    },
  };
}

/** How far from the beginning the office stands: after it come those who are represented. */
const OFFICE_REACH = 80;

function firstOffice(
  words: string,
): { readonly capacity: Capacity; readonly start: number; readonly end: number } | null {
  const found = OFFICES.flatMap(([capacity, pattern]) => {
    const match = pattern.exec(words);
    return match === null || match.index > OFFICE_REACH
      ? []
      : [{ capacity, start: match.index, end: match.index + match[0].length }];
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end)[0] ?? null;
}

/** Who speaks at the head of a text and who at its end; null where nobody is named there. */
export function framing(text: InstrumentView): {
  readonly opening: Speakers | null;
  readonly closing: Speakers | null;
} {
  const first = text.clauses.find((clause) => clause.role === "opening" || clause.role === "preambular");
  const heads = text.clauses.filter((clause) => clause.role === "opening" || clause === first);
  const ends = text.clauses.filter((clause) => clause.role === "closing" && !heads.includes(clause));
  const named = (clauses: readonly ClauseView[]): Speakers | null =>
    clauses.map(speakersIn).find((speakers) => speakers !== null) ?? null;
  return { opening: named(heads), closing: named(ends) };
}
