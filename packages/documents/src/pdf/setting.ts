import type { Line } from "./line.ts";
import { type Widths, widthsOf } from "./width.ts";

/** How the text around one line is set. */
export interface Setting {
  /** The right edge to which lines run here; lines that end well before it ended on purpose. */
  readonly edge: number;
  /** Distance of baselines inside a paragraph. */
  readonly pitch: number;
  /** True where most lines run exactly to the edge. */
  readonly justified: boolean;
  readonly widths: Widths;
  /** True where space divides paragraphs, so that lines without space between belong together. */
  readonly spaced: boolean;
}

/** How many lines up and down the setting is looked for: a note and its enclosure may be set differently. */
const NEIGHBOURHOOD = 40;
/** Left edges of one column differ by indents of up to this many ems. */
const COLUMN_EMS = 5;
/** Lines of one column differ in size by less than this share; headings by more. */
const SAME_SIZE = 0.15;
/** Lines within this distance of the edge are full to a typesetter. */
const FLUSH = 1.2;

const STARTS_LOWER = /^["“‘'([]*\p{Ll}/u;
const ENDS_CLAUSE = /[.;:!?,]["”’')\]]*$/;

interface Evidence {
  readonly at: number;
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly ratio: number;
}

/**
 * Learns the setting from lines that were surely broken in the middle of a sentence: the next line goes on in lower case
 * and nothing ends. Returns a function, since it changes along a document.
 */
export function settingsOf(lines: readonly Line[]): (index: number) => Setting {
  const evidence: Evidence[] = [];
  lines.forEach((line, at) => {
    const next = lines[at + 1];
    if (next !== undefined && isSurelyBroken(line, next)) {
      evidence.push({
        at,
        left: line.left,
        right: line.right,
        size: line.size,
        ratio: (next.base - line.base) / line.size,
      });
    }
  });
  const widest = lines.reduce((most, line) => Math.max(most, line.right), 0);
  const widths = widthsOf(lines);
  let from = 0;
  return (index) => {
    const line = lines[index];
    if (line === undefined) return { edge: widest, pitch: 0, justified: false, widths, spaced: false };
    while (from > 0 && (evidence[from - 1]?.at ?? 0) >= index - NEIGHBOURHOOD) from -= 1;
    while (from < evidence.length && (evidence[from]?.at ?? 0) < index - NEIGHBOURHOOD) from += 1;
    let to = from;
    while (to < evidence.length && (evidence[to]?.at ?? 0) <= index + NEIGHBOURHOOD) to += 1;
    const near = evidence.slice(from, to);
    const column = near.filter(
      ({ left, right, size }) =>
        Math.abs(left - line.left) < COLUMN_EMS * line.size &&
        right > line.left &&
        // A title of two lines runs over the columns below it.
        Math.abs(size - line.size) < SAME_SIZE * line.size,
    );
    const used = column.length > 0 ? column : near;
    const edge = used.reduce((most, { right }) => Math.max(most, right), 0);
    const ratios = (near.length > 0 ? near : evidence).map(({ ratio }) => ratio).sort((a, b) => a - b);
    const ratio = ratios[Math.floor((ratios.length - 1) / 2)] ?? USUAL_PITCH;
    return {
      edge: edge === 0 ? widest : edge,
      pitch: ratio * line.size,
      justified: used.length > 3 && used.filter(({ right }) => edge - right < FLUSH).length > used.length * 0.7,
      widths,
      spaced: spacedNear(lines, index, ratio),
    };
  };
}

/** Ems between baselines where nothing says otherwise: what word processors call single. */
const USUAL_PITCH = 1.2;

/** Space between baselines beyond this share of the usual divides paragraphs. */
export const SPACING = 1.18;
/** So many divisions by space in a neighbourhood are a habit. */
const HABIT = 4;

function spacedNear(lines: readonly Line[], index: number, ratio: number): boolean {
  let divisions = 0;
  const to = Math.min(lines.length - 1, index + NEIGHBOURHOOD);
  for (let at = Math.max(0, index - NEIGHBOURHOOD); at < to && divisions < HABIT; at += 1) {
    const line = lines[at];
    const next = lines[at + 1];
    if (line === undefined || next === undefined || line.page !== next.page) continue;
    const gap = (next.base - line.base) / line.size;
    if (gap > ratio * SPACING + 0.05 && gap < ratio * 3) divisions += 1;
  }
  return divisions >= HABIT;
}

function isSurelyBroken(line: Line, next: Line): boolean {
  const gap = next.base - line.base;
  return (
    next.page === line.page &&
    gap > line.size * 0.7 &&
    gap < line.size * 2.8 &&
    Math.abs(line.size - next.size) < line.size * 0.08 &&
    line.text.length > 20 &&
    STARTS_LOWER.test(next.text) &&
    !ENDS_CLAUSE.test(line.text)
  );
}
