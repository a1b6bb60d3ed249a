/** Signs of Roman figures and pairs of them, the greatest first. */
const SIGNS: readonly (readonly [sign: string, worth: number])[] = [
  ["m", 1000],
  ["cm", 900],
  ["d", 500],
  ["cd", 400],
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
];

const WORTH: ReadonlyMap<string, number> = new Map(SIGNS);

/**
 * What Roman figures in small letters add up to, well spelt or not: `xiv` is 14, and `iiii` is 4; a sign before a greater one is taken off.
 * Other letters count nothing.
 */
export function romanValue(figures: string): number {
  const worths = [...figures].map((sign) => WORTH.get(sign) ?? 0);
  return worths.reduce((sum, worth, at) => sum + (worth < (worths[at + 1] ?? 0) ? -worth : worth), 0);
}

/** A count in Roman figures in small letters; empty below 1. Signs above `greatest` are not used: 400 is `cd`, or `cccc` up to 100. */
export function romanOf(count: number, greatest = 1000): string {
  let rest = count;
  let figures = "";
  for (const [sign, worth] of SIGNS) {
    if (worth > greatest) continue;
    for (; rest >= worth; rest -= worth) figures += sign;
  }
  return figures;
}

/** A number as an ordinal: `1st`, `12th`, `23rd`. */
export function ordinalOf(number: number): string {
  const last = number % 100;
  const ending = last > 10 && last < 14 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}
