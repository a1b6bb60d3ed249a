import { plain } from "./dates.ts";
import { GRADINGS, type Marking, OTHER_MARKINGS, PRECEDENCES } from "./house.ts";

/** The markings of one line. Either may be null; both null means a marking of neither kind (`BY BAG`). */
export interface Markings {
  readonly precedence: string | null;
  readonly grading: string | null;
}

/** No line of markings is longer. */
const LONGEST = 80;

const names = (markings: readonly Marking[]): readonly string[] => markings.flatMap((marking) => marking.names);

const ALL = [...names(PRECEDENCES), ...names(GRADINGS), ...OTHER_MARKINGS]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/[/.-]/g, "\\$&"));
const ONE = new RegExp(`^(?:${ALL.join("|")})(?![a-z])`);
const SEPARATOR = /^(?:\s*(?:\/{1,2}|[,;|+&–—-]|\band\b)\s*|\s+)/;
const PRECEDENCE_LABEL = /^(?:precedence|priority|urgency|degree of urgency)\s*[:–-]\s*/;
const GRADING_LABEL = /^(?:(?:security )?(?:classification|grading|marking)|classified)\s*[:–-]\s*/;

/**
 * Reads a line that consists of markings and nothing else, or null. Speed and secrecy are told apart by their words:
 * `MOST IMMEDIATE / SECRET` has one of each. A line in small letters is running text, never a marking.
 */
export function markingsOf(line: string): Markings | null {
  if (line.length > LONGEST || !/^[[("*]*\p{Lu}/u.test(line)) return null;
  let rest = plain(line)
    .replace(/^[[("*\s]+|[\])"*.\s]+$/g, "")
    .replace(/\s+/g, " ");
  const only = PRECEDENCE_LABEL.test(rest) ? PRECEDENCES : GRADING_LABEL.test(rest) ? GRADINGS : null;
  rest = rest.replace(PRECEDENCE_LABEL, "").replace(GRADING_LABEL, "");
  let precedence: string | null = null;
  let grading: string | null = null;
  if (rest === "") return null;
  while (rest !== "") {
    const name = ONE.exec(rest)?.[0];
    if (name === undefined) return null;
    if (only !== GRADINGS) precedence ??= canonical(PRECEDENCES, name);
    if (only !== PRECEDENCES) grading ??= canonical(GRADINGS, name);
    rest = rest.slice(name.length);
    const separator = SEPARATOR.exec(rest)?.[0] ?? "";
    if (separator === "" && rest !== "") return null;
    rest = rest.slice(separator.length);
  }
  return { precedence, grading };
}

function canonical(markings: readonly Marking[], name: string): string | null {
  return markings.find((marking) => marking.names.includes(name))?.value ?? null;
}

/** The first in the order of `markings` (fastest, highest) among `values`, or null. */
export function foremost(markings: readonly Marking[], values: readonly (string | null)[]): string | null {
  return markings.find((marking) => values.includes(marking.value))?.value ?? null;
}
