import type { Passage } from "../passage.ts";
import { type Memory, tokensOf } from "../words/pairs.ts";
import type { Interner, Tokens } from "../words/tokens.ts";

/**
 * Two sequences of passages made ready for aligning: whole passages as numbers (equal words, equal number; the typed
 * paragraph number does not count), words cut only where somebody asks for them.
 */
export interface Subject {
  readonly a: readonly Passage[];
  readonly b: readonly Passage[];
  readonly aKeys: Int32Array;
  readonly bKeys: Int32Array;
  readonly keyCount: number;
  readonly interner: Interner;
  readonly memory: Memory;
}

/** The words of a passage without its number, and their weight in all. */
export interface Bag {
  readonly tokens: Tokens;
  readonly weight: number;
}

/** The number of each passage's words. */
export function keysOf(passages: readonly Passage[], memory: Memory): Int32Array {
  const { keys: numbers } = memory;
  const keys = new Int32Array(passages.length);
  for (let at = 0; at < passages.length; at += 1) {
    const passage = passages[at];
    if (passage === undefined) continue;
    const body = passage.body === 0 ? passage.text : passage.text.slice(passage.body);
    let key = numbers.get(body);
    if (key === undefined) {
      key = numbers.size;
      numbers.set(body, key);
    }
    keys[at] = key;
  }
  return keys;
}

/** Numbers the passages of both sides. `aKeys` may be given where one text is compared with many. */
export function subjectOf(
  a: readonly Passage[],
  b: readonly Passage[],
  memory: Memory,
  aKeys: Int32Array = keysOf(a, memory),
): Subject {
  const bKeys = keysOf(b, memory);
  return { a, b, aKeys, bKeys, keyCount: memory.keys.size, interner: memory.interner, memory };
}

/** The bag of passage `at` of a side, cut at first asking. */
export function bagOf(subject: Subject, side: "a" | "b", at: number): Bag {
  const key = (side === "a" ? subject.aKeys : subject.bKeys)[at] ?? 0;
  const known = subject.memory.bags.get(key);
  if (known !== undefined) return known;
  const passage = subject[side][at];
  const tokens = tokensOf(subject.memory, passage === undefined ? "" : passage.text.slice(passage.body));
  let weight = 0;
  for (const id of tokens.ids) weight += subject.interner.weights[id] ?? 1;
  const bag: Bag = { tokens, weight };
  subject.memory.bags.set(key, bag);
  return bag;
}
