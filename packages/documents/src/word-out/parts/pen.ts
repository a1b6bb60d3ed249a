import type { WrittenChange, WrittenComment } from "../written.ts";
import { quoted } from "./xml-text.ts";

/** What the parts of one file share while they are written: numbers given out, comments and lists met. */
export interface Pen {
  /** When the changes were made, ISO 8601; null leaves the dates out. */
  readonly date: string | null;
  /** Names under which changes stand, for those who do not write under their own. */
  readonly names: ReadonlyMap<string, string>;
  /** A number that no other change, comment or bookmark of the file has. */
  readonly nextId: () => number;
  readonly comments: { readonly id: number; readonly comment: WrittenComment }[];
  /** Sets of authors by the name under which their changes stand. */
  readonly authors: Map<string, readonly string[]>;
}

/** A pen for one file. */
export function newPen(date: string | null, names: ReadonlyMap<string, string> = new Map()): Pen {
  let last = 0;
  return {
    date,
    names,
    nextId: () => {
      last += 1;
      return last;
    },
    comments: [],
    authors: new Map(),
  };
}

/** The name under which a change stands: everybody's, apart by a comma. Notes the set it stands for. */
export function authorOf(pen: Pen, by: readonly string[]): string {
  const name = by.map((one) => pen.names.get(one) ?? one).join(", ");
  pen.authors.set(name, by);
  return name;
}

/** The attributes that every element of a change has. */
export function changeAttributes(pen: Pen, by: readonly string[]): string {
  return `w:id="${pen.nextId()}" ${signed(pen, authorOf(pen, by))}`;
}

/** Author and date. */
export function signed(pen: Pen, author: string): string {
  const date = pen.date === null ? "" : ` w:date="${quoted(pen.date)}"`;
  return `w:author="${quoted(author)}"${date}`;
}

/** A key under which two lists of changes are the same. */
export function changesKey(changes: readonly WrittenChange[]): string {
  return changes.map(({ kind, by, move }) => `${kind}\0${by.join("\0")}\0${move ?? ""}`).join("\u0001");
}
