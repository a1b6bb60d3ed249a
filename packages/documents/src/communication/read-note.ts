import type { IntakeFinding } from "../finding.ts";
import type { Communication, Sender, Stamp } from "./communication.ts";
import type { FoundDate } from "./dates.ts";
import { datesIn } from "./dates.ts";
import { formOf } from "./form.ts";
import type { House } from "./house.ts";
import { enclosuresField, paragraphsField } from "./note-body.ts";
import { dateField, type MarkingFields, markingsField, numberField, subjectField } from "./note-head.ts";
import { addresseeField, correspondentsIn, senderField } from "./parties.ts";
import type { NoteLine, Parts, Remainder } from "./parts.ts";
import { isOffice, isOrganisation, type LineKind } from "./signs.ts";
import type { FoundStamp } from "./stamps.ts";

/** The fields of a note, what is doubtful in them, and its lines that stand in no field. */
export interface NoteReading {
  readonly communication: Communication;
  readonly findings: readonly IntakeFinding[];
  readonly remainder: readonly Remainder[];
}

/** Reads the fields of the note in `parts`. `furniture` are the page's headers and footers, which may carry a marking. */
export function readNote(parts: Parts, source: string, furniture: readonly string[], house: House): NoteReading | null {
  const note = parts.note;
  if (note === null) return null;
  const markings = markingsField(note, furniture);
  const subject = subjectField(note);
  const number = numberField(note);
  const date = dateField(note, house);
  const sender = senderField(note);
  const taken = new Set([...markings.lines, ...subject.lines, ...number.lines, ...date.lines, ...sender.lines]);
  const addressee = addresseeField(note, taken);
  for (const line of addressee.lines) taken.add(line);
  const paragraphs = paragraphsField(note, taken);
  const enclosures = enclosuresField(note, paragraphs.value);
  for (const line of [...paragraphs.lines, ...enclosures.lines]) taken.add(line);
  const words = correspondentsIn(paragraphs.value, note);
  const spare =
    words.from !== null && isOffice(words.from) && !isOrganisation(words.from) && sender.value.office === null;
  const organisation = sender.value.organisation ?? (spare ? null : words.from) ?? number.value.organisation;
  const office = spare ? words.from : sender.value.office;
  const from = { ...sender.value, organisation, office };
  const communication: Communication = {
    form: formOf(note),
    number: number.value.number,
    precedence: markings.value.precedence,
    grading: markings.value.grading,
    subject: subject.value,
    date: date.value?.iso ?? null,
    from: words.from === null ? signedBy(from, note, parts) : from,
    to: addressee.value ?? words.to,
    paragraphs: paragraphs.value,
    enclosures: enclosures.value,
    stamps: stampsOnce(parts.stamps),
    otherEnclosures: parts.otherEnclosures.map(({ label, title }) => ({ label, title })),
  };
  const findings = [
    ...ambiguousDates(note, date.value, date.lines[0], source, house),
    ...severalMarkings(markings.value),
  ];
  return { communication, findings, remainder: leftOver(note, taken, source) };
}

/** A note that nobody signs by hand is signed by its only stamp, where that stands below its last paragraph. */
function signedBy(sender: Sender, note: readonly NoteLine[], parts: Parts): Sender {
  const stamps = stampsOnce(parts.stamps);
  const last = note.findLast((line) => line.place === "body")?.end;
  if (note.some((line) => line.kind === "from")) return sender;
  if (sender.person !== null || sender.office !== null || stamps.length !== 1 || last === undefined) return sender;
  const next = parts.instrumentSpans.find((span) => span.start > last)?.start ?? Number.POSITIVE_INFINITY;
  const below = parts.stampSpans.some((span) => span.start > last && span.start < next);
  return below ? { ...sender, person: stamps[0]?.person ?? null, office: stamps[0]?.office ?? null } : sender;
}

/** Each stamp once; a stamp without a name gives way to one of the same moment with a name. */
export function stampsOnce(found: readonly FoundStamp[]): readonly Stamp[] {
  const stamps: Stamp[] = [];
  for (const { stamp } of found) {
    const at = stamps.findIndex(
      (other) =>
        other.at === stamp.at && (other.person === stamp.person || other.person === null || stamp.person === null),
    );
    const same = stamps[at];
    if (same === undefined) stamps.push(stamp);
    else if (same.person === null) stamps[at] = stamp;
  }
  return stamps;
}

function ambiguousDates(
  note: readonly NoteLine[],
  date: FoundDate | null,
  dateLine: NoteLine | undefined,
  source: string,
  house: House,
): readonly IntakeFinding[] {
  const findings: IntakeFinding[] = [];
  for (const line of note) {
    const own = line === dateLine && date !== null ? [date] : [];
    const others =
      line.kind === "number"
        ? []
        : datesIn(line.text, house).filter((each) => own.every((mine) => mine.start !== each.start));
    for (const each of [...own, ...others]) {
      const start = source.indexOf(each.quote, line.start);
      const inLine = start >= 0 && start < line.end;
      const range = inLine ? { start, end: start + each.quote.length } : { start: line.start, end: line.end };
      if (each.other !== null) findings.push(ambiguousDate(each, house, null, range));
    }
  }
  return findings;
}

/** Says how a date that can be read two ways was read. */
export function ambiguousDate(
  date: FoundDate,
  house: House,
  clause: string | null,
  range: { readonly start: number; readonly end: number },
): IntakeFinding {
  const order = house.dateOrder === "day-first" ? ["day first", "month first"] : ["month first", "day first"];
  const message = `“${date.quote}” was read ${order[0]}, as ${date.iso}; ${order[1]} it would be ${date.other}.`;
  return { code: "ambiguous-date", message, clause, quote: date.quote, range };
}

function severalMarkings(markings: MarkingFields): readonly IntakeFinding[] {
  const finding = (
    code: string,
    name: string,
    values: readonly string[],
    kept: string | null,
    why: string,
  ): IntakeFinding => ({
    code,
    message: `The paper carries more than one ${name}: ${values.join(", ")}. ${kept} was kept, ${why}.`,
    clause: null,
    quote: null,
    range: null,
  });
  return [
    ...(markings.gradings.length > 1
      ? [finding("several-gradings", "grading", markings.gradings, markings.grading, "the highest")]
      : []),
    ...(markings.precedences.length > 1
      ? [finding("several-precedences", "precedence", markings.precedences, markings.precedence, "the fastest")]
      : []),
  ];
}

const REASONS: Readonly<Partial<Record<LineKind, string>>> = {
  marking: "marking that is neither precedence nor grading",
  form: "name of the form",
  attention: "further addressee",
  pages: "count of pages",
  through: "channel of the note",
  number: "further number",
  "their reference": "the addressee's own number",
  date: "further date",
  "date line": "place or further date",
  telephone: "further telephone",
  fax: "fax",
  mail: "electronic address",
  copy: "copies",
  salutation: "salutation",
  close: "complimentary close",
  enclosures: "points back to what the note encloses",
  subject: "further subject",
  organisation: "further line of an organisation",
  office: "further office",
  person: "further name",
  addressee: "further addressee",
  to: "further addressee",
};

function leftOver(note: readonly NoteLine[], taken: ReadonlySet<NoteLine>, source: string): readonly Remainder[] {
  return note
    .filter((line) => !taken.has(line))
    .map((line) => ({
      text: source.slice(line.start, line.end),
      range: { start: line.start, end: line.end },
      reason: REASONS[line.kind] ?? "line of the note that no field carries",
    }));
}
