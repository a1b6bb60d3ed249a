/** Why a line is no part of note or text, or null where it is words. */
export function ornamentOf(text: string): string | null {
  if (text.length > LONGEST_ORNAMENT) return null;
  if (PAGE.test(text)) return "page number";
  if (RULE.test(text)) return "rule or ornament";
  if (TURN.test(text) || SIGNED_BY_MACHINE.test(text) || QUOTATION.test(text)) return "page furniture";
  return null;
}

/** No page number or rule is longer on a sheet of paper. */
const LONGEST_ORNAMENT = 200;

const PAGE =
  /^(?:[-–—|\s]*(?:page|seite|página)\s+\d{1,4}(?:\s*(?:of|\/|de|von|sur)\s*\d{1,4})?[-–—|\s.]*|[-–—]\s?\d{1,4}\s?[-–—]|\d{1,4}\s*\|\s*p\s?a\s?g\s?e|p\.\s?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?)$/i;
const RULE = /^[\s◇◆❖✦✧★☆♦⬥•●○■□▪▫∗*=_~–—.·-]{2,}$|^[◇◆❖✦✧★☆♦⬥]+$/u;
const TURN =
  /^(?:P\.?\s?T\.?\s?O\.?|\(?(?:continued|contd?\.?)(?: (?:on|from) .{1,30})?\)?(?:\s*\.{2,}|…)?|\.{2,}\s*\/\s*-?\d{0,3}-?)$/i;

const SIGNED_BY_MACHINE =
  /^\(?th(?:is|e) (?:document|letter|note|communication) (?:has been|is|was) (?:approved |signed |issued )?(?:electronically|digitally|computer)\b.{0,120}$/i;
const QUOTATION = /^(?:UN)?QUOTE$/;

/** Figures that may be a page's number where nothing else stands on the line; the shape must be the same on every page. */
const LONE_NUMBERS: readonly RegExp[] = [
  /^(\d{1,4})$/,
  /^[-–—]\s?(\d{1,4})\s?[-–—]$/,
  /^(\d{1,4})\s?\/\s?\d{1,4}$/,
  /^page\s*\|\s*(\d{1,4})$/i,
  /^\[(\d{1,4})\]$/,
  /^\((\d{1,4})\)$/,
];

/**
 * Indexes of the lines that bear page numbers: those that say so, and lone figures of one shape that rise by one from line to
 * line. One such figure alone proves nothing and stays. `lines` are in the order of the paper, blank ones left out.
 */
export function pageLinesOf(lines: readonly string[]): ReadonlySet<number> {
  const pages = new Set<number>();
  lines.forEach((line, index) => {
    if (line.length <= LONGEST_ORNAMENT && PAGE.test(line) && !isTextualRule(line)) pages.add(index);
  });
  for (const shape of LONE_NUMBERS) {
    let last: { readonly index: number; readonly number: number } | null = null;
    lines.forEach((line, index) => {
      const figure = line.length <= LONGEST_FIGURE ? shape.exec(line)?.[1] : undefined;
      if (figure === undefined) return;
      const number = Number(figure);
      if (last !== null && number === last.number + 1 && index - last.index > LEAST_ON_A_PAGE) {
        pages.add(last.index);
        pages.add(index);
      }
      last = { index, number };
    });
  }
  return pages;
}

const LONGEST_FIGURE = 16;

/** Fewer lines between two figures than this make a table or a list, not pages. */
const LEAST_ON_A_PAGE = 3;

/** A head or foot of a page is a short line. */
const LONGEST_RUNNING_HEAD = 100;

/** Lines printed again and again beside the page numbers: heads and feet of pages among the lines of the text. */
export function runningHeadsOf(lines: readonly string[], pages: ReadonlySet<number>): ReadonlySet<string> {
  const beside = new Map<string, number>();
  lines.forEach((line, index) => {
    if (line.length > LONGEST_RUNNING_HEAD || pages.has(index)) return;
    if (pages.has(index - 1) || pages.has(index + 1)) beside.set(line, (beside.get(line) ?? 0) + 1);
  });
  return new Set([...beside].filter(([, times]) => times > 1).map(([line]) => line));
}

/** A rule Markdown or a writer of texts may mean as part of the text; taken for an ornament only within a note. */
export function isTextualRule(text: string): boolean {
  return /^[\s*=_~–—.-]+$/.test(text) || /^[-–—]\s?\d{1,4}\s?[-–—]$/.test(text);
}
