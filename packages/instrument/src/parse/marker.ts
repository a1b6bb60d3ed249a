import { attributionOf } from "../brackets/attribution.ts";
import { romanValue } from "../numerals.ts";

/** A number, letter or bullet at the head of a paragraph. */
export interface Marker {
  readonly style: "number" | "letter" | "roman" | "bullet" | "label";
  /** Characters of the marker with the space after it. */
  readonly length: number;
  /** What labels show: `3`, `a`, `ii`, `5bis`; empty for bullets. */
  readonly name: string;
  /** Position in its own sequence where that is plain: 3 for `3.`, 2 for `(b)`; null otherwise. */
  readonly ordinal: number | null;
  /** With style `label`: what the printed label says it is. */
  readonly role?: "preambular" | "operative";
  /** Characters before it where it stands inside brackets: `[`, `[EU, PAK: `. Missing where it begins the paragraph. */
  readonly lead?: number;
}

const SUFFIX =
  "(?:[ .-]?(?:bis|ter|quater|quinquies|sexies|septies|octies)(?!(?!alt)[a-z]))?(?:[ .-]?alt(?![a-z])(?:\\.? ?\\d+)?)?";
const NUMBER = new RegExp(`^(\\d{1,3}${SUFFIX})(?:[.)](?=\\s)|\\.(?=[A-Z[“"]))\\s*`);
const PARENTHESISED_NUMBER = new RegExp(`^\\((\\d{1,3}${SUFFIX})\\)\\s*`);
const LETTER = new RegExp(`^(?:\\(([a-z]{1,2}${SUFFIX})\\)|([a-z]${SUFFIX})[.)](?=\\s))\\s*`);
const ROMAN = /^(?:\(([ivxl]{1,6})\)|([ivxl]{1,6})[.)](?=\s))\s*/;
const BULLET = /^[-–—•●▪◦*·](?:\s+)(?=\S)/;
const LABEL = new RegExp(`^(PP|OP) ?(\\d{1,3}${SUFFIX})(?:[.:)]|(?=\\s))\\s*`, "i");

/**
 * Reads the marker at the head of `text`, or null. A lone `i`, `v` or `x` in parentheses is a letter unless `afterRoman`
 * says that the paragraph before was numbered in Roman figures, or nothing was lettered `h`, `u`, `w` before it.
 */
export function markerOf(text: string, previous: Marker | null = null): Marker | null {
  const label = LABEL.exec(text);
  if (label !== null) {
    const role = label[1]?.toUpperCase() === "PP" ? "preambular" : "operative";
    return { style: "label", length: label[0].length, name: label[2] ?? "", ordinal: ordinalOf(label[2] ?? ""), role };
  }
  const number = NUMBER.exec(text) ?? PARENTHESISED_NUMBER.exec(text);
  if (number !== null) {
    const name = number[1] ?? "";
    return { style: "number", length: number[0].length, name, ordinal: ordinalOf(name) };
  }
  return romanOrLetter(text, previous) ?? bulletOf(text);
}

/**
 * The marker of a paragraph, also where it stands behind the brackets that open the paragraph, and behind the names of those
 * who want it: `[OP4 alt1. …]`, `[[12. …] …]`, `[EU, PAK: 5bis. …]`, `[5.] …`, `[5.][6.] …` (the first of them). Bullets are not looked for inside brackets.
 */
export function headMarkerOf(text: string, previous: Marker | null = null): Marker | null {
  if (!text.startsWith("[")) return markerOf(text, previous);
  let lead = 0;
  while (text[lead] === "[" && lead < MOST_OPENING) lead += 1;
  const words = text.slice(lead, lead + LONGEST_HEAD);
  const from = lead + attributionOf(words, []).head;
  const inner = text.slice(from, from + LONGEST_MARKER);
  const [, alone, stop = ""] = NUMBER_ALONE.exec(inner) ?? [];
  const number = alone === undefined ? null : markerOf(`${alone}${stop} `, previous);
  if (number !== null && alone !== undefined && number.length > alone.length) {
    return { ...number, length: alone.length, lead: from };
  }
  const found = markerOf(inner, previous);
  return found === null || found.style === "bullet" || /^[a-z]\.\s/.test(inner) ? null : { ...found, lead: from };
}

