import { align, type Link } from "../align/align.ts";
import { subjectOf } from "../align/subject.ts";
import type { Passage } from "../passage.ts";
import type { TextEdit } from "../words/edits.ts";
import { type Memory, passageEdits } from "../words/pairs.ts";
import type { Edit, GapEdit, Moved, WordEdit } from "./model.ts";

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

/** How the base becomes one party's text. A function of the two texts alone, so that no other party changes it. */
export function draftOf(base: BaseText, filed: readonly Passage[], memory: Memory): Draft {
  const links = align(subjectOf(base.passages, filed, memory, base.keys));
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
      edits.push(...editsOfLink(link, base.passages, filed, memory));
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
  return edit.start === 0 && edit.end === body && body > 0 ? { ...plain, number: true } : plain;
}

/** Edits of several passages joined by line feeds, shared out to the passages; where a line feed goes, its two passages are joined. */
function mergeEdits(first: number, sources: readonly Passage[], edits: readonly TextEdit[]): Draft["edits"] {
  const out: Exclude<Edit, GapEdit>[] = [];
  let offset = 0;
  sources.forEach((source, index) => {
    const end = offset + source.text.length;
    for (const edit of edits) {
      const touches = edit.end > offset && edit.start < end;
      const inserts = edit.start === edit.end && edit.start >= offset && edit.start <= end;
      const ends = edit.start === end && edit.end > end;
      if (!touches && !inserts && !ends) continue;
      const begins = edit.start >= offset;
      const start = Math.max(edit.start, offset) - offset;
      const until = Math.min(edit.end, end) - offset;
      const inserted = begins ? edit.inserted : "";
      if (start === until && inserted === "") continue;
      out.push(wordEdit(first + index, { start, end: until, inserted }, index === 0 ? source.body : 0));
    }
    if (index < sources.length - 1) out.push({ type: "join", passage: first + index });
    offset = end + 1;
  });
  return out;
}
