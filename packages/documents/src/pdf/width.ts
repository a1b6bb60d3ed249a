import type { Line } from "./line.ts";

/** Estimates how wide some characters of a line are, in points. */
export type Widths = (line: Line, characters: string) => number;

/** Widths of letters in a text face, in thousandths of its size: classes are enough, since each line gives its own scale. */
const CLASSES: readonly (readonly [characters: string, width: number])[] = [
  ["ijltI'’‘|!.,:;·", 290],
  ['frst()[]-/"“” ', 340],
  ["acezJ?*", 450],
  ["mMW@—", 880],
  ["ABCDEFGHKLNOPQRSTUVXYZ&w", 690],
];
const USUAL = 500;

const WIDTHS: ReadonlyMap<string, number> = new Map(
  CLASSES.flatMap(([characters, width]) => [...characters].map((character) => [character, width] as const)),
);

function byLetters(characters: string): number {
  let width = 0;
  for (const character of characters) width += WIDTHS.get(character) ?? USUAL;
  return width;
}

/**
 * Chooses for each font between counting letters by their width and counting them all alike (typewriter faces), whichever
 * explains the widths of its lines better.
 */
export function widthsOf(lines: readonly Line[]): Widths {
  const fonts = new Map<string, { readonly lettered: number[]; readonly uniform: number[] }>();
  for (const line of lines) {
    if (line.text.length < 15) continue;
    const ratios = fonts.get(line.font) ?? { lettered: [], uniform: [] };
    fonts.set(line.font, ratios);
    const width = (line.right - line.left) / line.size;
    ratios.lettered.push(width / byLetters(line.text));
    ratios.uniform.push(width / line.text.length);
  }
  const typewriters = new Set(
    [...fonts].filter(([, { lettered, uniform }]) => spreadOf(uniform) < spreadOf(lettered)).map(([font]) => font),
  );
  return (line, characters) => {
    const width = line.right - line.left;
    if (typewriters.has(line.font)) return (width * characters.length) / Math.max(line.text.length, 1);
    return (width * byLetters(characters)) / Math.max(byLetters(line.text), 1);
  };
}

/** Variation in proportion to the mean. */
function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(squares) / mean;
}
