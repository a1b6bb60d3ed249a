/** What stands between a word and the one before it: `close` keeps a phrase together, `open` only a gap may cross, `stop` nothing crosses. */
export type Joint = "close" | "open" | "stop";

/** One word of a text with its place. */
export interface Word {
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** What phrases are compared with; see `fold`. */
  readonly folded: string;
  readonly joint: Joint;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’](?=\p{L})[\p{L}\p{M}\p{N}]+)?/gu;
/** Only spaces and hyphens: `capacity-building` is the phrase `capacity building`. Soft hyphens and quotation marks do not part words. */
const CLOSE = /^[\s\u00A0\u00AD\u2010\u2011'"‘’“”«»*_-]*$/u;
const STOP = /[;:!?]|\.(?=\s|$)/u;

/** A word as phrases compare it: lower case, one kind of apostrophe, and z read as s so that -ise and -ize are one. */
export function fold(word: string): string {
  return word.normalize("NFC").toLowerCase().replaceAll("’", "'").replaceAll("z", "s");
}

/** The words of a text in order. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let before = 0;
  for (const found of text.matchAll(WORD)) {
    const raw = found[0];
    const between = text.slice(before, found.index);
    const joint = CLOSE.test(between) ? "close" : STOP.test(between) ? "stop" : "open";
    before = found.index + raw.length;
    words.push({ start: found.index, end: before, raw, folded: fold(raw), joint });
  }
  return words;
}
