import type { CitationKind } from "../nodes.ts";
import { articleOf } from "./article.ts";
import { type NameFinder, type Word, wordsOf } from "./names.ts";
import { numberedCitationsIn } from "./resolutions.ts";
import { titlesIn } from "./titles.ts";

/** Words that name an instrument, with what they name; offsets into the text searched. */
export interface FoundCitation {
  readonly start: number;
  readonly end: number;
  readonly kind: CitationKind;
  readonly instrument: string | null;
  readonly article: string | null;
}

/** Short names that a text has given to instruments so far: `hereinafter referred to as “the Convention”`. */
export type DefinedTerms = ReadonlyMap<string, { readonly kind: CitationKind; readonly instrument: string | null }>;

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
  take(numberedCitationsIn(text));
  take(definedIn(text, terms));
  take(unknownIn(withoutWords(text, taken)));
  return taken
    .sort((a, b) => a.start - b.start)
    .map((found) => ({ ...found, article: articleOf(text, found.start, found.end) }));
}

/** The text with the words already read blotted out at the same length, so that no title runs over them. */
function withoutWords(text: string, taken: readonly Candidate[]): string {
  let out = "";
  let at = 0;
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start)) {
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

function definedIn(text: string, terms: DefinedTerms): readonly Candidate[] {
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
  const added: [string, { readonly kind: CitationKind; readonly instrument: string | null }][] = [];
  for (const citation of citations) {
    const match = TERM.exec(text.slice(citation.end, citation.end + 140));
    const term = match?.[1] ?? match?.[2];
    if (term !== undefined && NAMES_INSTRUMENT.test(term))
      added.push([term.trim(), { kind: citation.kind, instrument: citation.instrument }]);
  }
  return added.length === 0 ? terms : new Map([...terms, ...added]);
}
