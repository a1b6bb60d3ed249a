import type { Alternative, Bracket, Inline, PartyCode } from "@travaux/instrument";
import { type Passage, textOf } from "../passage.ts";
import { leadingSpaces, trailingSpaces } from "../words/classes.ts";

import { isGuard } from "./slices.ts";

/** Which brackets of a text are read as proposals; all others are words of the text. */
export type IsProposal = (bracket: Bracket) => boolean;

/** Brackets that a compilation made. */
function isCompiled(bracket: Bracket): boolean {
  return bracket.origin === "compiled";
}

/** Brackets in which some party is named. */
export function isNamed(bracket: Bracket): boolean {
  return bracket.children.some((child) => child.type === "alternative" && child.attribution.length > 0);
}

/**
 * A paragraph as one party reads it: in each bracket its own reading, else the base's. `party: null` reads the base. The space rule
 * is taken back: a bracket whose chosen reading is empty takes the space before it along, at the head of the words (from `body`
 * on) the space after it. Null where nothing of the words is left, because they all were in one bracket.
 */
export function readAs(
  nodes: readonly Inline[],
  party: PartyCode | null,
  isProposal: IsProposal,
  body: number,
): string | null {
  const text = inlineText(nodes, party, isProposal, body);
  if (text.length > body) return text;
  let at = 0;
  let proposals = 0;
  for (const node of nodes) {
    const proposal = node.type === "bracket" && isProposal(node);
    if (proposal && at < body && text.length > at) return text;
    if (proposal && !choicesIn(node).placement) proposals += 1;
    else if (!proposal && at >= body && (node.type !== "text" || node.value.trim() !== "")) return text;
    at += "value" in node ? node.value.length : textOf(node.children).length;
  }
  return proposals === 1 ? null : text;
}

/**
 * True where a party (null: nobody) finds exactly `wanted` in the compiled brackets of a paragraph. Where no word is left, a typed
 * number that stays before the bracket says nothing of it.
 */
export function findsInPrint(
  nodes: readonly Inline[],
  party: PartyCode | null,
  passage: Passage,
  wanted: string,
): boolean {
  const found = readAs(nodes, party, isCompiled, passage.body);
  if (found !== null) return found === wanted;
  return wanted === "" || wanted === passage.text.slice(0, passage.body);
}

function inlineText(nodes: readonly Inline[], party: PartyCode | null, isProposal: IsProposal, body = 0): string {
  const out = newLine();
  /** How many characters at the end of `out` are spaces that stand before the next bracket in print. */
  let spaces = 0;
  let skip = false;
  nodes.forEach((node) => {
    if (node.type === "bracket" && isProposal(node)) {
      const { placement } = choicesIn(node);
      const chosen = placement ? "" : chosenText(node, party, isProposal, out.length() <= body ? 0 : -1);
      if (chosen !== "") out.put(chosen);
      else if (out.length() <= body && !placement) skip = true;
      else out.drop(placement ? Math.min(1, spaces) : spaces);
      spaces = 0;
      if (chosen !== "") skip = false;
      return;
    }
    if (isGuard(node)) return;
    const whole = "value" in node ? node.value : childrenText(node.children, party, isProposal);
    const text = skip ? withoutLeadingSpace(whole) : whole;
    skip = skip && text === "";
    out.put(text);
    const run = trailingSpaces(text);
    spaces = run === text.length ? spaces + run : run;
  });
  return out.text();
}

/** Characters gathered in pieces, so that dropping a space at the end of a long clause does not copy the clause. */
interface Line {
  readonly put: (text: string) => void;
  readonly drop: (count: number) => void;
  readonly length: () => number;
  readonly text: () => string;
}

function newLine(): Line {
  const pieces: string[] = [];
  let length = 0;
  return {
    put: (text) => {
      pieces.push(text);
      length += text.length;
    },
    drop: (count) => {
      let left = Math.min(count, length);
      length -= left;
      while (left > 0) {
        const last = pieces.pop() ?? "";
        if (last.length > left) pieces.push(last.slice(0, last.length - left));
        left -= Math.min(left, last.length);
      }
    },
    length: () => length,
    text: () => pieces.join(""),
  };
}

/** A bracket's readings by who reads so, found once: a clause with many names is read for each of them. */
interface Choices {
  readonly placement: boolean;
  readonly byParty: ReadonlyMap<PartyCode, Alternative>;
  readonly kept: Alternative | undefined;
  /** The words of the reading kept where no bracket stands in them, so that they are the same for everybody; else null. */
  readonly keptWords: string | null;
}

const CHOICES: WeakMap<Bracket, Choices> = new WeakMap();

function choicesIn(bracket: Bracket): Choices {
  const known = CHOICES.get(bracket);
  if (known !== undefined) return known;
  const alternatives = bracket.children.filter((child) => child.type === "alternative");
  const byParty = new Map<PartyCode, Alternative>();
  for (const each of alternatives)
    for (const party of each.attribution) if (!byParty.has(party)) byParty.set(party, each);
  for (const each of alternatives) {
    if (each.stance !== "text" || each.attribution.length === 0) continue;
    for (const party of namesIn(each, bracket.origin)) if (!byParty.has(party)) byParty.set(party, each);
  }
  const kept =
    alternatives.find((each) => each.stance === "retain") ??
    alternatives.find((each) => each.stance === "delete" && each.children.length > 0) ??
    alternatives.find((each) => each.stance === "text" && each.attribution.length === 0);
  const keptWords = kept === undefined ? "" : plainWords(kept);
  const found = { placement: alternatives.every((each) => each.stance === "placement"), byParty, kept, keptWords };
  CHOICES.set(bracket, found);
  return found;
}

/** Parties named inside a reading in brackets made as its own was: who amends another's words within them speaks from them. */
function namesIn(reading: Alternative, origin: Bracket["origin"]): readonly PartyCode[] {
  return reading.children.flatMap((node) =>
    node.type === "bracket" && node.origin === origin ? [...choicesIn(node).byParty.keys()] : [],
  );
}

function childrenText(
  children: readonly (Inline | Alternative)[],
  party: PartyCode | null,
  isProposal: IsProposal,
): string {
  return children
    .map((child) =>
      child.type === "alternative"
        ? inlineText(child.children, party, isProposal, -1)
        : inlineText([child], party, isProposal, -1),
    )
    .join("");
}

/** The base's reading: the one retained, else the words that somebody deletes, else none: the bracket is an insertion. */
function chosenText(bracket: Bracket, party: PartyCode | null, isProposal: IsProposal, body: number): string {
  const { byParty, kept, keptWords } = choicesIn(bracket);
  const own = party === null ? undefined : byParty.get(party);
  if (own?.stance === "text") return withParagraphs(inlineText(own.children, party, isProposal, body));
  if (own?.stance === "delete" || own?.stance === "none") return "";
  return keptWords ?? inlineText(kept?.children ?? [], party, isProposal, body);
}

/** The words of a reading that holds no brackets, which are the same for everybody; null for others. */
function plainWords(reading: Alternative): string | null {
  let words = "";
  for (const node of reading.children) {
    if (!("value" in node)) return null;
    if (!isGuard(node)) words += node.value;
  }
  return words;
}

/** The sign for a new paragraph as one; a sign that was in the words stands after an odd number of backslashes. */
function withParagraphs(text: string): string {
  return text.replace(/(?<!\\)(\\*)¶/g, (_, slashes: string) => {
    const words = slashes.slice(0, slashes.length >> 1);
    return words + (slashes.length % 2 === 0 ? "\n" : "¶");
  });
}

function withoutLeadingSpace(text: string): string {
  return text.slice(leadingSpaces(text));
}
