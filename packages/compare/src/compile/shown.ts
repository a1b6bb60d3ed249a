import type { Passage } from "../passage.ts";
import { CLASS_OF, SPACE } from "../words/classes.ts";
import { newInterner, tokenise } from "../words/tokens.ts";
import { type Reading, type Region, ranked } from "./regions.ts";

/**
 * A region as it is shown. `lead` and `trail` are the spaces hoisted out of the bracket: they stand once, before it or after it,
 * and belong to every reading in it that is not empty.
 */
export interface Shown extends Region {
  readonly lead: string;
  readonly trail: string;
}

/** Equal words between two brackets of the very same parties are taken in where there are so many at most and they weigh no more. */
const SHORT = 2;

/** Never more words than this, however light. */
const LONG = 6;

/**
 * Regions made ready for the eye. Nothing stored changes, and edits of different parties are not joined, but for the one case
 * where two brackets would touch and be read as one. `body` is where the words of the passage begin.
 */
export function shownRegions(text: string, regions: readonly Region[], body: number): readonly Shown[] {
  const joined: Region[] = [];
  for (const region of regions) {
    const last = joined.at(-1);
    if (last !== undefined && joins(text, last, region)) joined[joined.length - 1] = together(text, last, region);
    else joined.push(region);
  }
  const out: Shown[] = [];
  for (const region of joined) {
    const floor = out.at(-1)?.end ?? body;
    let shown = hoisted(text, region, floor, body);
    for (let last = out.at(-1); last !== undefined && touches(text, last, shown); last = out.at(-1)) {
      out.pop();
      shown = hoisted(text, together(text, last, shown), out.at(-1)?.end ?? body, body);
    }
    out.push(shown);
  }
  return out;
}

/** True where a reader would take two brackets for the readings of one: nothing between them, or only "or" or a slash. */
function touches(text: string, last: Shown, next: Shown): boolean {
  if (last.end === next.start) return next.lead === "" && last.trail === "";
  return next.start - last.end <= 5 && /^(?:\s*\/\s*|\s*or\s*)$/i.test(text.slice(last.end, next.start) + next.lead);
}

/** Words longer than this outweigh whatever may stand between two brackets; they are not counted, so that long regions stay cheap. */
const HEAVY = 400;

interface Load {
  readonly count: number;
  readonly weight: number;
}

function loadOf(words: string): Load {
  if (words.length > HEAVY) return { count: HEAVY, weight: HEAVY };
  const interner = newInterner(64);
  const { ids } = tokenise(words, interner);
  return { count: ids.length, weight: ids.reduce((sum, id) => sum + (interner.weights[id] ?? 1), 0) };
}

function weightIn(text: string, region: Region): number {
  if (region.end - region.start > HEAVY) return HEAVY;
  let most = loadOf(text.slice(region.start, region.end)).weight;
  for (const reading of region.readings) most = Math.max(most, loadOf(reading.text).weight);
  return most;
}

function joins(text: string, a: Region, b: Region): boolean {
  if (b.start - a.end > HEAVY || parted(a) !== parted(b)) return false;
  const between = loadOf(text.slice(a.end, b.start));
  if (between.count > LONG) return false;
  const lesser = Math.min(weightIn(text, a), weightIn(text, b));
  if (between.count <= SHORT) return between.weight <= lesser;
  return between.weight === between.count && between.weight * 2 <= lesser;
}

/** Who stands together in a region: equal for two regions that the same parties read in the same camps. */
function parted(region: Region): string {
  return `${region.readings
    .map((reading) => reading.parties.join())
    .sort()
    .join(";")}|${region.retain.join()}`;
}

/** Two regions and what stands between them as one. */
function together(text: string, a: Region, b: Region): Region {
  const between = text.slice(a.end, b.start);
  const read = (region: Region, party: number): string =>
    region.readings.find((reading) => reading.parties.includes(party))?.text ?? text.slice(region.start, region.end);
  const parties = new Set([...a.readings, ...b.readings].flatMap((reading) => reading.parties));
  const byText = new Map<string, number[]>();
  for (const party of [...parties].sort((x, y) => x - y)) {
    const whole = read(a, party) + between + read(b, party);
    const list = byText.get(whole);
    if (list === undefined) byText.set(whole, [party]);
    else list.push(party);
  }
  const retain = [...new Set([...a.retain, ...b.retain])].filter((party) => !parties.has(party)).sort((x, y) => x - y);
  const readings = ranked([...byText].map(([reading, who]): Reading => ({ text: reading, parties: who })));
  return { start: a.start, end: b.end, readings, retain };
}

/**
 * All regions of a passage as one over its whole words: each reading of the paragraph entire. Shown so where brackets of the
 * words and brackets of the compilation could be mistaken for each other.
 */
export function wholeRegion(passage: Passage, regions: readonly Region[]): Shown {
  const { text, body } = passage;
  const one = regions.reduce((all, next) => together(text, all, next));
  const before = text.slice(body, one.start);
  const after = text.slice(one.end);
  const readings = one.readings.map((reading) => ({ ...reading, text: before + reading.text + after }));
  return { start: body, end: text.length, readings, retain: one.retain, lead: "", trail: "" };
}

/**
 * The space rule. Where all readings that are not empty begin with the same space, it is hoisted before the bracket; where they
 * differ in it, or one is nothing but space, the bracket takes in the word before; at the head of a paragraph the space after is hoisted instead.
 */
function hoisted(text: string, region: Region, floor: number, body: number): Shown {
  if (region.start === body) return { ...region, lead: "", trail: trailOf(text, region) };
  const { lead, differ } = leadOf(text, region);
  if (lead !== "") return { ...region, lead, trail: "" };
  if (!differ) return { ...region, lead: "", trail: "" };
  const start = wordBefore(text, region.start, floor);
  if (start === region.start) return { ...region, lead: "", trail: "" };
  const word = text.slice(start, region.start);
  const widened: Region = {
    ...region,
    start,
    readings: region.readings.map((reading) => ({ ...reading, text: word + reading.text })),
  };
  return { ...widened, lead: leadOf(text, widened).lead, trail: "" };
}

function wordings(text: string, region: Region): readonly string[] {
  return [text.slice(region.start, region.end), ...region.readings.map((reading) => reading.text)].filter(
    (words) => words !== "",
  );
}

function leadOf(text: string, region: Region): { lead: string; differ: boolean } {
  const leads = wordings(text, region).map((words) => {
    let at = 0;
    while (at < words.length && CLASS_OF[words.charCodeAt(at)] === SPACE) at += 1;
    return { lead: words.slice(0, at), bare: at === words.length };
  });
  const [first] = leads;
  if (first === undefined) return { lead: "", differ: false };
  const same = leads.every((each) => each.lead === first.lead);
  if (leads.some((each) => each.bare)) return { lead: "", differ: true };
  return { lead: same ? first.lead : "", differ: !same };
}

function trailOf(text: string, region: Region): string {
  const trails = wordings(text, region).map((words) => {
    let at = words.length;
    while (at > 0 && CLASS_OF[words.charCodeAt(at - 1)] === SPACE) at -= 1;
    return at === 0 ? "" : words.slice(at);
  });
  const [first] = trails;
  return first !== undefined && trails.every((trail) => trail === first) ? first : "";
}

function wordBefore(text: string, at: number, floor: number): number {
  if (at <= floor) return at;
  const { starts } = tokenise(text.slice(floor, at), newInterner(64));
  const last = starts.at(-2) ?? 0;
  const start = floor + last;
  return start < at && text[start] !== "\n" ? start : at;
}
