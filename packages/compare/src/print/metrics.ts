import { type Bracket, type Inline, type Instrument, type Leaf, leavesOf } from "@travaux/instrument";
import { textOf } from "../passage.ts";
import { isWord, newInterner, tokenise } from "../words/tokens.ts";

/** How far a version is from agreed. Counts are whole numbers; shares are thousandths. */
export interface Metrics {
  readonly version: string;
  /** Pages of 500 words, rounded up. */
  readonly pages: number;
  readonly clauses: number;
  readonly words: number;
  /** Brackets round text not agreed; placeholders, omissions and editors' marks do not count. */
  readonly brackets: number;
  readonly placeholders: number;
  /** Readings in all brackets that offer a choice. */
  readonly options: number;
  /** Words inside brackets, each counted once. */
  readonly wordsBracketed: number;
  /** Clauses without a bracket, in thousandths of all. */
  readonly agreedShare: number;
}

const WORDS_A_PAGE = 500;

/** Counts one version. */
export function metricsOf(instrument: Instrument): Metrics {
  const leaves = leavesOf(instrument);
  const clauses = leaves.filter((leaf) => leaf.type === "clause");
  const interner = newInterner();
  const count = (text: string): number => {
    let words = 0;
    for (const id of tokenise(text, interner).ids) if (isWord(interner.texts[id] ?? "")) words += 1;
    return words;
  };
  const brackets = leaves.flatMap((leaf) => bracketsOf(nodesOf(leaf)));
  const outermost = leaves.flatMap((leaf) => nodesOf(leaf).filter(isUnagreed));
  const words = leaves.reduce((sum, leaf) => sum + count(wordsOf(nodesOf(leaf))), 0);
  const agreed = clauses.filter((clause) => bracketsOf(clause.children).length === 0).length;
  const readings = (bracket: Bracket): number =>
    bracket.children.filter((child) => child.type === "alternative").length;
  return {
    version: instrument.version,
    pages: Math.ceil(words / WORDS_A_PAGE),
    clauses: clauses.length,
    words,
    brackets: brackets.length,
    placeholders: leaves.reduce((sum, leaf) => sum + placeholdersIn(nodesOf(leaf)), 0),
    options: brackets.reduce((sum, bracket) => sum + (readings(bracket) > 1 ? readings(bracket) : 0), 0),
    wordsBracketed: outermost.reduce((sum, bracket) => sum + count(wordsOf([bracket])), 0),
    agreedShare: clauses.length === 0 ? 1000 : Math.floor((1000 * agreed) / clauses.length),
  };
}

/** Counts a series of versions, in the order given. */
export function metricsSeries(instruments: readonly Instrument[]): readonly Metrics[] {
  return instruments.map(metricsOf);
}

function nodesOf(leaf: Leaf): readonly Inline[] {
  if (leaf.type === "opaque") return [{ type: "text", value: leaf.value }];
  if (leaf.type === "table") return [{ type: "text", value: leaf.rows.flat().join(" ") }];
  return leaf.children;
}

function isUnagreed(node: Inline): node is Bracket {
  return node.type === "bracket" && (node.kind === "unagreed" || node.kind === "heading");
}

function bracketsOf(nodes: readonly Inline[]): readonly Bracket[] {
  return nodes.flatMap((node): readonly Bracket[] => {
    if (node.type === "citation") return bracketsOf(node.children);
    if (node.type !== "bracket") return [];
    const inner = node.children.flatMap((child) => (child.type === "alternative" ? bracketsOf(child.children) : []));
    return isUnagreed(node) ? [node, ...inner] : inner;
  });
}

function placeholdersIn(nodes: readonly Inline[]): number {
  return nodes.reduce((sum, node) => {
    if (node.type === "placeholder") return sum + 1;
    if (node.type === "citation") return sum + placeholdersIn(node.children);
    if (node.type !== "bracket") return sum;
    return (
      sum +
      node.children.reduce(
        (inner, child) => inner + (child.type === "alternative" ? placeholdersIn(child.children) : 0),
        0,
      )
    );
  }, 0);
}

/** Words of the text alone: names and stances in brackets are not words of it. */
function wordsOf(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.type === "literal") return " ";
      if (node.type === "bracket") {
        return node.children.map((child) => (child.type === "literal" ? " " : wordsOf(child.children))).join("");
      }
      return "value" in node ? node.value : textOf(node.children);
    })
    .join("");
}
