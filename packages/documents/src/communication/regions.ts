import { type SetApart, setEnclosuresApart } from "./enclosures.ts";
import type { SignedLine } from "./kinds.ts";
import { isNote, type Place, placesOf } from "./split.ts";

/** Which part of the paper each line belongs to. */
export interface Region {
  /** `aside`: kept as remainder for the reason at the same index. */
  readonly shares: readonly (Place | "aside")[];
  readonly reasons: readonly (string | undefined)[];
  readonly secondNote: boolean;
  readonly otherEnclosures: readonly SetApart[];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly note: boolean;
}

/** Decides which stretches of lines are the note, the instrument, or something to set aside. */
export function regionsOf(lines: readonly SignedLine[]): Region {
  const places = placesOf(lines);
  const reasons: (string | undefined)[] = lines.map(() => undefined);
  const stretches = stretchesOf(places).filter((stretch) => stretch.note);
  const text = places.indexOf("instrument");
  const notes = stretches.filter(({ from, to }) => {
    return isNote(lines.slice(from, to), places.slice(from, to), text >= 0 && text < from);
  });
  const begins = new Set(notes.map((note) => note.from));
  const first = notes[0];
  const shares: (Place | "aside")[] = [...places];
  let end = first?.to ?? 0;
  for (const { from, to } of stretches) {
    if (from === first?.from) continue;
    const second = first !== undefined && from > first.from && begins.has(from);
    const goesOn = first !== undefined && !second && from === end;
    if (goesOn) end = to;
    for (let index = from; index < to && !goesOn; index += 1) {
      shares[index] = second ? "aside" : "instrument";
      if (second) reasons[index] = "a second note";
    }
  }
  if (first === undefined) return { shares, reasons, secondNote: false, otherEnclosures: [] };
  takeWholeBlock(lines, shares, first.from);
  giveBackHead(lines, shares, { ...first, to: end });
  const otherEnclosures = setEnclosuresApart({ lines, shares, reasons });
  return { shares, reasons, secondNote: notes.length > 1, otherEnclosures };
}

/** Cuts the lines where note and instrument meet, and where a note begins again from its head. */
function stretchesOf(places: readonly Place[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let begun = false;
  places.forEach((place, index) => {
    const note = place !== "instrument";
    const open = stretches.at(-1);
    const again = begun && place === "head" && places[index - 1] !== "head";
    const opens = open === undefined || open.note !== note || again;
    if (opens) stretches.push({ from: index, to: index + 1, note });
    else stretches[stretches.length - 1] = { ...open, to: index + 1 };
    begun = (begun && !opens) || place === "head" || place === "body";
  });
  return stretches;
}

const HEADS_A_NOTE: ReadonlySet<string> = new Set(["person", "office", "organisation", "short", "date line"]);

/** A note behind a text may begin with a name and an office, as a demi-official letter does: their block goes with it. */
function takeWholeBlock(lines: readonly SignedLine[], shares: (Place | "aside")[], first: number): void {
  let from = first;
  while (from > 0 && lines[from]?.afterBlank === false && HEADS_A_NOTE.has(lines[from - 1]?.kind ?? "")) from -= 1;
  if (lines[from]?.afterBlank === true) shares.fill("head", from, first);
}

const HEADS_A_TEXT: ReadonlySet<string> = new Set(["organisation", "short", "date line", "person"]);

/**
 * The place and date of a text, or the name of a conference above its title, look like the last lines of a note. Where
 * the note has its addressee and its number or date already, whole blocks of such lines go to the text that follows.
 */
function giveBackHead(lines: readonly SignedLine[], shares: (Place | "aside")[], note: Stretch): void {
  if (shares[note.to] !== "instrument") return;
  for (let end = note.to; ; ) {
    let from = end - 1;
    while (from > note.from && lines[from]?.afterBlank !== true) from -= 1;
    const block = lines.slice(from, end);
    if (
      block.length === 0 ||
      !block.every((line, index) => HEADS_A_TEXT.has(line.kind) && shares[from + index] === "tail" && !line.entry)
    )
      return;
    const before = lines.slice(note.from, from);
    const addressed = before.some((line) => line.kind === "to" || line.kind === "addressee");
    const dated = before.some((line) => line.kind === "number" || line.kind === "date" || line.kind === "date line");
    if (!addressed || !dated) return;
    for (let index = from; index < end; index += 1) shares[index] = "instrument";
    end = from;
  }
}
