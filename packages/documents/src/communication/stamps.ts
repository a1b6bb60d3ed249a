import type { Stamp } from "./communication.ts";
import type { FoundDate } from "./dates.ts";
import type { House } from "./house.ts";
import { labelOf } from "./labels.ts";
import { markingsOf } from "./markings.ts";
import { ornamentOf } from "./ornaments.ts";
import type { PaperLine } from "./paper-lines.ts";
import { nameAndOffice } from "./run-on.ts";
import { isOffice, isOrganisation, isPerson } from "./signs.ts";
import { isTimeAlone, type StampTime, stampTimeOf, withoutSigned } from "./stamp-time.ts";

/** One electronic signature found on a page, with the lines it takes up. */
export interface FoundStamp {
  readonly stamp: Stamp;
  /** Indexes of its lines, in order. */
  readonly lines: readonly number[];
  readonly date: FoundDate;
}

/** Name, office and organisation: no stamp prints more beside its time. */
const MOST_LINES = 3;
const LONGEST_NAME = 70;

interface Times {
  readonly lines: readonly PaperLine[];
  readonly times: ReadonlyMap<number, StampTime>;
  readonly taken: Set<number>;
}

/**
 * Finds electronic signature stamps: a date and time with a name and an office above it, below it, beside it, or in the
 * next block. A name that a telephone follows is the signature of the note, so it is read but left in the note.
 */
export function stampsIn(lines: readonly PaperLine[], house: House): readonly FoundStamp[] {
  const apart = betweenPages(lines);
  const seen = lines.map((line, index) => ({ line, index })).filter(({ index }) => !apart.has(index));
  const words = seen.map(({ line, index }) => (apart.has(index - 1) ? { ...line, afterBlank: true } : line));
  return stampsAmong(words, house).map((found) => ({
    ...found,
    lines: found.lines.map((index) => seen[index]?.index ?? index),
  }));
}

/** Heads and feet of pages that the reader kept out of the text: a stamp may be broken between two pages. */
function betweenPages(lines: readonly PaperLine[]): ReadonlySet<number> {
  return new Set(
    lines.flatMap((line, index) =>
      line.paragraph === null && (markingsOf(line.text) !== null || ornamentOf(line.text) !== null) ? [index] : [],
    ),
  );
}

function stampsAmong(lines: readonly PaperLine[], house: House): readonly FoundStamp[] {
  const times = timesIn(lines, house);
  const taken = new Set<number>(times.keys());
  const state: Times = { lines, times, taken };
  const found: FoundStamp[] = [];
  for (const [at, time] of times) {
    if (time.at === "") continue;
    const own = [at, ...(times.get(at + 1)?.at === "" ? [at + 1] : [])];
    const beside = time.before === "" ? [] : time.before.split(/\s*[,;|]\s*|\s+[-–—]\s+/);
    const near = beside.flatMap(nameAndOffice).some(isPerson) ? [] : namesNear(state, own);
    const texts = near.length === 0 ? beside : near.map((index) => textOf(lines[index]));
    const keeps = near.some((index) => isNotesOwn(state, index));
    if (!keeps) for (const index of near) taken.add(index);
    found.push({
      stamp: { ...signatory(texts), at: time.at, zone: time.zone },
      lines: [...own, ...(keeps ? [] : near)].sort((a, b) => a - b),
      date: time.date,
    });
  }
  return found;
}

/** Lines that are times; where the hour stands alone on the next line, that line maps to a time with empty `at`. */
function timesIn(lines: readonly PaperLine[], house: House): ReadonlyMap<number, StampTime> {
  const times = new Map<number, StampTime>();
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const broken =
      next !== undefined && isTimeAlone(next.text) ? stampTimeOf(`${line.text} ${next.text}`, house) : null;
    const time = stampTimeOf(line.text, house) ?? broken;
    if (time === null || !isNamesOnly(time.before) || isHeadOfMessage(lines, index)) return;
    times.set(index, time);
    if (time === broken) times.set(index + 1, { ...time, at: "" });
  });
  return times;
}

/** `Sent: Tuesday, 25 November 2025 2:12 PM` between `From:` and `To:` says when a message went, not who signed. */
function isHeadOfMessage(lines: readonly PaperLine[], index: number): boolean {
  if (labelOf(lines[index]?.text ?? "")?.label !== "date") return false;
  return [index - 1, index + 1].some((near) => HEADS_A_MESSAGE.has(labelOf(lines[near]?.text ?? "")?.label ?? ""));
}

const HEADS_A_MESSAGE: ReadonlySet<string> = new Set(["from", "to", "subject", "copy"]);

function isNamesOnly(before: string): boolean {
  return before.split(/\s*[,;|]\s*|\s+[-–—]\s+/).every((part) => part === "" || isPerson(part) || isOffice(part));
}

function textOf(line: PaperLine | undefined): string {
  return withoutSigned(line?.text ?? "");
}

