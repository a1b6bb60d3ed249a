import { leadingSpaces, trailingSpaces } from "../words/classes.ts";
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
 * More brackets than this in one paragraph nobody reads: they are shown as one over all words that differ, each reading entire. So
 * the time for a paragraph stays within its length times the parties, however often they differ.
 */
const MOST_BRACKETS = 1000;

/**
 * Regions made ready for the eye. Nothing stored changes, and edits of different parties are not joined, but for the one case
 * where two brackets would touch and be read as one. `body` is where the words of the passage begin.
 */
export function shownRegions(text: string, regions: readonly Region[], body: number): readonly Shown[] {
  const few = regions.length > MOST_BRACKETS ? [together(text, regions)] : regions;
  const out: Shown[] = [];
  for (const region of headed(text, joined(text, few), body)) {
    const floor = out.at(-1)?.end ?? body;
    let shown = hoisted(text, region, floor, body);
    for (let last = out.at(-1); last !== undefined && touches(text, last, shown); last = out.at(-1)) {
      out.pop();
      shown = hoisted(text, together(text, [last, shown]), out.at(-1)?.end ?? body, body);
    }
    out.push(shown);
  }
  return out;
}

/** Neighbours of the very same camps with little between them as one. */
export function joined(text: string, regions: readonly Region[]): readonly Region[] {
  const groups: Region[][] = [];
  let whole: Region | undefined;
  for (const region of regions) {
    const group = groups.at(-1);
    if (group !== undefined && whole !== undefined && joins(text, whole, region)) {
      group.push(region);
      whole = region.end - whole.start > HEAVY ? { ...whole, end: region.end } : together(text, group);
    } else {
      groups.push([region]);
      whole = region;
    }
  }
  return groups.map((group) => together(text, group));
}

/**
 * A bracket at the head of a paragraph whose chosen reading is empty takes the space after it along. Where that space is not its own
 * (a party strikes the first word and leaves its space), the bracket takes in the word after.
 */
function headed(text: string, regions: readonly Region[], body: number): readonly Region[] {
  const at = regions.findLastIndex((region) => region.start === body);
  const first = regions[at];
  if (first === undefined || leadingSpaces(text.slice(first.end, first.end + 1)) === 0) return regions;
  const empty = first.start === first.end || first.readings.some((reading) => reading.text === "");
  if (!empty || trailOf(text, first) !== "") return regions;
  const others = regions.slice(at + 1);
  let whole = first;
  let end = wordAfter(text, first.end);
  for (let next = others[0]; next !== undefined && next.start < end; next = others[0]) {
    whole = together(text, [whole, next]);
    end = Math.max(end, whole.end);
    others.shift();
  }
  return [...regions.slice(0, at), widened(text, whole, whole.start, end), ...others];
}

/**
 * True where a reader would take two brackets for the readings of one: nothing between them, or only "or" or a slash; and but a
 * space where one of them only says who retains words.
 */
function touches(text: string, last: Shown, next: Shown): boolean {
  if (last.readings.length === 0 || next.readings.length === 0) {
    if (text.slice(last.end, next.start).trim() === "") return true;
  }
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

/** Regions, in order and at least one, with what stands between them as one. */
export function together(text: string, parts: readonly Region[]): Region {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first ?? { start: 0, end: 0, readings: [], retain: [] };
  const choices = parts.map(
    (part) => new Map(part.readings.flatMap((reading) => reading.parties.map((who) => [who, reading.text] as const))),
  );
  const parties = [...new Set(choices.flatMap((choice) => [...choice.keys()]))].sort((x, y) => x - y);
  const byText = new Map<string, number[]>();
  for (const party of parties) {
    const pieces: string[] = [];
    parts.forEach((part, at) => {
      if (at > 0) pieces.push(text.slice(parts[at - 1]?.end, part.start));
      pieces.push(choices[at]?.get(party) ?? text.slice(part.start, part.end));
    });
    const whole = pieces.join("");
    const list = byText.get(whole);
    if (list === undefined) byText.set(whole, [party]);
    else list.push(party);
  }
  const changing = new Set(parties);
  const retain = [...new Set(parts.flatMap((part) => part.retain))].filter((party) => !changing.has(party));
  return {
    start: first.start,
    end: parts.at(-1)?.end ?? first.end,
    readings: ranked([...byText].map(([reading, who]): Reading => ({ text: reading, parties: who }))),
    retain: retain.sort((x, y) => x - y),
  };
}

/** A region that takes in the base's words on both sides of it. */
export function widened(text: string, region: Region, start: number, end: number): Region {
  const [before, after] = [text.slice(start, region.start), text.slice(region.end, end)];
  const readings = region.readings.map((reading) => ({ ...reading, text: before + reading.text + after }));
  return { ...region, start, end, readings };
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
  const wider = widened(text, region, start, region.end);
  return { ...wider, lead: leadOf(text, wider).lead, trail: "" };
}

function wordings(text: string, region: Region): readonly string[] {
  return [text.slice(region.start, region.end), ...region.readings.map((reading) => reading.text)].filter(
    (words) => words !== "",
  );
}

function leadOf(text: string, region: Region): { lead: string; differ: boolean } {
  const leads = wordings(text, region).map((words) => {
    const at = leadingSpaces(words);
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
    const at = words.length - trailingSpaces(words);
    return at === 0 ? "" : words.slice(at);
  });
  const [first] = trails;
  return first !== undefined && trails.every((trail) => trail === first) ? first : "";
}

function wordAfter(text: string, at: number): number {
  const [, end = text.length - at] = tokenise(text.slice(at), newInterner(64)).starts;
  return at + end;
}

function wordBefore(text: string, at: number, floor: number): number {
  if (at <= floor) return at;
  const { starts } = tokenise(text.slice(floor, at), newInterner(64));
  const last = starts.at(-2) ?? 0;
  const start = floor + last;
  return start < at && text[start] !== "\n" ? start : at;
}
