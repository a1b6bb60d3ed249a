import type { Alternative, Bracket, Inline, Leaf, PartyCode } from "@travaux/instrument";
import { markerEnd, type Passage, textOf } from "../../passage.ts";
import { newMemory, passageEdits } from "../../words/pairs.ts";
import { type IsProposal, readAs } from "../reading.ts";
import { joinedBrackets, speaksOnly } from "./forms.ts";
import { readingsOf } from "./nodes.ts";

/** A text that typed brackets stand in: its passages, who types, and which brackets are proposals. */
export interface Around {
  readonly base: readonly Passage[];
  readonly sender: PartyCode | null;
  readonly isProposal: IsProposal;
  /** The passage of the base that the block became, where the rest of the file tells; null where it does not. */
  readonly near: Passage | null;
}

/** Fewer characters around the brackets than this do not tell which paragraph of the base they stand in. */
const LEAST_AROUND = 5;

/**
 * A sender who types `readings of [EU: tide and wind gauges] promptly` over a base that has `tide gauges` there shows what the EU
 * wants in place of those words. Where the words around the brackets name one paragraph of the base, or one reading makes one of
 * it, or the rest of the file tells which one it is, the words of the base that a bracket replaces are put into it as `retain`, so
 * that the change is charged to the parties named and not to the sender. A reading that is the base's own is its party's wish to
 * retain it; one that names nobody is the base's, or else the sender's. `[EU: delete]` without words at either end of a paragraph of
 * the base is about the paragraph.
 */
export function withBaseWords(leaf: Leaf, around: Around): Leaf {
  if (!("children" in leaf)) return leaf;
  const whole = aboutWhole(leaf, around);
  if (whole !== null) return whole;
  const joined = neighboursJoined(leaf.children, around.isProposal);
  if (joined !== null) {
    const { stretches, gaps } = betweenGaps(joined, around.isProposal);
    const fit = onlyOne(fitting(joined, around.base, stretches, gaps));
    const camps = fit?.every((words, at) => words !== "" && saysOne(joined[gaps[at] ?? -1], words));
    if (fit !== null && camps === true) return { ...leaf, children: resolved(joined, gaps, fit, around.sender) };
  }
  const { stretches, gaps } = betweenGaps(leaf.children, around.isProposal);
  if (gaps.length === 0) return leaf;
  const fit =
    onlyOne(fitting(leaf.children, around.base, stretches, gaps)) ??
    (around.near === null ? null : fittingNear(around.near, stretches, leaf.children));
  return fit === null ? leaf : { ...leaf, children: resolved(leaf.children, gaps, fit, around.sender) };
}

function onlyOne(fits: readonly (readonly string[])[]): readonly string[] | null {
  const [only, ...others] = fits;
  return only === undefined || others.length > 0 ? null : only;
}

function resolved(
  nodes: readonly Inline[],
  gaps: readonly number[],
  fit: readonly string[],
  sender: PartyCode | null,
): readonly Inline[] {
  return nodes.map((node, index): Inline => {
    const at = gaps.indexOf(index);
    return at < 0 || node.type !== "bracket" ? node : retaining(node, fit[at] ?? "", sender);
  });
}

/** Brackets of words with names that stand a space apart as one: they may be camps over the same words of the base. */
function neighboursJoined(nodes: readonly Inline[], isProposal: IsProposal): readonly Inline[] | null {
  const out: Inline[] = [];
  for (const node of nodes) {
    const [before, between] = out.slice(-2);
    const apart = between?.type === "text" && /^\s+(?:or\s+)?$/i.test(between.value);
    const isCamp = (each: Inline | undefined): each is Bracket =>
      each?.type === "bracket" && isProposal(each) && speaksOnly(each);
    if (apart && isCamp(before) && isCamp(node)) out.splice(-2, 2, joinedBrackets(before, between.value, node));
    else out.push(node);
  }
  return out.length === nodes.length ? null : out;
}

