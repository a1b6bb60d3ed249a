import type { Leaf, Milestone } from "@travaux/instrument";
import { textOf } from "../../passage.ts";
import { readParagraph } from "../read-words.ts";
import { isNamed } from "../reading.ts";
import { markerOf, nodesOf, readingsOf } from "./nodes.ts";

/** One end of a bracket over several blocks, and where it stands. */
interface End {
  readonly at: number;
  readonly node: Milestone;
}

/**
 * Blocks in which a bracket with names that opens in one and closes in a later one stands round each of them instead, so that it can
 * be read there: `[EU: Decide to rest;` … `Thank the crews.]`. A bracket that begins or ends amid the words of a block stays as it is.
 */
export function spread(leaves: readonly Leaf[], isOfBase: (words: string) => boolean): readonly Leaf[] {
  const ends = leaves.flatMap((leaf, at): readonly End[] =>
    nodesOf(leaf).flatMap((node) => (node.type === "milestone" ? [{ at, node }] : [])),
  );
  const out: (Leaf | null)[] = [...leaves];
  for (const open of ends.filter(({ node }) => node.edge === "open")) {
    const close = ends.find(({ at, node }) => at > open.at && node.edge === "close" && node.pair === open.node.pair);
    const span = close === undefined ? [] : leaves.slice(open.at, close.at + 1);
    const [first] = span;
    if (first === undefined || isOfBase(textOf(nodesOf(first)))) continue;
    const parts = around(span);
    parts?.forEach((leaf, index) => {
      out[open.at + index] = leaf;
    });
  }
  return out.filter((leaf) => leaf !== null);
}

/** The blocks of one such bracket, each with it round its own words; null where it cuts through a block or names nobody. */
function around(span: readonly Leaf[]): readonly (Leaf | null)[] | null {
  const [first] = span;
  const last = span.at(-1);
  if (first === undefined || last === undefined) return null;
  const [opening, ...rest] = nodesOf(first).slice(markerOf(first).length);
  const tail = nodesOf(last);
  const closing = tail.findLastIndex((node) => node.type === "milestone" && node.edge === "close");
  const behind = textOf(tail.slice(closing + 1));
  if (opening?.type !== "milestone" || closing < 0 || /[^\s.;,:]/.test(behind)) return null;
  const head = headOf(textOf(rest));
  if (head === null) return null;
  return span.map((leaf, index): Leaf | null => {
    if (!("children" in leaf)) return leaf;
    const marker = markerOf(leaf);
    const from = marker.length + (leaf === first ? 1 : 0);
    const until = leaf === last ? closing : leaf.children.length;
    const words = textOf(leaf.children.slice(from, until)).slice(index === 0 ? head.length : 0);
    if (words.trim() === "") return null;
    const end = leaf === last ? behind : "";
    return { ...leaf, children: [...marker, ...readParagraph(`[${head}${words}${end}]`, "body")] };
  });
}

/** The names and the stance at the head of words behind a bracket's sign, or null. */
function headOf(words: string): string | null {
  const bracket = readParagraph(`[${words === "" ? " " : words.replaceAll(/[[\]]/g, " ")} x]`, "body").find(
    (node) => node.type === "bracket",
  );
  if (bracket?.type !== "bracket" || !isNamed(bracket)) return null;
  const [, names, reading] = bracket.children;
  if (names?.type !== "literal" || names.kind !== "attribution" || readingsOf(bracket)[0] !== reading) return null;
  return names.value.endsWith(" ") ? names.value : `${names.value} `;
}
