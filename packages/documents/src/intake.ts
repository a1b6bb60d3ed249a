import {
  type Instrument,
  type InstrumentView,
  type Layout,
  type Lexicon,
  layoutOf,
  leavesOf,
  print,
  readInstrument,
  restore,
  TravauxError,
  viewInstrument,
} from "@travaux/instrument";
import type { Communication } from "./communication/communication.ts";
import { datesIn } from "./communication/dates.ts";
import { HOUSE, type House } from "./communication/house.ts";
import { type Parts, partsOf, type Remainder } from "./communication/parts.ts";
import { ambiguousDate, readNote, stampsOnce } from "./communication/read-note.ts";
import type { IntakeFinding } from "./finding.ts";
import type { Reading } from "./reading.ts";
import { doubtFindings } from "./scan/doubt-findings.ts";
import { unplaced } from "./unplaced.ts";

/** What intake needs to know beforehand. */
export interface IntakeOptions {
  /** Name of the version the instrument is read as; the first part of its ids. */
  readonly version: string;
  readonly lexicon: Lexicon;
  readonly house?: House;
}

/** A paper taken in: its note, the instrument it encloses, and whatever could not be placed. */
export interface Intake {
  readonly reading: Reading;
  /** Null where the paper has no covering note. */
  readonly communication: Communication | null;
  readonly instrument: Instrument;
  readonly view: InstrumentView;
  /** `restore(print(instrument), layout)` is the reading's source. */
  readonly layout: Layout;
  readonly findings: readonly IntakeFinding[];
  /** Lines kept that stand in no field and no clause, in source order. */
  readonly remainder: readonly Remainder[];
}

/**
 * Takes a paper in: the covering note into its fields, the enclosure into the tree. Throws `E_NOT_LOSSLESS` where the
 * instrument printed back with its layout would not be the source again; that is a fault of ours, never of the paper.
 */
export function intake(reading: Reading, options: IntakeOptions): Intake {
  const house = options.house ?? HOUSE;
  const parts = partsOf(reading, house);
  const note = readNote(parts, reading.source, reading.furniture ?? [], house);
  const instrument = readInstrument(parts.instrument, { version: options.version, lexicon: options.lexicon });
  const layout = layoutOf(reading.source, parts.instrument);
  assertLossless(reading, restore(print(instrument), layout));
  const view = viewInstrument(instrument, options.lexicon);
  const communication = note?.communication ?? null;
  return {
    reading,
    communication,
    instrument,
    view,
    layout,
    findings: [
      ...(note?.findings ?? []),
      ...findingsOfPaper(parts, communication, house),
      ...findingsOfText(instrument, view, reading.source, house),
      ...doubtFindings(reading, view),
      ...reading.remarks.map((remark) => ({
        code: remark.code,
        message: remark.message,
        clause: null,
        quote: null,
        range: null,
      })),
    ],
    remainder: [
      ...parts.remainder,
      ...(note?.remainder ?? []),
      ...(note === null ? looseStamps(parts, reading.source) : []),
      ...unplaced(instrument, view, { paragraphs: parts.instrument, source: reading.source }),
    ].sort((a, b) => a.range.start - b.range.start),
  };
}

/** Stamps have no place in a paper without a note, so their lines are kept aside. */
function looseStamps(parts: Parts, source: string): readonly Remainder[] {
  return parts.stampSpans.map(({ start, end }) => ({
    text: source.slice(start, end),
    range: { start, end },
    reason: "signature stamp without a note",
  }));
}

/** Throws where `restored` is not the source, and says at which character. */
export function assertLossless(reading: Reading, restored: string): void {
  const { source, name } = reading;
  if (restored === source) return;
  let offset = 0;
  while (offset < source.length && source[offset] === restored[offset]) offset += 1;
  throw new TravauxError(
    "E_NOT_LOSSLESS",
    `${name} would not print back as it came: the texts part at character ${offset}, near “${source.slice(offset, offset + 40)}”.`,
    "This is a fault in Travaux, not in the paper. Please report it with the file, or with the lines around that place.",
    { where: { file: name, offset } },
  );
}

