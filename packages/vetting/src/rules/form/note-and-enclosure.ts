import { dateIn } from "@travaux/instrument";
import { longDate } from "../../brief/words.ts";
import type { NoteFacts, Observation, Rule, Subject } from "../../finding.ts";
import { fold, wordsOf } from "../../packs/phrase/words.ts";
import { onTheWhole } from "../reading.ts";

/** Date, place, title and number of the conference as the covering note and the enclosed text give them. */
export const noteAndEnclosure: Rule = {
  id: "form/note-and-enclosure",
  group: "form",
  title: "Note and enclosure that give different dates, places, titles or numbers of the conference",
  language: "any",
  check: ({ note, text }: Subject) => {
    if (note === null || text.clauses.length === 0) return [];
    return [...date(note, text), ...place(note, text), ...ordinal(note, text), ...name(note, text)];
  },
};

type Text = Subject["text"];

function observation(quote: string, why: string): Observation {
  return {
    ...onTheWhole(quote),
    severity: "consider",
    view: "diplomatic",
    why,
    source: "Office practice: the covering note and its enclosure are compared when they are registered",
    advice: "seek instructions",
    suggestion: null,
  };
}

const MEETS =
  /\b(?:conference|meeting|summit|session|ceremony|forum|held|scheduled|take place|takes place|convened|signing|adopted)\b/i;

/** Sentences of the note that speak of the occasion; full stops of abbreviations and dates do not end one. */
function occasion(note: NoteFacts): readonly string[] {
  return note.paragraphs
    .flatMap((paragraph) => paragraph.split(/(?<=[\p{L}\p{N})]{2}[.;])\s+(?=\p{Lu})/u))
    .filter((sentence) => MEETS.test(sentence));
}

/** Beginning of the text, where it says when and where it is made. */
function opening(text: Text): string {
  const clause = text.clauses.find(({ role }) => role === "opening");
  return clause?.text ?? "";
}

function date(note: NoteFacts, text: Text): readonly Observation[] {
  const made = text.date;
  if (made === null) return [];
  const said = occasion(note).flatMap((sentence) => {
    const found = dateIn(sentence);
    return found === null ? [] : [{ date: found.date, words: sentence.slice(found.start, found.end) }];
  });
  const [first] = said;
  if (first === undefined || said.some((each) => agree(each.date, each.words, made))) return [];
  return [observation(first.words, `The note says ${first.words}, the enclosed text ${longDate(made)}.`)];
}

/** A conference of several days may be dated by its first day in one paper and by its last in the other. */
const LONGEST_CONFERENCE = 14;
const SEVERAL_DAYS = /\d(?:st|nd|rd|th)?\s*(?:-|–|and|to|&)\s*\d/;

function agree(said: string, words: string, made: string): boolean {
  if (said === made) return true;
  const days = Number(made.slice(8)) - Number(said.slice(8));
  return SEVERAL_DAYS.test(words) && said.slice(0, 7) === made.slice(0, 7) && days > 0 && days < LONGEST_CONFERENCE;
}

const PLACE = /\b(?:in|at)\s+((?:\p{Lu}[\p{L}’'-]+)(?:\s+\p{Lu}[\p{L}’'-]+){0,2})/gu;
const NO_PLACE =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Ministry|Minister|Government|Pursuance|Annex|Appendix|Section|Division|His|Her|The|Line|Accordance|Reference|Connection|Respect|View)\b/;

function place(note: NoteFacts, text: Text): readonly Observation[] {
  if (text.place === null) return [];
  const whole = fold([note.subject ?? "", ...note.paragraphs].join(" "));
  const named = fold(text.place.split(",")[0] ?? "");
  if (named === "" || whole.includes(named)) return [];
  const said = occasion(note)
    .flatMap((sentence) => [...sentence.matchAll(PLACE)].map((found) => found[1] ?? ""))
    .find((each) => each !== "" && !NO_PLACE.test(each));
  if (said === undefined || fold(opening(text)).includes(fold(said))) return [];
  return [observation(said, `The note says ${said}, the enclosed text ${text.place}.`)];
}

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");
const ORDINAL =
  /\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))\s+(?:[\p{L}-]+\s+){0,4}?(conference|meeting|summit|session|forum|round|assembly)\b/giu;

interface Numbered {
  readonly number: number;
  readonly kind: string;
  readonly words: string;
}

function ordinals(text: string): readonly Numbered[] {
  return [...text.matchAll(ORDINAL)].map((found) => {
    const word = (found[1] ?? "").toLowerCase();
    const number = ORDINALS.includes(word) ? ORDINALS.indexOf(word) + 1 : Number.parseInt(word, 10);
    return { number, kind: (found[2] ?? "").toLowerCase(), words: found[0].replace(/\s+/g, " ") };
  });
}

function ordinal(note: NoteFacts, text: Text): readonly Observation[] {
  const inNote = ordinals([note.subject ?? "", ...note.paragraphs].join(". "));
  const inText = ordinals([text.title ?? "", opening(text)].join(". "));
  const [first] = inNote;
  const other = inText.find((each) => each.kind === first?.kind);
  if (first === undefined || other === undefined || inNote.some((each) => each.number === other.number)) return [];
  return [observation(first.words, `The note says “${first.words}”, the enclosed text “${other.words}”.`)];
}

const GENERIC =
  /^(?:joint|draft|final|zero|political|ministerial|declaration|statement|communiqué|communique|text|document|resolution|memorandum|understanding|of|on|the|and|to|a|an|in|for|against|by|at|its|between|with|international|conference|meeting|summit|first|second|third|fourth|fifth)$/;

/** Share of a title's words that a stretch of the note must have to be the same name written otherwise. */
const ALIKE = 0.6;

/** The name in the title against the words of the note: the same, nearly the same (said), or about something else (said). */
function name(note: NoteFacts, text: Text): readonly Observation[] {
  const core = contentWords(text.title ?? "");
  const papers = [note.subject ?? "", ...note.paragraphs];
  if (core.length < 2) return [];
  const said = new Set(papers.flatMap(contentWords));
  const missing = core.filter((word) => !said.has(word));
  if (missing.length === 0) return [];
  const subject = contentWords(note.subject ?? "");
  if (note.subject === null || subject.length < 2) return [];
  if (missing.length === core.length) {
    return [
      observation(note.subject, `The note is about “${note.subject}”, the enclosed text is called “${text.title}”.`),
    ];
  }
  const near = core.length - missing.length >= ALIKE * core.length && subject.length >= core.length;
  const replaced = subject.filter((word) => !core.includes(word) && !everywhere(text).has(word));
  if (!near || replaced.length === 0) return [];
  return [
    observation(note.subject, `The note’s subject is “${note.subject}”, the enclosed text is called “${text.title}”.`),
  ];
}

function contentWords(text: string): readonly string[] {
  return wordsOf(text)
    .map((word) => word.folded)
    .filter((word) => !GENERIC.test(word) && !/^\d/.test(word));
}

function everywhere(text: Text): ReadonlySet<string> {
  return new Set(text.clauses.flatMap((clause) => contentWords(clause.text)));
}
