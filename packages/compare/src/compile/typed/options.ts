import type { Inline, Leaf } from "@travaux/instrument";
import { align } from "../../align/align.ts";
import { subjectOf } from "../../align/subject.ts";
import { blockText, markerEnd, type Passage, textOf } from "../../passage.ts";
import { newMemory } from "../../words/pairs.ts";
import type { WholeReading } from "../model.ts";
import { readParagraph } from "../read-words.ts";
import { isNamed } from "../reading.ts";
import { markerOf, readingsOf } from "./nodes.ts";

/** The blocks of a file in which options typed over whole paragraphs are alternatives of one, and which paragraphs these are. */
export interface Opened {
  readonly leaves: readonly Leaf[];
  readonly wholes: readonly WholeReading[];
  /** True where there are such options. */
  readonly opened: boolean;
}

/** A paragraph that is an option: `Option 1: …`, `Alt 2: …`, `[Option A: …]`. */
interface Offer {
  readonly marker: readonly Inline[];
  /** `Option 1: …`, without brackets round it. */
  readonly words: string;
  /** The words of the option alone. */
  readonly bare: string;
  readonly kind: "option" | "alt";
  readonly name: string;
}

const HEAD = /^(Option|Alt(?:ernative)?)(?:\s+(\d{1,2}|[A-Z]))?\s*[:.]\s+(?=\S)/i;

/**
 * Reads what a sender typed over whole paragraphs without a name, `Option 1: …` and `Option 2: …` one below the other or in one
 * paragraph, or `Alt 1: …` below a paragraph of the base, as alternatives that it leaves open: one paragraph whose words are
 * `[Option 1: … Option 2: …]`. The paragraph of the base that they stand for is the one that an option is like, or the only one
 * that is missing there.
 */
export function withOptions(
  leaves: readonly Leaf[],
  base: readonly Passage[],
  isOfBase: (words: string) => boolean,
): Opened {
  const offers = leaves.map((leaf) => {
    const offer = offerIn(leaf);
    return offer === null || isOfBase(blockText(leaf)) ? null : offer;
  });
  if (offers.every((offer) => offer === null)) return { leaves, wholes: [], opened: false };
  const linked = linkedTo(leaves, offers, base);
  const out: Leaf[] = [];
  const wholes: WholeReading[] = [];
  let opened = false;
  for (let at = 0; at < leaves.length; at += 1) {
    const leaf = leaves[at];
    if (leaf === undefined) continue;
    const { count, words, marker } = runAt(leaves, offers, at, isOfBase);
    const offered = linked.slice(at, at + count).some((passage) => isOption(base[passage]));
    const nodes = count === 0 || offered ? null : oneBracket(words);
    if (nodes === null || !("children" in leaf)) {
      out.push(leaf);
      continue;
    }
    const joined: Leaf = { ...leaf, children: [...marker, ...nodes] };
    const passage = placeOf(linked, at, count, base.length);
    opened = true;
    out.push(joined);
    if (passage >= 0) wholes.push({ text: blockText(joined), passage });
    at += count - 1;
  }
  return { leaves: out, wholes, opened };
}

interface Run {
  /** How many blocks it takes; 0 where none begins here. */
  readonly count: number;
  /** Its words as they stand between the signs of one bracket, or of several. */
  readonly words: string;
  readonly marker: readonly Inline[];
}

const NO_RUN: Run = { count: 0, words: "", marker: [] };

/** The options that begin at a block: two or more in a row, several in one paragraph, or alternatives below a paragraph of the base. */
function runAt(
  leaves: readonly Leaf[],
  offers: readonly (Offer | null)[],
  at: number,
  isOfBase: (words: string) => boolean,
): Run {
  const first = offers[at];
  const leaf = leaves[at];
  if (first === undefined || leaf === undefined) return NO_RUN;
  if (first === null) {
    const alts = following(offers, at + 1, "alt");
    if (alts.length === 0 || !isOfBase(blockText(leaf)) || leaf.type !== "clause") return NO_RUN;
    const marker = markerOf(leaf);
    const own = blockText(leaf).slice(textOf(marker).length);
    return { count: alts.length + 1, words: [own, ...alts.map((alt) => alt.words)].join("]["), marker };
  }
  const more = following(offers, at + 1, first.kind);
  if (more.length === 0 && !SEVERAL.test(first.bare)) return NO_RUN;
  return { count: more.length + 1, words: [first, ...more].map(({ words }) => words).join(" "), marker: first.marker };
}

