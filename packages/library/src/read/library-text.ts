import { createHash } from "node:crypto";
import type { LibraryClause, LibraryInstrument, LibraryText } from "../model.ts";
import { divided } from "./divide.ts";

/** An instrument made ready: long paragraphs divided into clauses, and its id made of title and words. */
export function libraryText(about: Omit<LibraryInstrument, "id">, paragraphs: readonly LibraryClause[]): LibraryText {
  const clauses = divided(paragraphs).map(({ text, heading }) => ({
    // Half a character cannot be stored as UTF-8.
    text: text.toWellFormed(),
    heading: heading.toWellFormed().replace(/\s+/g, " ").trim(),
  }));
  return { about: { ...about, id: idOf(about.title, clauses) }, clauses };
}

/** Sixteen hexadecimal digits made of title and text. */
export function idOf(title: string, clauses: readonly LibraryClause[]): string {
  const words = clauses.map(({ text, heading }) => `\n${heading}\n${text}`).join("");
  return createHash("sha256").update(`${title}${words}`).digest("hex").slice(0, 16);
}
