import type { Line } from "@travaux/instrument";

/** Lines that may be furniture and stand together, with what they stand between. Blank lines do not part them. */
export interface Block {
  /** Indexes of its lines. */
  readonly lines: readonly number[];
  /** True where no running text stands before it, only short lines of a head. */
  readonly front: boolean;
  /** True where it may be a title: nothing but a head before it, or short lines without a stop behind it and no sentence just ended. */
  readonly heads: boolean;
  /** True where running text stands before it and anything behind it. */
  readonly within: boolean;
  /** True where it stands within a sentence, and too short a line to be a part of that sentence. */
  readonly cuts: boolean;
  /** True where it may well be a line of a paragraph that was broken at its margin. */
  readonly runs: boolean;
  /** True where blank lines stand on both sides of it or on neither. */
  readonly even: boolean;
  /** True where it is joined to one side only and the sentence goes on there: the first or the last line of a paragraph. */
  readonly joined: boolean;
  /** True where a printer's new page begins in it or right behind it. */
  readonly feeds: boolean;
  /** True where a time of day stands in it, as in the stamp of a signature. */
  readonly timed: boolean;
}

/** No line of a letterhead or title page is longer. */
const LONGEST_TITLING = 60;
/** A line this short was not broken at any margin. */
const SURELY_SHORT = 40;
/** A line that cuts a sentence stands behind a line of at least so many characters. */
const LEAST_BROKEN = 22;

const STOPS = /[.;:!?]["”’')\]*]*$/;
const GOES_ON = /^(?!\p{Ll}{1,4}[.)]\s)["“‘'([*]*\p{Ll}/u;
const TIME = /\b\d{1,2}:\d{2}\b/;

/** The blocks in which `suspects` (indexes of lines) stand, each under the indexes of its lines. */
export function blocksOf(lines: readonly Line[], suspects: ReadonlySet<number>): ReadonlyMap<number, Block> {
  const blocks = new Map<number, Block>();
  let [open, before, head]: [number[], number, boolean] = [[], -1, true];
  const close = (after: number): void => {
    if (open.length === 0) return;
    const block = blockOf(lines, open, { before, after, head });
    for (const index of open) blocks.set(index, block);
    open = [];
  };
  lines.forEach(({ text }, index) => {
    if (text === "") return;
    if (suspects.has(index)) {
      open.push(index);
      return;
    }
    close(index);
    before = index;
    head &&= text.length < LONGEST_TITLING && !/[.;]$/.test(text);
  });
  close(lines.length);
  return blocks;
}

/** Indexes of the nearest lines that are no suspects; `head` says that only short lines stand before. */
interface Between {
  readonly before: number;
  readonly after: number;
  readonly head: boolean;
}

function blockOf(lines: readonly Line[], block: readonly number[], { before, after, head }: Between): Block {
  const [first, last] = [block[0] ?? 0, block.at(-1) ?? 0];
  const [above, below] = [lines[before]?.text ?? "", lines[after]?.text ?? ""];
  const [touchesAbove, touchesBelow] = [before === first - 1, after === last + 1];
  const [stops, goesOn] = [STOPS.test(above), GOES_ON.test(below)];
  const closed = stops && runUpTo(lines, before) >= LONGEST_TITLING;
  const even = touchesAbove === touchesBelow;
  const apart = !touchesAbove || !touchesBelow || fallsShort(lines, last, below);
  return {
    lines: block,
    front: head,
    heads: below !== "" && (head || (!closed && isTitlePage(lines, after))),
    within: above !== "" && below !== "" && (stops || above.length >= LONGEST_TITLING),
    cuts: above.length >= LEAST_BROKEN && !stops && goesOn && even && apart,
    runs: above !== "" && !stops && !apart,
    even,
    joined: !even && (touchesBelow ? goesOn : !stops),
    feeds: lines.slice(before + 1, after + 1).some((line) => line.opensPage),
    timed: block.some((index) => TIME.test(lines[index]?.text ?? "")),
  };
}

/** How many lines up and down tell where the margin is. */
const NEIGHBOURHOOD = 12;
/** Letters of unlike width break lines unevenly; this share of the margin is reached by every line that was broken there. */
const SURELY_FULL = 0.85;

/** True for a line that no margin broke: it stands out over the margin, or the first word behind it would have fitted on it. */
function fallsShort(lines: readonly Line[], index: number, below: string): boolean {
  const near = lines.slice(Math.max(0, index - NEIGHBOURHOOD), index + NEIGHBOURHOOD + 1);
  const { text, indent } = lines[index] ?? { text: "", indent: 0 };
  const others = near.filter((line) => line.text !== text);
  const margin = others.reduce((most, line) => Math.max(most, line.text.length + line.indent), 0);
  if (indent + text.length > margin + 1) return true;
  return indent + text.length + 1 + below.split(" ", 1).join("").length <= margin * SURELY_FULL;
}

/** Characters of the lines up to `index` since the last blank one. */
function runUpTo(lines: readonly Line[], index: number): number {
  let characters = 0;
  for (let at = index; (lines[at]?.text ?? "") !== ""; at -= 1) characters += lines[at]?.text.length ?? 0;
  return characters;
}

/** So many lines may stand between a title and the text: a conference, a place, a date. */
const MOST_UNDER_TITLE = 3;
/** A whole paragraph on one line has at least so many characters. */
const LEAST_UNBROKEN = 100;

/** True where the lines from `from` on may stand under a title: a few short ones without a stop, and then running text. */
function isTitlePage(lines: readonly Line[], from: number): boolean {
  let short = 0;
  for (let at = from; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? "";
    if (text === "") continue;
    const next = lines[at + 1]?.text ?? "";
    if (!isTitling(text, next === "")) return short > 0 && isProse(text, next);
    short += 1;
    if (short > MOST_UNDER_TITLE) return false;
  }
  return false;
}

/** True for the first line of running text, broken at a margin or not. */
function isProse(text: string, next: string): boolean {
  return next === "" ? text.length >= LEAST_UNBROKEN : text.length >= LONGEST_TITLING || GOES_ON.test(next);
}

/** True for a line that is short, without a stop, and no beginning of a longer paragraph. */
function isTitling(text: string, alone: boolean): boolean {
  const short = text.length < SURELY_SHORT || (alone && text.length < LONGEST_TITLING);
  return short && !/[.;:,!?\]]$/.test(text) && /^\P{Ll}*\p{Lu}/u.test(text);
}
