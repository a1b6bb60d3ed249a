import { align, type Link } from "../align/align.ts";
import { subjectOf } from "../align/subject.ts";
import { markerEnd, type Passage } from "../passage.ts";
import { leadingSpaces, trailingSpaces } from "../words/classes.ts";
import { applyEdits, type TextEdit } from "../words/edits.ts";
import { type Memory, passageEdits } from "../words/pairs.ts";
import type { Edit, Filing, GapEdit, Moved, WordEdit } from "./model.ts";

/** The base of a compilation made ready: its passages and their numbers. */
export interface BaseText {
  readonly passages: readonly Passage[];
  readonly keys: Int32Array;
}

/** New paragraphs and moved passages of one party, in any gap from the first to the last: the passages between are gone. */
export interface Arrivals {
  readonly first: number;
  readonly last: number;
  readonly content: readonly (string | Moved)[];
}

/** What one party's text does to the base, before its new paragraphs are given their gaps. */
export interface Draft {
  readonly edits: readonly Exclude<Edit, GapEdit>[];
  readonly arrivals: readonly Arrivals[];
}

/** What a party says itself of how its text came from the base. */
export type SaidOfText = Pick<Filing, "moves" | "wholes">;

/**
 * How the base becomes one party's text. A function of the two texts alone, and of what the party says itself of it, so that no
 * other party changes it.
 */
export function draftOf(base: BaseText, filed: readonly Passage[], memory: Memory, said: SaidOfText = {}): Draft {
  const wholes = wholesIn(said, filed);
  const known = wholes.size === 0 ? filed : filed.map((passage, at) => base.passages[wholes.get(at) ?? -1] ?? passage);
  const links = align(subjectOf(base.passages, known, memory, base.keys), true, new Set(said.moves));
  if (!links.every((link) => keepsWholes(link, wholes))) return draftOf(base, filed, memory, { ...said, wholes: [] });
  const edits: Exclude<Edit, GapEdit>[] = [];
  const arrivals: Arrivals[] = [];
  const content: (string | Moved)[] = [];
  let gap = 0;
  const closeGap = (last: number): void => {
    if (content.length > 0) arrivals.push({ first: gap, last, content: content.splice(0) });
  };
  for (const link of links) {
    const [first] = link.a;
    if (first === undefined) content.push(...textsAt(filed, link.b));
    else if (link.b.length === 0) edits.push({ type: "delete", passage: first });
    else if (link.moved && link.a.length > 1) {
      for (const passage of link.a) edits.push({ type: "delete", passage });
      content.push(...textsAt(filed, link.b));
    } else {
      const whole = wholes.get(link.b[0] ?? -1) === first;
      edits.push(...(whole ? wholeEdits : editsOfLink)(link, base.passages, filed, memory));
      if (link.moved) content.push({ moved: first });
      else {
        closeGap(first);
        gap = first + link.a.length;
      }
    }
  }
  closeGap(base.passages.length);
  return { edits, arrivals };
}

/** For each paragraph said to stand for a passage that passage. */
function wholesIn({ wholes = [] }: SaidOfText, filed: readonly Passage[]): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  for (const { text, passage } of wholes) {
    const at = filed.findIndex((each, index) => each.text === text && !out.has(index));
    if (at >= 0) out.set(at, passage);
  }
  return out;
}

/** True where a link leaves each paragraph said to stand for a passage to that passage alone. */
function keepsWholes({ a, b }: Link, wholes: ReadonlyMap<number, number>): boolean {
  return b.every((at) => !wholes.has(at) || (a.length === 1 && b.length === 1 && a[0] === wholes.get(at)));
}

/** The words of a passage, all of them, become others; its typed number apart. */
function wholeEdits({ a, b }: Link, base: readonly Passage[], filed: readonly Passage[]): Draft["edits"] {
  const [passage = 0] = a;
  const [source, target] = [base[passage], filed[b[0] ?? -1]];
  if (source === undefined || target === undefined) return [];
  const [old, own] = [source.text.slice(0, source.body), target.text.slice(0, target.body)];
  const words: WordEdit = {
    type: "words",
    passage,
    start: source.body,
    end: source.text.length,
    inserted: target.text.slice(target.body),
  };
  return old === own ? [words] : [wordEdit(passage, { start: 0, end: source.body, inserted: own }, source.body), words];
}

function textsAt(filed: readonly Passage[], ordinals: readonly number[]): readonly string[] {
  return ordinals.map((at) => filed[at]?.text ?? "");
}

function editsOfLink(link: Link, base: readonly Passage[], filed: readonly Passage[], memory: Memory): Draft["edits"] {
  const sources = link.a.flatMap((at) => base[at] ?? []);
  const first = link.a[0] ?? 0;
  const source = sources[0];
  if (source === undefined) return [];
  const targets = link.b.flatMap((at) => filed[at] ?? []);
  const target = joined(targets);
  if (sources.length === 1) {
    return passageEdits(memory, source, target, false).map((edit) => wordEdit(first, edit, source.body));
  }
  return mergeEdits(first, sources, passageEdits(memory, joined(sources), target, false));
}

function joined(passages: readonly Passage[]): Passage {
  const [first] = passages;
  if (first !== undefined && passages.length === 1) return first;
  return { id: "", text: passages.map((passage) => passage.text).join("\n"), body: first?.body ?? 0 };
}

