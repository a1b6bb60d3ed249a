import { type Bracket, type Inline, isPartyCode, type Leaf, leavesOf, type PartyCode } from "@travaux/instrument";
import { align } from "../../align/align.ts";
import { subjectOf } from "../../align/subject.ts";
import { blockText, markerEnd, type Passage, textOf } from "../../passage.ts";
import { newMemory } from "../../words/pairs.ts";
import { JOINED, JOINED_BARE } from "../joins.ts";
import { type IsProposal, isNamed, readAs } from "../reading.ts";
import { spread } from "./across.ts";
import { withBaseWords } from "./base-words.ts";
import { inOneForm, TYPED_SO } from "./forms.ts";
import { bodyOf, bracketsIn, mapBrackets, markerOf, nodesOf, readingsOf } from "./nodes.ts";

/** A typed bracket that is left as words of the text, and why. */
export interface Refused {
  /** Ordinal of the block it stands in. */
  readonly leaf: number;
  readonly parties: readonly PartyCode[];
  readonly words: string;
  readonly why: string;
}

/** A file made ready to be read as each party named in it. */
export interface Prepared {
  readonly leaves: readonly Leaf[];
  readonly isProposal: IsProposal;
  readonly refused: readonly Refused[];
  /** For each block the passage of the base it became, or -1. */
  readonly passageOf: readonly number[];
}

/** What is known of the text below a file: its passages, and which words it has already. */
export interface Below {
  readonly passages: readonly Passage[];
  readonly isOfBase: (words: string) => boolean;
}

/** Which labels a typed place may name: the ordinal of the block with that label, or undefined. */
export type LabelAt = (label: string) => number | undefined;

/** Reads the typed brackets of a file over a base; `sender` is null for a rolling text that is a base itself. */
export function prepare(
  source: readonly Leaf[],
  below: Below | null,
  sender: PartyCode | null,
  hasLabel: (label: string, passageOf: readonly number[]) => boolean,
): Prepared {
  const isOfBase = below?.isOfBase ?? ((): boolean => false);
  const isProposal: IsProposal = (bracket) => isNamed(bracket) && !isOfBase(textOf([bracket]));
  const formed = spread(source, isOfBase).map((leaf) => inOneForm(leaf, { sender, isOfBase }));
  if (!formed.some((leaf) => bracketsIn(nodesOf(leaf)).some(isProposal))) {
    return { leaves: source, isProposal, refused: [], passageOf: [] };
  }
  const before = below === null ? formed.map((_, at) => at) : linked(formed, below.passages, isProposal);
  const base = below?.passages ?? [];
  const worded =
    below === null
      ? formed
      : formed.map((leaf, at) =>
          withBaseWords(leaf, { base, sender, isProposal, near: base[before[at] ?? -1] ?? null }),
        );
  const passageOf = below === null ? before : linked(worded, base, isProposal);
  const refused: Refused[] = [];
  const leaves = worded.map((leaf, at): Leaf => {
    if (!("children" in leaf) || !bracketsIn(leaf.children).some(isProposal)) return leaf;
    const plainly = (bracket: Bracket): readonly Inline[] => {
      const why = isProposal(bracket) ? whyRefused(bracket, (label) => hasLabel(label, passageOf)) : null;
      if (why === null) return [bracket];
      const parties = [...new Set(readingsOf(bracket).flatMap((reading) => reading.attribution))];
      refused.push({ leaf: at, parties, words: typedWords(bracket), why });
      return [{ type: "text", value: typedWords(bracket) }];
    };
    return { ...leaf, children: mapBrackets(leaf.children, plainly) };
  });
  return { leaves, isProposal, refused, passageOf };
}

/** A bracket as it was typed: without the words of the base that were put into it for reading, and in its own form. */
export function typedWords(bracket: Bracket): string {
  if (bracket.reason.startsWith(TYPED_SO)) return bracket.reason.slice(TYPED_SO.length);
  const last = bracket.children.at(-1);
  const put = last?.type === "alternative" && last.stance === "retain" && last.attribution.length === 0;
  return (put ? bracket.children.slice(0, -1) : bracket.children)
    .flatMap((child) => (child.type === "alternative" ? child.children : [child]))
    .map((node) => (node.type === "bracket" ? typedWords(node) : textOf([node])))
    .join("");
}

