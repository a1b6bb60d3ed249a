import type { Bracket, Inline, Leaf } from "@travaux/instrument";
import { type Passage, textOf } from "../passage.ts";
import { type IsProposal, readAs } from "./reading.ts";

/** Fewer characters around the brackets than this do not tell which paragraph of the base they stand in. */
const LEAST_AROUND = 5;

/**
 * A sender who types `readings of [EU: tide and wind gauges] promptly` over a base that has `tide gauges` there shows what the EU
 * wants in place of those words. Where the words around the brackets name one paragraph of the base, or one reading makes one of
 * it, the words of the base that a bracket replaces are put into it as `retain`, so that the change is charged to the parties named and not to
 * the sender. A reading that is the base's own is its party's wish to retain it; `[EU: delete]` without words at either end of a
 * paragraph of the base is about the paragraph.
 */
export function withBaseWords(leaf: Leaf, base: readonly Passage[], isProposal: IsProposal): Leaf {
  if (!("children" in leaf)) return leaf;
  const whole = aboutWhole(leaf, base, isProposal);
  if (whole !== null) return whole;
  const { stretches, gaps } = around(leaf.children, isProposal);
  if (gaps.length === 0) return leaf;
  const [only, ...others] = fitting(leaf.children, base, stretches, gaps);
  if (only === undefined || others.length > 0 || only.every((words) => words === "")) return leaf;
  const children = leaf.children.map((node, index): Inline => {
    const words = only[gaps.indexOf(index)] ?? "";
    return node.type === "bracket" && words !== "" ? retaining(node, words) : node;
  });
  return { ...leaf, children };
}

/** The words of the base in the gaps, once for each paragraph of the base that the paragraph may be. */
function fitting(
  nodes: readonly Inline[],
  base: readonly Passage[],
  stretches: readonly string[],
  gaps: readonly number[],
): readonly (readonly string[])[] {
  if (stretches.join("").trim().length >= LEAST_AROUND) {
    return base.flatMap(({ text }) => {
      const words = wordsInGaps(text, stretches);
      return words === null ? [] : [words];
    });
  }
  const [only, ...others] = gaps;
  const bracket = nodes[only ?? 0];
  if (bracket?.type !== "bracket" || others.length > 0) return [];
  const readings = bracket.children.flatMap((child) => (child.type === "alternative" ? [textOf(child.children)] : []));
  return base.flatMap(({ text }) => readings.filter((words) => stretches.join(words) === text).map((words) => [words]));
}

/** A paragraph of the base with a bracket at either end that strikes or retains and says no words: the bracket round the paragraph's words. */
function aboutWhole(
  leaf: Exclude<Leaf, { type: "opaque" | "table" }>,
  base: readonly Passage[],
  isProposal: IsProposal,
): Leaf | null {
  const [first] = leaf.children;
  const marker = first?.type === "literal" && first.kind === "marker" ? [first] : [];
  const words = leaf.children.slice(marker.length);
  const at = [0, words.length - 1].find((index) => {
    const node = words[index];
    return node?.type === "bracket" && isProposal(node) && isWordless(node);
  });
  const bracket = words[at ?? -1];
  if (at === undefined || bracket?.type !== "bracket" || words.length < 2) return null;
  const rest = trimmed(at === 0 ? words.slice(1) : words.slice(0, -1), at === 0 ? "start" : "end");
  const inner = withBaseWords({ ...leaf, children: [...marker, ...rest] }, base, isProposal);
  const own = "children" in inner ? inner.children : [];
  const neutral = readAs(own, null, isProposal, 0);
  if (base.filter((passage) => passage.text === neutral).length !== 1) return null;
  return { ...leaf, children: [...marker, speaking(bracket, own.slice(marker.length))] };
}

/** True for a bracket in which parties only say that they strike or retain, not what. */
function isWordless(bracket: Bracket): boolean {
  return bracket.children.every(
    (child) =>
      child.type === "literal" ||
      ((child.stance === "delete" || child.stance === "retain") && child.children.length === 0),
  );
}

/** A bracket of bare stances, given the words they are about. */
function speaking(bracket: Bracket, words: readonly Inline[]): Bracket {
  const kept = bracket.children.some((child) => child.type === "alternative" && child.stance === "retain");
  let said = false;
  const children = bracket.children.map((child) => {
    if (child.type === "literal" || said || (kept && child.stance === "delete")) return child;
    said = true;
    return { ...child, children: words };
  });
  return { ...bracket, children };
}

function trimmed(nodes: readonly Inline[], end: "start" | "end"): readonly Inline[] {
  return nodes.map((node, index) => {
    if (node.type !== "text") return node;
    if (end === "start" && index === 0) return { ...node, value: node.value.trimStart() };
    return end === "end" && index === nodes.length - 1 ? { ...node, value: node.value.trimEnd() } : node;
  });
}

/** Brackets in which somebody strikes or retains without saying what, and nothing around them tells. */
export function unsaid(leaf: Leaf, isProposal: IsProposal): readonly Bracket[] {
  if (!("children" in leaf)) return [];
  return leaf.children.filter(
    (node): node is Bracket => node.type === "bracket" && isProposal(node) && isWordless(node),
  );
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
    (child) =>
      child.type === "literal" ||
      (child.attribution.length > 0 &&
        (child.stance === "text" || (child.stance !== "placement" && child.children.length === 0))),
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

/** The bracket with the base's words as `retain`: for those who said they retain, or want these very words, else for nobody. */
function retaining(bracket: Bracket, words: string): Bracket {
  let said = false;
  const children = bracket.children.map((child) => {
    const own = child.type === "alternative" && (child.stance === "retain" || textOf(child.children) === words);
    if (!own) return child;
    said = true;
    return { ...child, stance: "retain" as const, children: [{ type: "text" as const, value: words }] };
  });
  if (said) return { ...bracket, children };
  const base = {
    type: "alternative",
    stance: "retain",
    attribution: [],
    children: [{ type: "text", value: words }],
  } as const;
  return { ...bracket, children: [...children, base] };
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
