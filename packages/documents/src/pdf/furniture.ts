import type { Line } from "./line.ts";

/** Lines of one page, first to last as read. */
export type PageLines = readonly Line[];

/** The text of a document's pages with what repeats around it taken out. */
export interface Cleared {
  readonly pages: readonly PageLines[];
  /** Each line that was taken out, once. */
  readonly furniture: readonly string[];
}

/** How many lines from the top and from the bottom of a page may be a header or footer. */
const MARGIN_LINES = 4;
/** A line that repeats stands at the same height on each page, give or take. */
const SAME_HEIGHT = 4;
/** On longer documents a header or footer stands on this share of the pages; odd and even pages may differ. */
const SHARE = 0.3;

const PAGE_NUMBER =
  /^(?:page|seite|p\\.)?\s*[-–—[(]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*(?:(?:\/|of|de|sur|von)\s*\d{1,4})?\s*[-–—\])]?$/i;

/**
 * Takes out headers, footers and page numbers: lines that the producer marks as artifacts, lines near the top or bottom
 * that repeat at the same height with only their figures changed, and lone page numbers at an edge.
 */
export function clearFurniture(pages: readonly PageLines[]): Cleared {
  const edges = pages.map(edgeLines);
  const heights = new Map<string, { readonly page: number; readonly base: number }[]>();
  for (const line of edges.flatMap((edge) => [...edge])) {
    const key = keyOf(line);
    heights.set(key, [...(heights.get(key) ?? []).slice(-MAX_KEPT), { page: line.page, base: line.base }]);
  }
  const enough = Math.max(2, Math.min(MAX_KEPT, Math.ceil(pages.length * SHARE)));
  const repeats = (line: Line): boolean =>
    new Set(
      (heights.get(keyOf(line)) ?? [])
        .filter(({ base }) => Math.abs(base - line.base) < SAME_HEIGHT)
        .map(({ page }) => page),
    ).size >= enough;
  const furniture = new Set<string>();
  const cleared = pages.map((lines, index) => {
    const edge = edges[index] ?? new Set();
    return lines.filter((line) => {
      const out = line.artifact || (edge.has(line) && (repeats(line) || isPageNumber(line, lines)));
      if (out) furniture.add(line.text);
      return !out;
    });
  });
  return { pages: cleared, furniture: [...furniture] };
}

/** As many places of one line are remembered; a repetition is plain by then. */
const MAX_KEPT = 12;

function keyOf(line: Line): string {
  return line.text.replace(/\d+/g, "#");
}

function edgeLines(lines: PageLines): ReadonlySet<Line> {
  const down = [...lines].sort((a, b) => a.base - b.base);
  return new Set([...down.slice(0, MARGIN_LINES), ...down.slice(-MARGIN_LINES)]);
}

/** A lone number at the very top or bottom, apart from the text. */
function isPageNumber(line: Line, lines: PageLines): boolean {
  if (!PAGE_NUMBER.test(line.text)) return false;
  const others = lines.filter((other) => other !== line && !PAGE_NUMBER.test(other.text));
  const nearest = others.reduce(
    (least, other) => Math.min(least, Math.abs(other.base - line.base)),
    Number.POSITIVE_INFINITY,
  );
  const outside = others.every((other) => other.base < line.base) || others.every((other) => other.base > line.base);
  return outside && nearest > line.size * 1.8;
}
