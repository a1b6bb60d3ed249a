import type { Inline, Leaf, Literal, Mark } from "@travaux/instrument";
import type { Look, WrittenSegment } from "./written.ts";

/** What a block is called in the file's styles. */
export function lookOf(leaf: Leaf): Look {
  switch (leaf.type) {
    case "title":
      return "title";
    case "formula":
      return "formula";
    case "heading":
      return leaf.depth <= 1 ? "heading-1" : leaf.depth === 2 ? "heading-2" : "heading-3";
    case "clause":
      return leaf.role;
    default:
      return "kept";
  }
}

/** 0 for a paragraph, 1 for its subparagraphs. */
export function depthOf(leaf: Leaf): number {
  return leaf.type === "clause" ? leaf.depth : 0;
}

/** The number a word processor computes for a block, or null; the body of a note that stands as a paragraph has its label there. */
export function numberingOf(leaf: Leaf): string | null {
  if (leaf.type === "footnoteDefinition") return `[${leaf.label}]`;
  return leaf.type === "clause" && leaf.numbering !== undefined && leaf.numbering !== "" ? leaf.numbering : null;
}

/** A stretch of a block's characters with its looks; `note` is set on the call of a note. */
export interface Stretch {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly note: string | null;
  /** True for the signs and names of a compiled bracket. */
  readonly sign?: true;
  /** How it stands on paper, where that is otherwise. */
  readonly paper?: "absent" | "plain";
}

/** The characters of a block as stretches; joined they are its print. */
export function stretchesOf(leaf: Leaf): readonly Stretch[] {
  if (leaf.type === "opaque") return [{ text: leaf.value, marks: [], note: null }];
  if (leaf.type === "table") {
    return [{ text: leaf.rows.map((row) => row.join("\t")).join("\n"), marks: [], note: null }];
  }
  const out: Stretch[] = [];
  for (const child of leaf.children) walk(child, out);
  return out;
}

function walk(node: Inline | Literal, out: Stretch[]): void {
  if (node.type === "text") out.push({ text: node.value, marks: node.marks ?? [], note: null });
  else if (node.type === "footnoteReference") out.push({ text: node.value, marks: [], note: node.label });
  else if ("value" in node) out.push({ text: node.value, marks: [], note: null });
  else if (node.type === "bracket") {
    for (const child of node.children) {
      if (child.type === "literal" && node.origin === "compiled") {
        out.push({ text: child.value, marks: [], note: null, sign: true });
      } else if (child.type === "literal") walk(child, out);
      else for (const inside of child.children) walk(inside, out);
    }
  } else for (const inside of node.children) walk(inside, out);
}

/** A stretch that nobody changed. */
export function segmentOf(
  { text, marks, note, sign, paper }: Stretch,
  changes: WrittenSegment["changes"] = [],
): WrittenSegment {
  return {
    text,
    changes,
    ...(marks.length === 0 ? {} : { marks }),
    ...(note === null ? {} : { note }),
    ...(sign === undefined ? {} : { sign }),
    ...(paper === undefined ? {} : { paper }),
  };
}
