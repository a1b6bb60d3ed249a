import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../compile/compile.ts";
import { instrumentOfLines } from "../compile/plain.ts";
import { passagesOf, passagesOfLines } from "../passage.ts";
import { type SilentChange, silentChanges } from "./silent.ts";

/** Fixed so that a run repeats; a failure prints the seed and path that replay it. */
const SEED = Number(process.env.TRAVAUX_SEED || 20251210);
const RUNS = Number(process.env.TRAVAUX_RUNS || 1000);

const CODES = ["AUS", "BRA", "CHE", "DEU", "EU"];

const WORDS = (
  "the of to and in for a with by all ports ferries crews pilots lamps gates towers weirs charts locks rivers deltas boats " +
  "keepers wardens schools villages bridges canals storms floods tides winters springs nights mornings records maps bells " +
  "anchors ropes sails oars harbours lagoons islands shores reeds herons lights colours languages neighbours teachers " +
  "sailors builders masons painters readers children elders guests visitors markets prices wages rules duties rights " +
  "plans reports surveys meetings councils letters signs flags songs stories gardens orchards mills wells"
).split(" ");

const VERBS = ["Invite", "Request", "Thank", "Urge", "Decide", "Encourage", "Welcome", "Recall", "Affirm", "Note"];

/** A small generator of chance: everything of a table follows from its seed. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Roll = (below: number) => number;

/** What somebody does to the base; places are clauses and words of the base. The generator knows nothing of the engine. */
type Deed =
  | {
      readonly kind: "words";
      readonly clause: number;
      readonly from: number;
      readonly gone: number;
      readonly put: readonly string[];
    }
  | { readonly kind: "drop" | "join"; readonly clause: number }
  | { readonly kind: "split"; readonly clause: number; readonly from: number }
  | { readonly kind: "new"; readonly clause: number; readonly put: readonly string[] }
  | { readonly kind: "move"; readonly clause: number; readonly after: number };

/** How a delegation types numbers before its paragraphs: not at all, or one after the other. */
type Numbering = "none" | "running";

interface Table {
  readonly base: readonly (readonly string[])[];
  readonly deeds: readonly { readonly deed: Deed; readonly owner: number }[];
  readonly numbering: Numbering;
  readonly roll: Roll;
}

function sentence(roll: Roll, least: number): readonly string[] {
  const words = [VERBS[roll(VERBS.length)] ?? ""];
  const length = least + roll(12);
  while (words.length < length) {
    const word = WORDS[roll(WORDS.length)] ?? "";
    if (!words.includes(word)) words.push(word);
  }
  return words;
}

function tableOf(seed: number): Table {
  const roll = dice(seed);
  const base = Array.from({ length: 4 + roll(6) }, () => sentence(roll, 9));
  const deeds: { deed: Deed; owner: number }[] = [];
  for (let tries = 1 + roll(9); tries > 0; tries -= 1) {
    const deed = deedOn(roll, base);
    const owner = roll(CODES.length);
    if (deeds.some((other) => meet(other.deed, deed) || (other.owner === owner && blur(other.deed, deed)))) continue;
    deeds.push({ deed, owner });
  }
  return { base, deeds, numbering: roll(2) === 0 ? "none" : "running", roll };
}

function deedOn(roll: Roll, base: Table["base"]): Deed {
  const clause = roll(base.length);
  const words = base[clause]?.length ?? 0;
  const fresh = (count: number): readonly string[] => {
    const out: string[] = [];
    while (out.length < count) {
      const word = WORDS[roll(WORDS.length)] ?? "";
      if (base[clause]?.includes(word) !== true && !out.includes(word)) out.push(word);
    }
    return out;
  };
  switch (roll(9)) {
    case 0:
      return { kind: "drop", clause };
    case 1:
      return clause + 1 < base.length ? { kind: "join", clause } : { kind: "drop", clause };
    case 2:
      return { kind: "split", clause, from: 4 + roll(words - 7) };
    case 3:
      return { kind: "new", clause, put: sentence(roll, 9) };
    case 4:
      return { kind: "move", clause, after: roll(base.length) };
    case 5: {
      const verb = VERBS[roll(VERBS.length)] ?? "";
      return { kind: "words", clause, from: 0, gone: 1, put: [base[clause]?.[0] === verb ? "Salute" : verb] };
    }
    default: {
      const gone = roll(4);
      const put = fresh(gone === 0 ? 1 + roll(3) : roll(4));
      return { kind: "words", clause, from: 1 + roll(words - 5), gone, put };
    }
  }
}

