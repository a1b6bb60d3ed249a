import type { Communication, Sender } from "@travaux/documents";
import { type InstrumentView, TravauxError } from "@travaux/instrument";

/** One `--set FIELD=VALUE`: a field of the note or of the text as the officer knows it. An empty value clears it. */
export interface Mending {
  readonly field: string;
  readonly value: string | null;
}

/** What was read, with fields mended. */
export interface Mended {
  readonly communication: Communication | null;
  readonly text: InstrumentView;
}

type NoteField = "number" | "precedence" | "grading" | "subject" | "date" | "to";
type TextField = "title" | "place" | "date";

const NOTE_FIELDS: readonly NoteField[] = ["number", "precedence", "grading", "subject", "date", "to"];
const SENDER_FIELDS: readonly (keyof Sender)[] = ["organisation", "office", "person", "telephone"];
const TEXT_FIELDS: readonly TextField[] = ["title", "place", "date"];

/** Every field that `--set` knows, as it is typed. */
export const MENDABLE: readonly string[] = [
  ...NOTE_FIELDS,
  ...SENDER_FIELDS.map((field) => `from.${field}`),
  ...TEXT_FIELDS.map((field) => `instrument.${field}`),
];

/** `FIELD=VALUE` as typed. Throws `E_SET_FIELD` for a field there is not, `E_SET_VALUE` for a date that is none. */
export function readMending(typed: string): Mending {
  const at = typed.indexOf("=");
  const field = (at === -1 ? typed : typed.slice(0, at)).trim();
  if (at === -1 || !MENDABLE.includes(field)) {
    throw new TravauxError(
      "E_SET_FIELD",
      at === -1 ? `"${typed}" does not say FIELD=VALUE.` : `There is no field "${field}" to set.`,
      `Fields are: ${MENDABLE.join(", ")}.`,
    );
  }
  const value = typed.slice(at + 1).trim();
  if (value !== "" && /(^|\.)date$/.test(field) && !isDate(value)) {
    throw new TravauxError(
      "E_SET_VALUE",
      `"${value}" is not a date.`,
      `Write it as year-month-day: ${field}=2027-04-20.`,
    );
  }
  return { field, value: value === "" ? null : value };
}

/** What was read with the mendings in the order given. A text that came without a note gets one when a field of it is set. */
export function mend(read: Mended, mendings: readonly Mending[]): Mended {
  return mendings.reduce(mendOne, read);
}

function mendOne({ communication, text }: Mended, { field, value }: Mending): Mended {
  const [group, name] = field.includes(".") ? field.split(".", 2) : ["note", field];
  if (group === "instrument") {
    const key = TEXT_FIELDS.find((one) => one === name);
    return { communication, text: key === undefined ? text : { ...text, [key]: value } };
  }
  const note = communication ?? EMPTY_NOTE;
  const sender = SENDER_FIELDS.find((one) => one === name);
  const key = NOTE_FIELDS.find((one) => one === name);
  if (group === "from" && sender !== undefined) {
    return { communication: { ...note, from: { ...note.from, [sender]: value } }, text };
  }
  return { communication: key === undefined ? note : { ...note, [key]: value }, text };
}

const EMPTY_NOTE: Communication = {
  form: null,
  number: null,
  precedence: null,
  grading: null,
  subject: null,
  date: null,
  from: { organisation: null, office: null, person: null, telephone: null },
  to: null,
  paragraphs: [],
  enclosures: [],
  stamps: [],
  otherEnclosures: [],
};

/** True for a day there is in the calendar, written ISO 8601. */
function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
