import type { SignedLine } from "./kinds.ts";
import type { LineKind } from "./signs.ts";

/** Where in a paper a line stands. */
export type Place = "head" | "body" | "tail" | "instrument";

const PLACES: readonly Place[] = ["head", "body", "tail", "instrument"];

/** How well a kind of line fits each place, in the order of `PLACES`. Whole numbers, so that every machine agrees. */
const FIT: Readonly<Record<LineKind, readonly [number, number, number, number]>> = {
  marking: [4, -1, 1, 0],
  form: [6, -3, -3, -3],
  subject: [6, -3, -3, -3],
  to: [4, -3, 4, -3],
  attention: [3, -3, 4, -3],
  pages: [3, -3, 1, -2],
  from: [4, -3, 1, -3],
  through: [3, -3, 1, -2],
  date: [4, -3, 3, -2],
  number: [4, -2, 4, -2],
  "their reference": [3, -1, 2, -2],
  "date line": [2, -2, 2, 1],
  telephone: [3, -2, 4, -3],
  fax: [3, -2, 3, -3],
  mail: [3, -2, 3, -2],
  copy: [1, -2, 4, -3],
  enclosures: [1, 0, 4, -3],
  salutation: [3, 4, -2, -2],
  close: [-3, 1, 5, -3],
  person: [0, -2, 4, 0],
  office: [0, -1, 3, 0],
  organisation: [4, -3, 2, -1],
  addressee: [3, -2, 4, -1],
  request: [-3, 4, -2, -3],
  numbered: [-3, 2, -3, 1],
  prose: [-4, 1, -4, 1],
  continuation: [-3, 0, -3, 0],
  short: [0, -1, 0, 0],
  title: [-2, -3, -4, 5],
  opening: [-3, -3, -5, 7],
  recital: [-3, -3, -3, 3],
  article: [-3, -3, -3, 5],
  "enclosure label": [-3, -3, -3, 4],
  "document heading": [-4, -4, -4, 6],
};

/** What passing from one place (row) to another (column) costs; a paper goes on, it does not go back. */
const PASSAGE: Readonly<Record<Place, readonly [number, number, number, number]>> = {
  head: [0, 0, -6, -3],
  body: [-5, 0, 0, -2],
  tail: [-8, -16, 0, 0],
  instrument: [-10, -40, -20, 0],
};
const BEGINNING: readonly [number, number, number, number] = [0, -1, -4, 0];
/** Passing between note and instrument within one paragraph of the reader. */
const WITHIN_PARAGRAPH = -3;

/** Finds the places of all lines that together fit best (Viterbi over four places). Ties go to the instrument. */
export function placesOf(lines: readonly SignedLine[]): readonly Place[] {
  if (lines.length === 0) return [];
  let best: number[] = PLACES.map((_, place) => (BEGINNING[place] ?? 0) + fitOf(lines[0], place));
  const cameFrom: number[][] = [];
  for (const line of lines.slice(1)) {
    const from: number[] = [];
    best = PLACES.map((_, place) => {
      let origin = PLACES.length - 1;
      let most = Number.NEGATIVE_INFINITY;
      for (let before = PLACES.length - 1; before >= 0; before -= 1) {
        const score = (best[before] ?? 0) + passageOf(before, place, line);
        if (score > most) [most, origin] = [score, before];
      }
      from.push(origin);
      return most + fitOf(line, place);
    });
    cameFrom.push(from);
  }
  let place = PLACES.length - 1;
  for (let other = place; other >= 0; other -= 1) if ((best[other] ?? 0) > (best[place] ?? 0)) place = other;
  const places: Place[] = [];
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    places.push(PLACES[place] ?? "instrument");
    place = cameFrom[index - 1]?.[place] ?? place;
  }
  return places.reverse();
}

function fitOf(line: SignedLine | undefined, place: number): number {
  if (line === undefined) return 0;
  const name = PLACES[place];
  const fit = FIT[line.kind][place] ?? 0;
  if (line.entry) return name === "head" || name === "tail" ? Math.min(2, Math.max(fit, 1)) : -2;
  if (line.kind === "short" && name === "tail") return line.afterBlank ? -1 : 1;
  return fit;
}

function passageOf(before: number, place: number, line: SignedLine): number {
  const passage = PASSAGE[PLACES[before] ?? "instrument"][place] ?? 0;
  const instrument = PLACES.length - 1;
  const leaves = (before === instrument) !== (place === instrument);
  return leaves && !line.opens ? passage + WITHIN_PARAGRAPH : passage;
}

/** Signs that count as one where several of them stand in a paper; a note needs two, one of them a letter's. */
const SIGN_OF: Readonly<Partial<Record<LineKind, string>>> = {
  marking: "marking",
  form: "form",
  subject: "subject",
  to: "addressee",
  addressee: "addressee",
  attention: "addressee",
  from: "sender",
  through: "sender",
  date: "date",
  number: "number",
  "their reference": "number",
  telephone: "telephone",
  fax: "telephone",
  mail: "telephone",
  copy: "copies",
  enclosures: "enclosures",
  salutation: "salutation",
  close: "salutation",
  organisation: "letterhead",
  request: "request",
};
const OF_A_LETTER: ReadonlySet<string> = new Set([
  ...["form", "subject", "addressee", "sender", "salutation", "request", "telephone", "numbering"],
]);
/** How many independent signs make a note. */
const LEAST_SIGNS = 2;

/** The independent signs of a note that lines show. */
function noteSignsOf(lines: readonly SignedLine[], places: readonly Place[]): ReadonlySet<string> {
  const signs = new Set<string>();
  let unnumbered = false;
  lines.forEach((line, index) => {
    const sign = SIGN_OF[line.kind];
    if (sign !== undefined) signs.add(sign);
    if (places[index] !== "body" || !line.opens) return;
    const shown = `${line.numbering ?? ""} ${line.text}`.trim();
    if (/^2[.)]\s/.test(shown) && unnumbered) signs.add("numbering");
    if (!/^\(?\d/.test(shown)) unnumbered = true;
  });
  return signs;
}

/** Behind a text chance lines of it could look like a note, so more is asked, and a request alone does not make a letter. */
const LEAST_SIGNS_AFTER_A_TEXT = 4;
const NEVER_IN_A_TEXT: ReadonlySet<string> = new Set([
  "form",
  "subject",
  "addressee",
  "sender",
  "salutation",
  "telephone",
]);

/** True where lines show signs enough to be a communication; `afterText` says that an instrument stands before them. */
export function isNote(lines: readonly SignedLine[], places: readonly Place[], afterText: boolean): boolean {
  const signs = noteSignsOf(lines, places);
  if (!places.includes("head") && !places.includes("body")) return false;
  const [least, decisive] = afterText ? [LEAST_SIGNS_AFTER_A_TEXT, NEVER_IN_A_TEXT] : [LEAST_SIGNS, OF_A_LETTER];
  return signs.size >= least && [...signs].some((sign) => decisive.has(sign));
}
