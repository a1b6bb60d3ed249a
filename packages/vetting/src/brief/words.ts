import type { Advice, Severity, View } from "../finding.ts";
import { datePhrase } from "../register/dates.ts";

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

/** `2027-03-04` as `4 March 2027`; anything but a whole date as it stands. No locale decides it. */
export function longDate(iso: string): string {
  return /^\d{4}-(?:0[1-9]|1[0-2])-\d{2}$/.test(iso) ? datePhrase(iso) : iso;
}

/** `2027-03-04` as `04-03-2027`, the day first, as South Asian offices write it; anything else as it stands. */
export function dayFirstDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return match === null ? iso : `${match[3]}-${match[2]}-${match[1]}`;
}

const NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** `one change`, `13 changes`: numbers up to twelve in words, as a brief writes them. */
export function counted(count: number, one: string, many: string): string {
  return `${NUMBERS[count] ?? String(count)} ${count === 1 ? one : many}`;
}

const SMALL_WORDS: ReadonlySet<string> = new Set(
  "and at for in of on the to with au aux de des du et la le les sur del el los las y".split(" "),
);

/**
 * A letterhead's capitals as a name in a sentence: `MINISTRY OF INTERIOR` is `Ministry of Interior`.
 * Mixed case, a single word (an acronym) and what stands in round brackets stay.
 */
export function readableName(name: string): string {
  if (name !== name.toUpperCase() || !name.includes(" ")) return name;
  return name.replace(/\([^)]*\)|\p{L}[\p{L}\p{M}'’]*/gu, (word, at: number) => {
    const small = word.toLowerCase();
    if (word.startsWith("(")) return word;
    return at > 0 && SMALL_WORDS.has(small) ? small : sentence(small);
  });
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

/** Words on which a shortened quotation does not end: what they lead to would be missing. */
const LEADING = /[\s,;:([]+(?:of|the|and|or|to|in|for|an?|not|no|by|with|on|at|from|their|its|our|be)?$/i;

/**
 * A long quotation is cut at its end, between words: its beginning says where it stands. Nothing is left out of its middle,
 * for that would make another sentence of it.
 */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let head = text.slice(0, limit - 1).replace(/\s+\S*$/, "");
  while (LEADING.test(head)) head = head.replace(LEADING, "");
  return `${head} …`;
}

/** The first few, and how many more there are; one more than `limit` is still shown, because counting it takes as long. */
export function firstFew(words: readonly string[], limit: number): string {
  if (words.length <= limit + 1) return words.join(", ");
  return `${words.slice(0, limit).join(", ")} and ${words.length - limit} more`;
}

/** Labels in the order of the text, three or more that follow one another as a stretch: `PP1 to PP4`. */
export function labelStretches(labels: readonly string[]): readonly string[] {
  const stretches: string[][] = [];
  for (const label of labels) {
    const stretch = stretches.at(-1);
    const last = stretch?.at(-1);
    if (stretch !== undefined && last !== undefined && follows(last, label)) stretch.push(label);
    else stretches.push([label]);
  }
  return stretches.flatMap((stretch) => (stretch.length < 3 ? stretch : [`${stretch[0]} to ${stretch.at(-1)}`]));
}

/** True for `OP4` after `OP3`: the same letters, the next number at the end. */
function follows(before: string, after: string): boolean {
  const [first, second] = [before, after].map((label) => /^(.*?)(\d+)$/.exec(label));
  return first !== null && first !== undefined && second !== null && second !== undefined
    ? first[1] === second[1] && Number(first[2]) + 1 === Number(second[2])
    : false;
}
