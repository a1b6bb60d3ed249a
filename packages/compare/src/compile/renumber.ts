import { type Block, type Inline, type Leaf, print } from "@travaux/instrument";
import { readings } from "../numbering.ts";
import { markerEnd } from "../passage.ts";
import { childrenOf, sliceOf } from "./slices.ts";

/** A paragraph that parties number differently: one of the base, or which of the new paragraphs at a gap. */
export type NumberPlace = { readonly passage: number } | { readonly gap: number; readonly nth: number };

/** A number that follows from its row, in the place of one that somebody typed. */
export interface RowNumber {
  readonly place: NumberPlace;
  /** The number that would stand at the head of the paragraph, without the space after it. */
  readonly typed: string;
  readonly joint: string;
}

/** Blocks with their numbers in a row, and which numbers that changed. */
export interface Renumbered {
  readonly blocks: readonly Block[];
  readonly numbers: readonly RowNumber[];
}

/**
 * Gives each paragraph that parties number differently the number that follows the one before it of the same form. Where none stands
 * before it, it keeps the one it has. All other numbers stay as they were typed. `open` has the paragraphs by their ids.
 */
export function renumbered(blocks: readonly Block[], open: ReadonlyMap<string, NumberPlace>): Renumbered {
  if (open.size === 0) return { blocks, numbers: [] };
  const row: Row = { last: new Map(), numbers: [] };
  const walk = (children: readonly Block[]): readonly Block[] =>
    children.map((block) =>
      block.type === "division" ? { ...block, children: walk(block.children) } : inRow(block, open.get(block.id), row),
    );
  return { blocks: walk(blocks), numbers: row.numbers };
}

/** How far each form of number has come, and what was numbered anew. */
interface Row {
  readonly last: Map<string, number>;
  readonly numbers: RowNumber[];
}

function inRow(leaf: Leaf, place: NumberPlace | undefined, { last, numbers }: Row): Leaf {
  if (leaf.type === "table" || leaf.type === "opaque") return leaf;
  const text = print(leaf);
  const number = text.slice(0, markerEnd(text)).trimEnd();
  const ways = readings(number);
  const way = ways.find(({ form }) => last.has(form));
  const before = way === undefined ? undefined : last.get(way.form);
  if (place === undefined || way === undefined || before === undefined) {
    for (const { form, count } of ways) last.set(form, count);
    return leaf;
  }
  last.set(way.form, before + 1);
  const nodes = childrenOf(leaf);
  const [first] = nodes;
  const value = way.write(before + 1);
  if (value !== number) numbers.push({ place, typed: number, joint: value });
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
