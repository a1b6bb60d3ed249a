import type { CitationKind } from "../nodes.ts";
import { lowerBound } from "../parse/sorted.ts";
import type { Lexicon } from "../view.ts";
import { articleOf } from "./article.ts";
import { type NameFinder, nameFinder, type Word, wordsOf } from "./names.ts";
import { OFFICIAL_TITLES } from "./official-titles.ts";
import { numberedCitationsIn, speakerOf } from "./resolutions.ts";
import { type Named, pointersIn, protocolsIn } from "./supplements.ts";
import { titlesIn } from "./titles.ts";

/** Words that name an instrument, with what they name; offsets into the text searched. */
export interface FoundCitation {
  readonly start: number;
  readonly end: number;
  readonly kind: CitationKind;
  readonly instrument: string | null;
  readonly article: string | null;
}

/** What a text has said of instruments so far. */
export interface DefinedTerms {
  /** Short names given to instruments: `hereinafter referred to as “the Convention”`. */
  readonly names: ReadonlyMap<string, Named>;
  /** The treaty named last, whose Protocols may be spoken of. */
  readonly last: Named | null;
  /** The organ that speaks: `General Assembly`; null where no paragraph has said so. */
  readonly speaker: string | null;
}

/** Before anything is said. */
export const NO_TERMS: DefinedTerms = { names: new Map(), last: null, speaker: null };

const OFFICIAL: Lexicon = { instruments: OFFICIAL_TITLES, organisations: [] };

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly kind: CitationKind;
  readonly instrument: string | null;
}

/** Finds citations in one paragraph: names of the lexicon first, then numbers, then names the text has defined, then titles by their form. */
export function citationsIn(text: string, finder: NameFinder, terms: DefinedTerms): readonly FoundCitation[] {
  const words = wordsOf(text);
  const known = knownIn(text, words, finder);
  const taken: Candidate[] = [];
  const take = (group: readonly Candidate[]): void => {
    for (const each of apartFrom(group, taken)) taken.push(each);
  };
  take(known);
  take(knownIn(text, words, nameFinder(OFFICIAL)));
  take(numberedCitationsIn(text, terms.speaker));
  take(definedIn(text, terms.names));
  take(unknownIn(withoutWords(text, [...taken, ...bodiesBeside(text, finder.organisations(words))])));
  take(protocolsIn(text, finder, lastNamed(taken, terms)));
  const found = inOrder(text, taken);
  const pointers = pointersIn(text, lastNamed(taken, NO_TERMS)).filter((each) => !tellsArticle(found, text, each.end));
  return pointers.length === 0 ? found : inOrder(text, [...taken, ...pointers]);
}

function inOrder(text: string, candidates: readonly Candidate[]): readonly FoundCitation[] {
  return [...candidates]
    .sort((a, b) => a.start - b.start)
    .map((found) => ({ ...found, article: articleOf(text, found.start, found.end) }));
}

/** The instrument named last before an offset of the paragraph, else in the paragraphs before. */
function lastNamed(taken: readonly Candidate[], terms: DefinedTerms): (at: number) => Named | null {
  const sorted = [...taken].sort((a, b) => a.start - b.start);
  return (at) => sorted[lowerBound(sorted, (each) => each.end <= at) - 1] ?? terms.last;
}

/** True where the article before `thereof` is already told with the title that stands directly before it. */
function tellsArticle(found: readonly FoundCitation[], text: string, end: number): boolean {
  const before = found[lowerBound(found, (each) => each.end <= end) - 1];
  if (before === undefined || before.article === null) return false;
  const between = text.slice(before.end, end);
  return !/\bof the\s*$/.test(text.slice(0, before.start)) && (between.match(/\barticles?\b/gi)?.length ?? 0) === 1;
}

/** In `Agreement between … and …` a body is a party to it; the first party is named in fewer characters than this. */
const LONGEST_PARTY = 120;

/** Bodies that stand behind a title, joined by `and`: they end it. */
function bodiesBeside<T extends { readonly start: number; readonly end: number }>(
  text: string,
  bodies: readonly T[],
): readonly T[] {
  return bodies.filter(
    ({ start, end }) =>
      !/\bbetween\b[^,;]*$/.test(text.slice(Math.max(0, start - LONGEST_PARTY), start)) &&
      /(?:,|(?<![\p{L}])(?:and|with|by))\s+(?:the\s+)?$/u.test(text.slice(Math.max(0, start - 12), start)) &&
      !/^\s+\p{Lu}/u.test(text.slice(end, end + 4)),
  );
}

