import type { Advice, Severity, View } from "../finding.ts";

/** A severity as it is printed. */
export const SEVERITY_WORD: Readonly<Record<Severity, string>> = {
  object: "Object",
  consider: "Consider",
  note: "Note",
};

/** An advice as it is printed, beside the severity. */
export const ADVICE_WORD: Readonly<Record<Advice, string>> = {
  accept: "Accept",
  "accept with caveat": "Accept with a caveat",
  propose: "Propose a change",
  "seek instructions": "Seek instructions",
  reserve: "Reserve",
};

/** A point of view as it is printed. */
export const VIEW_WORD: Readonly<Record<View, string>> = {
  diplomatic: "diplomatic and political",
  legal: "legal",
  financial: "financial",
  protection: "protection of persons",
  security: "security",
};

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `2027-03-04` as `4 March 2027`; anything else as it stands. No locale decides it. */
export function longDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const month = match === null ? undefined : MONTHS[Number(match[2]) - 1];
  return match === null || month === undefined ? iso : `${Number(match[3])} ${month} ${match[1]}`;
}

/** `2027-03-04` as `04-03-2027`, the day first, as South Asian offices write it; anything else as it stands. */
export function dayFirstDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return match === null ? iso : `${match[3]}-${match[2]}-${match[1]}`;
}

/** `one change`, `3 changes`: numbers up to ten in words, as a brief writes them. */
export function counted(count: number, one: string, many: string): string {
  const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
  return `${words[count] ?? String(count)} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The first letter made a capital; the rest as it stands. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Long quotations keep their two ends, so that a reader finds the place; cut between words. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const half = Math.floor((limit - 3) / 2);
  const head = text.slice(0, half).replace(/\s+\S*$/, "");
  const tail = text.slice(text.length - half).replace(/^\S*\s+/, "");
  return `${head} … ${tail}`;
}
