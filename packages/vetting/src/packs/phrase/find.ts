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
  for (let first = 0; first < words.length; ) {
    const last = lastWordAt(phrases, words, first);
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
  return words.some((_, first) => lastWordAt(phrases, words, first) >= 0);
}

/** The number of the last word of the longest phrase that begins at word `first`; -1 where none does. */
export function lastWordAt(phrases: readonly Phrase[], words: readonly Word[], first: number): number {
  let last = -1;
  const lead = words[first];
  for (const phrase of phrases) {
    const opening = phrase.steps[0];
    if (lead === undefined || (opening?.op === "word" && opening.word !== lead.folded)) continue;
    const end = run(phrase.steps, words, first);
    if (end !== null && end - 1 > last) last = end - 1;
  }
  return last;
}

/** Runs a program from one word; gives the place after its last word. A state that failed once is never tried again. */
function run(steps: readonly Step[], words: readonly Word[], first: number): number | null {
  const failed = new Set<number>();
  const stack: { step: number; word: number; gap: boolean }[] = [{ step: 0, word: first, gap: false }];
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    if (state.step >= steps.length) return state.word;
    const key = (state.word * (steps.length + 1) + state.step) * 2 + (state.gap ? 1 : 0);
    const step = steps[state.step];
    if (step === undefined || failed.has(key)) continue;
    failed.add(key);
    if (step.op === "jump") stack.push({ ...state, step: step.to });
    else if (step.op === "split") stack.push({ ...state, step: step.second }, { ...state, step: step.first });
    else {
      const word = words[state.word];
      if (word === undefined || !fits(step, word, state.word === first, state.gap)) continue;
      stack.push({ step: state.step + 1, word: state.word + 1, gap: step.op === "skip" });
    }
  }
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