/** The text with the words already read blotted out at the same length, so that no title runs over them. */
function withoutWords(text: string, taken: readonly { readonly start: number; readonly end: number }[]): string {
  let out = "";
  let at = 0;
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    out += text.slice(at, start) + "\uffff".repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}

/** Those of `group` that touch nothing in `taken`; both are few or sorted by start within themselves. */
function apartFrom(group: readonly Candidate[], taken: readonly Candidate[]): readonly Candidate[] {
  const sorted = [...taken].sort((a, b) => a.start - b.start);
  let index = 0;
  let last = -1;
  return [...group]
    .sort((a, b) => a.start - b.start)
    .filter((candidate) => {
      while (index < sorted.length && (sorted[index]?.end ?? 0) <= candidate.start) index += 1;
      const next = sorted[index];
      const free = (next === undefined || next.start >= candidate.end) && candidate.start >= last;
      if (free) last = candidate.end;
      return free;
    });
}

function knownIn(text: string, words: readonly Word[], finder: NameFinder): readonly Candidate[] {
  const matches = finder.instruments(words);
  return matches
    .filter((match, index) => {
      const previous = matches[index - 1];
      const gloss = previous?.entry === match.entry && /^\s*\($/.test(text.slice(previous.end, match.start));
      const written = text.slice(match.start, match.end);
      return !gloss && (/\p{Lu}|\d/u.test(written) || written.split(/\s+/).length >= SURELY_A_NAME);
    })
    .map(({ start, end, entry }) => ({ start, end, kind: entry.kind, instrument: entry.key }));
}

/** A name of this many words is one even without a capital letter. */
const SURELY_A_NAME = 5;

function unknownIn(text: string): readonly Candidate[] {
  return titlesIn(text).map(({ start, end, kind, title }) => ({ start, end, kind, instrument: title }));
}

function definedIn(text: string, terms: DefinedTerms["names"]): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [term, named] of terms) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      const before = text.slice(Math.max(0, at - 5), at);
      const after = text.slice(at + term.length, at + term.length + 20);
      const alone =
        /\bthe $/i.test(before) && !/^(?:[\p{L}\p{M}]|\s+(?:on|against|for|relating|concerning)\b)/u.test(after);
      if (alone) found.push({ start: at, end: at + term.length, ...named });
    }
  }
  return found;
}

const TERM =
  /^[^[\]]{0,80}?(?:herein?after|hereafter|henceforth)[^"“[\]]{0,40}["“](?:the\s+)?(\p{Lu}[\p{L}\p{M} ]{2,40})["”]|^\s*\((?:the\s+)?["“](?:the\s+)?(\p{Lu}[\p{L}\p{M} ]{2,40})["”]\)/u;

/** Terms for bodies and persons (`the Committee`) name no instrument. */
const NAMES_INSTRUMENT =
  /\b(?:Convention|Covenant|Charter|Protocols?|Agreement|Treaty|Statute|Pact|Compact|Declaration|Framework|Plan|Agenda|Programme|Roadmap|Principles|Guidelines|Rules|Code|Resolution)\b/;

/** The terms known after a paragraph: those known before it and those it defines. */
export function termsAfter(text: string, citations: readonly FoundCitation[], terms: DefinedTerms): DefinedTerms {
  const added: [string, Named][] = [];
  let { last } = terms;
  for (const { kind, instrument, start, end } of citations) {
    if (kind === "treaty" && !/^(?:\p{L}+ ){0,2}protoco(?:l|le|lo)s(?!\p{L})/iu.test(text.slice(start, end)))
      last = { kind, instrument };
    const match = TERM.exec(text.slice(end, end + 140));
    const term = match?.[1] ?? match?.[2];
    if (term !== undefined && NAMES_INSTRUMENT.test(term)) added.push([term.trim(), { kind, instrument }]);
  }
  const names = added.length === 0 ? terms.names : new Map([...terms.names, ...added]);
  return { names, last, speaker: terms.speaker ?? speakerOf(text) };
}
