import type { InstrumentName, Lexicon, OrganisationName } from "../view.ts";

/** Words of a text as names are compared: case, commas, `-ise`/`-ize`, `UN`/`United Nations` and articles make no difference. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** One or more comparable words: `UN` gives two. */
  readonly forms: readonly string[];
  /** True where the word is written in capitals only, as acronyms are. */
  readonly capitals: boolean;
  /** True where a square bracket, or the end of a sentence, stands between this word and the one before. */
  readonly breaks: boolean;
}

/** A stretch of text that names an entry of the lexicon. */
export interface NameMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly entry: T;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[’'][\p{L}]+)?/gu;
const BREAK = /[[\]]|[.;:!?]\s/;
const DROPPED: ReadonlySet<string> = new Set(["the"]);
const ISE = /is(e|es|ed|ing|ation|ations|ational|er|ers)$/;

/** The number of a footnote that lost its raised place, glued to the last word: `Convention1`. It is no part of the word. */
const NOTE_NUMBER = /(?<=\p{Ll}{3})[\d¹²³⁰⁴-⁹]{1,3}$/u;

/** Splits a text into comparable words. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let previous = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const { length, forms, capitals } = writtenOf(match[0]);
    const between = text.slice(previous, start);
    words.push({ start, end: start + length, forms, capitals, breaks: between !== " " && BREAK.test(between) });
    previous = start + match[0].length;
  }
  return words;
}

/** How a word compares wherever it stands. */
interface Written extends Pick<Word, "forms" | "capitals"> {
  /** Without the number of a footnote. */
  readonly length: number;
}

/** Words met, so that each is looked at once: a text of a thousand pages has fewer different ones than the limit. */
const MET: Map<string, Written> = new Map();
const MOST_MET = 50_000;

function writtenOf(word: string): Written {
  const met = MET.get(word);
  if (met !== undefined) return met;
  const written = word.replace(NOTE_NUMBER, "");
  const capitals = written.length > 1 && written === written.toUpperCase() && written !== written.toLowerCase();
  const found = { length: written.length, forms: formsOf(written), capitals };
  if (MET.size >= MOST_MET) MET.clear();
  MET.set(word, found);
  return found;
}

function formsOf(written: string): readonly string[] {
  if (written === "UN") return ["united", "nations"];
  if (written === "EU") return ["eu"];
  const lower = written.toLowerCase().replace(/’/g, "'");
  if (DROPPED.has(lower)) return [];
  return [lower.replace(ISE, "iz$1")];
}

interface Entry<T> {
  readonly forms: readonly string[];
  readonly capitals: boolean;
  readonly entry: T;
}

type Index<T> = ReadonlyMap<string, readonly Entry<T>[]>;

/** Finds names in words; built once for a lexicon. */
export interface NameFinder {
  readonly instruments: (words: readonly Word[]) => readonly NameMatch<InstrumentName>[];
  readonly organisations: (words: readonly Word[]) => readonly NameMatch<OrganisationName>[];
  /** The official title of an instrument by its key, or null. */
  readonly titleOf: (key: string) => string | null;
}

const FINDERS: WeakMap<Lexicon, NameFinder> = new WeakMap();

/**
 * A lexicon prepared for matching. Longer names win over shorter ones at the same place. Kept with its lexicon: reading a text
 * and viewing it ask for the same, and so does every delegation's file.
 */
export function nameFinder(lexicon: Lexicon): NameFinder {
  const known = FINDERS.get(lexicon);
  if (known !== undefined) return known;
  const finder = finderOf(lexicon);
  FINDERS.set(lexicon, finder);
  return finder;
}

function finderOf(lexicon: Lexicon): NameFinder {
  const instruments = indexOf(lexicon.instruments, (instrument) => instrument.names);
  const organisations = indexOf(lexicon.organisations, (organisation) =>
    organisation.acronym === null ? organisation.names : [...organisation.names, organisation.acronym],
  );
  const titles = new Map(lexicon.instruments.map(({ key, names }): [string, string] => [key, names[0] ?? key]));
  return {
    instruments: (words) => matchesIn(words, instruments),
    organisations: (words) => matchesIn(words, organisations),
    titleOf: (key) => titles.get(key) ?? null,
  };
}

function indexOf<T>(entries: readonly T[], namesOf: (entry: T) => readonly string[]): Index<T> {
  const index = new Map<string, Entry<T>[]>();
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      const words = wordsOf(name);
      const forms = words.flatMap((word) => word.forms);
      const first = forms[0];
      if (first === undefined) continue;
      const capitals = words.length === 1 && (words[0]?.capitals ?? false);
      const list = index.get(first) ?? [];
      list.push({ forms, capitals, entry });
      index.set(first, list);
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.forms.length - a.forms.length);
  return index;
}

function matchesIn<T>(words: readonly Word[], index: Index<T>): readonly NameMatch<T>[] {
  const found: NameMatch<T>[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at]?.forms[0];
    if (first === undefined) continue;
    for (const candidate of index.get(first) ?? []) {
      const last = endOfMatch(words, at, candidate);
      if (last === null) continue;
      found.push({ start: words[at]?.start ?? 0, end: words[last]?.end ?? 0, entry: candidate.entry });
      at = last;
      break;
    }
  }
  return found;
}

/** Index of the last word of a match of `candidate` beginning at word `from`, or null. */
function endOfMatch<T>(words: readonly Word[], from: number, candidate: Entry<T>): number | null {
  if (candidate.capitals && !(words[from]?.capitals ?? false)) return null;
  let form = 0;
  for (let at = from; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || (at > from && word.breaks)) return null;
    for (const written of word.forms) {
      if (written !== candidate.forms[form]) return null;
      form += 1;
    }
    if (form === candidate.forms.length) return at;
  }
  return null;
}
