/** A number as the ordinal by which a place is told: `1st`, `12th`, `23rd`. */
export function ordinalOf(number: number): string {
  const last = number % 100;
  const ending = last > 10 && last < 14 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}
