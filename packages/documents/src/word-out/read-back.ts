import { TravauxError } from "@travaux/instrument";
import { readTracked } from "../docx/read-tracked.ts";
import { adds, type Revision, removes } from "../docx/revision.ts";
import type { TrackedParagraph, TrackedText } from "../docx/tracked.ts";
import { openArchive } from "../zip/archive.ts";
import { authorsIn } from "./parts/authors-part.ts";
import { holdable } from "./parts/xml-text.ts";

/** A text that a file must give: a clause's id and its characters, in order. */
export interface ExpectedClause {
  readonly clause: string;
  readonly text: string;
}

/** Whose changes are accepted, and the text that this must give. */
export interface Expectation {
  /** `accepted`, `rejected`, or the name of one of those who stand behind the changes. */
  readonly view: "accepted" | "rejected" | { readonly by: string };
  readonly clauses: readonly ExpectedClause[];
}

/**
 * Reads a file that was just written and throws E_WORD_NOT_EQUAL where one of its texts is not what it must be, naming the view and
 * the clause. Blank lines and blank space at the ends of lines are layout and do not count.
 */
export async function checkWritten(
  bytes: Uint8Array,
  expectations: readonly Expectation[],
  name: string,
): Promise<void> {
  const tracked = await readTracked(bytes, name);
  const authors = authorsIn(openArchive(bytes, name), name);
  for (const { view, clauses } of expectations) {
    const accepts = (author: string): boolean => {
      if (typeof view === "string") return view === "accepted";
      return authors.get(author)?.includes(view.by) ?? author === view.by;
    };
    compareLines(linesOf(tracked, accepts), clauses, view, name);
  }
}

function compareLines(
  read: readonly string[],
  clauses: readonly ExpectedClause[],
  view: Expectation["view"],
  file: string,
): void {
  const wanted = clauses.flatMap(({ clause, text }) => linesIn(text).map((line) => ({ clause, line })));
  const length = Math.max(read.length, wanted.length);
  for (let at = 0; at < length; at += 1) {
    if (read[at] === wanted[at]?.line) continue;
    const clause = (wanted[at] ?? wanted.at(-1))?.clause ?? "(none)";
    const which = typeof view === "string" ? `with all changes ${view}` : `with the changes of ${view.by} alone`;
    throw new TravauxError(
      "E_WORD_NOT_EQUAL",
      `Read back ${which}, ${file} would not give the text it must: clause ${clause} reads otherwise.`,
      "Nothing was written. This is a fault of Travaux, not of the texts: please report it with the clause.",
      { where: { file, part: clause } },
    );
  }
}

/** The lines of a text that count: without blank space at their ends, without those that are empty, as XML can hold them. */
export function linesIn(text: string): readonly string[] {
  return holdable(text)
    .split(/[\n\f]/)
    .map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ""))
    .filter((line) => line !== "");
}

/**
 * The lines of body and notes that stand where the changes of some names are accepted and those of others rejected: the rule of
 * `docs/spec/word-text.md` applied to all changes as data.
 */
export function linesOf(
  { paragraphs, revisions }: Pick<TrackedText, "paragraphs" | "revisions">,
  accepts: (author: string) => boolean,
): readonly string[] {
  const standing = (ids: readonly number[]): boolean =>
    ids.every((id) => {
      const revision = revisions[id];
      return revision === undefined || isStanding(revision, accepts);
    });
  let text = "";
  let last: TrackedParagraph | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.story === "header" || paragraph.story === "footer" || !standing(paragraph.around)) continue;
    if (last !== null) text += between(last, paragraph);
    for (const segment of paragraph.segments) if (standing(segment.revisions)) text += segment.text;
    text += standing(paragraph.mark) ? END : "";
    last = paragraph;
  }
  return linesIn(
    text
      .replaceAll(END + CELL, "\t")
      .replaceAll(CELL, "\t")
      .replaceAll(END, "\n"),
  );
}

/** A paragraph's end, until it is known that no other cell of the row follows. */
const END = "\u0000";

/** Between two cells of a row. */
const CELL = "\u0001";

function isStanding(revision: Revision, accepts: (author: string) => boolean): boolean {
  if (adds(revision)) return accepts(revision.author);
  return !removes(revision) || !accepts(revision.author);
}

/** Words of a paragraph whose end does not stand go on in the next, unless another story or cell begins. */
function between(last: TrackedParagraph, next: TrackedParagraph): string {
  if (last.story !== next.story || last.note !== next.note) return "\n";
  if (last.cell === null && next.cell === null) return "";
  if (last.cell?.table !== next.cell?.table || last.cell?.row !== next.cell?.row) return "\n";
  return last.cell?.column === next.cell?.column ? "" : CELL;
}
