import type { CardBlock, Paper, PaperBlock, Run, TableBlock } from "@travaux/paper";
import { isRightToLeft } from "../word-out/parts/runs.ts";
import { dateParts } from "./date-parts.ts";
import type { PdfOptions } from "./pdf-options.ts";
import type { PressBlock, PressLine, PressRun, PressSheet, PressTable } from "./press.ts";
import { narrowed, pressRuns, settable } from "./press-runs.ts";
import { isWhole, lettersIn, levelled, lineOf, plainLine } from "./press-shapes.ts";

/** A paper as a sheet for the typesetter. */
export function paperSheet(paper: Paper, { date, sheet = "A4", nastaliq = false }: PdfOptions): PressSheet {
  const anchors = anchorsOf(paper.blocks);
  const head: PressBlock[] = [];
  if (paper.precedence !== null) head.push(plainLine("precedence", paper.precedence.toUpperCase()));
  if (paper.titlePrinted !== false) head.push(lineOf("title", pressRuns(paper.title), { level: 1 }));
  const blocks = levelled([...head, ...paper.blocks.flatMap((block) => blocksOf(block, anchors))]);
  return {
    title: settable(paper.title).trim() || "Paper",
    language: paper.language,
    rightToLeft: isRightToLeft(paper.title),
    paper: sheet === "A4" ? "a4" : "us-letter",
    form: "paper",
    grading: settable((paper.grading ?? "").toUpperCase()),
    running: settable(paper.running ?? ""),
    lineNumbers: false,
    nastaliq,
    date: dateParts(date),
    blocks,
    notes: [],
  };
}

type Anchors = ReadonlyMap<string, string>;

/** Names of places that the typesetter takes: letters and a count. */
function anchorsOf(blocks: readonly PaperBlock[]): Anchors {
  const anchors = new Map<string, string>();
  for (const block of blocks) {
    const anchor = "anchor" in block ? block.anchor : undefined;
    if (anchor !== undefined && !anchors.has(anchor)) anchors.set(anchor, `place-${anchors.size + 1}`);
  }
  return anchors;
}

const LEVELS = { 1: "heading-1", 2: "heading-2", 3: "heading-3" } as const;

function blocksOf(block: PaperBlock, anchors: Anchors): readonly PressBlock[] {
  const place = (anchor: string | undefined): string => (anchor === undefined ? "" : (anchors.get(anchor) ?? ""));
  switch (block.type) {
    case "heading": {
      const { depth, text, anchor } = block;
      return [lineOf(LEVELS[depth], pressRuns(text), { level: depth + 1, anchor: place(anchor) })];
    }
    case "paragraph":
      return [paragraphLine(block, anchors)];
    case "bullets":
      return [{ kind: "list", ordered: block.ordered, entries: block.entries.map((entry) => runsOf(entry, anchors)) }];
    case "fields": {
      const rows = block.rows.map(({ name, value }) => ({ name: pressRuns(name), value: pressRuns(value) }));
      return [{ kind: "fields", rows }];
    }
    case "table":
      return [tableOf(block, anchors)];
    case "card":
      return [cardOf(block, anchors)];
    case "quotation":
      return [
        lineOf("clause-label", pressRuns(block.label), { anchor: place(block.anchor) }),
        lineOf("clause-words", runsOf(block.runs, anchors)),
      ];
    case "signature":
      return block.lines.map((line, index) => lineOf("signature", pressRuns(line), { apart: index === 0 }));
    case "rule":
      return [{ kind: "rule" }];
    case "page-break":
      return [{ kind: "new-page" }];
  }
}

function paragraphLine(block: Extract<PaperBlock, { readonly type: "paragraph" }>, anchors: Anchors): PressLine {
  return lineOf(block.size ?? "body", runsOf(block.runs, anchors), {
    align: block.align ?? "start",
    label: settable(block.number ?? ""),
    apart: block.apart === true,
  });
}

function tableOf({ head, rows, widths }: TableBlock, anchors: Anchors): PressTable {
  const shares = head.map((_, index) => widths?.[index] ?? 1);
  const letters = lettersIn(shares);
  return {
    kind: "table",
    head: head.map((cell, index) => narrowed(pressRuns(cell), letters[index] ?? 1)),
    rows: rows.map((row) => {
      const cells = head.map((_, index) => narrowed(runsOf(row[index] ?? [], anchors), letters[index] ?? 1));
      return { cells, whole: isWhole(cells) };
    }),
    widths: shares,
  };
}

function cardOf({ tone, label, reference, lines, anchor }: CardBlock, anchors: Anchors): PressBlock {
  const shown = lines.map(({ name, runs }) => [
    ...(name === null ? [] : pressRuns(`${name}: `, { looks: ["bold"] })),
    ...runsOf(runs, anchors),
  ]);
  return {
    kind: "card",
    tone,
    label: pressRuns(label),
    reference: pressRuns(reference ?? ""),
    lines: shown,
    whole: isWhole(shown),
    anchor: anchor === undefined ? "" : (anchors.get(anchor) ?? ""),
  };
}

function runsOf(runs: readonly Run[], anchors: Anchors): readonly PressRun[] {
  return runs.flatMap(({ text, style, to }) => {
    const place = to === undefined ? undefined : anchors.get(to);
    const look = LOOKS[style ?? "plain"];
    return pressRuns(text, {
      ...(look === undefined ? {} : { looks: [look] }),
      ...(place === undefined ? {} : { to: place }),
    });
  });
}

const LOOKS = {
  plain: undefined,
  bold: "bold",
  italic: "italic",
  quote: "italic",
  mark: "mark",
  code: "code",
} as const;
