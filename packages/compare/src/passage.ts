import { type Alternative, type Inline, type Instrument, type Leaf, type Literal, leavesOf } from "@travaux/instrument";

/** A block of a text as comparison sees it: one paragraph, heading, footnote body or table with an identity and exact characters. */
export interface Passage {
  readonly id: string;
  readonly text: string;
  /** UTF-16 offset where the words begin, after a typed number such as `5.` or `(a)`. Numbers are not compared when aligning. */
  readonly body: number;
  /** Set where the block introduces those after it: such blocks are known by their place, however few words they keep. */
  readonly heads?: "heading" | "chapeau";
}

/** The exact characters of a node's content: the concatenation of its leaves. */
export function textOf(children: readonly (Inline | Literal | Alternative)[]): string {
  if (children.length === 1) {
    const only = children[0];
    if (only?.type === "text") return only.value;
  }
  let text = "";
  for (const child of children) text += "value" in child ? child.value : textOf(child.children);
  return text;
}

/** The exact characters of one block that is not a division. */
export function blockText(block: Leaf): string {
  if (block.type === "opaque") return block.value;
  if (block.type === "table") return block.rows.map((row) => row.join("\t")).join("\n");
  return textOf(block.children);
}

/** An instrument as a plain list of passages. Joined by line feeds they are its canonical print. */
export function passagesOf(instrument: Instrument): readonly Passage[] {
  return leavesOf(instrument).map((leaf) => {
    const text = blockText(leaf);
    const passage: Passage = { id: leaf.id, text, body: bodyOf(leaf, text) };
    const heads = headsOf(leaf);
    return heads === undefined ? passage : { ...passage, heads };
  });
}

function headsOf(leaf: Leaf): Passage["heads"] {
  if (leaf.type === "heading") return "heading";
  return leaf.type === "clause" && leaf.role === "chapeau" ? "chapeau" : undefined;
}

function bodyOf(leaf: Leaf, text: string): number {
  if (leaf.type === "table") return 0;
  if (leaf.type === "opaque") return markerEnd(text);
  const first = leaf.children[0];
  if (first?.type === "literal" && first.kind === "marker") return skipSpaces(text, first.value.length);
  return markerEnd(text);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === " " || text[at] === "\t" || text[at] === "\u00a0")) at += 1;
  return at;
}

/** The words of a plain paragraph without its typed number: two new paragraphs that share them are the same proposal. */
export function withoutNumber(text: string): string {
  return text.slice(markerEnd(text));
}

/** Plain paragraphs as passages; ids are the version and the ordinal. */
export function passagesOfLines(lines: readonly string[], version: string): readonly Passage[] {
  return lines.map((text, index) => ({ id: `${version}/${index + 1}`, text, body: markerEnd(text) }));
}

const MARKER =
  /^(?:\(?\d{1,4}(?:\.\d{1,3})*(?: ?(?:bis|ter|quater|quinquies|sexies|septies|octies|alt\d*))*[.)]|\([a-z]{1,3}\)|[a-z]\)|\(?[ivxlc]{1,6}[.)]|[A-Z][.)]|[•*–-]|(?:PP|OP)\d+(?:bis|ter|quater|quinquies|alt\d*)*[.:]?)[ \t\u00a0]+/;

/** Where the words of a plain paragraph begin, after a typed number or bullet; 0 where there is none. */
export function markerEnd(text: string): number {
  const code = text.charCodeAt(0);
  const second = text.charCodeAt(1);
  const third = text.charCodeAt(2);
  const likely =
    (code >= 0x30 && code <= 0x39) ||
    code === 0x28 ||
    code === 0x2022 ||
    code === 0x2a ||
    code === 0x2d ||
    code === 0x2013 ||
    second === 0x29 ||
    second === 0x2e ||
    third === 0x29 ||
    third === 0x2e ||
    (code >= 0x61 && code <= 0x78 && text.charCodeAt(3) === 0x2e) ||
    ((code === 0x50 || code === 0x4f) && second === 0x50);
  if (!likely) return 0;
  const match = MARKER.exec(text);
  if (match === null || match[0].length >= text.length) return 0;
  return match[0].length;
}
