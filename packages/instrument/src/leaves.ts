import type { Block, Instrument } from "./nodes.ts";

/** A block that holds characters itself. */
export type Leaf = Exclude<Block, { type: "division" }>;

/** The blocks of an instrument that hold characters, in print order; divisions are walked through. */
export function leavesOf({ children }: Pick<Instrument, "children">): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.type === "division") walk(block.children);
      else leaves.push(block);
    }
  };
  walk(children);
  return leaves;
}
