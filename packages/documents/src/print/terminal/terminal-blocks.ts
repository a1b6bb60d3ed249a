import type { CardBlock, PaperBlock, ParagraphBlock, Run } from "@travaux/paper";
import { displayWidth } from "./display-width.ts";
import { inked, inkedLines, padded, terminalText } from "./ink.ts";
import { tableLines } from "./terminal-table.ts";

/** One block of a paper as lines of a terminal, without the empty line between blocks. */
export function blockLines(block: PaperBlock, width: number, colour: boolean): readonly string[] {
  switch (block.type) {
    case "heading":
      return headingLines(block.depth, block.text, width, colour);
    case "paragraph":
      return paragraphLines(block, width, colour);
    case "bullets":
      return block.entries.flatMap((entry, index) =>
        hanging(block.ordered ? `${index + 1}.` : "•", block.ordered ? 3 : 2, entry, width, colour),
      );
    case "fields": {
      const names = Math.min(24, Math.max(0, ...block.rows.map(({ name }) => displayWidth(name) + 2)));
      return block.rows.flatMap(({ name, value }) => hanging(name, names, [{ text: value }], width, colour, true));
    }
    case "table":
      return tableLines(block, width, colour);
    case "card":
      return cardLines(block, width, colour);
    case "quotation":
      return [
        ...inkedLines([{ text: block.label, style: "bold" }], width, colour),
        ...inkedLines(block.runs, width - 4, colour).map((line) => `  │ ${line}`.trimEnd()),
      ];
    case "signature":
      return block.lines.map((line) => `${" ".repeat(Math.floor(width / 2))}${terminalText(line)}`.trimEnd());
    case "rule":
      return ["─".repeat(width)];
    case "page-break":
      return [];
  }
}

function headingLines(depth: 1 | 2 | 3, text: string, width: number, colour: boolean): readonly string[] {
  const lines = inkedLines([{ text, style: "bold" }], width, colour);
  if (depth === 3) return lines;
  const longest = Math.min(width, Math.max(...inkedLines([{ text }], width, false).map(displayWidth)));
  return [...lines, (depth === 1 ? "═" : "─").repeat(longest)];
}

function paragraphLines(block: ParagraphBlock, width: number, colour: boolean): readonly string[] {
  if (block.number !== undefined) return hanging(block.number, 4, block.runs, width, colour);
  const lines = inkedLines(block.runs, width, colour);
  if (block.align === undefined || block.align === "start") return lines;
  const plain = inkedLines(block.runs, width, false);
  return lines.map((line, index) => {
    const room = Math.max(0, width - displayWidth(plain[index] ?? ""));
    return " ".repeat(block.align === "center" ? Math.floor(room / 2) : room) + line;
  });
}

function hanging(
  label: string,
  indent: number,
  runs: readonly Run[],
  width: number,
  colour: boolean,
  bold = false,
): readonly string[] {
  const column = Math.max(indent, displayWidth(label) + 1);
  return inkedLines(runs, width - column, colour).map((line, index) => {
    const before =
      index > 0 ? " ".repeat(column) : padded(inked(label, bold ? "bold" : "plain", colour), label, column);
    return (before + line).trimEnd();
  });
}

const BAR: Readonly<Record<CardBlock["tone"], string>> = { object: "┃", consider: "║", note: "┆", good: "│" };

function cardLines(block: CardBlock, width: number, colour: boolean): readonly string[] {
  const bar = inked(BAR[block.tone], block.tone, colour);
  const room = width - 4;
  const label = terminalText(block.label);
  const reference = block.reference === undefined ? "" : terminalText(block.reference);
  const beside = displayWidth(label) + displayWidth(reference) + 2 <= room;
  const shown = inked(label, block.tone, colour);
  const small = inked(reference, "faint", colour);
  const gap = " ".repeat(Math.max(1, room - displayWidth(label) - displayWidth(reference)));
  const head = reference === "" ? [shown] : beside ? [`${shown}${gap}${small}`] : [shown, small];
  const lines = block.lines.flatMap(({ name, runs }) => {
    const named: readonly Run[] = name === null ? runs : [{ text: `${name}: `, style: "bold" }, ...runs];
    return inkedLines(named, room, colour);
  });
  return [...head, ...lines].map((line) => `  ${bar} ${line}`.trimEnd());
}
