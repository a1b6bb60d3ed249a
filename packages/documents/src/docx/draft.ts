/** A stretch of characters with one set of marks. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
}

/**
 * A paragraph of a Word file on its way to the source: runs in order, `\n` for a line break, `\f` for a page break. A
 * paragraph whose mark is deleted goes on in the next one.
 */
export interface Draft {
  /** `aside`: in the file, but no part of the text, such as the other language of a table. */
  readonly kind: "paragraph" | "table" | "aside";
  readonly runs: readonly Run[];
  readonly style?: "title" | "heading" | "footnote" | "opaque";
  readonly depth?: number;
  readonly indent?: number;
  readonly numbering?: string;
  /** With style `footnote`. */
  readonly label?: string;
  /** With kind `table`. */
  readonly rows?: readonly (readonly string[])[];
}

/** The characters of a draft without its marks. */
export function charactersOf(draft: Draft): string {
  return draft.runs.map((run) => run.text).join("");
}
