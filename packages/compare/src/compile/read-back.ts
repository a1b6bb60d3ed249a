import { type Alternative, type Inline, type Leaf, print } from "@travaux/instrument";
import { readParagraph } from "./read-words.ts";

/** A clause is proved when its way of printing is chosen, and asked for again when the text leaves. */
const PROVED: WeakMap<Leaf, boolean> = new WeakMap();

/** True where whoever reads the print of a clause again would find other brackets, names, stances or words than were meant. */
export function isMisread(leaf: Leaf): boolean {
  const known = PROVED.get(leaf);
  if (known !== undefined) return known;
  const found = readsOtherwise(leaf);
  PROVED.set(leaf, found);
  return found;
}

function readsOtherwise(leaf: Leaf): boolean {
  if (leaf.type === "opaque" || leaf.type === "table" || !leaf.children.some(isBracket)) return false;
  const heads = leaf.type === "heading" || leaf.type === "title" || (leaf.type === "clause" && leaf.role === "chapeau");
  const read = readParagraph(print(leaf), heads ? "heading" : "body", { citations: false });
  return shapeOf(leaf.children) !== shapeOf(read);
}

function isBracket(node: Inline): boolean {
  return node.type === "bracket" && node.origin === "compiled";
}

/**
 * The brackets of a paragraph with their stances, names and words; what else the words are (citations, placeholders, a bracket round
 * a whole heading) is left out. A bracket of one reading without stance or name is never the print's own: it is its words and signs.
 */
function shapeOf(nodes: readonly (Inline | Alternative)[]): string {
  return nodes
    .map((node) => {
      if (node.type === "alternative") {
        return `<${node.stance}|${node.attribution.join()}|${shapeOf(node.children)}>`;
      }
      if (node.type === "citation") return shapeOf(node.children);
      if (node.type !== "bracket") return node.value;
      const [open, reading, close, ...more] = node.children;
      const bare = reading?.type === "alternative" && reading.stance === "text" && reading.attribution.length === 0;
      if (bare && open !== undefined && close !== undefined && more.length === 0)
        return `[${shapeOf(reading.children)}]`;
      const inner = node.children.map((child) => (child.type === "literal" ? "" : shapeOf([child])));
      return node.kind === "unagreed" || node.kind === "heading" ? `{${inner.join("")}}` : print(node);
    })
    .join("");
}
