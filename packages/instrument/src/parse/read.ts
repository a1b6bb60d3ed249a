import { straysOf } from "../brackets/across.ts";
import { inlinesOf, type Stray } from "../brackets/build.ts";
import { pairsOf } from "../brackets/pairs.ts";
import { citationsIn, NO_TERMS, termsAfter } from "../cite/citations.ts";
import { nameFinder } from "../cite/names.ts";
import type { Block, Clause, Division, Inline, Instrument } from "../nodes.ts";
import { bodyOf } from "../outline/body.ts";
import type { Draft } from "../outline/draft.ts";
import { frontOf } from "../outline/front.ts";
import type { SourceParagraph } from "../source.ts";
import type { Lexicon } from "../view.ts";
import { optionOf, optionsIn } from "./marker.ts";
import { wordsBuilder } from "./words.ts";

/** How a text is read. */
export interface ReadOptions {
  /** Name of the version: `draft`, `rev1`. The first part of every id. */
  readonly version: string;
  readonly lexicon: Lexicon;
  /** False: citations stay plain words, which is quicker where nobody asks for them. */
  readonly citations?: boolean;
}

/**
 * Reads paragraphs into the tree. Never fails: what is not understood stays as text. `print` of the result is the
 * paragraphs' texts joined by line feeds. Ids are the version and the ordinal of the node among its kind.
 */
export function readInstrument(paragraphs: readonly SourceParagraph[], options: ReadOptions): Instrument {
  const front = frontOf(paragraphs);
  const drafts = [...front.drafts, ...bodyOf(paragraphs.slice(front.end))];
  const words = inlineReader(drafts, options);
  return { type: "instrument", version: options.version, children: nested(drafts, words, idsOf(options.version)) };
}

type Ids = (letter: string) => string;

function idsOf(version: string): Ids {
  const counts = new Map<string, number>();
  return (letter) => {
    const count = (counts.get(letter) ?? 0) + 1;
    counts.set(letter, count);
    return `${version}.${letter}${count}`;
  };
}

/** Characters at the head of a paragraph that are its marker or option, not its words. */
interface Head {
  readonly marker: number;
  readonly option: number;
  /** The marker where it stands inside brackets; then nothing is cut off the paragraph. */
  readonly inside?: { readonly start: number; readonly end: number };
  readonly name: string | null;
}

function headOf(draft: Draft): Head {
  if (draft.is !== "clause") return { marker: 0, option: 0, name: null };
  const { marker } = draft;
  const { text } = draft.paragraph;
  if (marker?.lead !== undefined) {
    const start = marker.lead;
    return { marker: 0, option: 0, inside: { start, end: start + marker.length }, name: null };
  }
  const length = marker?.length ?? 0;
  const words = text.slice(length);
  const option = !OPTION_WORD.test(words) || optionsIn(words, pairsOf(words).pairs).length > 1 ? null : optionOf(words);
  return { marker: length, option: option?.length ?? 0, name: option?.name ?? bracketedOption(words) };
}

/** Cheap sign that a paragraph may offer options at all. */
const OPTION_WORD = /^(?:Option|Alt)/i;

/** The name of the option that one bracket round the whole paragraph holds: `[Option 2: …]`. */
function bracketedOption(words: string): string | null {
  const option = words.startsWith("[") && OPTION_WORD.test(words.slice(1)) ? optionOf(words.slice(1)) : null;
  if (option === null) return null;
  const { pairs } = pairsOf(words);
  const whole = pairs.length === 1 && pairs[0]?.open === 0 && /^[\s.;,]*$/.test(words.slice(pairs[0].close + 1));
  return whole && optionsIn(words.slice(0, pairs[0]?.close), pairs[0]?.inner ?? [], 1).length === 1
    ? option.name
    : null;
}

interface Read {
  readonly children: readonly Inline[];
  readonly option: string | null;
}

/** Reads the words of each draft in order; short names defined in one paragraph are known in those after it. */
function inlineReader(
  drafts: readonly Draft[],
  { lexicon, citations: cite = true }: ReadOptions,
): (index: number) => Read {
  const finder = nameFinder(lexicon);
  const heads = drafts.map(headOf);
  const bodies = drafts.map((draft, index) => {
    const head = heads[index];
    return draft.paragraph.text.slice((head?.marker ?? 0) + (head?.option ?? 0));
  });
  const pairings = bodies.map((text, index) => (isWords(drafts[index]) ? pairsOf(text) : NO_BRACKETS));
  let division = 0;
  const scopes = drafts.map((draft, index) => {
    if (draft.is === "heading" || (draft.is === "clause" && draft.place !== "here")) division += 1;
    return { text: bodies[index] ?? "", pairing: pairings[index] ?? NO_BRACKETS, division };
  });
  const strays = straysOf(scopes);
  const links = linksOf(drafts);
  let terms = NO_TERMS;
  return (index) => {
    const draft = drafts[index];
    const text = bodies[index] ?? "";
    const head = heads[index];
    if (draft === undefined || head === undefined) return { children: [], option: null };
    const length = head.marker + head.option;
    const citations = draft.is === "title" || !cite ? [] : citationsIn(text, finder, terms);
    terms = termsAfter(text, citations, terms);
    const words = wordsBuilder(text, shifted(draft.paragraph, length), citations);
    const inner = inlinesOf({
      text,
      pairs: pairings[index]?.pairs ?? [],
      strays: strays[index] ?? NO_STRAYS,
      ...(head.inside === undefined ? {} : { marker: head.inside }),
      heading: draft.is === "heading" || draft.is === "title" || (draft.is === "clause" && draft.role === "chapeau"),
      links,
      signature: draft.is === "clause" && draft.role === "signature",
      parties: lexicon.parties ?? [],
      words: draft.is === "clause" && draft.role === "signature" ? columns(text, words) : words,
    });
    return { children: [...headNodes(draft.paragraph.text, head), ...inner], option: head.name };
  };
}

