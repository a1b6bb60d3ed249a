import type { Passage } from "../passage.ts";
import { applyEdits } from "../words/edits.ts";
import type { Edit, GapEdit, WordEdit } from "./model.ts";

/** The edits of one party (or of several that do not collide) sorted by what they touch. */
export interface Lattice {
  readonly words: ReadonlyMap<number, readonly WordEdit[]>;
  readonly deleted: ReadonlySet<number>;
  readonly moved: ReadonlySet<number>;
  /** For a passage that is joined to the next, the spaces between them. */
  readonly joined: ReadonlyMap<number, string>;
  readonly gaps: ReadonlyMap<number, GapEdit>;
}

/** Sorts edits, given in canonical order, by passage and gap. */
export function latticeOf(edits: readonly Edit[]): Lattice {
  const words = new Map<number, WordEdit[]>();
  const deleted = new Set<number>();
  const moved = new Set<number>();
  const joined = new Map<number, string>();
  const gaps = new Map<number, GapEdit>();
  for (const edit of edits) {
    if (edit.type === "words") {
      const list = words.get(edit.passage);
      if (list === undefined) words.set(edit.passage, [edit]);
      else list.push(edit);
    } else if (edit.type === "delete") deleted.add(edit.passage);
    else if (edit.type === "join") joined.set(edit.passage, edit.glue ?? "");
    else {
      gaps.set(edit.gap, edit);
      for (const part of edit.content) if (typeof part !== "string") moved.add(part.moved);
    }
  }
  return { words, deleted, moved, joined, gaps };
}

/** The base with one party's edits made: its text, to the byte, clauses joined by line feeds. */
export function textOfEdits(base: readonly Passage[], edits: readonly Edit[]): string {
  return passagesOfEdits(base, edits).join("\n");
}

/** The same, passage by passage; a passage that somebody split holds line feeds. */
export function passagesOfEdits(base: readonly Passage[], edits: readonly Edit[]): readonly string[] {
  const lattice = latticeOf(edits);
  const out: string[] = [];
  let glue: string | undefined;
  const emit = (text: string): void => {
    const last = out.length - 1;
    if (glue !== undefined && last >= 0) out[last] = (out[last] ?? "") + glue + text;
    else out.push(text);
    glue = undefined;
  };
  const textAt = (passage: number): string => {
    const text = base[passage]?.text ?? "";
    const edits = lattice.words.get(passage);
    return edits === undefined ? text : applyEdits(text, edits);
  };
  for (let at = 0; at <= base.length; at += 1) {
    const gap = lattice.gaps.get(at);
    if (gap !== undefined) for (const part of gap.content) emit(typeof part === "string" ? part : textAt(part.moved));
    if (at === base.length || lattice.deleted.has(at) || lattice.moved.has(at)) continue;
    emit(textAt(at));
    glue = lattice.joined.get(at);
  }
  return out;
}
