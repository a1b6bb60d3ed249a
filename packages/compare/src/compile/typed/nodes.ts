import type { Alternative, Bracket, Inline, Leaf, Literal, PartyCode } from "@travaux/instrument";
import { blockText, markerEnd } from "../../passage.ts";
import type { IsProposal } from "../reading.ts";

/** The inline nodes of a block; none for a table or an opaque block. */
export function nodesOf(leaf: Leaf): readonly Inline[] {
  return "children" in leaf ? leaf.children : [];
}

/** The typed number at the head of a block as the node it is; none where it has none. */
export function markerOf(leaf: Leaf): readonly Literal[] {
  const [first] = nodesOf(leaf);
  return first?.type === "literal" && first.kind === "marker" ? [first] : [];
}

/** Where the words of a block begin, after its typed number. */
export function bodyOf(leaf: Leaf): number {
  const [marker] = markerOf(leaf);
  return marker?.value.length ?? markerEnd(blockText(leaf));
}

/** All brackets in nodes, the outer before the inner. */
export function bracketsIn(nodes: readonly Inline[]): readonly Bracket[] {
  return nodes.flatMap((node): readonly Bracket[] => {
    if (node.type === "citation") return bracketsIn(node.children);
    if (node.type !== "bracket") return [];
    const inner = node.children.flatMap((child) => (child.type === "alternative" ? bracketsIn(child.children) : []));
    return [node, ...inner];
  });
}

/** The readings of a bracket. */
export function readingsOf(bracket: Bracket): readonly Alternative[] {
  return bracket.children.filter((child) => child.type === "alternative");
}

/** Everybody named in the brackets of some nodes that are proposals, those nested in others too. */
export function namesIn(nodes: readonly Inline[], isProposal: IsProposal): ReadonlySet<PartyCode> {
  const brackets = bracketsIn(nodes).filter(isProposal);
  return new Set(brackets.flatMap(readingsOf).flatMap((reading) => reading.attribution));
}

/** One sign of a bracket. */
export function sign(value: string): Literal {
  return { type: "literal", kind: value === "[" || value === "]" ? "bracket" : "separator", value };
}

/** A bracket as if it had been typed: one reading of some parties. */
export function typedBracket(attribution: readonly PartyCode[], children: readonly Inline[]): Bracket {
  const reading: Alternative = { type: "alternative", stance: "text", attribution, children };
  return bracketOf([sign("["), reading, sign("]")]);
}

/** A bracket of the text that was read, of these children. */
export function bracketOf(children: Bracket["children"]): Bracket {
  return { type: "bracket", kind: "unagreed", origin: "base", reason: "Typed by hand.", children };
}

/** Each bracket of some nodes changed, the inner before the outer; another node, or several, may take its place. */
export function mapBrackets(
  nodes: readonly Inline[],
  change: (bracket: Bracket) => readonly Inline[],
): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    if (node.type === "citation") return [{ ...node, children: mapBrackets(node.children, change) }];
    if (node.type !== "bracket") return [node];
    const children = node.children.map((child) =>
      child.type === "alternative" ? { ...child, children: mapBrackets(child.children, change) } : child,
    );
    return change({ ...node, children });
  });
}
