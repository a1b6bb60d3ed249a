import type { Run } from "./paper.ts";

/** One plain stretch, or one in the style named. A paper is mostly made of these. */
export function run(text: string, style: NonNullable<Run["style"]> = "plain"): Run {
  return { text, style };
}

/** Words that lead to an anchor of the same paper. */
export function link(text: string, to: string): Run {
  return { text, to };
}

/** The characters of some runs, without their styles: for widths, titles and tests. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((one) => one.text).join("");
}

/** A stretch to be marked, UTF-16 offsets, end exclusive. */
export interface MarkedStretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The text cut into plain and marked runs. Stretches may overlap, touch, be out of order or leave the text: what is
 * covered by any of them is marked once, and the runs always join to the text again.
 */
export function markRuns(text: string, stretches: readonly MarkedStretch[]): readonly Run[] {
  const inside = stretches
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const runs: Run[] = [];
  let at = 0;
  for (const { start, end } of inside) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) runs.push(run(text.slice(at, from)));
    const last = runs.at(-1);
    if (from === at && last?.style === "mark") runs[runs.length - 1] = run(last.text + text.slice(from, end), "mark");
    else runs.push(run(text.slice(from, end), "mark"));
    at = end;
  }
  if (at < text.length) runs.push(run(text.slice(at)));
  return runs;
}
