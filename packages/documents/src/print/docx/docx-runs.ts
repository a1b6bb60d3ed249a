import type { Run } from "@travaux/paper";
import { InternalHyperlink, type ParagraphChild, Tab, TextRun } from "docx";
import { RIGHT_TO_LEFT_WORDS, withoutControls } from "../characters.ts";

/** What a run needs to know of the whole paper: the bookmark that each anchor became. */
export type Bookmarks = ReadonlyMap<string, string>;

/** Runs of a paper as runs of Word. Words of a right-to-left script become runs of their own, set right to left. */
export function docxRuns(runs: readonly Run[], bookmarks: Bookmarks): readonly ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    const bookmark = run.to === undefined ? undefined : bookmarks.get(run.to);
    const children = textRuns(run, bookmark === undefined ? undefined : "Hyperlink");
    return bookmark === undefined ? children : [new InternalHyperlink({ anchor: bookmark, children })];
  });
}

/** One stretch of plain text, bold where asked. */
export function docxText(text: string, bold = false): readonly ParagraphChild[] {
  return docxRuns([{ text, style: bold ? "bold" : "plain" }], new Map());
}

/** A tab stop's jump. */
export function docxTab(): TextRun {
  return new TextRun({ children: [new Tab()] });
}

const STYLE_OF: Readonly<Record<NonNullable<Run["style"]>, string | undefined>> = {
  plain: undefined,
  bold: "Strong",
  italic: "Emphasis",
  quote: "QuotedWords",
  mark: "MarkedWords",
  code: "Typed",
};

function textRuns({ text, style }: Run, link: string | undefined): TextRun[] {
  const name = link ?? STYLE_OF[style ?? "plain"];
  return text.split("\n").flatMap((line, index) =>
    byDirection(wordText(line)).map(
      ({ words, rightToLeft }, part) =>
        new TextRun({
          text: words,
          ...(name === undefined ? {} : { style: name }),
          ...(index > 0 && part === 0 ? { break: 1 } : {}),
          ...(rightToLeft ? { rightToLeft: true } : {}),
        }),
    ),
  );
}

function byDirection(text: string): readonly { words: string; rightToLeft: boolean }[] {
  const parts: { words: string; rightToLeft: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(RIGHT_TO_LEFT_WORDS)) {
    if (match.index > at) parts.push({ words: text.slice(at, match.index), rightToLeft: false });
    parts.push({ words: match[0], rightToLeft: true });
    at = match.index + match[0].length;
  }
  if (at < text.length || parts.length === 0) parts.push({ words: text.slice(at), rightToLeft: false });
  return parts;
}

/** Characters Word can hold: no controls, and no code points that XML does not allow. */
export function wordText(text: string): string {
  return withoutControls(text).replace(/[\ufffe\uffff]/g, "\uFFFD");
}
