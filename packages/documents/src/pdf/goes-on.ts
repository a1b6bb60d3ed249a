import type { Line } from "./line.ts";
import { type Setting, SPACING } from "./setting.ts";

/** What is known of the paragraph that a line would go on in. */
export interface Begun {
  readonly lines: readonly Line[];
  readonly setting: Setting;
}

const STARTS_LOWER = /^["“‘'([]*\p{Ll}/u;
const ENDS_SENTENCE = /[.;:!?]["”’')\]]*$/;
const ENDS_CLAUSE = /[.;:!?,]["”’')\]]*$|; (?:and|or)$/;
const ENDS_WITH_SEMICOLON = /;["”’')\]]*$|; (?:and|or)$/;
const MARKER =
  /^(?:\(?\d{1,3}(?: ?(?:bis|ter|quater|quinquies))?[.)]|\([a-z]{1,2}\)|[a-z][.)]|\(?[ivxl]{1,6}[.)]|[-–—•●▪◦*·]|(?:PP|OP) ?\d{1,3}[.:]?)\s/i;
/** A word may be broken after these, so only the part up to them has to fit. */
const FIRST_PART = /^[^ \t]*?[-–—/]|^[^ \t]+/;

/** A sentence that plainly goes on is allowed this much: a line with a raised figure may be pushed down. */
const SPACING_IN_SENTENCE = 1.45;
const INDENT_EMS = 0.8;
/** An entry of a table of contents runs to the edge by dots or a tab, whatever its length. */
const LEADER = /(?:\t|\.{3}\s?)\d{1,4}$/;

/**
 * True where `next` goes on in the paragraph that ends with `line`. The main question is a typesetter's: would the first
 * word of the next line have fitted on this one? If so, the line ended on purpose.
 */
export function goesOn(line: Line, next: Line, begun: Begun): boolean {
  if (Math.abs(line.size - next.size) > line.size * 0.08) return false;
  const continues = STARTS_LOWER.test(next.text) && !ENDS_SENTENCE.test(line.text);
  const gap = next.base - line.base;
  const together = next.page === line.page && gap > 0;
  if (together && gap > begun.setting.pitch * (continues ? SPACING_IN_SENTENCE : SPACING) + 0.5) return false;
  if (LEADER.test(line.text) || startsParagraph(line, next, together && begun.setting.spaced)) return false;
  if (hadRoom(line, next, begun.setting)) {
    // The last line of a narrow column may be driven apart as well, and the next column has another edge.
    const aligned = alignsWith(begun, next) || (line.stretched && !together);
    return continues && line.text.length > 20 && aligned;
  }
  if (continues) return true;
  const certain = together && begun.setting.spaced;
  if (!certain && ENDS_SENTENCE.test(line.text) && mayHaveHadRoom(line, next, begun.setting)) return false;
  if (!alignsWith(begun, next)) return false;
  if (line.font !== next.font && begun.lines.every(({ font }) => font === line.font) && ENDS_SENTENCE.test(line.text)) {
    return false;
  }
  if (together) return true;
  if (!ENDS_SENTENCE.test(line.text)) return true;
  return begun.setting.justified && begun.setting.edge - line.right < 1 && !ENDS_WITH_SEMICOLON.test(line.text);
}

function startsParagraph(line: Line, next: Line, unspaced: boolean): boolean {
  if (
    MARKER.test(next.text) &&
    (ENDS_CLAUSE.test(line.text) || Math.abs(next.left - line.left) > line.size * INDENT_EMS)
  ) {
    return true;
  }
  return !unspaced && ENDS_WITH_SEMICOLON.test(line.text) && /^["“‘'([]*(?:\p{Lu}|\d)/u.test(next.text);
}

/** True where the first word of `next` would plainly have fitted after `line`: the line ended on purpose. */
export function hadRoom(line: Line, next: Line, setting: Setting): boolean {
  if (line.stretched) return true;
  const { room, word } = roomAfter(line, next, setting);
  return room > word * UNCERTAIN + line.size * SLACK_EMS;
}

/** True where it may have fitted, as far as estimated widths tell. */
function mayHaveHadRoom(line: Line, next: Line, setting: Setting): boolean {
  const { room, word } = roomAfter(line, next, setting);
  return room > -word * UNCERTAIN;
}

/** Widths of words are estimated to about this share, and edges of ragged lines to about so many ems. */
const UNCERTAIN = 0.08;
const SLACK_EMS = 0.6;

function roomAfter(
  line: Line,
  next: Line,
  { edge, widths }: Setting,
): { readonly room: number; readonly word: number } {
  const word = widths(next, FIRST_PART.exec(next.text)?.[0] ?? next.text);
  return { room: edge - line.right - line.size * 0.25 - word, word };
}

/** Inside a paragraph lines begin at one edge; the first may be indented or hang out; centred lines share their middle. */
function alignsWith({ lines }: Begun, next: Line): boolean {
  const last = lines.at(-1);
  if (last === undefined) return true;
  const indent = next.size * INDENT_EMS;
  if (
    Math.abs((last.left + last.right) / 2 - (next.left + next.right) / 2) < indent &&
    Math.abs(next.left - last.left) > indent
  ) {
    return true;
  }
  if (lines.length > 1) return Math.abs(next.left - last.left) < indent;
  return next.left < last.left + indent || MARKER.test(last.text) || !ENDS_SENTENCE.test(last.text);
}