function saysOne(node: Inline | undefined, words: string): boolean {
  return node?.type === "bracket" && readingsOf(node).some((reading) => textOf(reading.children) === words);
}

/**
 * The words of the base in the gaps of a paragraph that its sender changed elsewhere too, found by comparing; none where the
 * sender's own words meet them.
 */
function fittingNear(near: Passage, stretches: readonly string[], nodes: readonly Inline[]): readonly string[] | null {
  if (stretches.join("").slice(near.body).trim() === "" && stretches.length === 2) {
    const marker = nodes[0]?.type === "literal" ? near.body : 0;
    return [near.text.slice(marker)];
  }
  const marked = { id: "", text: stretches.join(GAP), body: near.body > 0 ? bodyOfMarked(stretches) : 0 };
  const found: string[] = [];
  for (const { start, end, inserted } of passageEdits(newMemory(), near, marked, false)) {
    const count = inserted.split(GAP).length - 1;
    const own = count === 1 && inserted.trim() === GAP;
    for (let gap = 0; gap < count; gap += 1) found.push(own ? near.text.slice(start, end).trim() : "");
  }
  return found.length === stretches.length - 1 ? found : null;
}

/** Stands for a bracket while a paragraph is compared; no text that is read has it, and a reader takes it for a word. */
const GAP = "\u{e0aa}";

function bodyOfMarked(stretches: readonly string[]): number {
  return markerEnd(`${stretches[0] ?? ""}x`);
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
  const readings = readingsOf(bracket).map((reading) => textOf(reading.children));
  return base.flatMap(({ text }) => readings.filter((words) => stretches.join(words) === text).map((words) => [words]));
}

/** A paragraph of the base with a bracket at either end that strikes or retains and says no words: the bracket round the paragraph's words. */
function aboutWhole(leaf: Exclude<Leaf, { type: "opaque" | "table" }>, around: Around): Leaf | null {
  const { base, isProposal } = around;
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
  const inner = withBaseWords({ ...leaf, children: [...marker, ...rest] }, around);
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

/** The words between those brackets that keep no words of the base, and where these brackets stand. */
function betweenGaps(
  nodes: readonly Inline[],
  isProposal: IsProposal,
): { readonly stretches: readonly string[]; readonly gaps: readonly number[] } {
  const stretches = [""];
  const gaps: number[] = [];
  nodes.forEach((node, index) => {
    if (node.type === "bracket" && isProposal(node) && replaces(node)) {
      gaps.push(index);
      stretches.push("");
    } else if (node.type === "bracket" && isProposal(node)) {
      stretches[stretches.length - 1] += readAs([node], null, isProposal, -1) ?? "";
    } else stretches[stretches.length - 1] += textOf([node]);
  });
  return { stretches, gaps };
}

/** True for a bracket whose readings are all wordings: nothing in it says which is the base's. */
function replaces(bracket: Bracket): boolean {
  return readingsOf(bracket).every(
    ({ stance, children }) => stance === "text" || (stance !== "placement" && children.length === 0),
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

/**
 * The bracket with the base's words as `retain`: for those who said they retain, or want these very words, else for nobody. What else
 * names nobody is the sender's.
 */
function retaining(bracket: Bracket, words: string, sender: PartyCode | null): Bracket {
  let said = words === "";
  const children = bracket.children.map((child): Bracket["children"][number] => {
    if (child.type === "literal") return child;
    const isBase = child.stance === "retain" || (child.stance === "text" && textOf(child.children) === words);
    if (words !== "" && isBase) {
      said = true;
      return { ...child, stance: "retain", children: [{ type: "text", value: words }] };
    }
    const isSenders = child.attribution.length === 0 && (child.stance === "text" || words !== "");
    return isSenders && sender !== null ? { ...child, attribution: [sender] } : child;
  });
  if (said) return { ...bracket, children };
  const base: Alternative = {
    type: "alternative",
    stance: "retain",
    attribution: [],
    children: [{ type: "text", value: words }],
  };
  return { ...bracket, children: [...children, base] };
}
