import { romanOf, romanValue } from "@travaux/instrument";
import { quoted } from "./xml-text.ts";

/** The list a paragraph's number belongs to, and the part that defines all of them. */
export interface Lists {
  /** The list (`w:numId`) that shows the label on the next paragraph of that depth, in reading order. */
  readonly idFor: (label: string, depth: number) => number;
  /** The list asked for last; 0 where none was. */
  readonly lastId: () => number;
  /** The part `word/numbering.xml`; null where no paragraph is numbered. */
  readonly part: () => string | null;
}

interface List {
  readonly format: string;
  readonly pattern: string;
  readonly start: number;
  readonly depth: number;
}

interface Numeral {
  readonly format: string;
  readonly value: number;
}

/**
 * Lists of Word that compute the very labels given. A label's last numeral is counted and all else in it stands as it is: `II.3 bis.`
 * is `II.%1 bis.` at 3, in a list that has the level of the paragraph's depth alone. A label that does not follow its forerunner begins a list of its own.
 */
export function newLists(): Lists {
  const lists: List[] = [];
  const running = new Map<string, { id: number; next: number; format: string }>();
  let last = 0;
  const idFor: Lists["idFor"] = (label, depth) => {
    const { before, numeral, after } = dividedLabel(label);
    const pattern = `${before}%${levelOf(depth) + 1}${after}`;
    if (numeral === "") {
      lists.push({ format: "bullet", pattern: label, start: 1, depth });
      return lists.length;
    }
    const key = `${depth} ${pattern}`;
    const known = running.get(key);
    const candidates = readingsOf(numeral);
    if (
      known !== undefined &&
      candidates.some(({ format, value }) => format === known.format && value === known.next)
    ) {
      known.next += 1;
      return known.id;
    }
    const [first] = candidates;
    const { format, value } = first ?? { format: "decimal", value: 1 };
    lists.push({ format, pattern, start: value, depth });
    running.set(key, { id: lists.length, next: value + 1, format });
    return lists.length;
  };
  return {
    idFor: (label, depth) => {
      last = idFor(label, depth);
      return last;
    },
    lastId: () => last,
    part: () => (lists.length === 0 ? null : numberingPart(lists)),
  };
}

/** The level of a depth; Word has nine. */
export function levelOf(depth: number): number {
  return Math.min(depth, 8);
}

function dividedLabel(label: string): { before: string; numeral: string; after: string } {
  const match =
    /^(.*?)(\d{1,5}|(?<![\p{L}\d])(?:[ivxlc]{1,7}|[IVXLC]{1,7}|[a-z]{1,2}|[A-Z]{1,2})(?![\p{L}\d]))([^\d]*)$/u.exec(
      label,
    );
  if (match === null || label.includes("%")) return { before: label, numeral: "", after: "" };
  return { before: match[1] ?? "", numeral: match[2] ?? "", after: match[3] ?? "" };
}

/** What a numeral may be, the likelier first: `i` begins a count of Roman numerals, but follows `h`. */
function readingsOf(numeral: string): readonly Numeral[] {
  if (/^\d+$/.test(numeral)) return [decimal(numeral)];
  const upper = numeral.toUpperCase() === numeral;
  const roman = wellSpelt(numeral.toLowerCase());
  const letters = letterValue(numeral.toLowerCase());
  const out: Numeral[] = [];
  const single = numeral.length === 1 && !/^[ivx]$/i.test(numeral);
  if (roman > 0 && !single) out.push({ format: upper ? "upperRoman" : "lowerRoman", value: roman });
  if (letters > 0) out.push({ format: upper ? "upperLetter" : "lowerLetter", value: letters });
  if (roman > 0 && single) out.push({ format: upper ? "upperRoman" : "lowerRoman", value: roman });
  return out;
}

function decimal(numeral: string): Numeral {
  return { format: numeral.length > 1 && numeral.startsWith("0") ? "decimalZero" : "decimal", value: Number(numeral) };
}

/** Word counts a, b … z, aa, bb …: a letter said twice is 26 further. */
function letterValue(letters: string): number {
  if (!/^([a-z])\1?$/.test(letters)) return 0;
  return letters.charCodeAt(0) - 96 + 26 * (letters.length - 1);
}

/** Roman figures below 400 that are spelt as they should be; else 0. */
function wellSpelt(numeral: string): number {
  const value = romanValue(numeral);
  return value < 400 && romanOf(value) === numeral ? value : 0;
}

/** Twips between one depth and the next, and between a number and its words. */
export const INDENT = 567;

function numberingPart(lists: readonly List[]): string {
  const definitions = lists.map(({ format, pattern, start, depth }, index) => {
    const left = INDENT * (depth + 1);
    return `<w:abstractNum w:abstractNumId="${index + 1}"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="${levelOf(depth)}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${quoted(pattern)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${INDENT}"/></w:pPr></w:lvl></w:abstractNum>`;
  });
  const used = lists.map((_, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index + 1}"/></w:num>`);
  return `${definitions.join("")}${used.join("")}`;
}
