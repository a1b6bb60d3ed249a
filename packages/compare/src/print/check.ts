import {
  type Alternative,
  type Inline,
  type Instrument,
  type Lexicon,
  print,
  readInstrument,
  type SourceParagraph,
  TravauxError,
} from "@travaux/instrument";
import { leavesOf } from "../passage.ts";

const NOTHING_KNOWN: Lexicon = { instruments: [], organisations: [] };

/**
 * Law 5, checked before a rolling text leaves in the attributed style: whoever reads the print again finds the same brackets with the
 * same names, stances and words. Throws E_LAW_BROKEN naming the first clause that would be misread.
 */
export function checkPrint(rolling: Instrument): void {
  const misread = misreadClauses(rolling);
  const [first] = misread;
  if (first === undefined) return;
  throw new TravauxError(
    "E_LAW_BROKEN",
    `Law 5 does not hold at clause ${first}: read again, its print would not give the same brackets.`,
    "Nothing was written. Export the compilation as JSON, which loses nothing, and report the clause.",
    { where: { part: first } },
  );
}

/** Ids of the clauses whose print would be read otherwise than it was meant. */
export function misreadClauses(rolling: Instrument): readonly string[] {
  return leavesOf(rolling).flatMap((leaf) => {
    if (leaf.type === "opaque" || leaf.type === "table" || !leaf.children.some(isBracket)) return [];
    const heads =
      leaf.type === "heading" || leaf.type === "title" || (leaf.type === "clause" && leaf.role === "chapeau");
    const read = readAgain(print(leaf), heads ? "heading" : "body");
    return shapeOf(leaf.children) === shapeOf(read) ? [] : [leaf.id];
  });
}

function isBracket(node: Inline): boolean {
  return node.type === "bracket" && node.origin === "compiled";
}

function readAgain(text: string, style: "heading" | "body"): readonly Inline[] {
  const paragraph: SourceParagraph = { text, pieces: [{ start: 0, end: text.length, glue: "" }], style };
  const [block] = readInstrument([paragraph], { version: "again", lexicon: NOTHING_KNOWN }).children;
  const leaf = block?.type === "division" ? block.children[0] : block;
  return leaf !== undefined && "children" in leaf && leaf.type !== "division" ? leaf.children : [];
}

/** The brackets of a paragraph with their stances, names and words; what else the words are (citations, placeholders) is left out. */
function shapeOf(nodes: readonly (Inline | Alternative)[]): string {
  return nodes
    .map((node) => {
      if (node.type === "alternative") {
        return `<${node.stance}|${node.attribution.join()}|${shapeOf(node.children)}>`;
      }
      if (node.type === "citation") return shapeOf(node.children);
      if (node.type !== "bracket") return node.value;
      const inner = node.children.map((child) => (child.type === "literal" ? "" : shapeOf([child])));
      return node.kind === "unagreed" || node.kind === "heading" ? `{${inner.join("")}}` : print(node);
    })
    .join("");
}