/**
 * True where one party's text cannot tell two deeds apart: a paragraph struck out and a new one beside it from a paragraph reworded,
 * a paragraph joined to another and cut short (or with others split and begun beside it) from one struck out, two moves across each other from two others.
 */
function blur(a: Deed, b: Deed): boolean {
  if (a.kind === "new" && b.kind === "drop") return a.clause === b.clause || a.clause === b.clause - 1;
  if (a.kind === "join" && b.kind === "words") return b.gone > 1 && clausesOf(a).includes(b.clause);
  if (a.kind === "move" && b.kind === "move") {
    const [first, second] = [a, b].map(({ clause, after }) => [Math.min(clause, after), Math.max(clause, after)]);
    return (first?.[0] ?? 0) <= (second?.[1] ?? 0) && (second?.[0] ?? 0) <= (first?.[1] ?? 0);
  }
  if ((a.kind === "join" || b.kind === "join") && a.kind !== "words" && b.kind !== "words") {
    return Math.abs(a.clause - b.clause) < 3;
  }
  return (b.kind === "new" && a.kind === "drop") || (b.kind === "join" && a.kind === "words") ? blur(b, a) : false;
}

function clausesOf(deed: Deed): readonly number[] {
  return deed.kind === "join" ? [deed.clause, deed.clause + 1] : [deed.clause];
}

/** True where two deeds collide, or a reader could not tell from the two texts which is which. */
function meet(a: Deed, b: Deed): boolean {
  if (a.kind === "new" && b.kind === "new") return a.clause === b.clause;
  if (a.kind === "move" || b.kind === "move") {
    const [move, other] = a.kind === "move" ? [a, b] : [b, a];
    if (move.kind !== "move") return false;
    if (Math.abs(move.after - move.clause) < 1 || move.after === move.clause - 1) return true;
    const near = other.kind === "move" ? [other.clause, other.after, other.after + 1] : clausesOf(other);
    const mine = [move.clause - 1, move.clause, move.after, move.after + 1];
    if (other.kind === "words") return false;
    return near.some((clause) => mine.includes(clause));
  }
  if (a.kind === "new" || b.kind === "new") {
    const [add, other] = a.kind === "new" ? [a, b] : [b, a];
    return other.kind === "join" && other.clause === add.clause;
  }
  if (a.kind === "words" && b.kind === "words") {
    return a.clause === b.clause && a.from < b.from + b.gone + 4 && b.from < a.from + a.gone + 4;
  }
  if ((a.kind === "join" && b.kind === "words") || (a.kind === "words" && b.kind === "join")) return false;
  return clausesOf(a).some((clause) => clausesOf(b).includes(clause));
}

/** A paragraph in the making, with the clause of the base it comes from. */
interface Line {
  readonly words: readonly string[];
  readonly clause: number;
}

function written({ base, numbering }: Table, deeds: readonly Deed[]): readonly string[] {
  const lines = base.flatMap((words, clause): readonly Line[] => {
    const own = deeds.filter((deed) => deed.clause === clause);
    const edits = own.flatMap((deed) => (deed.kind === "words" ? [deed] : []));
    const split = own.find((deed) => deed.kind === "split");
    const out: string[][] = [[]];
    for (let at = 0; at <= words.length; at += 1) {
      if (split?.kind === "split" && split.from === at) out.push([]);
      for (const edit of edits) if (edit.from === at) out.at(-1)?.push(...edit.put);
      const gone = edits.some((edit) => at >= edit.from && at < edit.from + edit.gone);
      const word = words[at];
      if (word !== undefined && !gone) out.at(-1)?.push(word);
    }
    const paragraphs = own.some(({ kind }) => kind === "drop") ? [] : out.map((each) => ({ words: each, clause }));
    const added = own.flatMap((deed) => (deed.kind === "new" ? [{ words: deed.put, clause: -1 - clause }] : []));
    return [...paragraphs, ...added];
  });
  return numbered(joined(moved(lines, deeds), deeds), numbering);
}

