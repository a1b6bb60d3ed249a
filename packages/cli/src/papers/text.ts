import type { Reading } from "@travaux/documents";
import type { MarkRange, SourceParagraph } from "@travaux/instrument";
import { type Paper, type PaperBlock, type Run, run } from "@travaux/paper";

/** The text of a file as a paper: headings, numbers, tables and notes as they stand, no page, no style of the file's own. */
export function textPaper({ name, paragraphs }: Reading): Paper {
  const titled = paragraphs.find(({ style }) => style === "title");
  return {
    language: "en",
    title: titled?.text ?? name,
    titlePrinted: false,
    grading: null,
    precedence: null,
    blocks: paragraphs.map(blockOf),
  };
}

function blockOf(paragraph: SourceParagraph): PaperBlock {
  const { text, style, depth = 1, numbering, label, rows } = paragraph;
  if (style === "title") return { type: "heading", depth: 1, text };
  if (style === "heading") {
    const shown = numbering === undefined ? text : `${numbering} ${text}`;
    return { type: "heading", depth: depth === 1 ? 1 : depth === 2 ? 2 : 3, text: shown };
  }
  if (style === "table" && rows !== undefined) return tableOf(rows);
  if (style === "footnote") {
    return { type: "paragraph", size: "small", number: `[^${label ?? ""}]:`, runs: runsOf(paragraph) };
  }
  return { type: "paragraph", runs: runsOf(paragraph), ...(numbering === undefined ? {} : { number: numbering }) };
}

/** A table of a text has no row that is surely its head; the first is taken for it. */
function tableOf(rows: readonly (readonly string[])[]): PaperBlock {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const [head = [], ...others] = rows.map((row) => Array.from({ length: columns }, (_, at) => row[at] ?? ""));
  return { type: "table", head, rows: others.map((row) => row.map((cell) => [run(cell)])) };
}

/** Bold wins where a stretch is both: a run of a paper has one style. */
function runsOf({ text, marks = [] }: SourceParagraph): readonly Run[] {
  if (marks.length === 0) return [run(text)];
  const strong = coverage(text.length, marks, "strong");
  const emphasis = coverage(text.length, marks, "emphasis");
  const styleAt = (at: number): "bold" | "italic" | "plain" =>
    strong[at] === 1 ? "bold" : emphasis[at] === 1 ? "italic" : "plain";
  const runs: Run[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && styleAt(at) === styleAt(start)) continue;
    runs.push(run(text.slice(start, at), styleAt(start)));
    start = at;
  }
  return runs;
}

function coverage(length: number, marks: readonly MarkRange[], mark: MarkRange["mark"]): Uint8Array {
  const covered = new Uint8Array(length);
  for (const range of marks) if (range.mark === mark) covered.fill(1, range.start, range.end);
  return covered;
}

/**
 * The text of a file as plain text: paragraphs apart by an empty line, numbers and labels of notes before them, cells by
 * tabs. No line is broken for width.
 */
export function plainTextOf({ paragraphs }: Reading): string {
  const lines = paragraphs.map(({ text, numbering, label, style }) => {
    if (style === "footnote") return `[^${label ?? ""}]: ${text}`;
    return numbering === undefined ? text : `${numbering} ${text}`;
  });
  return `${lines.join("\n\n")}\n`;
}
