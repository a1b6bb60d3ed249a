/** Something proposed on a clause of somebody's text. Offsets are UTF-16 units of the clause's characters. */
export interface Suggestion {
  /** Id of the clause. */
  readonly clause: string;
  /** The words it is about; null for the whole clause. */
  readonly range: { readonly start: number; readonly end: number } | null;
  /** Words to stand in the place of [start, end), which may be empty; null where nothing is to be changed. */
  readonly edit: { readonly start: number; readonly end: number; readonly inserted: string } | null;
  /** A new paragraph after the clause; null where there is none. */
  readonly paragraph: string | null;
  /** Why, for the margin: its lines are the comment's paragraphs. */
  readonly comment: string;
  /** What the comment says besides, where the change cannot be made. */
  readonly otherwise: string;
}

/** The words of the comment, once it is known whether its change is made. */
export function commentOf({ comment, otherwise }: Suggestion, isMade: boolean): string {
  return isMade || otherwise === "" ? comment : `${comment}\n${otherwise}`;
}

/** Whether a suggestion asks for a change, not for a comment alone. */
export function asksChange({ edit, paragraph }: Suggestion): boolean {
  return edit !== null || paragraph !== null;
}

/** In whose name suggestions stand, and when they were made: ISO 8601 in UTC, or null for no date. */
export interface Signature {
  readonly author: string;
  readonly date: string | null;
}

/**
 * Suggestions whose changes can all be made: where two would change the same words, the one that comes first is made and the other
 * stays a comment.
 */
export function withoutOverlaps(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const taken = new Map<string, { start: number; end: number }[]>();
  return suggestions.map((suggestion) => {
    const { clause, edit } = suggestion;
    if (edit === null) return suggestion;
    const own = taken.get(clause) ?? [];
    const collides = own.some(
      (other) =>
        (edit.start < other.end && other.start < edit.end) || (edit.start === other.start && edit.end === other.end),
    );
    if (collides) return { ...suggestion, edit: null, comment: commentOf(suggestion, false) };
    taken.set(clause, [...own, edit]);
    return suggestion;
  });
}

/** A clause's characters with the edits of its suggestions made. */
export function revisedText(text: string, suggestions: readonly Suggestion[]): string {
  const edits = suggestions.flatMap(({ edit }) => (edit === null ? [] : [edit]));
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((words, { start, end, inserted }) => words.slice(0, start) + inserted + words.slice(end), text);
}