/** `5.] …`, `5]. …`, and numbers to choose from: `5.][6.] …`, `5.] / [6.] …`, `5] or [6]. …`. */
const NUMBER_ALONE = /^([^[\]]{1,20})\](?:\s*(?:\/|or)?\s*\[(?:PP|OP)? ?\(?\d{1,3}[^[\]]{0,16}\]){0,7}([.)]?)\s+\S/i;

/** A paragraph opens with no more brackets than this; the rest are no head. */
const MOST_OPENING = 8;
/** Characters in which names before a marker, and the marker itself, are looked for. */
const LONGEST_HEAD = 400;
const LONGEST_MARKER = 60;

function ordinalOf(name: string): number | null {
  const digits = /^\d+/.exec(name);
  return digits === null ? null : Number(digits[0]);
}

function romanOrLetter(text: string, previous: Marker | null): Marker | null {
  const roman = ROMAN.exec(text);
  const letter = LETTER.exec(text);
  const romanName = roman?.[1] ?? roman?.[2];
  if (roman !== null && romanName !== undefined) {
    const asLetter = romanName.length === 1 ? romanName.charCodeAt(0) - 96 : null;
    const continuesLetters = previous?.style === "letter" && asLetter !== null && previous.ordinal === asLetter - 1;
    if (!continuesLetters) {
      return { style: "roman", length: roman[0].length, name: romanName, ordinal: romanValue(romanName) };
    }
  }
  const letterName = letter?.[1] ?? letter?.[2];
  if (letter === null || letterName === undefined) return null;
  return { style: "letter", length: letter[0].length, name: letterName, ordinal: letterName.charCodeAt(0) - 96 };
}

function bulletOf(text: string): Marker | null {
  const bullet = BULLET.exec(text);
  return bullet === null ? null : { style: "bullet", length: bullet[0].length, name: "", ordinal: null };
}

/** Where the words begin behind a marker, brackets and names before it included. */
export function behindMarker(marker: Marker): number {
  return (marker.lead ?? 0) + marker.length;
}

const OPTION_WORD = "(?:Option|Alt(?:ernative)?)\\s+([A-Z0-9]+(?: ?(?:bis|ter|quater))?)\\s*(?::|\\.(?=\\s))\\s*";
const OPTION = new RegExp(`^${OPTION_WORD}`, "i");
const OPTION_INSIDE = new RegExp(OPTION_WORD, "gi");

/** `Option 1: …`, `Alt 2: …` at the head of a paragraph. */
export function optionOf(text: string): { readonly length: number; readonly name: string } | null {
  const match = OPTION.exec(text);
  return match === null ? null : { length: match[0].length, name: match[1] ?? "" };
}

/** True where a paragraph is one reading to choose from, in brackets or not: `Option 1: …`, `[Alt 2: …]`. */
export function offersOption(text: string): boolean {
  return optionOf(text.startsWith("[") ? text.slice(1, LONGEST_MARKER) : text) !== null;
}

/** Every `Option 1:` in a text from `from` on that stands outside the pairs given, at its head or after a space. */
export function optionsIn(
  text: string,
  pairs: readonly { readonly open: number; readonly close: number }[],
  from = 0,
): readonly { readonly start: number; readonly length: number }[] {
  const found: { readonly start: number; readonly length: number }[] = [];
  let index = 0;
  for (const match of text.slice(from).matchAll(OPTION_INSIDE)) {
    const start = from + match.index;
    while (index < pairs.length && (pairs[index]?.close ?? 0) < start) index += 1;
    const inside = (pairs[index]?.open ?? start) < start;
    const free = start === from || /[\s;.]/.test(text[start - 1] ?? "");
    if (free && !inside) found.push({ start, length: match[0].length });
  }
  return found;
}
