import type { OtherEnclosure } from "./communication.ts";
import { enclosureLabelOf, follows, marksNamedIn } from "./enclosure-label.ts";
import type { SignedLine } from "./kinds.ts";
import type { Place } from "./split.ts";

/** Lines with what each belongs to; `reasons` says why a line is set aside. */
export interface Shared {
  readonly lines: readonly SignedLine[];
  readonly shares: (Place | "aside")[];
  readonly reasons: (string | undefined)[];
}

/** An enclosure that was not read as the instrument, with the index of its first line. */
export interface SetApart extends OtherEnclosure {
  readonly from: number;
}

interface Enclosure {
  /** Its label, or its first line where it has none. */
  readonly from: number;
  readonly to: number;
  readonly labelled: boolean;
}

/** Initials or a stamp's words may stand between a note and the label of its enclosure; a title runs over more lines. */
const MOST_BEFORE_LABEL = 2;

/** How much a line of this kind says that it belongs to an instrument. A title alone may be that of a paper about one. */
const SPEAKS: Readonly<Partial<Record<SignedLine["kind"], number>>> = {
  opening: 4,
  recital: 3,
  article: 3,
  title: 2,
};

/**
 * The label right behind the note (`Enclosure`, `Annex I`) is no part of the text. Further labels of its series, and labels
 * that the note names, begin other enclosures. The one that reads most like an instrument is kept, the first of equals.
 */
export function setEnclosuresApart(shared: Shared): readonly SetApart[] {
  const { lines, shares, reasons } = shared;
  const isText = (index: number): boolean => shares[index] === "instrument";
  const start = lines.findIndex((_, index) => isText(index) && !isText(index - 1));
  if (start < 0) return [];
  let end = start;
  while (isText(end)) end += 1;
  giveBackBody(shared, start, end);
  let begin = start;
  while (begin < end && !isText(begin)) begin += 1;
  let label = begin;
  while (label < begin + MOST_BEFORE_LABEL && isText(label) && lines[label]?.kind === "short") label += 1;
  if (isText(label) && lines[label]?.kind === "enclosure label") {
    for (let index = begin; index < label; index += 1) {
      shares[index] = "aside";
      reasons[index] = "between the note and its enclosure";
    }
    begin = label;
  }
  const enclosures = enclosuresIn(shared, begin, end);
  const kept = enclosures.reduce<Enclosure | null>(
    (best, each) => (best === null || speech(lines, each) > speech(lines, best) ? each : best),
    null,
  );
  for (const enclosure of enclosures) setAside(shared, enclosure, enclosure === kept);
  return enclosures.filter((each) => each !== kept).map((each) => named(lines, each));
}

/** Lines of the note that look like a text until a label comes (`Timing` above `2. Routine.`) go back to the note. */
function giveBackBody({ lines, shares }: Shared, start: number, end: number): void {
  const stretch = lines.slice(start, end);
  const label = stretch.findIndex(({ kind }) => kind === "enclosure label");
  const before = stretch.slice(0, Math.max(label, 0));
  const behindNote = start > 0 && shares[start - 1] !== "aside";
  if (!behindNote || before.some(({ kind }) => SPEAKS[kind] !== undefined || kind === "document heading")) return;
  const last = before.findLastIndex(({ kind }) => kind === "prose" || kind === "numbered" || kind === "request");
  for (let index = start; index <= start + last; index += 1) shares[index] = "body";
}

function enclosuresIn({ lines, shares }: Shared, begin: number, end: number): readonly Enclosure[] {
  const note = lines.filter((_, index) => shares[index] !== "instrument" && shares[index] !== "aside");
  const marks = new Set(note.flatMap((line) => marksNamedIn(line.text)).map((mark) => mark.toUpperCase()));
  const first = lines[begin]?.kind === "enclosure label" ? enclosureLabelOf(lines[begin].text) : null;
  const starts: number[] = [begin];
  let last = first?.mark ?? null;
  for (let index = begin + 1; index < end; index += 1) {
    const line = lines[index];
    const label = line?.kind === "enclosure label" ? enclosureLabelOf(line.text) : null;
    if (label === null || (first === null && marks.size === 0)) continue;
    const goesOn = first !== null && label.word === first.word && follows(label.mark, last);
    const isNamed =
      label.mark !== null && marks.has(label.mark.toUpperCase()) && follows(label.mark, last ?? label.mark);
    if (!goesOn && !isNamed) continue;
    starts.push(index);
    last = label.mark;
  }
  if (first === null && starts.length === 1) return [];
  return starts.map((from, order) => ({ from, to: starts[order + 1] ?? end, labelled: order > 0 || first !== null }));
}

function speech(lines: readonly SignedLine[], { from, to }: Enclosure): number {
  return lines.slice(from, to).reduce((sum, { kind }) => sum + (SPEAKS[kind] ?? 0), 0);
}

function setAside({ shares, reasons }: Shared, { from, to, labelled }: Enclosure, isKept: boolean): void {
  for (let index = from; index < to; index += 1) {
    const label = labelled && index === from;
    if (isKept && !label) continue;
    shares[index] = "aside";
    reasons[index] = label ? "label of an enclosure" : "another enclosure";
  }
}

/** `(as of 2 March 2026)` beside a label. */
const STATE = /\s*\((?:as (?:of|at)|version|status|rev)[^()]*\)\s*$/i;
/** Longest title that is quoted of an enclosure that is not vetted. */
const LONGEST_TITLE = 120;

function named(lines: readonly SignedLine[], { from, to, labelled }: Enclosure): SetApart {
  const label = labelled ? (lines[from]?.text ?? null) : null;
  const first = lines.slice(labelled ? from + 1 : from, to).find((line) => !/^\(.*\)$/.test(line.text));
  const short = first !== undefined && first.text.length <= LONGEST_TITLE && !/[.;]$/.test(first.text);
  return {
    label: label?.replace(STATE, "").replace(/^[("[]+|[\s)"\].:–—-]+$/g, "") ?? null,
    title: short ? first.text.replace(/^\(|\)$/g, "") : null,
    from,
  };
}
