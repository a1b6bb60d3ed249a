import { stemmer } from "stemmer";

/** Letters and digits of the alphabets that treaties are printed in, after lower-casing; an apostrophe parts words. */
const WORD = /[0-9a-z\u00df-\u024f\u0370-\u1fff\u3040-\ud7ff]+/g;
/** `co-operation` is the same word as `cooperation`. */
const CO = /\bco-(?=op|ord)/g;
const NONE: readonly string[] = [];

/** The words of a text in order, in small letters: `State's co-operation` is `state`, `s`, `cooperation`. */
export function wordsOf(text: string): readonly string[] {
  const small = text.toLowerCase();
  const joined = small.includes("co-") ? small.replace(CO, "co") : small;
  return joined.match(WORD) ?? NONE;
}

/** More distinct words than these are not remembered: a library of 563 instruments has some 40,000. */
const MOST_REMEMBERED = 200_000;
const remembered: Map<string, string> = new Map();

/** Words that Porter's rules file under one stem and that mean different things: `international` is not `internal`. */
const APART: Readonly<Record<string, string>> = {
  international: "international",
  internationally: "international",
  organ: "organs",
  organs: "organs",
  hospitality: "hospitality",
  hospitable: "hospitality",
  university: "university",
  universities: "university",
  communication: "communication",
  communications: "communication",
  generation: "generation",
  generations: "generation",
};

/**
 * The stem under which a word is filed: British and American spellings fall together, then Porter's rules (1980).
 * `organised`, `organization` and `organizing` are one stem. Remembered, since a library repeats its words.
 */
export function stemOf(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const stem = Object.hasOwn(APART, word) ? (APART[word] ?? word) : porter(word);
  if (remembered.size < MOST_REMEMBERED) remembered.set(word, stem);
  return stem;
}

function porter(word: string): string {
  return /^[a-z]{3,}$/.test(word) ? stemmer(respelt(word)) : word;
}

/** Each rule is tried only where its letters stand in the word at all: most words know none of them. */
function respelt(word: string): string {
  let spelt = word;
  if (spelt.includes("is")) spelt = spelt.replace(/is(e|ed|es|ing|ation|ations|er|ers|able)$/, "iz$1");
  if (spelt.includes("our")) spelt = spelt.replace(/^(.{3,})our(s|ed|ing|able|ably|al|ally)?$/, "$1or$2");
  if (spelt.includes("tre")) spelt = spelt.replace(/^(cent|theat|met|lit)re(s?)$/, "$1er$2");
  if (spelt.includes("ence")) spelt = spelt.replace(/^(off|def|lic|pret)ence(s?)$/, "$1ense$2");
  if (spelt.startsWith("programme")) spelt = spelt.replace(/^programme(s|d)?$/, "program$1");
  if (spelt.startsWith("judgement")) spelt = spelt.replace(/^judgement/, "judgment");
  if (spelt.includes("ll")) spelt = spelt.replace(/ll(ed|ing)$/, "l$1");
  return spelt;
}

/** Words that say nothing of a subject. They are kept for runs of words, and left out where words are weighed. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a about above after again against all also although am an and any are as at be because been before being below " +
    "between both but by can cannot could did do does doing down during each either every few for from further had has " +
    "have having he her here hers him his how however i if in into is it its itself just least may me might more most " +
    "must my neither no nor not of off on once one only onto or other others our ours out over own per s same shall she " +
    "should so some such t than that the their theirs them themselves then there thereby therefore therein thereof these " +
    "they this those through thus to too under until up upon us very was we were what when where whereas whether which " +
    "while who whole whom whose why will with within without would you your " +
    "1 2 3 4 5 6 7 8 9 b c d e f g h ii iii iv v vi"
  ).split(" "),
);
