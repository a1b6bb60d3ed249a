import {
  type Alternative,
  type Bracket,
  type Inline,
  type Instrument,
  type Leaf,
  leavesOf,
  print,
} from "@travaux/instrument";

/**
 * House styles of a rolling text. `attributed`: `[EU, PAK: text]`, with every name. `brackets`: `[A][B]`, without names.
 * `slashes`: `[A / B]`. `options`: `[Option 1: A Option 2: B]`.
 */
export type Style = "attributed" | "brackets" | "slashes" | "options";

/** All styles, for menus and checks. */
export const PRINT_STYLES: readonly Style[] = ["attributed", "brackets", "slashes", "options"];

/** A rolling text in a house style. Only brackets made by compiling change; brackets of the base stay as typed. */
export function printRolling(rolling: Instrument, style: Style): string {
  return leavesOf(rolling)
    .map((leaf) => printedLeaf(leaf, style))
    .join("\n");
}

/** The same as paragraphs for people: a footnote has its mark before it as in a text file, `[^1]: `. */
export function printedParagraphs(rolling: Instrument, style: Style): readonly string[] {
  return leavesOf(rolling).map((leaf) => {
    const mark = leaf.type === "footnoteDefinition" && leaf.label !== "" ? `[^${leaf.label}]: ` : "";
    return mark + printedLeaf(leaf, style);
  });
}

function printedLeaf(leaf: Leaf, style: Style): string {
  if (leaf.type === "opaque" || leaf.type === "table" || style === "attributed") return print(leaf);
  return styled(leaf.children, style);
}

function styled(nodes: readonly (Inline | Alternative)[], style: Style): string {
  return nodes
    .map((node) => {
      if (node.type === "bracket")
        return node.origin === "compiled" ? bracketed(node, style) : stylisedBase(node, style);
      return node.type === "citation" || node.type === "alternative" ? styled(node.children, style) : print(node);
    })
    .join("");
}

function stylisedBase(bracket: Bracket, style: Style): string {
  return bracket.children
    .map((child) => (child.type === "literal" ? child.value : styled(child.children, style)))
    .join("");
}

function bracketed(bracket: Bracket, style: Style): string {
  const alternatives = bracket.children.filter((child) => child.type === "alternative");
  const readings = alternatives.map((alternative) => {
    const words = styled(alternative.children, style);
    if (alternative.stance === "placement") return `placement: ${words}`;
    return words === "" ? "no text" : words;
  });
  const [only] = readings;
  if (readings.length < 2) return `[${only ?? ""}]`;
  if (style === "brackets") return `[${readings.join("][")}]`;
  if (style === "slashes") return `[${readings.join(" / ")}]`;
  return `[${readings.map((reading, at) => `Option ${at + 1}: ${reading}`).join(" ")}]`;
}
