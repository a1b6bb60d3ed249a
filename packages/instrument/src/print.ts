import type { Node } from "./nodes.ts";

/**
 * Prints a node: the concatenation of its leaves, exactly as they came; blocks stand one below the other, joined by one
 * line feed. `print(readInstrument(paragraphs))` is the paragraphs' texts joined by line feeds, for every text.
 */
export function print(node: Node): string {
  const out: string[] = [];
  printTo(node, out);
  return out.join("");
}

function printTo(node: Node, out: string[]): void {
  switch (node.type) {
    case "instrument":
    case "division":
      node.children.forEach((child, index) => {
        if (index > 0) out.push("\n");
        printTo(child, out);
      });
      return;
    case "table":
      out.push(node.rows.map((row) => row.join("\t")).join("\n"));
      return;
    case "text":
    case "placeholder":
    case "footnoteReference":
    case "reservation":
    case "literal":
    case "milestone":
    case "opaque":
      out.push(node.value);
      return;
    default:
      for (const child of node.children) printTo(child, out);
  }
}
