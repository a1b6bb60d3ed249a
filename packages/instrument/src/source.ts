/**
 * The seam between a file and the tree. A reader (plain text, Word, PDF) gives paragraphs whose characters point back
 * into one source string; everything of the source that is not a character of a paragraph becomes the layout.
 */

/** A stretch of the source that is also a stretch of the paragraph's text. */
export interface Piece {
  /** UTF-16 offsets into the source, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What stands between this piece and the next one in the text: a space where a line was broken, nothing inside a word. */
  readonly glue: "" | " ";
}

/** One paragraph as a person reads it: line breaks that are only layout are gone, every other character is as it came. */
export interface SourceParagraph {
  readonly text: string;
  /** In order; `text` is the pieces with their glue (the last piece's glue does not count). */
  readonly pieces: readonly Piece[];
  /** What the file itself says this is; a reader that does not know leaves it out. */
  readonly style?: ParagraphStyle;
  /** Heading depth, 1 outermost. Only with style `heading`. */
  readonly depth?: number;
  /** Nesting of a list item or indented paragraph, 0 outermost. */
  readonly indent?: number;
  /** A number the word processor computes and shows (`3.`, `(a)`), not part of `text`. */
  readonly numbering?: string;
  /** With style `footnote`: the label that references call. */
  readonly label?: string;
  /** With style `table`: the cells; `text` is cells joined by tab, rows by line feed. */
  readonly rows?: readonly (readonly string[])[];
  /** Emphasis over ranges of `text`. */
  readonly marks?: readonly MarkRange[];
  /** The page it begins on, 1 first, where the format has pages. */
  readonly page?: number;
}

/** What a file says a paragraph is. */
export type ParagraphStyle = "title" | "heading" | "body" | "footnote" | "table" | "opaque";

/** Emphasis over a range of a paragraph, UTF-16 units, end exclusive. */
export interface MarkRange {
  readonly mark: "emphasis" | "strong";
  readonly start: number;
  readonly end: number;
}

/** One place where the source differs from the canonical print: `length` characters at `at` stand as `source` in the file. */
export interface Patch {
  /** UTF-16 offset into the canonical print. */
  readonly at: number;
  readonly length: number;
  readonly source: string;
}

/** What a file has beside the text: line ends, blank lines, indentation, a byte-order mark, page furniture, the note around an enclosure. */
export type Layout = readonly Patch[];

/**
 * What of `source` is not text of `paragraphs`. Paragraphs must be in source order and must not overlap.
 * `restore(paragraphs joined by line feeds, layoutOf(source, paragraphs))` is `source` again.
 */
export function layoutOf(source: string, paragraphs: readonly SourceParagraph[]): Layout {
  const patches: Patch[] = [];
  let canonicalAt = 0;
  let sourceAt = 0;
  let glue = "";
  const gap = (until: number): void => {
    const between = source.slice(sourceAt, until);
    if (between !== glue) patches.push({ at: canonicalAt, length: glue.length, source: between });
    canonicalAt += glue.length;
  };
  for (const paragraph of paragraphs) {
    paragraph.pieces.forEach((piece, index) => {
      gap(piece.start);
      canonicalAt += piece.end - piece.start;
      sourceAt = piece.end;
      glue = index === paragraph.pieces.length - 1 ? "\n" : piece.glue;
    });
  }
  glue = "";
  gap(source.length);
  return patches;
}

/** The file's own characters: the canonical print with every patch of the layout put back. */
export function restore(canonical: string, layout: Layout): string {
  const out: string[] = [];
  let at = 0;
  for (const patch of layout) {
    out.push(canonical.slice(at, patch.at), patch.source);
    at = patch.at + patch.length;
  }
  out.push(canonical.slice(at));
  return out.join("");
}
