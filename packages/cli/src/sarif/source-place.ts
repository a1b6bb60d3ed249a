import type { Block, Instrument, Layout } from "@travaux/instrument";
import { print } from "@travaux/instrument";

/** Where each clause begins in the canonical print of its instrument, UTF-16. */
export function clauseStarts(instrument: Instrument): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  let at = 0;
  const walk = (blocks: readonly Block[]): void => {
    blocks.forEach((block, index) => {
      if (index > 0) at += 1;
      if (block.type === "division") walk(block.children);
      else {
        if (block.type === "clause") starts.set(block.id, at);
        at += print(block).length;
      }
    });
  };
  walk(instrument.children);
  return starts;
}

/**
 * A stretch of the canonical print as a stretch of the source, by the layout that leads from one to the other. What the
 * layout puts in before the first character is left out, so that the stretch begins and ends at words of the text.
 */
export function inSource(layout: Layout, start: number, end: number): { start: number; end: number } {
  return { start: shifted(layout, start, true), end: shifted(layout, end, false) };
}

function shifted(layout: Layout, position: number, isStart: boolean): number {
  let shift = 0;
  for (const { at, length, source } of layout) {
    const before = isStart ? at + length <= position : at + length <= position && at < position;
    if (!before) break;
    shift += source.length - length;
  }
  return position + shift;
}

/** Line and column of an offset, both counted from 1, columns in UTF-16 units; lines end with LF, CR LF or CR. */
export function lineAndColumn(source: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (const match of source.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    line += 1;
    lineStart = match.index + match[0].length;
  }
  return { line, column: offset - lineStart + 1 };
}
