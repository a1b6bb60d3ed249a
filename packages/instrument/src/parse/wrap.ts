import type { Line } from "./lines.ts";
import { markerOf, optionOf } from "./marker.ts";
import { opensDecision, opensRecital } from "./verbs.ts";

/** Below this many columns a line is taken for a line of its own (letterhead, signature), not for one broken at a margin. */
const NARROWEST_MARGIN = 44;
/** Above this many columns no margin is believed: such a file has one paragraph a line. */
const WIDEST_MARGIN = 140;
/** How many lines up and down the margin is looked for: a note and its enclosure may be typed to different widths. */
const NEIGHBOURHOOD = 40;
/** A margin is believed when this many lines were surely broken at it. */
const LEAST_EVIDENCE = 2;

/** An unfinished line of prose this full, as a share of the margin, goes on even before a capital letter (`the Sangha River / Protected Area`). */
const FULL_ENOUGH = 0.6;
/** The first line of a paragraph is only believed to be one if it is this full: letters of unlike width break lines unevenly. */
const NEARLY_FULL = 0.8;
/** Before a line that plainly runs on itself, so full is enough. */
const THREE_QUARTERS = 0.75;

/** No line of a letterhead is this long and ends with an article or a preposition, save in capitals. */
const LEAST_PROSE = 36;

