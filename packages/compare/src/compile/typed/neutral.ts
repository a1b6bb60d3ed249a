import type { Block, Inline, Instrument, Leaf } from "@travaux/instrument";
import { textOf } from "../../passage.ts";
import { trailingSpaces } from "../../words/classes.ts";
import { type IsProposal, readAs } from "../reading.ts";
import { inlineOf, settledText, unescaped } from "../slices.ts";
import { bodyOf, readingsOf } from "./nodes.ts";

/** A text without its typed proposals: in each bracket the base's words; paragraphs that are all somebody's proposal are left out. */
export function neutralOf(source: Instrument, leaves: readonly Leaf[], isProposal: IsProposal): Instrument {
  const byId = new Map(leaves.map((leaf) => [leaf.id, leaf]));
  const rebuilt = (blocks: readonly Block[]): readonly Block[] =>
    blocks.flatMap((block): readonly Block[] => {
      if (block.type === "division") {
        const children = rebuilt(block.children);
        return children.length === 0 ? [] : [{ ...block, children }];
      }
      const leaf = byId.get(block.id);
      if (leaf === undefined || !("children" in leaf)) return leaf === undefined ? [] : [leaf];
      const text = readAs(leaf.children, null, isProposal, bodyOf(leaf));
      if (text === null) return [];
      const children = settledText(neutralNodes(leaf.children, isProposal));
      return [{ ...leaf, children: textOf(children) === text ? children : unescaped(inlineOf(text)) }];
    });
  return { ...source, children: rebuilt(source.children) };
}

/** The nodes of a paragraph as nobody reads it; the space rule is taken back as in reading. */
function neutralNodes(nodes: readonly Inline[], isProposal: IsProposal): readonly Inline[] {
  const out: Inline[] = [];
  for (const node of nodes) {
    if (node.type !== "bracket" || !isProposal(node)) out.push(node);
    else {
      const readings = readingsOf(node);
      const kept =
        readings.find((each) => each.stance === "retain") ??
        readings.find((each) => each.stance === "delete" && each.children.length > 0) ??
        readings.find((each) => each.stance === "text" && each.attribution.length === 0);
      const inner = kept === undefined ? [] : neutralNodes(kept.children, isProposal);
      if (inner.length === 0) dropSpace(out);
      out.push(...inner);
    }
  }
  return out;
}

function dropSpace(nodes: Inline[]): void {
  const last = nodes.at(-1);
  if (last?.type !== "text") return;
  nodes[nodes.length - 1] = { ...last, value: last.value.slice(0, last.value.length - trailingSpaces(last.value)) };
}