function isName(state: Times, index: number): boolean {
  const line = state.lines[index];
  if (line === undefined || state.taken.has(index) || line.text.length > LONGEST_NAME) return false;
  if (/^The /.test(line.text) || labelOf(line.text) !== null) return false;
  const text = textOf(line);
  return isPerson(text) || isOffice(text) || isOrganisation(text);
}

/** True where the line is a name, or a name with its office run on behind it. */
function namesPerson(state: Times, index: number): boolean {
  return nameAndOffice(textOf(state.lines[index])).some((text) => isPerson(text));
}

/**
 * Lines from `from` on in direction `step` that may name the signatory, without a blank line between. In a file that has
 * a blank line behind every line, a name and an office that stand apart each are one block.
 */
function run(state: Times, from: number, step: 1 | -1): readonly number[] {
  const indexes: number[] = [];
  for (let index = from; indexes.length < MOST_LINES && isName(state, index); index += step) {
    const lower = step === 1 ? index : index + 1;
    const spaced = index !== from && state.lines[lower]?.afterBlank === true;
    if (spaced && (indexes.length > 1 || !isNameApart(state, index - step, index))) break;
    indexes.push(index);
    if (step === -1 && namesPerson(state, index)) {
      if (indexes.length === 1 && hasOfficeAbove(state, index)) indexes.push(index - 1);
      break;
    }
  }
  return step === 1 ? untilNextName(state, indexes) : indexes.reverse();
}

/** A name alone and an office alone, each between blank lines, in either order. */
function isNameApart(state: Times, one: number, other: number): boolean {
  const pair = [one, other].map((index) => textOf(state.lines[index]));
  const alone = [one, other].every((index) => standsAlone(state, [index]));
  const named = pair.findIndex((text) => isPerson(text));
  return alone && named >= 0 && isOffice(pair[1 - named] ?? "");
}

/** `Foreign Secretary / Ana Petrov / time`: an office that touches the name from above. */
function hasOfficeAbove(state: Times, person: number): boolean {
  const above = state.lines[person - 1];
  return (
    above !== undefined &&
    state.lines[person]?.afterBlank === false &&
    isName(state, person - 1) &&
    isOffice(above.text)
  );
}

/** Below a time, a second person is the beginning of the next stamp. */
function untilNextName(state: Times, indexes: readonly number[]): readonly number[] {
  const persons = indexes.filter((index) => namesPerson(state, index));
  return persons.length < 2 ? indexes : indexes.filter((index) => index < (persons[1] ?? 0));
}

function namesNear(state: Times, own: readonly number[]): readonly number[] {
  const first = own[0] ?? 0;
  const after = (own.at(-1) ?? 0) + 1;
  const touchesAbove = state.lines[first]?.afterBlank === false;
  const touchesBelow = state.lines[after]?.afterBlank === false;
  const named = (indexes: readonly number[]): boolean => indexes.some((index) => namesPerson(state, index));
  const above = run(state, first - 1, -1);
  const below = run(state, after, 1);
  if (touchesAbove && named(above)) {
    const office = above.some((index) => isOffice(textOf(state.lines[index])));
    const next = state.lines[after];
    const officeBelow = !office && touchesBelow && next !== undefined && isName(state, after) && isOffice(next.text);
    return officeBelow ? [...above, after] : above;
  }
  if (touchesBelow && named(below)) return below;
  if (touchesAbove || touchesBelow) return [];
  if (named(below) && isWhole(state, below) && standsAlone(state, below)) return below;
  return named(above) && isWhole(state, above) && standsAlone(state, above) ? above : [];
}

/** Name and office, on two lines or run together on one. */
function isWhole(state: Times, indexes: readonly number[]): boolean {
  return indexes.flatMap((index) => nameAndOffice(textOf(state.lines[index]))).length > 1;
}

/** A block of its own: blank lines or another stamp on both sides. */
function standsAlone(state: Times, indexes: readonly number[]): boolean {
  const [first, next] = [indexes[0] ?? 0, (indexes.at(-1) ?? 0) + 1];
  const opens = state.lines[first]?.afterBlank === true || state.taken.has(first - 1);
  const closes = state.lines[next] === undefined || state.lines[next].afterBlank || state.taken.has(next);
  return opens && closes;
}

/** True where the name's block goes on with a telephone: the signature of the note itself. */
function isNotesOwn(state: Times, from: number): boolean {
  for (let index = from + 1; index <= from + MOST_LINES + 1; index += 1) {
    const line = state.lines[index];
    if (line === undefined || line.afterBlank || state.times.has(index) || namesPerson(state, index)) return false;
    const label = labelOf(line.text)?.label;
    if (label === "telephone" || label === "fax" || label === "mail") return true;
  }
  return false;
}

function signatory(texts: readonly string[]): { readonly person: string | null; readonly office: string | null } {
  const clean = texts.flatMap((text) => nameAndOffice(text.replace(/[,;]$/, "").trim())).filter((text) => text !== "");
  const person = clean.find((text) => isPerson(text)) ?? null;
  const rest = clean.filter((text) => text !== person);
  return {
    person: person?.replace(/^\(|\)$/g, "") ?? null,
    office: rest.length === 0 ? null : rest.join(", "),
  };
}
