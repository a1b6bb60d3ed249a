import type { Bracket, Inline } from "@travaux/instrument";
import { type Leaf, type Passage, textOf } from "../passage.ts";
import type { IsProposal } from "./reading.ts";

/** Fewer characters around the brackets than this do not tell which paragraph of the base they stand in. */
const LEAST_AROUND = 5;

/**
 * A sender who types `readings of [EU: tide and wind gauges] promptly` over a base that has `tide gauges` there shows what the EU
 * wants in place of those words. Where the words around the brackets name one paragraph of the base, the words of the base that a
 * bracket replaces are put into it as `retain`, so that the change is charged to the parties named and not to the sender.
 */
export function withBaseWords(leaf: Leaf, base: readonly Passage[], isProposal: IsProposal): Leaf {
  if (!("children" in leaf)) return leaf;
  const { stretches, gaps } = around(leaf.children, isProposal);
  if (gaps.length === 0 || stretches.join("").trim().length < LEAST_AROUND) return leaf;
  const fitting = base.flatMap(({ text }) => {
    const words = wordsInGaps(text, stretches);
    return words === null ? [] : [words];
  });
  const [only, ...others] = fitting;
  if (only === undefined || others.length > 0 || only.every((words) => words === "")) return leaf;
  const children = leaf.children.map((node, index): Inline => {
    const words = only[gaps.indexOf(index)] ?? "";
    return node.type === "bracket" && words !== "" ? retaining(node, words) : node;
  });
  return { ...leaf, children };
}

/** The words between those brackets that keep no words of the base, and where these brackets stand. */
function around(
  nodes: readonly Inline[],
  isProposal: IsProposal,
): { readonly stretches: readonly string[]; readonly gaps: readonly number[] } {
  const stretches = [""];
  const gaps: number[] = [];
  nodes.forEach((node, index) => {
    if (node.type === "bracket" && isProposal(node) && replaces(node)) {
      gaps.push(index);
      stretches.push("");
    } else stretches[stretches.length - 1] += textOf([node]);
  });
  return { stretches, gaps };
}

/** True for a bracket whose readings are all wordings of parties: nothing in it says what the base has. */
function replaces(bracket: Bracket): boolean {
  return bracket.children.every(
    (child) => child.type === "literal" || (child.stance === "text" && child.attribution.length > 0),
  );
}

/** What stands in `text` where the gaps between the stretches are; null where the stretches do not fit it from end to end. */
function wordsInGaps(text: string, stretches: readonly string[]): readonly string[] | null {
  const [first = "", ...rest] = stretches;
  if (!text.startsWith(first)) return null;
  const words: string[] = [];
  let at = first.length;
  for (const [index, stretch] of rest.entries()) {
    const last = index === rest.length - 1;
    const found = last ? (text.endsWith(stretch) ? text.length - stretch.length : -1) : text.indexOf(stretch, at);
    if (found >= at && (last || stretch !== "")) {
      words.push(text.slice(at, found));
      at = found + stretch.length;
      continue;
    }
    const close = stretch.replace(/^ /, "");
    if (close === stretch || !text.startsWith(close, at) || (last && at + close.length !== text.length)) return null;
    words.push("");
    at += close.length;
  }
  return at === text.length ? words : null;
}

function retaining(bracket: Bracket, words: string): Bracket {
  const base = {
    type: "alternative",
    stance: "retain",
    attribution: [],
    children: [{ type: "text", value: words }],
  } as const;
  return { ...bracket, children: [...bracket.children, base] };
}

/** Proposals of a place typed by hand; what a file says of places only its own order of paragraphs can carry. */
export function typedPlaces(leaf: Leaf, isProposal: IsProposal): readonly Bracket[] {
  if (!("children" in leaf)) return [];
  return leaf.children.filter(
    (node): node is Bracket =>
      node.type === "bracket" &&
      isProposal(node) &&
      node.children.some((child) => child.type === "alternative" && child.stance === "placement"),
  );
}
