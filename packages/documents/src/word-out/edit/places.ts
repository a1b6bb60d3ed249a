import { CALL, type Letter } from "./letters.ts";

/** Where a clause stands in a file: for each of its UTF-16 units the letter it is, or null for the space of a line's end. */
export interface Place {
  readonly letters: readonly (Letter | null)[];
}

/** A clause that is looked for. */
export interface Sought {
  readonly clause: string;
  readonly text: string;
}

interface Line {
  readonly text: string;
  readonly letters: readonly (Letter | null)[];
}

/**
 * Finds clauses among the letters of a file, in the order of the text: the reader's own rule, by which a line break inside a paragraph is
 * one space and blank space at the ends of lines does not count. A clause that is not found has no entry.
 */
export function placesOf(letters: readonly Letter[], sought: readonly Sought[]): ReadonlyMap<string, Place> {
  const { text, letters: units } = joined(letters);
  const places = new Map<string, Place>();
  let next = 0;
  for (const { clause, text: words } of sought) {
    const { wanted, at: offsets } = withCalls(words);
    const from = found(text, wanted, next);
    if (from < 0 || wanted === "") continue;
    next = from + wanted.length;
    places.set(clause, { letters: offsets.map((offset) => units[from + offset] ?? null) });
  }
  return places;
}

/** A whole paragraph first, then a stretch of one; always after the clause before, so that no words serve two clauses. */
function found(text: string, wanted: string, next: number): number {
  const at = text.indexOf(`\0${wanted}\0`, Math.max(0, next - 1));
  return at >= 0 ? at + 1 : text.indexOf(wanted, next);
}

/** Calls of notes as one sign each, and for each unit of the words its place in the result. */
function withCalls(words: string): { readonly wanted: string; readonly at: readonly number[] } {
  let wanted = "";
  const at: number[] = [];
  for (const [part] of words.matchAll(/\[\^[^\]]*\]|[\s\S]/g)) {
    for (let unit = 0; unit < part.length; unit += 1) at.push(wanted.length);
    wanted += part.length > 1 ? CALL : part;
  }
  return { wanted, at };
}

function joined(letters: readonly Letter[]): Line {
  const out: { text: string[]; letters: (Letter | null)[] } = { text: ["\0"], letters: [null] };
  let line: Letter[] = [];
  let isFirst = true;
  let blank = false;
  const close = (end: string): void => {
    const kept = trimmed(line);
    line = [];
    if (kept.length > 0) {
      if (blank && !isFirst) push(out, "\0", null);
      else if (!isFirst) push(out, " ", null);
      for (const letter of kept) push(out, letter.character, letter);
      isFirst = false;
      blank = false;
    } else blank = true;
    if (end === "\f") blank = true;
    if (end === "\0") {
      if (!isFirst) push(out, "\0", null);
      isFirst = true;
      blank = false;
    }
  };
  for (const letter of letters) {
    if (/[\n\f\0]/.test(letter.character)) close(letter.character);
    else line.push(letter);
  }
  close("\0");
  return { text: out.text.join(""), letters: out.letters };
}

function push(
  out: { readonly text: string[]; readonly letters: (Letter | null)[] },
  character: string,
  letter: Letter | null,
): void {
  out.text.push(character);
  out.letters.push(letter);
}

function trimmed(line: readonly Letter[]): readonly Letter[] {
  const isBlank = (letter: Letter | undefined): boolean => letter?.character === " " || letter?.character === "\t";
  let from = 0;
  let to = line.length;
  while (from < to && isBlank(line[from])) from += 1;
  while (to > from && isBlank(line[to - 1])) to -= 1;
  return line.slice(from, to);
}
