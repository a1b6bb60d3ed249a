import { CLASS_OF, SPACE } from "./classes.ts";
import { difference, type Hunk } from "./myers.ts";
import { slide } from "./slide.ts";
import { tidied } from "./tidy.ts";
import type { Interner, Tokens } from "./tokens.ts";

/** Characters of a text replaced by others. Offsets are UTF-16 units of the text before; edits of one text come in order and do not overlap. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/**
 * The edits that make `a` into `b`: shortest, slid to their fixed place. With `tidy`, joined as a reader would mark them:
 * for the eye only, more characters are then touched than need be.
 */
export function editsBetween(a: Tokens, b: Tokens, interner: Interner, tidy: boolean): readonly TextEdit[] {
  const found = slide(difference(a.ids, b.ids), a, b, interner);
  const hunks = tidy ? tidied(found, a, b, interner) : found;
  return hunks.flatMap((hunk) => byCell(textEdit(hunk, a, b), a.text));
}

/**
 * A hunk in characters. Where its last token is the same word on both sides and only the space before it differs (a word
 * put before the first of a paragraph, two spaces for one), the word itself is left out.
 */
function textEdit(hunk: Hunk, a: Tokens, b: Tokens): TextEdit {
  let end = a.starts[hunk.aEnd] ?? 0;
  let until = b.starts[hunk.bEnd] ?? 0;
  if (hunk.aEnd > hunk.aStart && hunk.bEnd > hunk.bStart) {
    const aLast = wordStart(a, hunk.aEnd - 1);
    const bLast = wordStart(b, hunk.bEnd - 1);
    if (end > aLast && end - aLast === until - bLast && a.text.slice(aLast, end) === b.text.slice(bLast, until)) {
      end = aLast;
      until = bLast;
    }
  }
  const start = a.starts[hunk.aStart] ?? 0;
  return { start, end, inserted: b.text.slice(b.starts[hunk.bStart] ?? 0, until) };
}

/** What parts the cells of a table, and its rows. */
const PARTING = /[\t\n]/;

/** A change over neighbouring cells is one in each of them, as long as the cells stay: a person marks each cell. */
function byCell(edit: TextEdit, text: string): readonly TextEdit[] {
  const { start, end, inserted } = edit;
  if (!PARTING.test(inserted)) return [edit];
  const [before, after] = [text.slice(start, end).split(/([\t\n])/), inserted.split(/([\t\n])/)];
  const stays = before.length === after.length && before.every((part, at) => at % 2 === 0 || part === after[at]);
  if (!stays) return [edit];
  const edits: TextEdit[] = [];
  let at = start;
  for (const [index, part] of before.entries()) {
    const other = after[index] ?? "";
    if (part !== other) edits.push({ start: at, end: at + part.length, inserted: other });
    at += part.length;
  }
  return edits;
}

/** Where the word of a token begins, after its space. */
function wordStart(side: Tokens, token: number): number {
  let at = side.starts[token] ?? 0;
  const end = side.starts[token + 1] ?? 0;
  while (at < end && CLASS_OF[side.text.charCodeAt(at)] === SPACE) at += 1;
  return at;
}

/** The text with the edits made. Edits must be in order and must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  if (edits.length === 0) return text;
  let out = "";
  let at = 0;
  for (const edit of edits) {
    out += text.slice(at, edit.start) + edit.inserted;
    at = edit.end;
  }
  return out + text.slice(at);
}