function wordEdit(passage: number, edit: TextEdit, body: number): WordEdit {
  const plain: WordEdit = { type: "words", passage, start: edit.start, end: edit.end, inserted: edit.inserted };
  const number = edit.start === 0 && edit.end === body && (body > 0 || isMarker(edit.inserted));
  return number ? { ...plain, number: true } : plain;
}

/** True for a typed number and nothing else. */
function isMarker(inserted: string): boolean {
  return inserted !== "" && markerEnd(`${inserted}x`) === inserted.length;
}

/**
 * Edits of several passages joined by line feeds, shared out to the passages; where a line feed goes, its two passages are joined by
 * the spaces that take its place. Of the passages at the ends those of which nothing is left are struck out.
 */
function mergeEdits(first: number, sources: readonly Passage[], edits: readonly TextEdit[]): Draft["edits"] {
  const whole = sources.map((source) => source.text).join("\n");
  const shares = sharesOf(
    sources,
    edits.flatMap((edit) => parted(spaced(edit, whole), whole)),
  );
  const left = shares.map(({ own }, index) => applyEdits(sources[index]?.text ?? "", own) !== "");
  const from = Math.max(0, left.indexOf(true));
  const until = Math.max(from, left.lastIndexOf(true));
  return sources.flatMap((source, index): Draft["edits"] => {
    const passage = first + index;
    if (index < from || index > until) return [{ type: "delete", passage }];
    const { own, glue } = shares[index] ?? { own: [], glue: "" };
    const words: Draft["edits"] = left[index]
      ? own.map((edit) => wordEdit(passage, edit, source.body))
      : [{ type: "words", passage, start: 0, end: source.text.length, inserted: "" }];
    if (index === until) return words;
    return [...words, glue === "" ? { type: "join", passage } : { type: "join", passage, glue }];
  });
}

/** What falls to one of several passages: edits of its words, and the spaces between it and the next. */
interface Share {
  readonly own: readonly TextEdit[];
  readonly glue: string;
}

function sharesOf(sources: readonly Passage[], edits: readonly TextEdit[]): readonly Share[] {
  let offset = 0;
  return sources.map(({ text }) => {
    const start = offset;
    const end = start + text.length;
    offset = end + 1;
    let glue = "";
    const own = edits.flatMap((edit): readonly TextEdit[] => {
      const begins = edit.start >= start && edit.start <= end;
      const from = Math.max(edit.start, start);
      const until = Math.min(edit.end, end);
      if (from > until || (!begins && from === until)) return [];
      const over = begins && edit.end > end && edit.start > start ? trailingSpaces(edit.inserted) : 0;
      if (over > 0) glue = edit.inserted.slice(-over);
      const inserted = begins ? edit.inserted.slice(0, edit.inserted.length - over) : "";
      return from === until && inserted === "" ? [] : [{ start: from - start, end: until - start, inserted }];
    });
    return { own, glue };
  });
}

/**
 * Where a line feed goes with words on both sides of it, the words put in their place are shared out: of "… builders;", "Call upon …"
 * and "… builders and call upon …" the first paragraph has "and" for ";", the second "call" for "Call". The second gets the words from
 * its own first word on, where that stays, else as many as it loses.
 */
function parted(edit: TextEdit, text: string): readonly TextEdit[] {
  const removed = text.slice(edit.start, edit.end);
  const feed = removed.indexOf("\n");
  const begin = edit.start + feed + 1;
  const [paragraph = ""] = text.slice(begin).split("\n", 1);
  const number = Math.min(markerEnd(paragraph), edit.end - begin);
  const after = removed.slice(feed + 1 + number).trimEnd();
  const [word = ""] = /^\S+/.exec(after) ?? [];
  if (feed < 0 || word === "" || after.includes("\n")) return [edit];
  const middle = begin + number;
  const same = ` ${edit.inserted} `.indexOf(` ${word} `);
  const at = same < 0 ? lastWords(edit.inserted, after.split(/\s+/).length) : same;
  const kept = same < 0 ? 0 : word.length;
  const trail = commonTrail(text.slice(middle + kept, edit.end), edit.inserted.slice(at + kept));
  const own = edit.inserted.slice(at + kept, edit.inserted.length - trail);
  return [
    { start: edit.start, end: begin, inserted: edit.inserted.slice(0, at) },
    { start: begin, end: middle, inserted: "" },
    { start: middle + kept, end: edit.end - trail, inserted: own },
  ].filter(({ start, end, inserted }) => start < end || inserted !== "");
}

/** Where the last `count` words of a text begin. */
function lastWords(text: string, count: number): number {
  let at = text.length - trailingSpaces(text);
  for (let words = 0; words < count && at > 0; words += 1) {
    at -= trailingSpaces(text.slice(0, at));
    while (at > 0 && trailingSpaces(text.slice(0, at)) === 0) at -= 1;
  }
  return at;
}

/** How many spaces two texts both end with. */
function commonTrail(a: string, b: string): number {
  const spaces = Math.min(trailingSpaces(a), trailingSpaces(b));
  return a.slice(a.length - spaces) === b.slice(b.length - spaces) ? spaces : 0;
}

/** Where a line feed goes and the words after it too, the space that follows them is put in its place. */
function spaced(edit: TextEdit, text: string): TextEdit {
  if (!text.slice(edit.start, edit.end).includes("\n")) return edit;
  const end = edit.end + leadingSpaces(text.slice(edit.end));
  return { start: edit.start, end, inserted: edit.inserted + text.slice(edit.end, end) };
}
