import type { Fragment, PdfPage } from "./fragment.ts";

/** One laid-out line of text. Points, y growing downwards. */
export interface Line {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  /** The size most of its characters have. */
  readonly size: number;
  /** The font most of its characters have. */
  readonly font: string;
  /** Marked content it is made of, for the structure tree. */
  readonly contents: readonly string[];
  readonly artifact: boolean;
  /** True where the words were driven apart to fill a line that ended on purpose. */
  readonly stretched: boolean;
  /** True where blank space follows the last word, as some producers write it where they broke a line at a space. */
  readonly trailing: boolean;
  /** Offsets in `text` of raised figures, which may call a footnote. */
  readonly raised: readonly { readonly start: number; readonly end: number }[];
  /** With lines read by machine from a picture: the words and how sure it is of each, 0 to 100. */
  readonly read?: readonly ReadWord[];
}

/** A word of a line that was read by machine; offsets in the line's text. */
export interface ReadWord {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** A gap between two words wider than this many ems was made by a tab or by columns. */
const TAB_EMS = 2.5;
/** A gap this wide is a space, also where the producer wrote none. */
const SPACE_EMS = 0.18;

/** Gathers the fragments of a page into lines, in reading order. */
export function linesOf(page: PdfPage): readonly Line[] {
  const groups: Fragment[][] = [];
  for (const fragment of page.fragments) {
    const last = groups.at(-1);
    if (last !== undefined && standsOn(last, fragment)) last.push(fragment);
    else groups.push([fragment]);
  }
  const merged = mergedOf(groups.filter((group) => group.some(({ text }) => text.trim() !== "")));
  return inReadingOrder(merged.map((group) => lineOf(group, page.number)));
}

/** Above this share of lines that jump back up the page, the producer wrote them in no order a reader would follow. */
const DISORDER = 0.3;
const DISORDER_LINES = 6;

/** Producers write text in reading order, columns included; where one plainly did not, lines are sorted down the page. */
function inReadingOrder(lines: readonly Line[]): readonly Line[] {
  const jumps = lines.filter((line, index) => {
    const before = lines[index - 1];
    return (
      before !== undefined &&
      line.base < before.base - line.size &&
      line.left < before.right &&
      before.left < line.right
    );
  });
  if (lines.length < DISORDER_LINES || jumps.length < lines.length * DISORDER) return lines;
  return [...lines].sort((a, b) => a.base - b.base || a.left - b.left);
}

/** True where a fragment goes on in the line of those before it: same baseline, or raised or lowered right beside it. */
function standsOn(line: readonly Fragment[], fragment: Fragment): boolean {
  const body = bodyOf(line);
  const last = line.at(-1) ?? body;
  const size = Math.max(body.size, fragment.size);
  const shift = Math.abs(fragment.base - body.base);
  if (last.artifact !== fragment.artifact) return false;
  if (shift > size * 0.25) {
    const beside =
      Math.abs(fragment.left - last.right) < size * 0.4 || Math.abs(fragment.right - last.left) < size * 0.4;
    return beside && shift < size * 0.6 && Math.min(fragment.size, body.size) < size * 0.85;
  }
  if (last.rightToLeft || fragment.rightToLeft) return fragment.right <= last.right + size * 0.3;
  return fragment.left >= last.left - size * 0.3;
}

function bodyOf(line: readonly Fragment[]): Fragment {
  return line.reduce(
    (best, next) => (next.text.trim() !== "" && next.size > best.size * 1.15 ? next : best),
    line[0] as Fragment,
  );
}

/** Parts of one line that the producer drew apart, the right one first or with others between, are put together. */
function mergedOf(groups: readonly Fragment[][]): readonly Fragment[][] {
  const merged: Fragment[][] = [];
  for (const group of groups) {
    const before = merged.at(-1);
    if (before !== undefined && drawnApart(before, group)) merged[merged.length - 1] = [...group, ...before];
    else merged.push(group);
  }
  return merged;
}

function drawnApart(before: readonly Fragment[], group: readonly Fragment[]): boolean {
  const a = bodyOf(before);
  const b = bodyOf(group);
  if (a.artifact !== b.artifact || a.rightToLeft || Math.abs(a.base - b.base) > 0.1 * a.size) return false;
  const left = before.reduce((least, fragment) => Math.min(least, fragment.left), a.left);
  return group.every(({ right }) => right <= left + 0.1 * a.size);
}

function lineOf(fragments: readonly Fragment[], page: number): Line {
  const inked = fragments.filter(({ text }) => text.trim() !== "");
  const size = mostCharacters(inked, (fragment) => fragment.size);
  const tall = inked.filter((fragment) => fragment.size >= size * 0.85);
  const base = mostCharacters(tall, (fragment) => fragment.base);
  const { text, raised, stretched, read } = wordsOf(fragments, { size, base });
  return {
    text,
    page,
    left: inked.reduce((least, fragment) => Math.min(least, fragment.left), Number.POSITIVE_INFINITY),
    right: inked.reduce((most, fragment) => Math.max(most, inkedRight(fragment)), Number.NEGATIVE_INFINITY),
    base,
    size,
    font: mostCharacters(inked, (fragment) => fragment.font),
    contents: [...new Set(inked.flatMap(({ content }) => (content === null ? [] : [content])))],
    artifact: inked.every(({ artifact }) => artifact),
    stretched,
    trailing: /\s$/.test(fragments.at(-1)?.text ?? ""),
    raised,
    ...(read.length === 0 ? {} : { read }),
  };
}

/** Writes the fragments of a line one after the other, with a space or a tab where there is a gap. */
function wordsOf(
  fragments: readonly Fragment[],
  line: { readonly size: number; readonly base: number },
): Required<Pick<Line, "text" | "raised" | "stretched" | "read">> {
  const words: string[] = [];
  const read: ReadWord[] = [];
  const raised: { start: number; end: number }[] = [];
  const stretched = isStretched(fragments, line.size);
  let length = 0;
  let previous: Fragment | null = null;
  let spaced = false;
  for (const fragment of fragments) {
    const word = fragment.text.trim();
    if (word === "") {
      spaced = true;
      continue;
    }
    const gap = previous === null ? 0 : gapBetween(previous, fragment);
    const separator = separatorOf(previous === null ? null : gap, {
      size: line.size,
      stretched,
      spaced: spaced || /^\s/.test(fragment.text),
    });
    const start = length + separator.length;
    words.push(separator, word);
    length = start + word.length;
    if (isRaised(fragment, line)) raised.push({ start, end: length });
    if (fragment.confidence !== undefined) read.push({ start, end: length, confidence: fragment.confidence });
    previous = fragment;
    spaced = /\s$/.test(fragment.text);
  }
  return { text: words.join(""), raised, stretched, read };
}

/** Where the last visible character ends: producers put the space at which a line was broken inside the text. */
function inkedRight({ text, left, right }: Fragment): number {
  const visible = text.trimEnd().length;
  return visible === text.length ? right : left + ((right - left) * visible) / text.length;
}

function gapBetween(previous: Fragment, fragment: Fragment): number {
  return fragment.rightToLeft ? previous.left - fragment.right : fragment.left - inkedRight(previous);
}

function separatorOf(
  gap: number | null,
  { size, spaced, stretched }: { readonly size: number; readonly spaced: boolean; readonly stretched: boolean },
): string {
  if (gap === null) return "";
  if (gap > TAB_EMS * size && !stretched) return "\t";
  return spaced || gap > SPACE_EMS * size ? " " : "";
}

/** Gaps of this many ems, all alike, are a justified line that ended on purpose; typesetters avoid them elsewhere. */
const STRETCHED_EMS = 1.5;
/** The one gap of a line of two long words in a narrow column is often as wide; beyond this it was made on purpose. */
const ONE_GAP_EMS = 8;

function isStretched(fragments: readonly Fragment[], size: number): boolean {
  const inked = fragments.filter(({ text }) => text.trim() !== "");
  const gaps = inked.slice(1).map((fragment, index) => gapBetween(inked[index] ?? fragment, fragment));
  const wide = gaps.filter((gap) => gap > SPACE_EMS * size);
  const least = wide.reduce((min, gap) => Math.min(min, gap), Number.POSITIVE_INFINITY);
  const most = wide.reduce((max, gap) => Math.max(max, gap), 0);
  if (wide.length === 0) return false;
  const oneWordEach = inked.every(({ text }) => !text.trim().includes(" "));
  return oneWordEach && least > (wide.length > 1 ? STRETCHED_EMS : ONE_GAP_EMS) * size && most < least * 1.25;
}

function isRaised(fragment: Fragment, line: { readonly size: number; readonly base: number }): boolean {
  return (
    /^\s*[\d*†‡]{1,3}\s*$/.test(fragment.text) &&
    fragment.size < line.size * 0.85 &&
    line.base - fragment.base > line.size * 0.15
  );
}

/** The value that most characters of the fragments have. */
function mostCharacters<T>(fragments: readonly Fragment[], ask: (fragment: Fragment) => T): T {
  const counts = new Map<T, number>();
  for (const fragment of fragments) {
    const value = ask(fragment);
    counts.set(value, (counts.get(value) ?? 0) + fragment.text.length);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
