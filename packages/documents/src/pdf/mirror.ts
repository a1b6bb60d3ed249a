import type { Line } from "./line.ts";

/** Left edges closer than this are the same. */
const SAME_EDGE = 2;

/** Books set odd and even pages with different margins; moves the even ones so that edges can be compared across a page end. */
export function unmirrored(pages: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const odd = usualLeft(pages.filter((_, index) => index % 2 === 0));
  const even = usualLeft(pages.filter((_, index) => index % 2 === 1));
  const shift = odd - even;
  if (!Number.isFinite(shift) || Math.abs(shift) < SAME_EDGE) return pages;
  return pages.map((lines, index) =>
    index % 2 === 0 ? lines : lines.map((line) => ({ ...line, left: line.left + shift, right: line.right + shift })),
  );
}

function usualLeft(pages: readonly (readonly Line[])[]): number {
  const counts = new Map<number, number>();
  for (const line of pages.flat()) {
    const left = Math.round(line.left);
    counts.set(left, (counts.get(left) ?? 0) + line.text.length);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [Number.NaN, 0] as const)[0];
}
