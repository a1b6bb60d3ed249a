import type { Bracket, Clause, FootnoteDefinition, Formula, Heading, Inline, Title } from "../nodes.ts";
import { print } from "../print.ts";
import type { BracketView, CitationView } from "../view.ts";

/** Everything with a place of its own in a run of inline nodes, in order of its first character. */
export interface Marked {
  readonly placeholders: readonly BracketView[];
  readonly brackets: readonly BracketView[];
  readonly citations: readonly CitationView[];
}

interface Walk {
  at: number;
  readonly placeholders: BracketView[];
  readonly brackets: BracketView[];
  readonly citations: CitationView[];
  readonly text: string;
}

/** Lists brackets, placeholders and citations of a block with their ranges in its text. Every pair of brackets gives one entry. */
export function markedIn(block: Clause | Title | Heading | Formula | FootnoteDefinition): Marked {
  const walk: Walk = { at: 0, placeholders: [], brackets: [], citations: [], text: print(block) };
  for (const node of block.children) visit(node, walk);
  walk.brackets.sort((a, b) => a.range.start - b.range.start);
  return walk;
}

function viewAt(walk: Walk, kind: BracketView["kind"], start: number, end: number, reason: string): BracketView {
  return { kind, text: walk.text.slice(start, end), range: { start, end }, reason };
}

function visit(node: Inline, walk: Walk): void {
  const start = walk.at;
  if (node.type === "bracket") {
    bracket(node, walk);
    return;
  }
  if (node.type === "citation") {
    for (const child of node.children) visit(child, walk);
    const { kind, instrument, article } = node;
    const quote = walk.text.slice(start, walk.at);
    walk.citations.push({ kind, instrument, article, quote, range: { start, end: walk.at } });
    return;
  }
  walk.at += node.value.length;
  if (node.type === "placeholder") walk.placeholders.push(viewAt(walk, "placeholder", start, walk.at, node.reason));
  if (node.type === "milestone") {
    const reason =
      node.edge === "open"
        ? "Opens here and closes in a later clause."
        : "Closes what was opened in an earlier clause.";
    walk.brackets.push(viewAt(walk, "unagreed", start, walk.at, reason));
  }
  if (node.type === "literal" && node.kind === "unbalanced") {
    walk.brackets.push(viewAt(walk, "unbalanced", start, walk.at, "No partner was found for this bracket."));
  }
}

function bracket(node: Bracket, walk: Walk): void {
  const start = walk.at;
  let open: number | null = null;
  let pairs = 0;
  for (const child of node.children) {
    if (child.type === "alternative") {
      for (const inner of child.children) visit(inner, walk);
      continue;
    }
    const brackets = child.kind === "bracket" || child.kind === "separator";
    for (const character of child.value) {
      walk.at += character.length;
      if (!brackets) continue;
      if (character === "[") open = walk.at - 1;
      else if (character === "]" && open !== null) {
        walk.brackets.push(viewAt(walk, node.kind, open, walk.at, node.reason));
        open = null;
        pairs += 1;
      }
    }
  }
  if (pairs === 0) walk.brackets.push(viewAt(walk, node.kind, start, walk.at, node.reason));
}
