import type { ClauseView, Range } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import type { ClausePrecedent } from "../../precedent.ts";
import { at } from "../reading.ts";

/** Words by which agreed language limits what it asks, and the words that do the same for a reader. */
interface Qualifier {
  readonly name: string;
  readonly words: RegExp;
}

const QUALIFIERS: readonly Qualifier[] = [
  {
    name: "to the extent possible",
    words:
      /\bto the (?:(?:fullest|maximum|greatest) )?extent (?:possible|feasible|permitted)\b|\b(?:as far as|where|when|if|whenever) (?:possible|feasible|practicable)\b/i,
  },
  {
    name: "as appropriate",
    words: /\b(?:as|where|when|if) (?:and when |it deems |deemed )?(?:appropriate|necessary and appropriate)\b/i,
  },
  {
    name: "in accordance with domestic law",
    words:
      /\b(?:in accordance|in conformity|consistent|consistently|in line) with (?:(?:its|their|the|the fundamental principles of|the basic concepts of|relevant|applicable) )*(?:domestic|national|internal|legal)\b|\b(?:permitted|provided|prescribed) by (?:(?:its|their|the) )?(?:domestic|national)? ?(?:law|legal)\b|\bunder (?:its|their) (?:domestic|national) law\b/i,
  },
  { name: "subject to the basic concepts of its legal system", words: /\bsubject to\b/i },
  {
    name: "within available means",
    words: /\bwithin (?:(?:its|their|the) )?(?:available )?(?:means|resources|capabilities)\b/i,
  },
  { name: "consider", words: /\bconsider(?:ing|ation)?\b/i },
  { name: "endeavour", words: /\bendeavou?r(?:s|ing)?\b|\bseek(?:s|ing)? to\b|\bstrive(?:s)? to\b/i },
  {
    name: "upon request",
    words: /\b(?:up)?on (?:(?:its|their|the) )?request\b|\bat the request\b|\bif (?:so )?requested\b/i,
  },
  { name: "where applicable", words: /\b(?:where|as|when|if) applicable\b/i },
  { name: "without prejudice", words: /\bwithout prejudice to\b/i },
  { name: "on a case-by-case basis", words: /\bcase[- ]by[- ]case\b/i },
  {
    name: "under this instrument alone",
    words: /\bunder (?:this|the|that|said) (?:present )?(?:protocol|convention|agreement|treaty|covenant)\b/i,
  },
];

/**
 * A clause takes up agreed language, seven words or more of it in the same order, and leaves out a qualifier that limits it
 * there, or adds one: it asks for more, or for less, than was agreed. Where no library was asked, nothing is said.
 */
export const departsFromAgreed: Rule = {
  id: "treaties/departs-from-agreed",
  group: "treaties",
  title: "Agreed language that was widened or narrowed",
  check: ({ text, precedents }: Subject) =>
    (precedents?.asked ?? []).flatMap(({ clause: id, precedent }) => {
      const clause = text.clauses.find((each) => each.id === id);
      if (clause === undefined || precedent === null || precedent.paraphrase || !precedent.sameWords) return [];
      return [...widened(clause, precedent), ...narrowed(clause, precedent)];
    }),
};

function widened(clause: ClauseView, precedent: ClausePrecedent): readonly Observation[] {
  const dropped = QUALIFIERS.filter(({ words }) => words.test(precedent.quote) && !words.test(clause.text));
  if (dropped.length === 0) return [];
  const found = dropped.map(({ words }) => `“${words.exec(precedent.quote)?.[0]}”`);
  return [
    {
      ...at(clause, bodyOf(clause.text)),
      severity: "consider",
      view: "legal",
      why: `The clause takes up ${precedent.place} and leaves out ${listed(found)}: it asks for more than was agreed there.`,
      source: sourceOf(precedent),
      advice: "propose",
      suggestion: `…, ${words(dropped, precedent)}`,
      topic: null,
    },
  ];
}

function words(dropped: readonly Qualifier[], precedent: ClausePrecedent): string {
  return dropped.map((each) => each.words.exec(precedent.quote)?.[0] ?? each.name).join(", ");
}

function narrowed(clause: ClauseView, precedent: ClausePrecedent): readonly Observation[] {
  return QUALIFIERS.flatMap((qualifier): readonly Observation[] => {
    const found = qualifier.words.exec(clause.text);
    if (found === null || qualifier.words.test(precedent.quote)) return [];
    return [
      {
        ...at(clause, { start: found.index, end: found.index + found[0].length }),
        severity: "note",
        view: "legal",
        why: `The clause takes up ${precedent.place} and adds “${found[0]}”, which is not there: it asks for less than was agreed.`,
        source: sourceOf(precedent),
        advice: "accept with caveat",
        suggestion: null,
      },
    ];
  });
}

function sourceOf({ title, article }: ClausePrecedent): string {
  return /^[\dIVXLC]/.test(article) ? `${title}, article ${article}` : `${title}, ${article}`;
}

/** The clause without the stop at its end, so that words added behind it stand before the stop. */
function bodyOf(text: string): Range {
  const end = text.replace(/[\s;.,:]+(?:and|or)?\s*$/i, "").length;
  return { start: 0, end };
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
