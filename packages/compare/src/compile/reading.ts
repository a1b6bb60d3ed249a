import type { Alternative, Bracket, Inline, PartyCode } from "@travaux/instrument";
import { CLASS_OF, SPACE } from "../words/classes.ts";

/** Which brackets of a text are read as proposals; all others are words of the text. */
export type IsProposal = (bracket: Bracket) => boolean;

/** Brackets that a compilation made. */
export function isCompiled(bracket: Bracket): boolean {
  return bracket.origin === "compiled";
}

/** Brackets in which some party is named. */
export function isNamed(bracket: Bracket): boolean {
  return bracket.children.some((child) => child.type === "alternative" && child.attribution.length > 0);
}

/**
 * A paragraph as one party reads it: in each bracket its own reading, else the base's. `party: null` reads the base. The space rule
 * is taken back: a bracket whose chosen reading is empty takes the space before it along, at the head of a paragraph the
 * space after it. Null where nothing of the paragraph is left, because its whole words were in one bracket.
 */
export function readAs(nodes: readonly Inline[], party: PartyCode | null, isProposal: IsProposal): string | null {
  const words = nodes.findIndex(
    (node) => !(node.type === "literal" && (node.kind === "marker" || node.kind === "option")),
  );
  const head = words < 0 ? nodes : nodes.slice(0, words);
  const rest = words < 0 ? [] : nodes.slice(words);
  const proposals = rest.filter((node) => node.type === "bracket" && isProposal(node) && !isPlacement(node));
  const solid = rest.filter(
    (node) => !(node.type === "text" && node.value.trim() === "") && !isPlacementNode(node, isProposal),
  );
  const text = inlineText(rest, party, isProposal);
  if (text === "" && proposals.length === 1 && solid.length === 1) return null;
  return inlineText(head, party, isProposal) + text;
}

function isPlacementNode(node: Inline, isProposal: IsProposal): boolean {
  return node.type === "bracket" && isProposal(node) && isPlacement(node);
}

function isPlacement(bracket: Bracket): boolean {
  return alternativesOf(bracket).every((each) => each.stance === "placement");
}

function alternativesOf(bracket: Bracket): readonly Alternative[] {
  return bracket.children.filter((child) => child.type === "alternative");
}

function inlineText(nodes: readonly Inline[], party: PartyCode | null, isProposal: IsProposal): string {
  let out = "";
  let skip = false;
  nodes.forEach((node, index) => {
    let text: string;
    if (node.type === "bracket" && isProposal(node)) {
      const chosen = chosenText(node, party, isProposal);
      if (chosen === "") {
        if (out === "") skip = true;
        else out = withoutTrailingSpace(out);
        return;
      }
      text = chosen;
    } else if (node.type === "literal" && node.kind === "markup" && node.value === "\\" && index < nodes.length - 1)
      return;
    else text = "value" in node ? node.value : childrenText(node.children, party, isProposal);
    if (skip) text = withoutLeadingSpace(text);
    skip = skip && text === "";
    out += text;
  });
  return out;
}

function childrenText(
  children: readonly (Inline | Alternative)[],
  party: PartyCode | null,
  isProposal: IsProposal,
): string {
  return children
    .map((child) =>
      child.type === "alternative"
        ? inlineText(child.children, party, isProposal)
        : inlineText([child], party, isProposal),
    )
    .join("");
}

/** The base's reading: the one retained, else the words that somebody deletes, else none: the bracket is an insertion. */
function chosenText(bracket: Bracket, party: PartyCode | null, isProposal: IsProposal): string {
  const alternatives = alternativesOf(bracket);
  const own = party === null ? undefined : alternatives.find((each) => each.attribution.includes(party));
  if (own?.stance === "text") return inlineText(own.children, party, isProposal).replaceAll("¶", "\n");
  if (own?.stance === "delete" || own?.stance === "none") return "";
  const kept =
    alternatives.find((each) => each.stance === "retain") ??
    alternatives.find((each) => each.stance === "delete" && each.children.length > 0) ??
    alternatives.find((each) => each.stance === "text" && each.attribution.length === 0);
  return kept === undefined ? "" : inlineText(kept.children, party, isProposal);
}

function withoutTrailingSpace(text: string): string {
  let end = text.length;
  while (end > 0 && CLASS_OF[text.charCodeAt(end - 1)] === SPACE) end -= 1;
  return text.slice(0, end);
}

function withoutLeadingSpace(text: string): string {
  let at = 0;
  while (at < text.length && CLASS_OF[text.charCodeAt(at)] === SPACE) at += 1;
  return text.slice(at);
}
