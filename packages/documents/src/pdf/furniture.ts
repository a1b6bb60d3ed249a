import type { Line } from "./line.ts";

/** Lines of one page, first to last as read. */
export type PageLines = readonly Line[];

/** The text of a document's pages with what repeats around it taken out. */
export interface Cleared {
  readonly pages: readonly PageLines[];
  /** Each line that was taken out, once; lines that differ only in their figures count as one. */
  readonly furniture: readonly string[];
}

/** How many lines from the top and from the bottom of a page may be a header or footer. */
const MARGIN_LINES = 4;
/** A line that repeats stands at the same height on each page, give or take. */
const SAME_HEIGHT = 4;
/** In a short document two pages with the same line are enough, in a longer one three: a running title changes by chapter. */
const SHORT_DOCUMENT = 5;

const PAGE_NUMBER =
  /^(?:page|seite|p\\.)?\s*[-–—[(]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*(?:(?:\/|of|de|sur|von)\s*\d{1,4})?\s*[-–—\])]?$/i;

/**
 * Takes out headers, footers and page numbers: lines that the producer marks as artifacts, lines near the top or bottom
 * that repeat at the same height with only their figures changed, running titles, and lone page numbers at an edge.
 */
export function clearFurniture(pages: readonly PageLines[]): Cleared {
  const edges = pages.map(edgeLines);
  const heights = new Map<string, { readonly page: number; readonly base: number }[]>();
  for (const line of edges.flatMap((edge) => [...edge])) {
    const key = keyOf(line);
    heights.set(key, [...(heights.get(key) ?? []).slice(-MAX_KEPT), { page: line.page, base: line.base }]);
  }
  const enough = pages.length > SHORT_DOCUMENT ? 3 : 2;
  const repeats = (line: Line): boolean =>
    new Set(
      (heights.get(keyOf(line)) ?? [])
        .filter(({ base }) => Math.abs(base - line.base) < SAME_HEIGHT)
        .map(({ page }) => page),
    ).size >= enough;
  const running = runningTitles(pages);
  const furniture = new Map<string, string>();
  const cleared = pages.map((lines, index) => {
    const edge = edges[index] ?? new Set();
    return lines.filter((line) => {
      const out =
        line.artifact || (edge.has(line) && (repeats(line) || running.has(line) || isPageNumber(line, lines)));
      if (out && !furniture.has(keyOf(line))) furniture.set(keyOf(line), line.text);
      return !out;
    });
  });
  // A file of which nothing else is left has no furniture: a form of one line a page.
  if (cleared.every((lines) => lines.length === 0)) return { pages, furniture: [] };
  return { pages: cleared, furniture: [...furniture.values()] };
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

/** A running title changes with the chapter; what tells it is the place it always has, above all text and set otherwise. */
const RUNNING_PAGES = 3;
const APART_EMS = 2.2;
const APART_SHARE = 1.3;

function runningTitles(pages: readonly PageLines[]): ReadonlySet<Line> {
  const body = usualSetting(pages);
  const top = pages
    .flat()
    .reduce((least, line) => (settingKey(line) === body ? Math.min(least, line.base) : least), Infinity);
  const candidates = pages.flatMap((lines) =>
    topsApart(lines).filter((line) => settingKey(line) !== body && line.base < top - line.size),
  );
  const places = new Map<string, number>();
  const placeOf = (line: Line): string => `${Math.round(line.base / SAME_HEIGHT)} ${settingKey(line)}`;
  for (const line of candidates) places.set(placeOf(line), (places.get(placeOf(line)) ?? 0) + 1);
  return new Set(candidates.filter((line) => (places.get(placeOf(line)) ?? 0) >= RUNNING_PAGES));
}

function settingKey(line: Line): string {
  return `${line.font} ${line.size.toFixed(1)}`;
}

function usualSetting(pages: readonly PageLines[]): string {
  const counts = new Map<string, number>();
  for (const line of pages.flat()) counts.set(settingKey(line), (counts.get(settingKey(line)) ?? 0) + line.text.length);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ["", 0] as const)[0];
}

/** The lines at the top of a page, up to a gap that is wider than the page's usual one. */
function topsApart(lines: PageLines): PageLines {
  const down = [...lines].sort((a, b) => a.base - b.base);
  const gaps = down.slice(1).map((line, index) => line.base - (down[index]?.base ?? 0));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  for (let at = 0; at < Math.min(2, down.length - 2); at += 1) {
    const line = down[at];
    const gap = gaps[at] ?? 0;
    if (line !== undefined && gap > line.size * APART_EMS && gap > usual * APART_SHARE) return down.slice(0, at + 1);
  }
  return [];
}
