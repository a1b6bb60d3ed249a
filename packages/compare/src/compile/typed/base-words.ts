import type { Alternative, Bracket, Inline, Leaf, PartyCode } from "@travaux/instrument";
import { markerEnd, type Passage, textOf } from "../../passage.ts";
import { type IsProposal, readAs } from "../reading.ts";
import { joinedBrackets, TYPED_SO } from "./forms.ts";
import { type Filled, fillGaps } from "./gaps.ts";
import { markerOf, readingsOf } from "./nodes.ts";

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
  const over = overNamedWords(leaf.children, around);
  const taken = over === null ? null : filled(over, around);
  if (taken?.every((node) => node.type !== "bracket" || saysWhatToStrike(node) === null) === true) {
    return { ...leaf, children: taken };
  }
  const children = filled(leaf.children, around);
  return children === null ? leaf : { ...leaf, children };
}

/** The nodes with the base's words in their brackets; null where they do not tell which these are. */
function filled(nodes: readonly Inline[], around: Around): readonly Inline[] | null {
  const apart = fitOf(nodes, around);
  const joined = neighboursJoined(nodes, around.isProposal);
  const together = joined === null ? null : fitOf(joined.nodes, around);
  if (joined !== null && together !== null && competes(nodes, apart, together, joined.divided)) {
    return resolved(joined.nodes, together, around.sender);
  }
  return apart === null ? null : resolved(nodes, apart, around.sender);
}

/** The words of the base in the gaps of a paragraph; `cost` is how far the rest of it is from the base. */
interface Fit extends Filled {
  readonly gaps: readonly number[];
}

/** The paragraph of the base that these nodes are: the only one that fits them from end to end, else the one the file tells. */
function fitOf(nodes: readonly Inline[], { base, isProposal, near }: Around): Fit | null {
  const { stretches, gaps } = betweenGaps(nodes, isProposal);
  if (gaps.length === 0) return null;
  const exact = fitting(nodes, base, stretches, gaps);
  const [only, ...others] = exact;
  if (only !== undefined && others.length === 0) {
    const words = only.words ?? filledIn(only.passage, stretches, nodes, gaps)?.words;
    if (words !== undefined) return { words, gaps, cost: 0 };
  }
  const filled = near === null ? null : filledIn(near, stretches, nodes, gaps);
  return filled === null ? null : { ...filled, gaps };
}

/**
 * True where brackets of named words that stand side by side are readings of one. They are not where each is the base's words at its
 * own place, or where the sign or word between them is the base's.
 */
function competes(nodes: readonly Inline[], apart: Fit | null, together: Fit, divided: boolean): boolean {
  if (apart === null) return true;
  if (apart.gaps.every((gap, at) => saysOne(nodes[gap], apart.words[at] ?? ""))) return false;
  return !divided || together.cost <= apart.cost;
}

function resolved(nodes: readonly Inline[], { gaps, words }: Fit, sender: PartyCode | null): readonly Inline[] {
  return nodes.map((node, index): Inline => {
    const at = gaps.indexOf(index);
    return at < 0 || node.type !== "bracket" ? node : retaining(node, words[at] ?? "", sender);
  });
}

/** Brackets with names that stand side by side as one, all their readings over the same words of the base; null where there are none. */
function neighboursJoined(
  nodes: readonly Inline[],
  isProposal: IsProposal,
): { readonly nodes: readonly Inline[]; readonly divided: boolean } | null {
  const out: Inline[] = [];
  let divided = false;
  const isCamp = (each: Inline | undefined): each is Bracket =>
    each?.type === "bracket" && isProposal(each) && replaces(each) && speakers(each).length > 0;
  for (const node of nodes) {
    const [before, between] = out.slice(-2);
    const apart = between?.type === "text" && /^\s*(?:(?:or|\/)\s*)?$/i.test(between.value);
    const joins = apart && isCamp(before) && isCamp(node);
    if (joins && !speakers(node).some((party) => speakers(before).includes(party))) {
      divided ||= between.value.trim() !== "";
      out.splice(-2, 2, joinedBrackets(before, between.value, node));
    } else out.push(node);
  }
  return out.length === nodes.length ? null : { nodes: out, divided };
}

