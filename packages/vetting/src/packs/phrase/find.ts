import type { Range } from "@travaux/instrument";
import type { Phrase, Step } from "./phrase.ts";
import type { Word } from "./words.ts";

/** A place where a phrase stands; `first` and `last` are the numbers of its words. */
export interface Place extends Range {
  readonly first: number;
  readonly last: number;
}

/**
 * Every place where one of the phrases stands, from left to right, none overlapping the one before. Where several begin
 * at one word the longest is taken. Time grows with words × length of the phrases, whatever they say.
 */
export function findAll(phrases: readonly Phrase[], words: readonly Word[]): readonly Place[] {
  const places: Place[] = [];
  const dead: DeadEnds = new Map();
  for (let first = 0; first < words.length; ) {
    const last = lastWordAt(phrases, words, first, dead);
    const from = words[first];
    const to = words[last];
    if (from === undefined || to === undefined) {
      first += 1;
      continue;
    }
    places.push({ start: from.start, end: to.end, first, last });
    first = last + 1;
  }
  return places;
}

/** True where one of the phrases stands anywhere. */
export function stands(phrases: readonly Phrase[], words: readonly Word[]): boolean {
  const dead: DeadEnds = new Map();
  return words.some((_, first) => lastWordAt(phrases, words, first, dead) >= 0);
}

/** States from which a phrase cannot be completed in these words, whatever word it began at. */
type DeadEnds = Map<Phrase, Set<number>>;

/** The number of the last word of the longest phrase that begins at word `first`; -1 where none does. */
export function lastWordAt(
  phrases: readonly Phrase[],
  words: readonly Word[],
  first: number,
  dead: DeadEnds = new Map(),
): number {
  const lead = words[first];
  if (lead === undefined) return -1;
  let last = -1;
  const attempt = (phrase: Phrase): void => {
    let ends = dead.get(phrase);
    if (ends === undefined) {
      ends = new Set();
      dead.set(phrase, ends);
    }
    const end = run(phrase.steps, words, first, ends);
    if (end !== null && end - 1 > last) last = end - 1;
  };
  const { folded, raw, stems, any } = openingsOf(phrases);
  folded.get(lead.folded)?.forEach(attempt);
  raw.get(lead.raw)?.forEach(attempt);
  for (const { stem, phrase } of stems) if (lead.folded.startsWith(stem)) attempt(phrase);
  any.forEach(attempt);
  return last;
}

/** Phrases by the words they may begin with, so that most words of a text are passed over at a glance. */
interface Openings {
  readonly folded: Map<string, Phrase[]>;
  readonly raw: Map<string, Phrase[]>;
  readonly stems: { readonly stem: string; readonly phrase: Phrase }[];
  readonly any: Phrase[];
}

const OPENINGS: WeakMap<readonly Phrase[], Openings> = new WeakMap();

function openingsOf(phrases: readonly Phrase[]): Openings {
  const known = OPENINGS.get(phrases);
  if (known !== undefined) return known;
  const openings: Openings = { folded: new Map(), raw: new Map(), stems: [], any: [] };
  for (const phrase of phrases) {
    for (const step of openingSteps(phrase.steps)) {
      if (step?.op === "word") push(openings.folded, step.word, phrase);
      else if (step?.op === "exact") push(openings.raw, step.word, phrase);
      else if (step?.op === "stem") openings.stems.push({ stem: step.stem, phrase });
      else openings.any.push(phrase);
    }
  }
  OPENINGS.set(phrases, openings);
  return openings;
}

function push(map: Map<string, Phrase[]>, word: string, phrase: Phrase): void {
  const list = map.get(word);
  if (list === undefined) map.set(word, [phrase]);
  else list.push(phrase);
}

/** The steps at which a program looks at its first word; undefined among them where it may end before one. */
function openingSteps(steps: readonly Step[]): readonly (Step | undefined)[] {
  const found: (Step | undefined)[] = [];
  const seen = new Set<number>();
  const stack = [0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const step = steps[at];
    if (step?.op === "jump") stack.push(step.to);
    else if (step?.op === "split") stack.push(step.second, step.first);
    else found.push(step);
  }
  return found;
}

/**
 * Runs a program from one word; gives the place after its last word. A state is its word, step and whether a gap was open,
 * as one number, so that nothing is made anew on the way; a state that failed once is never tried again, from this word or, past
 * it, from a later one.
 */
function run(steps: readonly Step[], words: readonly Word[], first: number, dead: Set<number>): number | null {
  const width = 2 * (steps.length + 1);
  const failed = new Set<number>();
  const stack = [first * width];
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    const at = Math.floor(state / width);
    const inWord = state - at * width;
    const step = steps[inWord >> 1];
    if (step === undefined) return at;
    if (failed.has(state) || (at > first && dead.has(state))) continue;
    failed.add(state);
    const gap = inWord & 1;
    if (step.op === "jump") stack.push(at * width + 2 * step.to + gap);
    else if (step.op === "split") stack.push(at * width + 2 * step.second + gap, at * width + 2 * step.first + gap);
    else {
      const word = words[at];
      if (word === undefined || !fits(step, word, at === first, gap === 1)) continue;
      stack.push((at + 1) * width + (inWord - gap) + 2 + (step.op === "skip" ? 1 : 0));
    }
  }
  // What was tried on the way to nothing is dead; a word that leads has rules of its own and is not counted.
  for (const state of failed) if (Math.floor(state / width) > first) dead.add(state);
  return null;
}

/** A gap may cross commas and brackets, never the end of a sentence; a phrase's own words stand close. */
function fits(step: Step, word: Word, leads: boolean, gap: boolean): boolean {
  if (!leads && (word.joint === "stop" || (word.joint === "open" && !gap && step.op !== "skip"))) return false;
  switch (step.op) {
    case "word":
      return word.folded === step.word;
    case "stem":
      return word.folded.startsWith(step.stem);
    case "exact":
      return word.raw === step.word;
    default:
      return true;
  }
}