/** For each block the passage of the base that its words come from, taken for their proponents' where it is all in brackets. */
function linked(leaves: readonly Leaf[], base: readonly Passage[], isProposal: IsProposal): readonly number[] {
  const passageOf = leaves.map(() => -1);
  const texts = leaves.map((leaf, at) => {
    const read = readAs(nodesOf(leaf), null, isProposal, bodyOf(leaf)) ?? firstReading(leaf);
    const text = "children" in leaf ? read : blockText(leaf);
    return { id: String(at), text, body: Math.min(markerEnd(text), text.length) };
  });
  for (const link of align(subjectOf(base, texts, newMemory()))) {
    const [a, b] = [link.a[0], link.b[0]];
    if (a !== undefined && b !== undefined && link.a.length === 1 && link.b.length === 1) passageOf[b] = a;
  }
  return passageOf;
}

/** The words of the first reading of a block that is all one bracket, behind its number. */
function firstReading(leaf: Leaf): string {
  const [bracket] = bracketsIn(nodesOf(leaf));
  const reading = bracket === undefined ? undefined : readingsOf(bracket).find((each) => each.children.length > 0);
  return textOf([...markerOf(leaf), ...(reading?.children ?? [])]);
}

const UNSAID = "it does not say of which words: type them in the bracket, as in [EU: delete: words]";
const PLACE = "the place it names is not found: name a paragraph by its label, as in [placement: after OP3 – EU]";
const TWICE = "one party speaks in it twice";
const NO_CODE = "it does not name its party by a code, as in PAK or EU";
const UNNAMED = "it does not say whose the readings without a name are";

/** Why a typed bracket cannot be read as proposals; null where it can. */
function whyRefused(bracket: Bracket, hasLabel: (label: string) => boolean): string | null {
  const readings = readingsOf(bracket);
  if (readings.some((each) => each.stance === "placement")) {
    const known = readings.every(
      (each) => each.stance === "placement" && isKnownPlace(textOf(each.children), hasLabel),
    );
    return known ? null : PLACE;
  }
  const wordless = readings.every((each) => each.stance !== "text" && each.children.length === 0);
  if (wordless) return UNSAID;
  const names = readings.flatMap((each) => each.attribution);
  if (!names.every(isPartyCode)) return NO_CODE;
  if (new Set(names).size < names.length) return TWICE;
  const unnamed = readings.filter((each) => each.attribution.length === 0 && each.stance === "text");
  return unnamed.length > 1 || (unnamed.length === 1 && readings.some((each) => each.stance === "retain"))
    ? UNNAMED
    : null;
}

const PLACE_WORDS =
  /^(?:with the (?:paragraph|(\d{1,3}) paragraphs) that follows?, )?(after|before) (.+?)(?:, (\d{1,4})(?:st|nd|rd|th))?$/;

/** A place typed by hand: before or after which label, and how many paragraphs go there. */
export interface TypedPlace {
  readonly side: "before" | "after";
  readonly label: string;
  readonly count: number;
  /** Which of several paragraphs there it is, 1 first; null where that is not said. */
  readonly nth: number | null;
}

/** The words of a placement as a place, `"joined"` or `"joined bare"` where it joins two paragraphs, or null. */
export function placeIn(words: string): TypedPlace | "joined" | "joined bare" | null {
  const bare = words.trim();
  if (bare === JOINED) return "joined";
  if (bare === JOINED_BARE) return "joined bare";
  const [, more, side, label, nth] = PLACE_WORDS.exec(bare) ?? [];
  if (side === undefined || label === undefined) return null;
  const count = bare.startsWith("with ") ? Number(more ?? 1) + 1 : 1;
  return { side: side === "before" ? "before" : "after", label, count, nth: nth === undefined ? null : Number(nth) };
}

function isKnownPlace(words: string, hasLabel: (label: string) => boolean): boolean {
  const place = placeIn(words);
  return typeof place === "string" || (place !== null && hasLabel(place.label));
}

/** All that a text has, to ask whether words are of it. */
export function wordsOfBase(base: {
  readonly children: Parameters<typeof leavesOf>[0]["children"];
}): Below["isOfBase"] {
  const own = leavesOf(base)
    .map((leaf) => (leaf.type === "table" ? "" : blockText(leaf)))
    .join("\n");
  return (words) => own.includes(words);
}
