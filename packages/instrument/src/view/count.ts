import type { Block, Inline, Instrument } from "../nodes.ts";
import { print } from "../print.ts";

/** Square brackets of a text, raw and by what they are. The parts add up: see `opening` and `closing`. */
export interface BracketCount {
  /** Every `[` of the print: all pairs, opens of brackets over several clauses, opens without a partner, and those outside the words. */
  readonly opening: number;
  /** Every `]`, likewise. */
  readonly closing: number;
  readonly pairs: Readonly<Record<"placeholder" | "unagreed" | "heading" | "omission" | "editor" | "footnote", number>>;
  /** Brackets that open in one clause and close in another. */
  readonly across: number;
  readonly unbalanced: { readonly opening: number; readonly closing: number };
  /** In tables, in markup kept as it stands, and deeper than brackets are read. */
  readonly outside: { readonly opening: number; readonly closing: number };
}

interface Tally {
  readonly pairs: Record<keyof BracketCount["pairs"], number>;
  across: number;
  opens: number;
  closes: number;
}

/** Counts brackets the way a secretariat does by hand, and by kind. */
export function countBrackets(instrument: Instrument): BracketCount {
  const pairs = { placeholder: 0, unagreed: 0, heading: 0, omission: 0, editor: 0, footnote: 0 };
  const tally: Tally = { pairs, across: 0, opens: 0, closes: 0 };
  for (const block of instrument.children) countBlock(block, tally);
  const text = print(instrument);
  const opening = occurrences(text, "[");
  const closing = occurrences(text, "]");
  const paired = Object.values(pairs).reduce((sum, each) => sum + each, 0) + tally.across;
  return {
    opening,
    closing,
    pairs,
    across: tally.across,
    unbalanced: { opening: tally.opens, closing: tally.closes },
    outside: { opening: opening - paired - tally.opens, closing: closing - paired - tally.closes },
  };
}

function occurrences(text: string, character: string): number {
  return text.split(character).length - 1;
}

function countBlock(block: Block, tally: Tally): void {
  if (block.type === "division") for (const child of block.children) countBlock(child, tally);
  else if (block.type !== "table" && block.type !== "opaque")
    for (const child of block.children) countInline(child, tally);
}

function countInline(node: Inline, tally: Tally): void {
  switch (node.type) {
    case "placeholder":
      tally.pairs.placeholder += 1;
      return;
    case "footnoteReference":
      tally.pairs.footnote += 1;
      return;
    case "milestone":
      if (node.edge === "open") tally.across += 1;
      return;
    case "literal":
      if (node.kind !== "unbalanced") return;
      tally.opens += occurrences(node.value, "[");
      tally.closes += occurrences(node.value, "]");
      return;
    case "bracket":
      for (const child of node.children) {
        if (child.type === "literal") tally.pairs[node.kind] += occurrences(child.value, "[");
        else for (const inner of child.children) countInline(inner, tally);
      }
      return;
    default:
  }
}
