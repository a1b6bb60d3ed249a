import type { ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import { at, clausesOf } from "../reading.ts";
import { textKind } from "../text-kind.ts";
import { type Capacity, framing, type Speakers } from "./speakers.ts";

/** In whose name the text speaks, and whether it is the same at the beginning and at the end. */
export const capacity: Rule = {
  id: "who-speaks/capacity",
  group: "who-speaks",
  title: "In what capacity the speakers speak, and whether they stay the same",
  check: (subject) => {
    if (textKind(subject.text) !== "political") return [];
    const { opening, closing } = framing(subject.text);
    if (opening === null) return nobodyNamed(subject, closing);
    return [...ofOpening(subject, opening), ...(closing === null ? [] : ofClosing(opening, closing))];
  },
};

const PRACTICE = "Practice: a text says once, at its head, in whose name it speaks";
const POWERS = "Vienna Convention on the Law of Treaties, article 7, by analogy: who may express a State’s consent";

/** The office as the text should name it. */
const NAMES: Readonly<Record<Capacity, string>> = {
  heads: "Heads of State or Government",
  ministers: "Ministers",
  governments: "Governments",
  states: "States",
  delegations: "delegations",
  representatives: "representatives",
};

function nobodyNamed(subject: Subject, closing: Speakers | null): readonly Observation[] {
  const first = clausesOf(subject.text).find((clause) => /\b[Ww]e\b/.test(clause.text));
  const word = first === undefined ? null : /\b[Ww]e\b/.exec(first.text);
  if (closing !== null || first === undefined || word === null) return [];
  return [
    {
      ...at(first, { start: word.index, end: word.index + word[0].length }),
      severity: "consider",
      view: "diplomatic",
      why: "The text says “we” and never says who that is; the State should know in whose company and in which capacity it speaks.",
      source: PRACTICE,
      advice: "seek instructions",
      suggestion: null,
    },
  ];
}

function ofOpening(subject: Subject, opening: Speakers): readonly Observation[] {
  const { clause, capacity: office } = opening;
  const word = clause.text.slice(opening.office.start, opening.office.end);
  const found: Observation[] = [];
  if (office === "representatives" || office === "delegations") {
    found.push({
      ...at(clause, opening.office),
      severity: "note",
      view: "diplomatic",
      why: `The text speaks in the name of “${word}”, which leaves open whether Governments stand behind it; settle in which capacity the State’s own representative endorses it.`,
      source: POWERS,
      advice: "seek instructions",
      suggestion: null,
    });
  } else if (office === "governments" || office === "states") {
    found.push({
      ...at(clause, opening.office),
      severity: "note",
      view: "diplomatic",
      why: `The text speaks in the name of “${word}”, so endorsing it takes the authority of the whole Government, not of one Minister.`,
      source: POWERS,
      advice: "seek instructions",
      suggestion: null,
    });
  }
  return [...found, ...asEquals(subject, opening)];
}

/** Words by which States and organisations each answer for their own part. */
const OWN_PART =
  /\b(?:within|in accordance with|according to|consistent with) (?:their|its|our)(?: own)?(?: respective)? (?:mandates?|competen\w+|responsibilit\w+)/i;

function asEquals({ text }: Subject, { clause, range, who }: Speakers): readonly Observation[] {
  const isApart = clausesOf(text).some((each: ClauseView) => OWN_PART.test(each.text));
  if (!who.states || !who.organisations || isApart) return [];
  return [
    {
      ...at(clause, range),
      severity: "note",
      view: "legal",
      why: "States and international organisations make the same promises here as equals, although much of what is promised only a State can do.",
      source:
        "International Law Commission, articles on the responsibility of international organizations (2011): each answers for its own acts",
      advice: "propose",
      suggestion: `…, each within its own mandate and competence${closingMark(clause.text, range.end)}`,
    },
  ];
}

/** An insertion in the middle of a sentence ends with a comma, unless a mark follows anyway. */
function closingMark(text: string, end: number): string {
  return /^\s*(?:[.,;:)]|$)/.test(text.slice(end)) ? "" : ",";
}

function ofClosing(opening: Speakers, closing: Speakers): readonly Observation[] {
  const { clause, range, words } = closing;
  if (opening.capacity !== closing.capacity) {
    return [
      {
        ...at(clause, closing.office),
        severity: "consider",
        view: "diplomatic",
        why: `The text opens in the name of ${NAMES[opening.capacity]} and closes in the name of ${NAMES[closing.capacity]}; it should be clear which of them is committed.`,
        source: PRACTICE,
        advice: "propose",
        suggestion: NAMES[opening.capacity],
      },
    ];
  }
  const gone = missing(opening, closing);
  if (gone === null) return [];
  return [
    {
      ...at(clause, range),
      severity: "consider",
      view: "diplomatic",
      why: `${gone.name} at the head of the text but not among those who endorse it at the end.`,
      source: PRACTICE,
      advice: "propose",
      suggestion: gone.insert === null ? null : withInserted(words, gone.insert),
    },
  ];
}

function missing(
  opening: Speakers,
  closing: Speakers,
): { readonly name: string; readonly insert: string | null } | null {
  if (opening.who.union && !closing.who.union)
    return { name: "The European Union speaks", insert: "the European Union" };
  if (opening.who.organisations && !closing.who.organisations)
    return { name: "International organisations speak", insert: null };
  return null;
}

/** `representatives of the partner countries` → `representatives of the European Union, the partner countries`. */
function withInserted(words: string, name: string): string | null {
  const mended = words.replace(/\bof (?=\S)/, `of ${name}, `);
  return mended === words ? null : mended;
}