function moved(lines: readonly Line[], deeds: readonly Deed[]): readonly Line[] {
  let out = [...lines];
  for (const deed of deeds) {
    if (deed.kind !== "move") continue;
    const own = out.filter(({ clause }) => clause === deed.clause);
    const rest = out.filter(({ clause }) => clause !== deed.clause);
    const place = rest.findLastIndex(({ clause }) => clause === deed.after) + 1;
    out = [...rest.slice(0, place), ...own, ...rest.slice(place)];
  }
  return out;
}

function joined(lines: readonly Line[], deeds: readonly Deed[]): readonly Line[] {
  const out: Line[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (last !== undefined && deeds.some((deed) => deed.kind === "join" && deed.clause === line.clause - 1)) {
      if (last.clause === line.clause - 1) {
        out[out.length - 1] = { clause: line.clause, words: [...last.words, ...line.words] };
        continue;
      }
    }
    out.push(line);
  }
  return out;
}

function numbered(lines: readonly Line[], numbering: Numbering): readonly string[] {
  return lines.map(({ words }, at) => `${numbering === "running" ? `${at + 1}. ` : ""}${words.join(" ")};`);
}

function found(table: Table, chair: readonly string[]): readonly SilentChange[] {
  const base = instrumentOfLines(written(table, []), "zero");
  const owners = [...new Set(table.deeds.map(({ owner }) => owner))];
  const filings = owners.map((owner) => ({
    party: CODES[owner] ?? "ZZZ",
    text: written(
      table,
      table.deeds.flatMap((each) => (each.owner === owner ? [each.deed] : [])),
    ),
  }));
  return silentChanges(compile(base, filings), passagesOfLines(chair, "chair"));
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** A change of the Chair's own that meets nothing that anybody proposed, and what must be said of it. */
function planted(table: Table): { readonly deed: Deed; readonly kind: SilentChange["kind"] } | null {
  const { base, deeds, roll } = table;
  const untouched = (deed: Deed): boolean => deeds.every((other) => !meet(other.deed, deed));
  for (let tries = 0; tries < 20; tries += 1) {
    const clause = roll(base.length);
    const words = base[clause]?.length ?? 0;
    const structural = deeds.some(({ deed }) => deed.kind !== "words" && clausesOf(deed).includes(clause));
    const kind = roll(5);
    const gone = kind === 0 ? 0 : 1;
    const put = kind === 1 ? [] : ["quietly"];
    const deed: Deed =
      kind < 3
        ? { kind: "words", clause, from: 2 + roll(words - 4), gone, put }
        : kind === 3
          ? { kind: "drop", clause }
          : {
              kind: "new",
              clause,
              put: "Praise every quiet owner whose goat swims across nine frozen ponds".split(" "),
            };
    if (!untouched(deed) || structural) continue;
    return { deed, kind: kind < 3 ? "words" : kind === 3 ? "deletion" : "new paragraph" };
  }
  return null;
}

describe("the finder of silent changes, on proposals and Chair's texts made by a generator that does not know the engine", () => {
  it("accuses nobody where the Chair took some of the proposals and did nothing else", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const table = tableOf(seed);
        const chosen = table.deeds.flatMap(({ deed }) => (table.roll(2) === 0 ? [deed] : []));
        expect(found(table, written(table, chosen))).toEqual([]);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("names exactly the one change that the Chair made beside them, at its clause", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const table = tableOf(seed);
        const chosen = table.deeds.flatMap(({ deed }) => (table.roll(2) === 0 ? [deed] : []));
        const own = planted(table);
        if (own === null) return;
        const changes = found(table, written(table, [...chosen, own.deed]));
        expect(changes.map(({ kind, clause }) => ({ kind, clause }))).toEqual([
          { kind: own.kind, clause: passagesOf(instrumentOfLines(written(table, []), "zero"))[own.deed.clause]?.id },
        ]);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
