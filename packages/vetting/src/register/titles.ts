import { type InstrumentEntry, instrumentByKey, type Register } from "./register.ts";

/** A cited title compared with the register: how near it is to a title the register has. */
export interface NearTitle {
  readonly entry: InstrumentEntry;
  /** Share of words in common, 0 to 1. */
  readonly likeness: number;
}

/** Below this a resemblance is chance: two conventions on neighbouring subjects share about half of their words. */
const ENOUGH_LIKENESS = 0.75;
/** Two titles closer than this to each other cannot be told apart, and nothing is said. */
const CLEAR_LEAD = 0.08;

/**
 * The instrument a citation means: by its key, or, where the reader of the text did not know the words and gave the title
 * as cited, the one whose official title is nearest. Null where none is near enough.
 */
export function citedInstrument(register: Register, cited: string | null): InstrumentEntry | null {
  if (cited === null) return null;
  const answers = answered.get(register) ?? new Map<string, InstrumentEntry | null>();
  answered.set(register, answers);
  const known = answers.get(cited);
  if (known !== undefined) return known;
  const entry =
    instrumentByKey(register, cited) ??
    byName(register, cited) ??
    politicalTitled(register, cited) ??
    nearestTitle(register, cited)?.entry ??
    null;
  answers.set(cited, entry);
  return entry;
}

/** What was asked before; a register never changes, and a long text cites one treaty a thousand times. */
const answered = new WeakMap<Register, Map<string, InstrumentEntry | null>>();

function byName(register: Register, cited: string): InstrumentEntry | null {
  const names = (entry: InstrumentEntry): readonly string[] => [
    ...titlesOf(entry),
    ...entry.shortNames,
    ...(entry.misquoted ?? []),
    ...entry.acronyms,
  ];
  return register.instruments.find((entry) => names(entry).some((name) => isExactTitle(cited, name))) ?? null;
}

const titled: WeakMap<Register, ReadonlyMap<string, InstrumentEntry>> = new WeakMap();

/** The instrument that has exactly this title, or one of its short names; null where none has. Acronyms are no titles. */
export function instrumentTitled(register: Register, title: string): InstrumentEntry | null {
  const known = titled.get(register);
  if (known !== undefined) return known.get(plain(title)) ?? null;
  const byTitle = new Map<string, InstrumentEntry>();
  for (const entry of register.instruments) {
    for (const name of entry.members === undefined ? [...titlesOf(entry), ...entry.shortNames] : []) {
      if (!byTitle.has(plain(name))) byTitle.set(plain(name), entry);
    }
  }
  titled.set(register, byTitle);
  return byTitle.get(plain(title)) ?? null;
}

/** The political text or resolution whose title has the same words but for prepositions and plurals, or null. */
function politicalTitled(register: Register, words: string): InstrumentEntry | null {
  const wanted = titleWords(words);
  if (wanted.length < 3) return null;
  const found = register.instruments.filter(
    (entry) => entry.kind !== "treaty" && titlesOf(entry).some((title) => likeness(wanted, titleWords(title)) === 1),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The treaty whose title is nearest to the words, or null where none is near or two are equally near. */
export function nearestTitle(register: Register, words: string): NearTitle | null {
  const wanted = titleWords(words);
  if (wanted.length < 3) return null;
  const near = register.instruments
    .filter((entry) => entry.kind === "treaty" && entry.members === undefined)
    .map((entry) => ({
      entry,
      likeness: Math.max(...titlesOf(entry).map((title) => likeness(wanted, titleWords(title)))),
    }))
    .filter((found) => found.likeness >= ENOUGH_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness);
  const [first, second] = near;
  if (first === undefined) return null;
  if (second === undefined || first.likeness - second.likeness >= CLEAR_LEAD) return first;
  return standsWhole(wanted, first.entry) && !standsWhole(wanted, second.entry) ? first : null;
}

/** Every word of the title stands in the words given, whatever else does. */
function standsWhole(words: readonly string[], entry: InstrumentEntry): boolean {
  return titlesOf(entry).some((title) => titleWords(title).every((word) => words.includes(word)));
}

/** All forms of the title that are official, the exact title first. */
export function titlesOf(entry: InstrumentEntry): readonly string[] {
  const beside = entry.titleBesideParent === undefined ? [] : [entry.titleBesideParent];
  return [entry.title, ...(entry.otherTitles ?? []), ...beside];
}

/** Whether the words are a title letter by letter, but for capitals, kinds of apostrophe, spaces and a year put before or after. */
export function isExactTitle(words: string, title: string): boolean {
  return plain(words) === plain(title);
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:the|its|their|this) /, "")
    .replace(/^(?:1[89]|20)\d\d (?=\p{L})/u, "")
    .replace(/,? (?:of|,) (?:\d{1,2} \p{L}+ )?(?:1[89]|20)\d\d$/u, "")
    .replace(/, (?:1[89]|20)\d\d$/, "");
}

const EMPTY: ReadonlySet<string> = new Set([
  "the",
  "of",
  "and",
  "on",
  "against",
  "to",
  "in",
  "by",
  "for",
  "its",
  "their",
  "all",
  "a",
  "an",
]);
const SAME: Readonly<Record<string, string>> = { un: "united nations", eu: "european union" };

/** The words of a title that tell it apart, as they are compared: no articles and prepositions, no plural, one spelling. */
export function titleWords(title: string): readonly string[] {
  return title
    .toLowerCase()
    .replace(/\p{L}+/gu, (word) => SAME[word] ?? word)
    .replace(/is(e|es|ed|ing|ation)\b/g, "iz$1")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !EMPTY.has(word))
    .map((word) => word.replace(/s$/, ""));
}

/** Dice's coefficient over the sets of words: twice what is shared, by what there is. */
function likeness(first: readonly string[], second: readonly string[]): number {
  const a = new Set(first);
  const b = new Set(second);
  const shared = [...a].filter((word) => b.has(word)).length;
  return (2 * shared) / (a.size + b.size);
}
