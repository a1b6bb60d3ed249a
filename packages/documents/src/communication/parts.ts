import type { SourceParagraph } from "@travaux/instrument";
import { isTextualRule } from "../furniture/page-numbers.ts";
import type { Reading } from "../reading.ts";
import { withColumnsApart } from "./column-blocks.ts";
import type { OtherEnclosure } from "./communication.ts";
import { type Span, withoutSpans } from "./cut.ts";
import type { House } from "./house.ts";
import { type SignedLine, signedLinesOf } from "./kinds.ts";
import { numberLineOf } from "./labels.ts";
import { ornamentOf } from "./ornaments.ts";
import { columnsOf, type PaperLine, paperLinesOf } from "./paper-lines.ts";
import { type Region, regionsOf } from "./regions.ts";
import { kindOf, type LineKind } from "./signs.ts";
import type { Place } from "./split.ts";
import { type FoundStamp, stampsIn } from "./stamps.ts";

/** A line of the paper that is kept but stands in no field and no clause. */
export interface Remainder {
  readonly text: string;
  /** UTF-16 offsets into the source, end exclusive. */
  readonly range: Span;
  /** Why it is here, in a few words. */
  readonly reason: string;
}

/** An enclosure that is kept as remainder, with its first line as it stands in the source. */
export interface PlacedEnclosure extends OtherEnclosure {
  readonly quote: string;
  readonly range: Span;
}

/** A line of the note with its place in it. */
export interface NoteLine extends SignedLine {
  readonly place: Exclude<Place, "instrument">;
}

/** A paper taken apart. Every character of the source that is not blank stands in exactly one of the parts. */
export interface Parts {
  /** Null where the paper has no covering note. */
  readonly note: readonly NoteLine[] | null;
  readonly instrument: readonly SourceParagraph[];
  /** Where the words of the instrument stand. */
  readonly instrumentSpans: readonly Span[];
  readonly stamps: readonly FoundStamp[];
  readonly stampSpans: readonly Span[];
  readonly remainder: readonly Remainder[];
  /** True where a second note was found and set aside. */
  readonly secondNote: boolean;
  /** Further enclosures, which were set aside. */
  readonly otherEnclosures: readonly PlacedEnclosure[];
}

const WORTH_A_COLUMN: ReadonlySet<LineKind> = new Set<LineKind>([
  "marking",
  "date",
  "date line",
  "telephone",
  "fax",
  "to",
  "from",
]);

function isColumn(text: string): boolean {
  return numberLineOf(text, true) !== null || WORTH_A_COLUMN.has(kindOf(text, text.length, false));
}

/** Takes a paper apart into covering note, instrument, signature stamps and what is none of these. */
export function partsOf(reading: Reading, house: House): Parts {
  const { source, paragraphs } = reading;
  const all = withColumnsApart(paperLinesOf(source, paragraphs), source, house).flatMap((line) =>
    columnsOf(line, source, isColumn),
  );
  const remainder: Remainder[] = [];
  const setAside = (line: PaperLine, reason: string): void => {
    remainder.push({ text: source.slice(line.start, line.end), range: { start: line.start, end: line.end }, reason });
  };
  const stamps = stampsIn(all, house);
  const stamped = new Set(stamps.flatMap((stamp) => stamp.lines));
  const words: PaperLine[] = [];
  const rules: PaperLine[] = [];
  const reasons = new Map((reading.aside ?? []).map(({ start, reason }) => [start, reason]));
  let broken = false;
  all.forEach((line, index) => {
    const raw = source.slice(line.start, line.end);
    const ornament = ornamentOf(raw);
    const stays = !stamped.has(index) && line.paragraph !== null && ornament === null;
    if (stays) words.push(broken ? { ...line, afterBlank: true } : line);
    else if (line.paragraph === null && !stamped.has(index))
      setAside(line, reasons.get(line.start) ?? "outside the text");
    else if (ornament !== null && isTextualRule(raw)) rules.push(line);
    else if (ornament !== null && !stamped.has(index)) setAside(line, ornament);
    broken = !stays && (broken || line.afterBlank || ornament !== null || stamped.has(index));
  });
  const signed = signedLinesOf(words);
  const regions = regionsOf(signed);
  return assembled({ reading, signed, regions, rules, stamps, all, stamped, remainder, setAside });
}

interface Found {
  readonly reading: Reading;
  readonly signed: readonly SignedLine[];
  readonly regions: Region;
  readonly rules: readonly PaperLine[];
  readonly stamps: readonly FoundStamp[];
  readonly all: readonly PaperLine[];
  readonly stamped: ReadonlySet<number>;
  readonly remainder: Remainder[];
  readonly setAside: (line: PaperLine, reason: string) => void;
}

function assembled(found: Found): Parts {
  const { reading, signed, regions, remainder, setAside } = found;
  const note: NoteLine[] = [];
  const instrument: PaperLine[] = [];
  const ruled: PaperLine[] = [];
  signed.forEach((line, index) => {
    const share = regions.shares[index];
    if (share === "instrument" || share === undefined) instrument.push(line);
    else if (share === "aside") setAside(line, regions.reasons[index] ?? "set aside");
    else note.push({ ...line, place: share });
  });
  for (const rule of found.rules) {
    if (isRuleOfNote(rule, note, instrument))
      setAside(rule, ornamentOf(found.reading.source.slice(rule.start, rule.end)) ?? "rule or ornament");
    else ruled.push(rule);
  }
  instrument.push(...ruled);
  instrument.sort((a, b) => a.start - b.start);
  const stampSpans = found.all.filter((_, index) => found.stamped.has(index)).map(spanOf);
  const removed = [...note.map(spanOf), ...remainder.map((entry) => entry.range), ...stampSpans];
  return {
    note: note.length === 0 ? null : note,
    instrument: withoutSpans(reading.paragraphs, removed, reading.source),
    instrumentSpans: instrument.map(spanOf),
    stamps: found.stamps,
    stampSpans,
    remainder: remainder.sort((a, b) => a.range.start - b.range.start),
    secondNote: regions.secondNote,
    otherEnclosures: regions.otherEnclosures.map(({ label, title, from }) => {
      const range = { start: signed[from]?.start ?? 0, end: signed[from]?.end ?? 0 };
      return { label, title, quote: reading.source.slice(range.start, range.end), range };
    }),
  };
}

/** A rule stands within the note, or between it and the text, or at an end of the paper. */
function isRuleOfNote(rule: PaperLine, note: readonly PaperLine[], instrument: readonly PaperLine[]): boolean {
  if (note.length === 0) return false;
  const [first, last] = [instrument[0]?.start ?? Number.POSITIVE_INFINITY, instrument.at(-1)?.start ?? 0];
  return (
    rule.start < first ||
    rule.start > last ||
    (rule.start > (note[0]?.start ?? 0) && rule.start < (note.at(-1)?.end ?? 0))
  );
}

function spanOf(line: PaperLine): Span {
  return { start: line.start, end: line.end };
}
