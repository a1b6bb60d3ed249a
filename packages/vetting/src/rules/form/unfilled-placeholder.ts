import type { ClauseView, Range } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { at, onTheWhole, overlap } from "../reading.ts";

/** Blanks to fill: placeholders in brackets, dotted or underscored lines, TBD, in the clauses and in the title. */
export const unfilledPlaceholder: Rule = {
  id: "form/unfilled-placeholder",
  group: "form",
  title: "Blanks that are not filled yet",
  language: "any",
  check: ({ text }: Subject) => [
    ...inTitle(text.title),
    ...text.clauses.flatMap((clause) => rangesIn(clause).map((range) => observation(at(clause, range)))),
  ],
};

/** Blanks that authors leave without brackets. Two capital X or more; three underscores or more. */
const BARE_BLANK =
  /\b(?:TBD|TBC)\b|(?<!\b(?:[Aa]rticles?|[Cc]hapter|[Pp]art|[Aa]nnex|[Ss]ection|[Tt]itle|[Bb]ook|[Cc]entury)\s)\bXX+\b(?![\s-](?:century|th\b))|_{3,}|\.{6,}|…{2,}/g;

function rangesIn(clause: ClauseView): readonly Range[] {
  const bracketed = clause.placeholders.map((placeholder) => placeholder.range);
  const bare = [...(isSignatureLine(clause) ? [] : clause.text.matchAll(BARE_BLANK))].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  return [...bracketed, ...bare.filter((range) => !bracketed.some((other) => overlap(other, range)))];
}

/** Lines on which somebody will sign are not blanks to fill before the text is agreed. */
const TO_SIGN =
  /^[\s_.…]*(?:(?:F(?:or|OR) (?:(?:and on behalf of|AND ON BEHALF OF) )?(?:(?:the|THE) )?\p{Lu}|(?:Signed|Signature|Name|Title|By|Date)\b)[^;]{0,150}?)?[_.…]{3,}\s*$/u;

function isSignatureLine({ role, text }: ClauseView): boolean {
  return role === "signature" || TO_SIGN.test(text);
}

const TITLE_BLANK =
  /\[(?:[^\][]*\b(?:title|name|number|date|place|list|insert|subject|country|countries)\b[^\][]*|[.…_ xX]+)\]/i;

function inTitle(title: string | null): readonly Observation[] {
  const blank = TITLE_BLANK.exec(title ?? "");
  return blank === null ? [] : [observation(onTheWhole(blank[0]))];
}

/** What a blank hides, by its own words: who, when and where, or how much. */
const KINDS: readonly { readonly words: RegExp; readonly why: string }[] = [
  {
    words:
      /\b(countr|state|part(?:y|ies|icipant|ner)|organi[sz]ation|government|delegation|member|signator|list\b|names?\b|pays\b|liste\b|pa[ií]ses\b)/i,
    why: "Who takes part is still blank, and the State should know in whose company it would endorse.",
  },
  {
    words: /\b(date|day|month|year|venue|place|city|location|dd|mm|yyyy|lieu|fecha|lugar|jj|aaaa)\b/i,
    why: "When or where is still blank.",
  },
  {
    words: /\b(amount|number|sum|figure|per ?cent|usd|eur|million|billion|x|montant|somme|importe|monto)\b|%/i,
    why: "How much or how many is still blank, and nobody can agree to an open figure.",
  },
];

function observation(place: Pick<Observation, "clause" | "range" | "quote">): Observation {
  const kind = KINDS.find(({ words }) => words.test(place.quote ?? ""));
  return {
    ...place,
    severity: "consider",
    view: "diplomatic",
    why: kind?.why ?? "Something is still blank here; the State can only agree to words it has seen.",
    source: "Drafting practice: a text is cleared when its blanks are filled",
    advice: "seek instructions",
    suggestion: null,
  };
}
