import { describe, expect, it } from "vitest";
import { compare } from "../compare/compare.ts";
import { instrumentOfLines } from "../compile/plain.ts";
import { passagesOf } from "../passage.ts";

/**
 * Moves judged on texts whose own record of what was moved is the truth. The maker of texts knows nothing of the engine.
 *
 * Counted in clauses: a reported pair (base clause, revised clause) is right where the maker moved that clause there.
 * Ambiguous: where the moved run passed no more clauses than it has itself (a swap of neighbours is the plainest case),
 * nobody can say which of the two moved; the reading nearer to the report counts, one of the two, never a mixture.
 * Clauses of fewer than eight words are moved as they are: with a word changed in four, a person sees another clause.
 */
const FIRST_SEED = Number(process.env.TRAVAUX_SEED || 20270501);
const TEXTS = 400;
const LEAST = 0.95;

type Draw = () => number;

/** Mulberry32: whole numbers in, a fraction below one out; the same seed gives the same text everywhere. */
function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const upTo = (draw: Draw, below: number): number => Math.floor(draw() * below);
const between = (draw: Draw, least: number, most: number): number => least + upTo(draw, most - least + 1);
const oneOf = (draw: Draw, words: readonly string[]): string => words[upTo(draw, words.length)] ?? "";

const list = (text: string): readonly string[] => text.split("|");
const VERBS = list(
  "Acknowledge|Affirm|Agree to review|Call for|Commend|Decide to fund|Encourage|Express concern at|Invite|Note|" +
    "Recall|Recognise|Request|Resolve to uphold|Stress|Support|Take note of|Undertake to publish|Welcome|Urge",
);
const QUALITIES = list(
  "annual|balanced|coastal|common|dependable|early|floating|generous|historic|impartial|joint|lasting|luminous|" +
    "measured|nocturnal|open|patient|regional|remote|seasonal|shared|sheltered|simple|sober|tidal|timely|voluntary|wooden",
);
const THINGS = list(
  "anchorages|apprentices|archives|bakeries|barges|beacons|bells|boatyards|breakwaters|buoys|canteens|charts|choirs|" +
    "cisterns|ferries|fog horns|gardens|granaries|harbours|islets|keepers|kites|lanterns|ledgers|libraries|lighthouses|" +
    "lock gates|looms|markets|mills|moorings|nets|observatories|orchards|pilots|quays|reefs|regattas|rope walks|" +
    "sail lofts|schools|signals|slipways|stairs|storms|tide gauges|tugs|vineyards|warehouses|wells|wharves|workshops",
);
const PLACES = list(
  "of the Amber Coast|in the outer bays|of the Lantern Isles|along the Silver Estuary|on the northern shoals|" +
    "of the lesser straits|between the two capes|within the Keepers' League|at the mouth of each river|beyond the bar",
);
const LINKS = list(
  "in order to protect|with due regard to|without prejudice to|together with|by means of|including through|as well as|" +
    "in the light of|notwithstanding|with the help of|so as to renew|in exchange for",
);
const TAILS = list(
  "before the spring tides|not later than the feast of sails|in a spirit of good company|as each keeper sees fit|" +
    "at the cost of the League|and to report thereon|subject to the weather|for three further winters|in equal parts|" +
    "under the eye of the Warden|where the means allow|and to do so without delay",
);
const HEADINGS = list("Of light and warning|Of vessels and crews|Of tolls, dues and gifts|Of keepers in retirement");

function phrase(draw: Draw): string {
  const quality = draw() < 0.7 ? `${oneOf(draw, QUALITIES)} ` : "";
  const place = draw() < 0.35 ? ` ${oneOf(draw, PLACES)}` : "";
  return `the ${quality}${oneOf(draw, THINGS)}${place}`;
}

/** A clause without its closing sign: short (four to seven words), middling or long. */
function clauseText(draw: Draw): string {
  const size = draw();
  if (size < 0.2) return `${oneOf(draw, VERBS)} the ${oneOf(draw, QUALITIES)} ${oneOf(draw, THINGS)}`;
  let text = `${oneOf(draw, VERBS)} ${phrase(draw)} and ${phrase(draw)}`;
  const more = size < 0.65 ? between(draw, 0, 2) : between(draw, 3, 12);
  for (let at = 0; at < more; at += 1) text += `, ${oneOf(draw, LINKS)} ${phrase(draw)}`;
  return draw() < 0.5 ? `${text} ${oneOf(draw, TAILS)}` : text;
}