const ENDS_SENTENCE = /[.;:!?]["”’')\]*]*$/;
const ENDS_CLAUSE = /[.;:!?,]["”’')\]*]*$/;
/** A comma may stand anywhere in a sentence that is known to run over lines. */
const ENDS_PART = /[;:!?]["”’')\]*]*$/;
const ENDS_IN_FIGURE = /\d$/;
const STARTS_LOWER = /^["“‘'([*]*\p{Ll}/u;
const CITES_NUMBER_NEXT = /\b(?:articles?|paragraphs?|paras?\.?|chapters?|sections?|resolutions?|No\.?|and|or|to)$/i;
const ENDS_OPEN = /[-–—/]$/;

/** The columns at which lines of a source were broken by a typewriter's or mailer's margin, line by line; 0 where none is seen. */
export type Margins = readonly number[];

/** Looks for lines that must have been broken in the middle of a sentence, and takes the widest of them near each line as the margin there. */
export function marginsOf(lines: readonly Line[]): Margins {
  const widths = lines.map((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || next.text === "" || line.text === "") return 0;
    const width = line.indent + line.text.length;
    const sure = STARTS_LOWER.test(next.text) && !ENDS_CLAUSE.test(line.text) && markerOf(next.text) === null;
    return sure && width >= NARROWEST_MARGIN && width <= WIDEST_MARGIN ? width : 0;
  });
  const evidence = widths.filter((width) => width > 0);
  if (evidence.length < LEAST_EVIDENCE) return lines.map(() => 0);
  const widest = evidence.reduce((most, width) => Math.max(most, width), 0);
  return lines.map((_, index) => {
    let near = 0;
    for (let at = Math.max(0, index - NEIGHBOURHOOD); at <= index + NEIGHBOURHOOD && at < widths.length; at += 1) {
      near = Math.max(near, widths[at] ?? 0);
    }
    return near === 0 ? widest : near;
  });
}

/** How much shorter than the widest line of a block a line of it may be, the last one apart. */
const LEAST_OF_BLOCK = 0.7;
const IN_BRACKETS = /^\[.*\]$/;

/**
 * Lines, the last of each block left out, of blocks between blank lines that are one paragraph each: only the last line ends
 * a sentence, the others are long and much of a width. Where a text is so short that it shows no margin, this tells it.
 */
export function wholeBlocks(lines: readonly Line[]): ReadonlySet<Line> {
  const whole = new Set<Line>();
  let block: Line[] = [];
  for (const line of [...lines, null]) {
    if (line !== null && line.text !== "") {
      block.push(line);
      continue;
    }
    const inner = block.slice(0, -1);
    if (isWhole(inner, block.at(-1))) for (const each of inner) whole.add(each);
    block = [];
  }
  return whole;
}

function isWhole(inner: readonly Line[], last: Line | undefined): boolean {
  const widths = inner.map(({ text }) => text.length);
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const long = widths.every((width) => width >= Math.max(NARROWEST_MARGIN, widest * LEAST_OF_BLOCK));
  const open = inner.every((line) => !ENDS_SENTENCE.test(line.text) && !IN_BRACKETS.test(line.text));
  return inner.length > 0 && widest <= WIDEST_MARGIN && long && open && ENDS_CLAUSE.test(last?.text ?? "");
}

/** What stands around the end of a line: its paragraph as far as it has been read, the margin, the line after the next. */
export interface SoFar {
  readonly first: Line;
  /** Columns; 0 where none is seen. */
  readonly margin: number;
  /** Null at the end of the text. */
  readonly after: Line | null;
  /** It reads as running text: it has a marker, opens like a recital or decision, or already runs over lines. */
  readonly prose: boolean;
}

/** Words that no line of a letterhead and no sentence ends with. */
const DANGLING =
  /\b(?:the|an?|of|and|or|nor|to|for|in|on|at|by|with|without|within|from|that|which|who|whose|as|than|into|upon|against|among|across|through|towards?|under|between|regarding|concerning|including|particular|its|their|our|your|his|her|all|any|each|every|other|such|these|those|this|is|are|was|were|be|been|being|has|have|had|shall|should|will|may|must|not)$/i;

/** True where the line end between two lines is only layout: the sentence goes on. */
export function goesOn(line: Line, next: Line, soFar: SoFar): boolean {
  if (next.text === "" || line.text === "" || startsParagraph(line, next, soFar)) return false;
  const width = line.indent + line.text.length;
  const { margin, prose } = soFar;
  if (STARTS_LOWER.test(next.text)) {
    const open = prose || (margin > 0 && width >= margin * FULL_ENOUGH);
    if (!(open ? ENDS_PART : ENDS_CLAUSE).test(line.text))
      return line.text.length >= NARROWEST_MARGIN / 2 || ENDS_OPEN.test(line.text);
  }
  if (DANGLING.test(line.text) && line.text.length >= LEAST_PROSE && /\p{Ll}/u.test(line.text)) return true;
  if (prose && line.text.length >= NARROWEST_MARGIN) {
    if (/^[\d(]/.test(next.text) && !ENDS_SENTENCE.test(line.text)) return true;
  }
  if (margin === 0 || width < NARROWEST_MARGIN || width > margin + 2 || standsAlone(next, soFar)) return false;
  const runs = soFar.after !== null && STARTS_LOWER.test(soFar.after.text) && !/^We\b/.test(next.text);
  const begins = ENDS_IN_FIGURE.test(line.text) ? Number.POSITIVE_INFINITY : NEARLY_FULL;
  const full = prose ? FULL_ENOUGH : runs ? THREE_QUARTERS : begins;
  const stops = prose && width >= margin * NEARLY_FULL ? ENDS_SENTENCE : ENDS_CLAUSE;
  if (!stops.test(line.text) && width >= margin * full) return true;
  const firstWord = /^\S+/.exec(next.text)?.[0].length ?? 0;
  return width + 1 + firstWord > margin;
}

/** A line of its own: short, without a stop, and what follows it begins anew. A title does not go on with its place and date. */
function standsAlone(next: Line, { margin, after }: SoFar): boolean {
  if (next.indent + next.text.length >= margin * FULL_ENOUGH || ENDS_CLAUSE.test(next.text)) return false;
  return !STARTS_LOWER.test(next.text) && (after === null || !STARTS_LOWER.test(after.text));
}

/** True where a line may be the last of its sentence: a full stop, a semicolon, a colon, or a bracket that closes. */
export function endsSentence(line: Line): boolean {
  return ENDS_SENTENCE.test(line.text);
}

/** True for a line that begins with a small letter, inside quotation marks or brackets too. */
export function startsLower(line: Line): boolean {
  return STARTS_LOWER.test(line.text);
}

/** True for a line that begins running text: a marker, or the opening words of a recital or a decision. */
export function beginsProse(line: Line): boolean {
  return markerOf(line.text) !== null || opensRecital(line.text) || opensDecision(line.text);
}

/** True where a line begins a paragraph by its own words: a marker, an option, a recital, a capital behind a semicolon. */
export function startsParagraph(line: Line, next: Line, soFar: SoFar): boolean {
  if (optionOf(next.text) !== null) return true;
  const marker = markerOf(next.text);
  if (marker !== null) {
    if (marker.style === "bullet") return ENDS_CLAUSE.test(line.text) || next.indent !== line.indent;
    const listed = /[;,]\s+(?:and|or)$/i.test(line.text);
    return listed || !(CITES_NUMBER_NEXT.test(line.text) && next.indent === line.indent);
  }
  if (/;["”’)\]*]*$/.test(line.text) && /^[*_["“]*\p{Lu}/u.test(next.text)) return true;
  if (ENDS_SENTENCE.test(line.text) && /^We, /.test(next.text)) return true;
  const lower = STARTS_LOWER.test(next.text);
  const alike = !lower || (STARTS_LOWER.test(soFar.first.text) && opensRecital(soFar.first.text));
  return ENDS_CLAUSE.test(line.text) && opensRecital(next.text) && alike;
}
