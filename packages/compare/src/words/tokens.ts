import {
  CLASS_OF,
  classOfPair,
  DIGIT,
  EXTENDS,
  HIGH_SURROGATE,
  JOINS_DIGITS,
  JOINS_LETTERS,
  LETTER,
  LOW_SURROGATE,
  OTHER,
  SINGLE,
  SPACE,
} from "./classes.ts";

/** A text cut into tokens. A token is a word, number or sign with the space before it; tokens joined are the text. */
export interface Tokens {
  readonly text: string;
  /** One interned number per token. */
  readonly ids: Int32Array;
  /** UTF-16 offset where each token starts, and the text's length at the end: one longer than `ids`. */
  readonly starts: Int32Array;
}

/** Numbers for token texts: equal texts, equal numbers. One is shared by all texts that are compared with each other. */
export interface Interner {
  readonly texts: string[];
  /** How much a token counts when a reader decides whether two phrases are the same: see `weightOf`. */
  readonly weights: number[];
  /** Open addressing by a hash of the code units: a token's number + 1, or 0. Its length is a power of two. */
  slots: Int32Array;
}

/** Slots of a new interner: a text of a few pages fits without growing. */
const FIRST_SLOTS = 4096;

/** An empty interner; `slots`, a power of two, may be small where few words are expected. */
export function newInterner(slots: number = FIRST_SLOTS): Interner {
  return { texts: [], weights: [], slots: new Int32Array(slots) };
}

/**
 * Words that carry a sentence but not its matter, in the languages of the corpora. Two phrases that share only these have
 * nothing in common for a reader.
 */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a an and any are as at be been but by can for from had has have he her his if in into is it its may more nor not of " +
    "on or our shall should so such than that the their them these they this those to under was we were where which who " +
    "will with would de des du la le les et en un une que qui dans par pour sur au aux el los las y del der die das den " +
    "dem und oder in im zu zum zur von mit auf für ist sind و في من على إلى أن کے کی کا میں اور سے کو پر ہے 的 和 及 与 在"
  ).split(" "),
);

/** True for a word or a number, false for a sign or bare spaces. */
export function isWord(token: string): boolean {
  let at = 0;
  while (at < token.length && CLASS_OF[token.charCodeAt(at)] === SPACE) at += 1;
  const cls = CLASS_OF[token.charCodeAt(at)];
  return at < token.length && (cls === LETTER || cls === DIGIT || cls === SINGLE || cls === HIGH_SURROGATE);
}

/** 3 for a word of substance, 1 for a stop word or a sign. */
function weightOf(token: string): number {
  const word = token.trim();
  if (word === "" || STOP_WORDS.has(word) || STOP_WORDS.has(word.toLowerCase())) return 1;
  return isWord(word) ? 3 : 1;
}

/** FNV-1a over the code units of [start, end). */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** The number of the token [start, end) of a text, given at first sight. No string is made for one that is known. */
function intern(interner: Interner, text: string, start: number, end: number): number {
  const { texts, slots } = interner;
  const mask = slots.length - 1;
  let slot = hashOf(text, start, end) & mask;
  for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
    const known = texts[held - 1] ?? "";
    if (known.length === end - start && text.startsWith(known, start)) return held - 1;
    slot = (slot + 1) & mask;
  }
  const token = text.slice(start, end);
  texts.push(token);
  interner.weights.push(weightOf(token));
  slots[slot] = texts.length;
  if (texts.length * 2 > slots.length) widen(interner);
  return texts.length - 1;
}

function widen(interner: Interner): void {
  const slots = new Int32Array(interner.slots.length * 4);
  const mask = slots.length - 1;
  interner.texts.forEach((token, number) => {
    let slot = hashOf(token, 0, token.length) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  });
  interner.slots = slots;
}

let startsBuffer = new Int32Array(1024);
let idsBuffer = new Int32Array(1024);

/** Cuts a text into tokens. Spaces at the very end are a token of their own. */
export function tokenise(text: string, interner: Interner): Tokens {
  const length = text.length;
  let count = 0;
  let at = 0;
  while (at < length) {
    const start = at;
    while (at < length && CLASS_OF[text.charCodeAt(at)] === SPACE) at += 1;
    if (at < length) at = endOfWord(text, at);
    if (count + 1 >= idsBuffer.length) {
      idsBuffer = grown(idsBuffer);
      startsBuffer = grown(startsBuffer);
    }
    startsBuffer[count] = start;
    idsBuffer[count] = intern(interner, text, start, at);
    count += 1;
  }
  startsBuffer[count] = length;
  return { text, ids: idsBuffer.slice(0, count), starts: startsBuffer.slice(0, count + 1) };
}

function grown(buffer: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(buffer.length * 2);
  wider.set(buffer);
  return wider;
}

/** Where the word, number or sign that begins at `at` ends. */
function endOfWord(text: string, at: number): number {
  const first = CLASS_OF[text.charCodeAt(at)] ?? OTHER;
  if (first === LETTER || first === DIGIT || first === EXTENDS) return endOfLetters(text, at + 1, first);
  if (first === HIGH_SURROGATE && CLASS_OF[text.charCodeAt(at + 1)] === LOW_SURROGATE) {
    const cls = classOfPair(text.charCodeAt(at));
    return cls === LETTER ? endOfLetters(text, at + 2, LETTER) : endOfMarks(text, at + 2);
  }
  if (text.charCodeAt(at) === OPENING && text.charCodeAt(at + 1) === CARET) return endOfReference(text, at);
  return endOfMarks(text, at + 1);
}

const OPENING = 0x5b;
const CARET = 0x5e;
const CLOSING = 0x5d;

/** A footnote's label is no longer than this. */
const LONGEST_LABEL = 24;

/** A reference to a footnote, `[^1]`, is one sign: it goes from one word to another as a whole. */
function endOfReference(text: string, at: number): number {
  for (let end = at + 2; end < text.length && end - at <= LONGEST_LABEL; end += 1) {
    const code = text.charCodeAt(end);
    if (code === CLOSING) return end > at + 2 ? end + 1 : at + 1;
    if (CLASS_OF[code] === SPACE || code === OPENING) break;
  }
  return at + 1;
}

function endOfLetters(text: string, from: number, first: number): number {
  let at = from;
  let last = first;
  const length = text.length;
  while (at < length) {
    const code = text.charCodeAt(at);
    const cls = CLASS_OF[code] ?? OTHER;
    if (cls === LETTER || cls === DIGIT) {
      last = cls;
      at += 1;
    } else if (cls === EXTENDS) at += 1;
    else if (cls === HIGH_SURROGATE && classOfPair(code) === LETTER && at + 1 < length) at += 2;
    else if (cls === JOINS_LETTERS || (cls === JOINS_DIGITS && last === DIGIT)) {
      const next = CLASS_OF[text.charCodeAt(at + 1)] ?? OTHER;
      if (at + 1 >= length || !(next === LETTER || next === DIGIT) || (cls === JOINS_DIGITS && next !== DIGIT)) break;
      at += 1;
    } else break;
  }
  return at;
}

/** Past the marks on a character; a zero-width joiner takes the next picture with it. */
function endOfMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && CLASS_OF[text.charCodeAt(at)] === EXTENDS) {
    const joiner = text.charCodeAt(at) === 0x200d;
    at += 1;
    if (joiner && CLASS_OF[text.charCodeAt(at)] === HIGH_SURROGATE) at += 2;
  }
  return Math.min(at, text.length);
}