/** Some words put in, struck out or changed: no more than `share` of them, and at least one. */
function reworded(draw: Draw, text: string, share: number): string {
  const words = text.split(" ");
  const edits = between(draw, 1, Math.max(1, Math.floor(words.length * share)));
  for (let edit = 0; edit < edits; edit += 1) {
    const at = between(draw, 1, words.length - 1);
    const kind = draw();
    if (kind < 0.5) words[at] = oneOf(draw, draw() < 0.5 ? QUALITIES : THINGS).replace(" ", "-");
    else if (kind < 0.75) words.splice(at, 0, oneOf(draw, QUALITIES));
    else if (words.length > 5) words.splice(at, 1);
  }
  const changed = words.join(" ");
  return changed === text ? `${text} ${oneOf(draw, TAILS)}` : changed;
}

interface Entry {
  /** Ordinal in the base; -1 for an added clause. */
  readonly origin: number;
  text: string;
  /** The move it took part in; -1 for none. */
  move: number;
  /** Moved or passed by a move. */
  touched: boolean;
}

/** One move as it was made: clauses moved, and the clauses they passed, by ordinal in the base. */
interface MadeMove {
  readonly run: readonly number[];
  readonly passed: readonly number[];
  readonly kind: string;
}

interface Pair {
  readonly base: readonly string[];
  readonly revised: readonly string[];
  readonly moves: readonly MadeMove[];
  /** Where each base clause stands in the revised text; -1 where it was struck out. */
  readonly went: readonly number[];
}

const wordCount = (text: string): number => text.split(" ").length;

function baseTexts(draw: Draw): readonly string[] {
  const length = between(draw, 20, 120);
  const texts: string[] = [];
  while (texts.length < length) {
    const twin = texts[upTo(draw, texts.length)];
    const text = twin !== undefined && draw() < 0.12 ? reworded(draw, twin, 0.15) : clauseText(draw);
    if (!texts.includes(text)) texts.push(text);
  }
  return texts;
}

/** Moves a run past clauses that no other move touches, so that each move has one reading; false where none was drawn. */
function makeMove(draw: Draw, entries: Entry[], number: number, passedBy: Entry[][]): boolean {
  const size = draw() < 0.6 ? 1 : between(draw, 2, 6);
  const style = draw();
  const near = style < 0.5 ? size + between(draw, 1, 3) : between(draw, size + 4, entries.length);
  const distance = style < 0.15 ? size : near;
  const forward = draw() < 0.5;
  const from = upTo(draw, entries.length - size + 1);
  const to = forward ? from + distance : from - distance;
  if (to < 0 || to + size > entries.length) return false;
  const run = entries.slice(from, from + size);
  const passed = forward ? entries.slice(from + size, to + size) : entries.slice(to, from);
  if ([...run, ...passed].some((entry) => entry.touched)) return false;
  entries.splice(from, size);
  entries.splice(to, 0, ...run);
  for (const entry of run) entry.move = number;
  for (const entry of [...run, ...passed]) entry.touched = true;
  passedBy.push(passed);
  return true;
}

/** Word edits, deletions, additions and rewritten clauses beside the moves; in moved clauses only words. */
function disturb(draw: Draw, entries: readonly Entry[]): readonly Entry[] {
  const rate = draw() * 0.5;
  const out: Entry[] = [];
  for (const entry of entries) {
    const added = (): Entry => ({ origin: -1, text: clauseText(draw), move: -1, touched: false });
    if (draw() < rate * 0.25) out.push(added());
    const fate = draw();
    if (entry.move >= 0) {
      if (draw() < 0.45 && wordCount(entry.text) >= 8) entry.text = reworded(draw, entry.text, 0.25);
    } else if (fate < rate * 0.25) continue;
    else if (fate < rate * 0.35) {
      out.push(added());
      continue;
    } else if (fate < rate) entry.text = reworded(draw, entry.text, 0.2);
    out.push(entry);
  }
  return out;
}

/** Whole paragraphs: numbers (in the shape of the text, or none), closing signs, headings that stay where they were. */
function dressed(texts: readonly string[], numbering: number): readonly string[] {
  return texts.map((text, at) => {
    const label =
      numbering < 0.4 ? `${at + 1}. ` : numbering < 0.55 ? `(${at + 1}) ` : numbering < 0.7 ? `OP${at + 1} ` : "";
    return `${label}${text}${at === texts.length - 1 ? "." : ";"}`;
  });
}

