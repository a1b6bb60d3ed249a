import { type Inline, type Lexicon, type ReadOptions, readInstrument } from "@travaux/instrument";

const NOTHING_KNOWN: Lexicon = { instruments: [], organisations: [] };

/** The nodes a reader finds in one paragraph on its own, read as a heading or as running text; with `citations: false`, citations as plain words. */
export function readParagraph(
  text: string,
  style: "heading" | "body",
  options: Pick<ReadOptions, "citations"> = {},
): readonly Inline[] {
  const paragraph = { text, pieces: [{ start: 0, end: text.length, glue: "" as const }], style };
  const [block] = readInstrument([paragraph], { ...options, version: "alone", lexicon: NOTHING_KNOWN }).children;
  const leaf = block?.type === "division" ? block.children[0] : block;
  return leaf !== undefined && "children" in leaf && leaf.type !== "division" ? leaf.children : [];
}