/** Who speaks in a bracket in which every reading is somebody's; nobody where one names nobody. */
function speakers(bracket: Bracket): readonly PartyCode[] {
  const readings = readingsOf(bracket);
  return readings.every((one) => one.attribution.length > 0) ? readings.flatMap((one) => one.attribution) : [];
}

function saysOne(node: Inline | undefined, words: string): boolean {
  return (
    words !== "" && node?.type === "bracket" && readingsOf(node).some((reading) => textOf(reading.children) === words)
  );
}

/** The words of the base in the gaps of a paragraph, which its sender may have changed elsewhere. */
function filledIn(
  near: Passage,
  stretches: readonly string[],
  nodes: readonly Inline[],
  gaps: readonly number[],
): Filled | null {
  const [first = "", ...rest] = stretches;
  if (stretches.join("").slice(near.body).trim() === "" && stretches.length === 2) {
    const marker = nodes[0]?.type === "literal" ? near.body : 0;
    return { words: [near.text.slice(marker)], cost: 0 };
  }
  const own = near.body > 0 ? first.slice(markerEnd(`${first}x`)) : first;
  const readings = gaps.map((gap) => {
    const bracket = nodes[gap];
    const each = bracket?.type === "bracket" ? readingsOf(bracket) : [];
    return each.map(({ children }) => textOf(children)).join(" ");
  });
  return fillGaps(near, { stretches: [own, ...rest], readings });
}

/** A paragraph of the base that a paragraph may be; the words in the gaps where only the readings tell them. */
interface Candidate {
  readonly passage: Passage;
  readonly words: readonly string[] | null;
}

/** The paragraphs of the base that have the words round the gaps, and nothing else round them. */
function fitting(
  nodes: readonly Inline[],
  base: readonly Passage[],
  stretches: readonly string[],
  gaps: readonly number[],
): readonly Candidate[] {
  if (stretches.join("").trim().length >= LEAST_AROUND) {
    return base.flatMap((passage) => (holds(passage.text, stretches) ? [{ passage, words: null }] : []));
  }
  const [only, ...others] = gaps;
  const bracket = nodes[only ?? 0];
  if (bracket?.type !== "bracket" || others.length > 0) return [];
  const readings = readingsOf(bracket).map((reading) => textOf(reading.children));
  return base.flatMap((passage) =>
    readings.filter((words) => stretches.join(words) === passage.text).map((words) => ({ passage, words: [words] })),
  );
}

/** A paragraph of the base with a bracket at either end that strikes or retains and says no words: the bracket round the paragraph's words. */
function aboutWhole(leaf: Exclude<Leaf, { type: "opaque" | "table" }>, around: Around): Leaf | null {
  const { base, isProposal } = around;
  const marker = markerOf(leaf);
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

/** True where the stretches stand in `text` one after the other, from end to end. */
function holds(text: string, stretches: readonly string[]): boolean {
  const [first = "", ...rest] = stretches;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const [index, stretch] of rest.entries()) {
    const last = index === rest.length - 1;
    const found = last ? (text.endsWith(stretch) ? text.length - stretch.length : -1) : text.indexOf(stretch, at);
    if (found >= at && (last || stretch !== "")) {
      at = found + stretch.length;
      continue;
    }
    const close = stretch.replace(/^ /, "");
    if (close === stretch || !text.startsWith(close, at) || (last && at + close.length !== text.length)) return false;
    at += close.length;
  }
  return at === text.length;
}

/**
 * The bracket with the base's words as `retain`: for those who said they retain, or want these very words, else for nobody. What else
 * names nobody is the sender's, who leaves open which where there are several.
 */
