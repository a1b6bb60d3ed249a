import { dateIn, dateOver, type FoundDate } from "./dates.ts";
import { GRADINGS, type House, PRECEDENCES } from "./house.ts";
import { labelOf, numberLineOf } from "./labels.ts";
import { foremost, markingsOf } from "./markings.ts";
import type { NoteLine } from "./parts.ts";

/** A field with the lines it was read from. */
export interface Field<Value> {
  readonly value: Value;
  readonly lines: readonly NoteLine[];
}

/** Speed and secrecy of a paper; where several are printed, the foremost of each. */
export interface MarkingFields {
  readonly precedence: string | null;
  readonly grading: string | null;
  /** All different values, as canonical words, so that a contradiction can be told. */
  readonly precedences: readonly string[];
  readonly gradings: readonly string[];
}

/** Reads the markings of the note's lines and of the page's headers and footers. */
export function markingsField(note: readonly NoteLine[], furniture: readonly string[]): Field<MarkingFields> {
  const lines = note.filter((line) => line.kind === "marking");
  const found = [...lines.map((line) => line.text), ...furniture].map(markingsOf).filter((each) => each !== null);
  const precedences = [...new Set(found.map((each) => each.precedence).filter((value) => value !== null))];
  const gradings = [...new Set(found.map((each) => each.grading).filter((value) => value !== null))];
  const value = {
    precedence: foremost(PRECEDENCES, precedences),
    grading: foremost(GRADINGS, gradings),
    precedences,
    gradings,
  };
  return { value, lines: lines.filter((line) => saysSomething(line.text)) };
}

function saysSomething(text: string): boolean {
  const markings = markingsOf(text);
  return markings?.precedence != null || markings?.grading != null;
}

/** The subject without its label, over as many lines as it runs; a heading right after the salutation where no line has the label. */
export function subjectField(note: readonly NoteLine[]): Field<string | null> {
  const at = note.findIndex((line) => line.kind === "subject" && !line.entry);
  const first = note[at];
  if (first === undefined) return headingAfterSalutation(note);
  const lines = [first, ...entriesAfter(note, at)];
  const words = lines.map((line, index) => (index === 0 ? (labelOf(line.text)?.value ?? "") : line.text)).join(" ");
  const subject = words.replace(/^[\s:–—-]+|[\s–—-]+$/g, "").trim();
  return { value: subject === "" ? null : subject, lines };
}

function headingAfterSalutation(note: readonly NoteLine[]): Field<string | null> {
  const at = note.findIndex((line) => line.kind === "salutation");
  const lines: NoteLine[] = [];
  for (const line of at < 0 ? [] : note.slice(at + 1)) {
    const apart = line.heading || line.text === line.text.toUpperCase() || line.kind === "title";
    if (!apart || line.kind === "request" || (lines.length > 0 && line.afterBlank)) break;
    lines.push(line);
  }
  return { value: lines.length === 0 ? null : lines.map((line) => line.text).join(" "), lines };
}

/** The entries that go on with the line at `at`. */
export function entriesAfter(note: readonly NoteLine[], at: number): readonly NoteLine[] {
  const entries: NoteLine[] = [];
  for (let index = at + 1; note[index]?.entry === true && note[index]?.kind === note[at]?.kind; index += 1) {
    const line = note[index];
    if (line !== undefined) entries.push(line);
  }
  return entries;
}

/** The number as printed, and whose it is where the line says so. */
export interface NumberField {
  readonly number: string | null;
  readonly organisation: string | null;
}

/** The first number line; a bare registry number of the head where no line has the word for it. */
export function numberField(note: readonly NoteLine[]): Field<NumberField> {
  for (const bare of [false, true]) {
    for (const line of note) {
      const admitted = bare ? line.place === "head" && line.text.length < 40 && !line.entry : line.kind === "number";
      const number = admitted ? numberLineOf(line.text, bare) : null;
      if (number !== null)
        return { value: { number: number.number, organisation: number.organisation }, lines: [line] };
    }
  }
  return { value: { number: null, organisation: null }, lines: [] };
}

/** The date of the note: on its number line, after its label, or on a line of its own; never one out of its paragraphs. */
export function dateField(note: readonly NoteLine[], house: House): Field<FoundDate | null> {
  const numbered = note.filter((line) => line.kind === "number");
  const apart = note.filter((line) => line.kind === "date line");
  const letters = note.filter((line) => line.kind === "form" && /\bdated\b/i.test(line.text));
  const order = [...numbered, ...note.filter((line) => line.kind === "date"), ...apart, ...letters];
  for (const line of order) {
    const rest = line.kind === "number" ? (numberLineOf(line.text)?.rest ?? "") : line.text;
    const next = note[note.indexOf(line) + 1];
    const whole = dateIn(rest, house);
    const date = whole ?? (next === undefined ? null : dateOver(rest, next.text, house));
    if (date === null) continue;
    const shift = line.text.length - rest.length;
    const lines = whole !== null || next === undefined ? [line] : [line, next];
    return { value: { ...date, start: date.start + shift, end: date.end + shift }, lines };
  }
  return { value: null, lines: [] };
}
