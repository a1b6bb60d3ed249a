/** Lines that say they are page numbers. */
export const PAGE: RegExp =
  /^(?:[-–—|\s]*(?:page|seite|página)\s+\d{1,4}(?:\s*(?:of|\/|de|von|sur)\s*\d{1,4})?[-–—|\s.]*|[-–—]\s?\d{1,4}\s?[-–—]|\d{1,4}\s*\|\s*p\s?a\s?g\s?e|p\.\s?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?)$/i;

/** No page number or rule is longer on a sheet of paper. */
const LONGEST = 200;

/** Figures that may be a page's number where nothing else stands on the line; the shape must be the same on every page. */
const LONE_NUMBERS: readonly RegExp[] = [
  /^(\d{1,4})$/,
  /^[-–—]\s?(\d{1,4})\s?[-–—]$/,
  /^(\d{1,4})\s?\/\s?\d{1,4}$/,
  /^page\s*\|\s*(\d{1,4})$/i,
  /^\[(\d{1,4})\]$/,
  /^\((\d{1,4})\)$/,
];
const LONGEST_FIGURE = 16;

/** A number beside other words that stay the same: `Draft pledge | 2`, `2 – A/CONF.9/L.2`, `26-20417 2/5`, `Page 2 (MMC)`. */
const WORDED: readonly RegExp[] = [
  /^(?<words>.{3,90}?)(?:\s*[|–—·•]\s*|\s+-\s+|\s{2,}|\t+|,?\s+(?:page|p\.|seite)\s*)(?<figure>\d{1,4})(?:\s?(?:\/|of|de|von|sur)\s?\d{1,4})?[-–—|\s.]*$/iu,
  /^[-–—|]*\s*(?<figure>\d{1,4})(?:\s?(?:\/|of|de|von|sur)\s?\d{1,4})?(?:\s*[|–—·•]\s*|\s+-\s+|\s{2,}|\t+)(?<words>.{3,90})$/iu,
  /^(?:page|p\.|seite)\s+(?<figure>\d{1,4})(?:\s?(?:\/|of|de|von|sur)\s?\d{1,4})?\W{0,4}(?<words>.{3,90})$/iu,
  /^(?<words>(?:\p{Lu}[\p{Lu}\d]{0,11})(?:\/[\p{Lu}\p{L}\d.()*-]+)+|\d{2}-\d{5,6}(?: \([EFSRAC]\))?)\s+(?<figure>\d{1,4})(?:\s?\/\s?\d{1,4})?$/u,
  /^(?<figure>\d{1,4})(?:\s?\/\s?\d{1,4})?\s+(?<words>(?:\p{Lu}[\p{Lu}\d]{0,11})(?:\/[\p{Lu}\p{L}\d.()*-]+)+|\d{2}-\d{5,6}(?: \([EFSRAC]\))?)$/u,
];
const LONGEST_WORDED = 200;

/** Fewer lines between two figures than this make a table or a list, not pages. */
const LEAST_ON_A_PAGE = 3;

/**
 * Indexes of the lines that bear page numbers: those that say so, and figures of one shape, alone or beside the same words,
 * that rise by one from line to line. One such figure alone proves nothing and stays. `lines` are in the order of the paper,
 * blank ones left out.
 */
export function pageLinesOf(lines: readonly string[]): ReadonlySet<number> {
  const pages = new Set<number>();
  lines.forEach((line, index) => {
    if (line.length <= LONGEST && PAGE.test(line) && !isTextualRule(line)) pages.add(index);
  });
  for (const shape of LONE_NUMBERS) {
    addRising(pages, lines, (line) => {
      const figure = line.length <= LONGEST_FIGURE ? shape.exec(line)?.[1] : undefined;
      return figure === undefined ? null : { words: "", figure };
    });
  }
  for (const shape of WORDED) {
    addRising(pages, lines, (line) => {
      const groups = line.length <= LONGEST_WORDED ? shape.exec(line)?.groups : undefined;
      return groups === undefined ? null : { words: groups.words ?? "", figure: groups.figure ?? "" };
    });
  }
  return pages;
}

interface Figure {
  readonly words: string;
  readonly figure: string;
}

function addRising(pages: Set<number>, lines: readonly string[], read: (line: string) => Figure | null): void {
  const last = new Map<string, { readonly index: number; readonly number: number }>();
  lines.forEach((line, index) => {
    const found = read(line);
    if (found === null) return;
    const number = Number(found.figure);
    const before = last.get(found.words);
    if (before !== undefined && number === before.number + 1 && index - before.index > LEAST_ON_A_PAGE) {
      pages.add(before.index);
      pages.add(index);
    }
    last.set(found.words, { index, number });
  });
}

/** A rule Markdown or a writer of texts may mean as part of the text; taken for an ornament only within a note. */
export function isTextualRule(text: string): boolean {
  return /^[\s*=_~–—.-]+$/.test(text) || /^[-–—]\s?\d{1,4}\s?[-–—]$/.test(text);
}

const JOB_NUMBER =
  /^(?:(?:page\s)?\d{1,4}(?:\s?\/\s?\d{1,4})?\s+)?\*?\d{2}-?\d{5,6}\*?(?:\s*\([EFSRAC]\))?(?:\s+\d{6})*(?:\s+\*\d{7}\*)?(?:\s+\d{1,4}(?:\s?\/\s?\d{1,4})?)?$/i;

/** The number a printing office gives a document, at the foot of its first page: `26-20417 (E) 051126`, `*2620417*`. */
export function isJobNumber(line: string): boolean {
  return JOB_NUMBER.test(line) && /-|\*/.test(line);
}

const TURN =
  /^(?:P\.?\s?T\.?\s?O\.?|(?:please )?(?:turn over|see overleaf)|[([]?(?:continued|cont(?:inue)?d?\.?|suite)(?: (?:on|from) .{1,30})?[)\]]?(?:\s*(?:\.{2,}|…)\s*)?(?:\/?\s*-?\s?(?:p(?:age|\.)?\s*)?\d{0,3}\s?-?)|(?:\.{2,}|…)\s*\/\s*(?:-?\d{0,3}-?|\.{2,}|…))$/i;

/** True for what is written at the foot of a page to say that the paper goes on: `P.T.O.`, `Contd… 2`, `…/2`. */
export function turnsPage(line: string): boolean {
  return line.length <= LONGEST_WORDED && TURN.test(line);
}
