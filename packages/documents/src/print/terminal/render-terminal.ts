import type { Paper } from "@travaux/paper";
import { displayWidth } from "./display-width.ts";
import { inked, inkedLines, terminalText } from "./ink.ts";
import { blockLines } from "./terminal-blocks.ts";

/** What the terminal offers. `width` in columns; `colour` false where NO_COLOR is set or the output is no terminal. */
export interface TerminalOptions {
  readonly width: number;
  readonly colour: boolean;
}

/** Lines longer than this are hard to follow by eye; narrower than that, nothing can be laid out. */
const WIDEST = 120;
const NARROWEST = 40;

/** A paper as lines for a terminal: no line wider than the terminal, every tone a word, no colour where none is wanted. */
export function renderTerminal(paper: Paper, options: TerminalOptions): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, options.width));
  const { colour } = options;
  const grading = paper.grading === null ? [] : [centred(terminalText(paper.grading.toUpperCase()), width, colour)];
  const precedence =
    paper.precedence === null ? [] : [inked(terminalText(paper.precedence.toUpperCase()), "title", colour)];
  const title =
    paper.titlePrinted === false
      ? []
      : [...inkedLines([{ text: paper.title, style: "bold" }], width, colour), "═".repeat(width)];
  const blocks = paper.blocks
    .map((block) => blockLines(block, width, colour))
    .filter((lines) => lines.length > 0)
    .flatMap((lines) => ["", ...lines]);
  return `${[...grading, ...precedence, ...title, ...blocks, ...(grading.length > 0 ? ["", ...grading] : [])].join("\n")}\n`;
}

function centred(text: string, width: number, colour: boolean): string {
  return " ".repeat(Math.max(0, Math.floor((width - displayWidth(text)) / 2))) + inked(text, "bold", colour);
}