function pairOf(seed: number): Pair {
  const draw = drawFrom(seed);
  const plain = [...baseTexts(draw)];
  if (draw() < 0.5) for (const heading of HEADINGS) plain.splice(upTo(draw, plain.length), 0, heading);
  const entries: Entry[] = plain.map((text, origin) => ({ origin, text, move: -1, touched: false }));
  const passedBy: Entry[][] = [];
  const wanted = between(draw, 0, 5);
  for (let tries = 0; passedBy.length < wanted && tries < 40; tries += 1)
    makeMove(draw, entries, passedBy.length, passedBy);
  const left = disturb(draw, entries);
  const numbering = draw();
  const went = plain.map((_, origin) => left.findIndex((entry) => entry.origin === origin));
  const moves = passedBy.map((passed, number): MadeMove => {
    const run = left.filter((entry) => entry.move === number);
    const still = passed.filter((entry) => entry.move < 0 && (went[entry.origin] ?? -1) >= 0);
    const edited = run.some((entry) => entry.text !== plain[entry.origin]) ? ", words edited" : "";
    const far = passed.length > run.length + 3 ? "far" : "near";
    return {
      run: run.map((entry) => entry.origin),
      passed: still.map((entry) => entry.origin),
      kind: `${run.length === 1 ? "one clause" : "a run"}, ${far}${edited}`,
    };
  });
  const texts = left.map((entry) => entry.text);
  return { base: dressed(plain, numbering), revised: dressed(texts, numbering), moves, went };
}

/** Moves as `compare` reports them: base ordinal to revised ordinal. */
function reportedMoves(pair: Pair): ReadonlyMap<number, number> {
  const [base, revised] = [instrumentOfLines(pair.base, "base"), instrumentOfLines(pair.revised, "revised")];
  const ordinals = [base, revised].map((text) => new Map(passagesOf(text).map(({ id }, at) => [id, at])));
  const out = new Map<number, number>();
  for (const change of compare(base, revised).changes) {
    if (!change.moved) continue;
    for (const [at, id] of change.base.entries()) {
      const other = change.revised[Math.min(at, change.revised.length - 1)];
      out.set(ordinals[0]?.get(id) ?? -1, ordinals[1]?.get(other ?? "") ?? -1);
    }
  }
  return out;
}

interface Score {
  made: number;
  found: number;
  reported: number;
  right: number;
  readonly missed: Map<string, number>;
  readonly perKind: Map<string, number>;
  readonly wrong: string[];
}

function judge(pair: Pair, seed: number, score: Score): void {
  const reported = reportedMoves(pair);
  const hit = (origin: number): boolean => reported.get(origin) === pair.went[origin];
  const truth = new Set<number>();
  for (const { run, passed, kind } of pair.moves) {
    const hits = (those: readonly number[]): number => those.filter(hit).length;
    const either = passed.length <= run.length && hits(passed) > hits(run);
    // Where everything it passed was struck out, nothing is left to say that it moved: either reading is empty.
    const counted = either || passed.length === 0 ? passed : run;
    for (const origin of counted) truth.add(origin);
    score.perKind.set(kind, (score.perKind.get(kind) ?? 0) + counted.length);
    score.missed.set(kind, (score.missed.get(kind) ?? 0) + counted.length - hits(counted));
  }
  score.made += truth.size;
  score.found += [...truth].filter(hit).length;
  score.reported += reported.size;
  for (const [origin] of reported) {
    if (truth.has(origin) && hit(origin)) score.right += 1;
    else score.wrong.push(`seed ${seed}: ${pair.base[origin]} → ${pair.revised[reported.get(origin) ?? -1]}`);
  }
}

function scoreOf(first: number, texts: number): Score {
  const score: Score = { made: 0, found: 0, reported: 0, right: 0, missed: new Map(), perKind: new Map(), wrong: [] };
  for (let seed = first; seed < first + texts; seed += 1) judge(pairOf(seed), seed, score);
  return score;
}

describe("moves in texts made by another hand", () => {
  it(`finds at least ${LEAST} of the clauses moved, and at least ${LEAST} of what it calls moved was`, () => {
    const score = scoreOf(FIRST_SEED, TEXTS);
    const precision = score.right / score.reported;
    const recall = score.found / score.made;
    const missed = [...score.perKind].map(([kind, made]) => `  ${kind}: ${score.missed.get(kind)} of ${made} missed`);
    const told = [
      `seeds ${FIRST_SEED}–${FIRST_SEED + TEXTS - 1}: ${score.made} clauses moved, ${score.reported} reported`,
      `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
      ...missed.sort(),
      `  called moved, were not: ${score.wrong.length}`,
      ...score.wrong.slice(0, 5).map((line) => `    ${line.slice(0, 160)}`),
    ].join("\n");
    console.info(told);
    expect(score.made, told).toBeGreaterThan(TEXTS);
    expect(precision, told).toBeGreaterThanOrEqual(LEAST);
    expect(recall, told).toBeGreaterThanOrEqual(LEAST);
  });
});
