import {
  type Block,
  type Instrument,
  type Leaf,
  leavesOf,
  readInstrument,
  type SourceParagraph,
} from "@travaux/instrument";
import { blockText } from "../../passage.ts";

const NOTHING_KNOWN = { instruments: [], organisations: [] };

/**
 * The base of a rolling text with the outline that a reader gives to its own words: what a bracket hides (a verb at the head, the
 * comma at the end) decides which paragraphs are preambular, and so what they are called. Done only where reading the text that
 * arrived in the same manner gives the outline it arrived with; of files that say more of their outline than words do, nothing changes.
 */
export function reread(arrived: Instrument, base: Instrument): Instrument {
  for (const form of FORMS) {
    if (outlineOf(readAgain(arrived, form)) !== outlineOf(arrived)) continue;
    const fresh = readAgain(base, form);
    const leaves = leavesOf(base);
    const again = leavesOf(fresh);
    const same = leaves.length === again.length && leaves.every((leaf, at) => blockText(leaf) === textAt(again, at));
    if (same) return { ...base, children: withWords(fresh.children, [...leaves]) };
  }
  return base;
}

type Form = (leaf: Leaf) => Pick<SourceParagraph, "style" | "depth" | "label" | "rows">;

/** What a block that is no paragraph of words says of itself in every file. */
const apart: Form = (leaf) => {
  if (leaf.type === "opaque") return { style: "opaque" };
  if (leaf.type === "table") return { style: "table", rows: leaf.rows };
  return leaf.type === "footnoteDefinition" ? { style: "footnote", label: leaf.label } : {};
};

/** How a file may have said what its paragraphs are: not at all, or its headings by their styles. */
const FORMS: readonly Form[] = [
  apart,
  (leaf) => {
    if (leaf.type === "heading") return { style: "heading", depth: leaf.depth };
    return leaf.type === "title" ? { style: "title" } : apart(leaf);
  },
];

function readAgain(text: Instrument, form: Form): Instrument {
  const paragraphs = leavesOf(text).map((leaf): SourceParagraph => {
    const words = blockText(leaf);
    return { text: words, pieces: [{ start: 0, end: words.length, glue: "" }], ...form(leaf) };
  });
  return readInstrument(paragraphs, { version: text.version, lexicon: NOTHING_KNOWN, citations: false });
}

function textAt(leaves: readonly Leaf[], at: number): string | null {
  const leaf = leaves[at];
  return leaf === undefined ? null : blockText(leaf);
}

/** What decides the labels of a text: its divisions, and of each block what it is. */
function outlineOf(text: Instrument): string {
  const told = (block: Block): string => {
    if (block.type === "division") return `${block.kind}(${block.children.map(told).join()})`;
    return block.type === "clause" ? `${block.role} ${block.depth} ${block.option ?? ""}` : block.type;
  };
  return text.children.map(told).join();
}

/** Blocks with the ids and words that they had, which know more than a second reading: citations, emphasis. */
function withWords(blocks: readonly Block[], leaves: Leaf[]): readonly Block[] {
  return blocks.map((block): Block => {
    if (block.type === "division") return { ...block, children: withWords(block.children, leaves) };
    const known = leaves.shift();
    if (known === undefined) return block;
    if (!("children" in block) || !("children" in known)) return { ...block, id: known.id };
    return { ...block, id: known.id, children: isMarked(block) === isMarked(known) ? known.children : block.children };
  });
}

function isMarked({
  children: [first],
}: {
  readonly children: readonly { readonly type: string; readonly kind?: string }[];
}): boolean {
  return first?.type === "literal" && first.kind === "marker";
}
