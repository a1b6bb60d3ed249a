/**
 * How many columns of a terminal a text takes: marks that combine and characters without form take none, East Asian wide
 * characters and pictures take two, all others one. From Unicode's East Asian Width property, pinned as ranges here.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Columns of one character (one code point). */
export function characterWidth(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return code === 0xad ? 0 : 1;
  if (FORMLESS.test(character)) return 0;
  return isWide(code) ? 2 : 1;
}

/** True where a line may break before or after the character although there is no space: scripts written without spaces. */
export function breaksAnywhere(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x2e80 && isWide(code) && !OPENING_OR_CLOSING.test(character);
}

const FORMLESS = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
const OPENING_OR_CLOSING = /^[\p{Ps}\p{Pe}\p{Po}]$/u;

/** First and last of each run of wide characters. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

function isWide(code: number): boolean {
  return WIDE.some(([first, last]) => code >= first && code <= last);
}
