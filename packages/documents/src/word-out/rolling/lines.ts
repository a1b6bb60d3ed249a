import type { Leaf } from "@travaux/instrument";
import { depthOf, lookOf, numberingOf } from "../leaves.ts";
import type { WrittenChange, WrittenComment, WrittenParagraph } from "../written.ts";
import type { Piece } from "./strokes.ts";

/** Pieces as the paragraphs of a block of the base. */
export function paragraphs(
  leaf: Leaf,
  pieces: readonly Piece[],
  mark: readonly WrittenChange[],
  comments: readonly WrittenComment[],
  isNumbered = true,
): readonly WrittenParagraph[] {
  const numbering = isNumbered ? numberingOf(leaf) : null;
  return linesAs({ clause: leaf.id, look: lookOf(leaf), depth: depthOf(leaf), numbering }, pieces, mark, comments);
}

/** Pieces as paragraphs that are like one another: the first bears the comments and the number, the others its list. */
export function linesAs(
  model: Pick<WrittenParagraph, "clause" | "look" | "depth" | "numbering">,
  pieces: readonly Piece[],
  mark: readonly WrittenChange[],
  comments: readonly WrittenComment[],
): readonly WrittenParagraph[] {
  const out: WrittenParagraph[] = [];
  let segments: Exclude<Piece, { end: unknown }>[] = [];
  const close = (end: readonly WrittenChange[]): void => {
    const isFirst = out.length === 0;
    const paragraph: WrittenParagraph = {
      type: "paragraph",
      ...model,
      segments,
      mark: end,
      comments: isFirst ? comments : [],
    };
    out.push(isFirst || model.numbering === null ? paragraph : { ...paragraph, numberedOn: true });
    segments = [];
  };
  for (const piece of pieces) {
    if ("end" in piece) close(piece.end);
    else segments.push(piece);
  }
  close(mark);
  return out;
}
