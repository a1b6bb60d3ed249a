import { romanOf, romanValue } from "@travaux/instrument";

/** A typed number taken apart: its form with a sign for what counts, its place in the row, and how another of the row is written. */
export interface Counted {
  readonly form: string;
  readonly count: number;
  /** What follows the count, as in `5 bis.`; empty where nothing. */
  readonly suffix: string;
  readonly write: (count: number) => string;
}

const NUMBER = /^(.*?)(\d{1,6})( ?(?:bis|ter|quater|quinquies|sexies|septies|octies|alt\d*)*)([^\d]*)$/;
const LETTER = /^(\W*)([a-z])(\W*)$/;
const ROMAN = /^(\W*)([ivxlc]{1,7})(\W*)$/;
/** No sign above `c` is read in a number, so none is written. */
const GREATEST_SIGN = 100;

/** The ways to read a typed number, none for a bullet: `(i)` is a letter or a Roman figure. */
export function readings(number: string): readonly Counted[] {
  const digits = NUMBER.exec(number);
  if (digits !== null) {
    const [, before = "", count = "", suffix = "", after = ""] = digits;
    const write = (next: number): string => `${before}${next}${after}`;
    return [{ form: `${before}#${after}`, count: Number(count), suffix: suffix.trim(), write }];
  }
  const out: Counted[] = [];
  const letter = LETTER.exec(number);
  if (letter !== null) {
    const [, before = "", sign = "a", after = ""] = letter;
    const write = (next: number): string => before + String.fromCharCode(96 + Math.min(26, next)) + after;
    out.push({ form: `${before}a${after}`, count: sign.charCodeAt(0) - 96, suffix: "", write });
  }
  const roman = ROMAN.exec(number);
  if (roman !== null) {
    const [, before = "", figures = "", after = ""] = roman;
    const write = (next: number): string => before + romanOf(next, GREATEST_SIGN) + after;
    out.push({ form: `${before}i${after}`, count: romanValue(figures), suffix: "", write });
  }
  return out;
}
