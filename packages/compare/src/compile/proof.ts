import type { Inline, Leaf } from "@travaux/instrument";
import { type Passage, textOf } from "../passage.ts";
import type { SharedEdit } from "./regions.ts";
import { childrenOf } from "./slices.ts";

/**
 * True where a print needs proof that everybody finds exactly his own words in it: where signs or words in it could be taken for
 * those of the print, and where somebody's words begin the paragraph or change a space.
 */
export function mayMislead(block: Leaf, passage: Passage, edits: readonly SharedEdit[]): boolean {
  if (
    edits.some(
      (edit) => edit.start <= passage.body || SPACES.test(passage.text.slice(edit.start, edit.end) + edit.inserted),
    )
  ) {
    return true;
  }
  return (
    MISLEADING.test(passage.text) ||
    edits.some((edit) => MISLEADING.test(edit.inserted)) ||
    speaksOfStances(childrenOf(block))
  );
}

const SPACES = /^\s*$|\s\s/;
const MISLEADING = /[[\]\\]|(?:^|\s)\/|\/\s*[A-Z]|\b(?:Option|Alt)|[–—-]\s*[A-Z]/i;
const STANCE = /^\s*(?:to )?(?:be )?(?:delet|strike|retain|keep|\(?no text|placement)/i;

/** True where words in a compiled bracket begin as a stance does. */
function speaksOfStances(nodes: readonly Inline[]): boolean {
  return nodes.some(
    (node) =>
      node.type === "bracket" &&
      node.children.some(
        (child) =>
          child.type === "alternative" &&
          child.stance !== "placement" &&
          (STANCE.test(textOf(child.children)) || speaksOfStances(child.children)),
      ),
  );
}
