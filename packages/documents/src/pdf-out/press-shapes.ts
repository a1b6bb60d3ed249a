import { isRightToLeft } from "../word-out/parts/runs.ts";
import type { PressBlock, PressLine, PressLook, PressRun } from "./press.ts";
import { charactersOf, pressRuns } from "./press-runs.ts";

/** A line of words; its direction is that of most of its letters. */
export function lineOf(look: PressLook, runs: readonly PressRun[], more: Partial<PressLine> = {}): PressLine {
  const rightToLeft = isRightToLeft(charactersOf(runs));
  return {
    kind: "line",
    look,
    align: "start",
    level: 0,
    depth: 0,
    label: "",
    runs,
    rightToLeft,
    apart: false,
    anchor: "",
    ...more,
  };
}

/** A line without any style within. */
export function plainLine(look: PressLook, text: string): PressLine {
  return lineOf(look, pressRuns(text));
}

/** Characters that surely fit on a page in a narrow column; what has more may break across pages. */
const FITS_A_PAGE = 900;

/** Whether several stretches of words are short enough to be kept together. */
export function isWhole(parts: readonly (readonly PressRun[])[]): boolean {
  return parts.reduce((sum, part) => sum + charactersOf(part).length, 0) <= FITS_A_PAGE;
}

/** Letters of a table's text that fit between the margins, and those that fit in the narrowest column. */
const LETTERS_A_LINE = 90;
const LEAST_LETTERS = 16;

/** How many letters of one word fit into each column of a table. */
export function lettersIn(widths: readonly number[]): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => Math.max(LEAST_LETTERS, Math.floor((LETTERS_A_LINE * width) / total) - 2));
}

/** PDF/UA wants headings to begin at the first level and to leave none out on the way down, and none without words. Looks stay as they are. */
export function levelled(blocks: readonly PressBlock[]): readonly PressBlock[] {
  let last = 0;
  return blocks.map((block) => {
    if (block.kind !== "line" || block.level === 0) return block;
    if (charactersOf(block.runs).trim() === "") return { ...block, level: 0 };
    last = Math.min(block.level, last + 1);
    return { ...block, level: last };
  });
}