function findingsOfPaper(parts: Parts, communication: Communication | null, house: House): readonly IntakeFinding[] {
  const finding = (
    code: string,
    message: string,
    quote: string | null = null,
    range: IntakeFinding["range"] = null,
  ): IntakeFinding => ({
    code,
    message,
    clause: null,
    quote,
    range,
  });
  const findings: IntakeFinding[] = [];
  const once = stampsOnce(parts.stamps);
  for (const stamp of once) {
    const times =
      parts.stamps.filter((found) => found.stamp.at === stamp.at).length -
      once.filter((other) => other.at === stamp.at).length +
      1;
    const name = stamp.person ?? "nobody named";
    if (times > 1)
      findings.push(
        finding(
          "doubled-stamp",
          `The signature stamp of ${name} at ${stamp.at} stands ${times} times; it is listed once.`,
        ),
      );
    if (stamp.person === null)
      findings.push(finding("unnamed-stamp", `A signature stamp at ${stamp.at} has no name beside it.`));
    if (communication === null)
      findings.push(
        finding(
          "stamp-without-note",
          `The text bears the signature stamp of ${name} at ${stamp.at}, but no covering note.`,
        ),
      );
  }
  for (const [index, found] of parts.stamps.entries()) {
    const first = parts.stamps.findIndex((other) => other.stamp.at === found.stamp.at) === index;
    if (found.date.other !== null && first)
      findings.push(ambiguousDate(found.date, house, null, stampRange(parts, index)));
  }
  if (parts.secondNote)
    findings.push(
      finding(
        "second-note",
        "The paper holds more than one note. The first was read; the lines of the others are in the remainder.",
      ),
    );
  for (const { label, title, quote, range } of parts.otherEnclosures) {
    const name = label ?? "An enclosure without a label";
    const what = title === null ? name : `${name} (“${title}”)`;
    findings.push(
      finding("other-enclosure", `${what} was not read as the draft; its lines are in the remainder.`, quote, range),
    );
  }
  const named = communication?.enclosures ?? [];
  if (named.length > 0 && parts.instrument.length === 0) {
    findings.push(
      finding("enclosure-missing", "The note names an enclosure, but the paper holds none.", named[0] ?? null),
    );
  }
  return findings;
}

function stampRange(parts: Parts, index: number): { readonly start: number; readonly end: number } {
  const before = parts.stamps.slice(0, index).reduce((sum, stamp) => sum + stamp.lines.length, 0);
  return parts.stampSpans[before] ?? { start: 0, end: 0 };
}

function findingsOfText(
  instrument: Instrument,
  view: InstrumentView,
  source: string,
  house: House,
): readonly IntakeFinding[] {
  const findings: IntakeFinding[] = [];
  for (const clause of view.clauses) {
    for (const bracket of clause.brackets) {
      if (bracket.kind !== "unbalanced") continue;
      findings.push({
        code: "unbalanced-bracket",
        message: bracket.reason,
        clause: clause.id,
        quote: bracket.text,
        range: bracket.range,
      });
    }
    for (const date of datesIn(clause.text, house)) {
      if (date.other !== null)
        findings.push(ambiguousDate(date, house, clause.id, { start: date.start, end: date.end }));
    }
  }
  let from = 0;
  for (const block of leavesOf(instrument)) {
    if (block.type !== "opaque") continue;
    const start = source.indexOf(block.value, from);
    const range = start < 0 ? null : { start, end: start + block.value.length };
    if (range !== null) from = range.end;
    findings.push({
      code: "not-understood",
      message: `Kept as it stands: ${block.reason}`,
      clause: null,
      quote: block.value,
      range,
    });
  }
  return findings;
}