/** In a signature block, the blank space between two columns is no word of either. */
function columns(text: string, words: ReturnType<typeof wordsBuilder>): ReturnType<typeof wordsBuilder> {
  return (start, end) => {
    const out: Inline[] = [];
    let from = start;
    for (const gap of text.slice(start, end).matchAll(COLUMN_GAP)) {
      const at = start + gap.index;
      if (at > from) for (const word of words(from, at)) out.push(word);
      out.push({ type: "literal", kind: "separator", value: gap[0] });
      from = at + gap[0].length;
    }
    if (from < end) for (const word of words(from, end)) out.push(word);
    return out;
  };
}

const COLUMN_GAP = /\t[ \t]*| {3,}[ \t]*/g;

const NO_BRACKETS = { pairs: [], strayOpens: [], strayCloses: [] };
const NO_STRAYS: readonly Stray[] = [];

function isWords(draft: Draft | undefined): boolean {
  return draft !== undefined && draft.is !== "table" && draft.is !== "opaque";
}

function headNodes(text: string, head: Head): readonly Inline[] {
  const out: Inline[] = [];
  if (head.marker > 0) out.push({ type: "literal", kind: "marker", value: text.slice(0, head.marker) });
  if (head.option > 0)
    out.push({ type: "literal", kind: "option", value: text.slice(head.marker, head.marker + head.option) });
  return out;
}

function shifted(paragraph: SourceParagraph, by: number): NonNullable<SourceParagraph["marks"]> {
  return (paragraph.marks ?? [])
    .filter((mark) => mark.end > by)
    .map((mark) => ({ mark: mark.mark, start: Math.max(0, mark.start - by), end: mark.end - by }));
}

/** Labels defined as links anywhere in the file (`[source]: …`). */
function linksOf(drafts: readonly Draft[]): ReadonlySet<string> {
  const links = new Set<string>();
  for (const { paragraph } of drafts) {
    const match = paragraph.style === "opaque" ? /^\[([^\]^][^\]]{0,60})\]:\s/.exec(paragraph.text) : null;
    if (match?.[1] !== undefined) links.add(match[1]);
  }
  return links;
}

/** A division that is still being filled. */
interface OpenDivision {
  readonly node: Division & { readonly children: Block[] };
  /** Depth of its heading; a chapeau founds below every heading. */
  readonly depth: number;
}

const CHAPEAU_DEPTH = 100;

function nested(drafts: readonly Draft[], words: (index: number) => Read, ids: Ids): readonly Block[] {
  const root: Block[] = [];
  const open: OpenDivision[] = [];
  const found = (kind: Division["kind"], depth: number): void => {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const node = { type: "division" as const, id: ids("d"), kind, children: [] };
    (open.at(-1)?.node.children ?? root).push(node);
    open.push({ node, depth });
  };
  drafts.forEach((draft, index) => {
    if (draft.is === "heading" && draft.founds && !isWithin(draft, open.at(-1))) open.pop();
    if (draft.is === "heading" && draft.founds) found(draft.kind, draft.kind === "annex" ? 0 : draft.depth);
    if (draft.is === "clause" && draft.place === "founds") found("pillar", CHAPEAU_DEPTH);
    if (draft.is === "clause" && (draft.place === "leaves" || draft.place === "turns")) {
      const all = draft.role === "closing" || draft.role === "signature" || draft.place === "turns";
      while (open.length > 0 && (all || (open.at(-1)?.depth ?? 0) === CHAPEAU_DEPTH)) open.pop();
    }
    (open.at(-1)?.node.children ?? root).push(blockOf(draft, words(index), open.length, ids));
  });
  return root;
}

/** A preamble ends at the next heading, but for one that the file itself sets deeper. */
function isWithin(draft: Extract<Draft, { is: "heading" }>, open: OpenDivision | undefined): boolean {
  return open?.node.kind !== "preamble" || (draft.paragraph.depth ?? 0) > open.depth;
}

function blockOf(draft: Draft, read: Read, depth: number, ids: Ids): Block {
  const { children } = read;
  switch (draft.is) {
    case "title":
      return { type: "title", id: ids("t"), children };
    case "formula":
      return { type: "formula", id: ids("l"), children };
    case "heading":
      return { type: "heading", id: ids("h"), depth: Math.max(1, depth), children };
    case "footnote":
      return { type: "footnoteDefinition", id: ids("n"), label: draft.paragraph.label ?? "", children };
    case "table":
      return { type: "table", id: ids("b"), rows: draft.paragraph.rows ?? [[draft.paragraph.text]] };
    case "opaque":
      return { type: "opaque", id: ids("o"), value: draft.paragraph.text, reason: draft.reason };
    case "clause":
      return clauseOf(draft, read, ids("c"));
  }
}

function clauseOf(draft: Extract<Draft, { is: "clause" }>, read: Read, id: string): Clause {
  const { numbering } = draft.paragraph;
  return {
    type: "clause",
    id,
    role: draft.role,
    depth: draft.depth,
    ...(numbering === undefined ? {} : { numbering }),
    ...(read.option === null ? {} : { option: read.option }),
    children: read.children,
  };
}
