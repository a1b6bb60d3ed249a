import type { Bag } from "../align/subject.ts";
import type { Passage } from "../passage.ts";
import { editsBetween, type TextEdit } from "./edits.ts";
import { type Interner, newInterner, type Tokens, tokenise } from "./tokens.ts";

/**
 * What one comparison, or one compilation of many texts, remembers: token numbers, texts already cut and pairs already
 * compared. The same edit by a whole group of delegations is worked out once.
 */
export interface Memory {
  readonly interner: Interner;
  readonly cut: Map<string, Tokens>;
  /** Numbers of whole passages' words, and their bags, for aligning. */
  readonly keys: Map<string, number>;
  readonly bags: Map<number, Bag>;
  readonly pairs: Map<string, Map<string, readonly TextEdit[]>>;
}

/** An empty memory. */
export function newMemory(): Memory {
  return { interner: newInterner(), cut: new Map(), keys: new Map(), bags: new Map(), pairs: new Map() };
}

/** A text cut into tokens, once. */
export function tokensOf(memory: Memory, text: string): Tokens {
  const known = memory.cut.get(text);
  if (known !== undefined) return known;
  const tokens = tokenise(text, memory.interner);
  memory.cut.set(text, tokens);
  return tokens;
}

/**
 * Edits from one passage to another, the typed number apart from the words: a renumbered clause has one edit in its number and
 * none in its words. Offsets are into the whole text of `a`.
 */
export function passageEdits(memory: Memory, a: Passage, b: Passage, tidy: boolean): readonly TextEdit[] {
  if (a.text === b.text) return [];
  const ofA = remembered(memory.pairs, a.text);
  const known = ofA.get(b.text);
  if (known !== undefined) return known;
  const edits: TextEdit[] = [];
  const marker = b.text.slice(0, b.body);
  if (a.text.slice(0, a.body) !== marker) edits.push({ start: 0, end: a.body, inserted: marker });
  const before = tokensOf(memory, a.text.slice(a.body));
  const after = tokensOf(memory, b.text.slice(b.body));
  for (const { start, end, inserted } of editsBetween(before, after, memory.interner, tidy)) {
    if (start === 0 && a.body === 0 && edits.length === 1) edits[0] = { start, end, inserted: marker + inserted };
    else edits.push({ start: start + a.body, end: end + a.body, inserted });
  }
  ofA.set(b.text, edits);
  return edits;
}

function remembered(
  pairs: Map<string, Map<string, readonly TextEdit[]>>,
  text: string,
): Map<string, readonly TextEdit[]> {
  const known = pairs.get(text);
  if (known !== undefined) return known;
  const fresh = new Map<string, readonly TextEdit[]>();
  pairs.set(text, fresh);
  return fresh;
}
