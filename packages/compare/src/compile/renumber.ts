import { type Block, type Inline, type Leaf, print } from "@travaux/instrument";
import { readings } from "../numbering.ts";
import { markerEnd } from "../passage.ts";
import { childrenOf, sliceOf } from "./slices.ts";

/**
 * Gives each paragraph that parties number differently the number that follows the one before it of the same form. Where none stands
 * before it, it keeps the one it has. All other numbers stay as they were typed.
 */
export function renumbered(blocks: readonly Block[], open: ReadonlySet<string>): readonly Block[] {
  if (open.size === 0) return blocks;
  const last = new Map<string, number>();
  const walk = (children: readonly Block[]): readonly Block[] =>
    children.map((block) =>
      block.type === "division" ? { ...block, children: walk(block.children) } : inRow(block, open.has(block.id), last),
    );
  return walk(blocks);
}

function inRow(leaf: Leaf, isOpen: boolean, last: Map<string, number>): Leaf {
  if (leaf.type === "table" || leaf.type === "opaque") return leaf;
  const text = print(leaf);
  const number = text.slice(0, markerEnd(text)).trimEnd();
  const ways = readings(number);
  const way = ways.find(({ form }) => last.has(form));
  const before = way === undefined ? undefined : last.get(way.form);
  if (!isOpen || way === undefined || before === undefined) {
    for (const { form, count } of ways) last.set(form, count);
    return leaf;
  }
  last.set(way.form, before + 1);
  const nodes = childrenOf(leaf);
  const [first] = nodes;
  const value = way.write(before + 1);
  const head: Inline =
    first?.type === "literal" && first.kind === "marker" ? { ...first, value } : { type: "text", value };
  const rest = sliceOf(nodes, number.length, Number.POSITIVE_INFINITY);
  const [next, ...others] = rest;
  const children: readonly Inline[] =
    head.type === "text" && next?.type === "text"
      ? [{ ...next, value: head.value + next.value }, ...others]
      : [head, ...rest];
  return { ...leaf, children };
}