function retaining(typed: Bracket, words: string, sender: PartyCode | null): Bracket {
  const bracket = ownBracketOfBase(typed, words);
  let said = words === "" || bracket !== typed;
  const children = bracket.children.map((child): Bracket["children"][number] => {
    if (child.type === "literal") return child;
    if (words !== "" && strikes(child, words)) return { ...child, stance: "delete", children: [] };
    const isBase = child.stance === "retain" || (child.stance === "text" && textOf(child.children) === words);
    if (words !== "" && isBase) {
      said = true;
      return { ...child, stance: "retain", children: [{ type: "text", value: words }] };
    }
    const isSenders = child.attribution.length === 0 && (child.stance === "text" || words !== "");
    return isSenders && sender !== null ? { ...child, attribution: [sender] } : child;
  });
  const asTyped = textOf(children) === textOf(bracket.children) ? {} : { reason: typedSo(bracket) };
  if (said) return { ...bracket, ...asTyped, children };
  const base: Alternative = {
    type: "alternative",
    stance: "retain",
    attribution: [],
    children: [{ type: "text", value: words }],
  };
  return { ...bracket, ...asTyped, children: [...children, base] };
}

/** The bracket's reason where its readings are no longer spelt as they were typed: `[EU: retain]` with the words that stay in it. */
function typedSo({ reason, children }: Bracket): string {
  return reason.startsWith(TYPED_SO) ? reason : TYPED_SO + textOf(children);
}

/** `[EU: delete fully]` where the base has `fully`: who says so strikes the words. */
function strikes({ stance, attribution, children }: Alternative, words: string): boolean {
  return stance === "text" && attribution.length > 0 && STRUCK.exec(textOf(children))?.[1] === words;
}

const STRUCK = /^(?:to )?(?:delete|strike)\s+["“”«]?\s*(.+?)\s*["”“»]?$/i;

/** The words that somebody named in a bracket says to strike in running words, `[EU: delete fully]`; null where nobody does. */
export function saysWhatToStrike(bracket: Bracket): string | null {
  for (const { stance, attribution, children } of readingsOf(bracket)) {
    const words = stance === "text" && attribution.length > 0 ? STRUCK.exec(textOf(children))?.[1] : undefined;
    if (words !== undefined) return words;
  }
  return null;
}

/** Brackets such as `[EU: delete fully]` behind the very words they name put in the place of these; null where there are none. */
function overNamedWords(nodes: readonly Inline[], { near, isProposal }: Around): readonly Inline[] | null {
  let found = false;
  const out = nodes.map((node, index): Inline => {
    const next = nodes[index + 1];
    if (node.type !== "text" || next?.type !== "bracket" || !isProposal(next)) return node;
    const words = saysWhatToStrike(next);
    const before = node.value.trimEnd();
    if (words === null || near?.text.includes(words) !== true || !before.endsWith(` ${words}`)) return node;
    found = true;
    return { ...node, value: before.slice(0, -words.length) };
  });
  return found ? out : null;
}

/** `[100][EU: 50]` over a base that has `[100]`, `[shall][should][EU: may]` over `[shall][should]`: the base's bracket is one reading, the base's. */
function ownBracketOfBase(bracket: Bracket, words: string): Bracket {
  const { children } = bracket;
  if (!words.startsWith("[")) return bracket;
  for (let from = 0; from < children.length; from += 1) {
    for (let until = from + 1; until <= children.length; until += 1) {
      const run = children.slice(from, until);
      const unnamed = run.every((child) => child.type === "literal" || child.attribution.length === 0);
      if (!unnamed || run[0]?.type !== "alternative" || `[${textOf(run)}]` !== words) continue;
      const kept: Alternative = {
        type: "alternative",
        stance: "retain",
        attribution: [],
        children: [{ type: "text", value: words }],
      };
      const reason = TYPED_SO + textOf([bracket]);
      return { ...bracket, reason, children: [...children.slice(0, from), kept, ...children.slice(until)] };
    }
  }
  return bracket;
}