/** Another option within a paragraph. */
const SEVERAL = /[\s.;](?:Option|Alt(?:ernative)?)\s+(?:\d{1,2}|[A-Z])\s*[:.]\s/i;

/** The options of one kind, under different names and without numbers of their own, from a block on. */
function following(offers: readonly (Offer | null)[], from: number, kind: Offer["kind"]): readonly Offer[] {
  const out: Offer[] = [];
  const names = new Set<string>([offers[from - 1]?.name ?? ""].filter((name) => name !== ""));
  for (let at = from; at < offers.length; at += 1) {
    const next = offers[at];
    if (next === null || next === undefined || next.kind !== kind || next.marker.length > 0 || names.has(next.name))
      break;
    names.add(next.name);
    out.push(next);
  }
  return out;
}

/** True for a paragraph of the base that is an option itself: who changes its words offers none. */
function isOption(passage: Passage | undefined): boolean {
  return passage !== undefined && HEAD.test(passage.text.slice(markerEnd(passage.text)));
}

function offerIn(leaf: Leaf): Offer | null {
  if (leaf.type !== "clause") return null;
  const marker = markerOf(leaf);
  const [only, ...others] = leaf.children.slice(marker.length);
  const text = blockText(leaf).slice(textOf(marker).length);
  const enclosed = only?.type === "bracket" && others.length === 0 && text.startsWith("[");
  const words = enclosed ? text.slice(1, -1) : text;
  const head = HEAD.exec(words);
  if (head === null) return null;
  const kind = /^o/i.test(head[0]) ? "option" : "alt";
  return { marker, words, bare: words.slice(head[0].length), kind, name: head[2] ?? "" };
}

/** Words as the readings of one bracket; null where they are not read as one, or somebody is named in it. */
function oneBracket(words: string): readonly Inline[] | null {
  const nodes = readParagraph(`[${words}]`, "body");
  const [only, ...others] = nodes;
  if (only?.type !== "bracket" || others.length > 0 || isNamed(only)) return null;
  return readingsOf(only).length > 1 && readingsOf(only).every(({ stance }) => stance === "text") ? nodes : null;
}

/** For each block the passage of the base it is like, or -1. */
function linkedTo(
  leaves: readonly Leaf[],
  offers: readonly (Offer | null)[],
  base: readonly Passage[],
): readonly number[] {
  const texts = leaves.map((leaf, at): Passage => {
    const offer = offers[at] ?? null;
    const text = offer === null ? blockText(leaf) : blockText(leaf).slice(0, textOf(offer.marker).length) + offer.bare;
    return { id: String(at), text, body: Math.min(markerEnd(text), text.length) };
  });
  const linked = leaves.map(() => -1);
  for (const { a, b } of align(subjectOf(base, texts, newMemory()))) {
    const [passage] = a;
    if (passage !== undefined) for (const at of b) linked[at] = passage;
  }
  return linked;
}

/** The passage that some blocks stand for: one that any of them is like, else the only one between their neighbours'; -1 for none. */
function placeOf(linked: readonly number[], at: number, count: number, length: number): number {
  const own = linked.slice(at, at + count).find((passage) => passage >= 0);
  if (own !== undefined) return own;
  const before = linked.slice(0, at).findLast((passage) => passage >= 0) ?? -1;
  const after = linked.slice(at + count).find((passage) => passage >= 0) ?? length;
  return after - before === 2 ? before + 1 : -1;
}
