import { type Instrument, paragraphsOf, readInstrument } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passagesOf } from "../../passage.ts";
import { compile } from "../compile.ts";
import { project } from "../project.ts";
import { expandFiling } from "./expand.ts";

const SEED = Number(process.env.TRAVAUX_SEED || 20251210);
const RUNS = Number(process.env.TRAVAUX_RUNS || 2000);
const NOTHING_KNOWN = { instruments: [], organisations: [] };
const CODES = ["EU", "RUS", "CHN", "PAK", "JPN", "NOR", "ZAF", "FIJ", "BRA"] as const;

/** What one party says in a group: new words, the base's words changed in part, the base's own, or that they go. */
const SAYS = ["new", "longer", "shorter", "base", "delete", "delete words", "retain", "no text", "two open"] as const;
type Says = (typeof SAYS)[number];
const BETWEEN = ["", " ", " or ", "/", " / "] as const;
const UNNAMED = ["none", "base first", "sender first"] as const;

interface Group {
  readonly width: number;
  readonly says: readonly Says[];
  readonly between: (typeof BETWEEN)[number];
  readonly unnamed: (typeof UNNAMED)[number];
  readonly list: boolean;
  readonly own: "none" | "put in" | "replace" | "strike";
}

const group: fc.Arbitrary<Group> = fc.record({
  width: fc.integer({ min: 0, max: 3 }),
  says: fc.array(fc.constantFrom(...SAYS), { minLength: 1, maxLength: 3 }),
  between: fc.constantFrom(...BETWEEN),
  unnamed: fc.constantFrom(...UNNAMED),
  list: fc.boolean(),
  own: fc.constantFrom("none" as const, "put in" as const, "replace" as const, "strike" as const),
});

/** The clause as it is typed, and as each reads it. */
interface Made {
  readonly base: string;
  readonly typed: string;
  readonly wanted: ReadonlyMap<string, string>;
}

const COMMON = ["the", "of", "and", "ports", "each", "river", "shall", "in"];

/** Words of a clause: some that stand nowhere else, some that stand everywhere. */
function wordsFrom(seed: number): () => string {
  let at = seed;
  return () => {
    at += 1;
    return at % 3 === 0 ? (COMMON[(at * 7 + seed) % COMMON.length] ?? "the") : `word${at}`;
  };
}

function made(groups: readonly Group[], seed: number): Made {
  const next = wordsFrom(seed);
  const names = groups.flatMap((each, at) => each.says.map((_, index) => CODES[at * 3 + index] ?? "EU"));
  const everybody = [...new Set([...names, "CHE", "SLV"])];
  const texts = new Map<string, string[]>(everybody.map((party) => [party, []]));
  const [base, typed]: [string[], string[]] = [[], []];
  const put = (words: string, bracket: string, of: (party: string) => string): void => {
    if (words !== "") base.push(words);
    if (bracket !== "") typed.push(bracket);
    for (const [party, line] of texts) if (of(party) !== "") line.push(of(party));
  };
  const plain = (words: string): void => put(words, words, () => words);
  plain(`1. Start${seed} ${next()}`);
  groups.forEach((each, at) => {
    const { typed: bracket, words, reads } = groupOf(each, at, next);
    put(words, bracket, (party) => reads.get(party) ?? words);
    plain(`anchor${at} ${next()} pillar${at}`);
    const [old, fresh] = [`old${at}`, `fresh${at}`];
    const [before, after] = [
      each.own === "put in" || each.own === "none" ? "" : old,
      each.own === "strike" || each.own === "none" ? "" : fresh,
    ];
    put(before, after, (party) => (party === "CHE" ? after : before));
    plain(`post${at} ${next()} beam${at}`);
  });
  plain("end;");
  const wanted = new Map([...texts].map(([party, line]) => [party, line.join(" ").replace(" end;", " end;")]));
  return { base: base.join(" "), typed: typed.join(" "), wanted };
}

/** One group: how it is typed over which words, and what each named in it, and the sender, reads there. */
function groupOf(
  { width, says, between, unnamed, list }: Group,
  at: number,
  next: () => string,
): { readonly typed: string; readonly words: string; readonly reads: ReadonlyMap<string, string> } {
  const words = Array.from({ length: width }, () => `g${at}${next()}`).join(" ");
  const reads = new Map<string, string>();
  const brackets: string[] = [];
  let kept = false;
  says.forEach((asked, index) => {
    const party = CODES[at * 3 + index] ?? "EU";
    const touching = between === "" || says.length === 1;
    const needsWords = asked !== "new" && asked !== "two open";
    const saysAs: Says = (needsWords && width === 0) || (asked === "shorter" && width < 2) ? "new" : asked;
    const says1: Says = (saysAs === "retain" || saysAs === "delete words") && (kept || !touching) ? "new" : saysAs;
    kept ||= says1 === "retain" || says1 === "delete words";
    const wordsOf = words.split(" ");
    const fresh = `new${at}${index}`;
    const both = list && index === 0 && at === 0 ? `${party}/SLV` : party;
    const saying: Readonly<Record<Says, readonly [string, string]>> = {
      new: [`${both}: ${fresh} own`, `${fresh} own`],
      longer: [`${both}: ${words} ${fresh}`, `${words} ${fresh}`],
      shorter: [`${wordsOf.slice(1).join(" ")} – ${both}`, wordsOf.slice(1).join(" ")],
      base: [`${both}: ${words}`, words],
      delete: [`${both}: delete`, ""],
      "delete words": [`${both}: delete: ${words}`, ""],
      retain: [`${both}: retain: ${words}`, words],
      "no text": [`${both}: no text`, ""],
      "two open": [`${both}: ${fresh} / ${fresh}b`, `[${fresh} / ${fresh}b]`],
    };
    const [print, meant] = saying[says1];
    brackets.push(`[${print}]`);
    reads.set(party, meant);
    if (both !== party) reads.set("SLV", meant);
  });
  const first =
    unnamed === "none" || kept || between !== ""
      ? []
      : unnamed === "base first" && width > 0
        ? [`[${words}]`]
        : unnamed === "sender first"
          ? [`[mine${at} here]`]
          : [];
  if (unnamed === "sender first" && first.length > 0) reads.set("CHE", `mine${at} here`);
  return { typed: [...first, ...brackets].join(between), words, reads };
}

const read = (text: string, version: string): Instrument =>
  readInstrument(paragraphsOf(text), { version, lexicon: NOTHING_KNOWN });

describe("brackets with names that stand side by side", () => {
  it(`are read as they are meant, whatever their sender changes elsewhere in the clause (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), fc.nat(50), (groups, seed) => {
        const { base, typed, wanted } = made(groups, seed);
        const zero = read(`The Council,\n\n${base}\n\n2. Rests;`, "zero");
        const file = read(`The Council,\n\n${typed}\n\n2. Rests;`, "che");
        const { filings, notCarried } = expandFiling(zero, { party: "CHE", text: file, file: "che.txt" });
        const compilation = compile(zero, filings);
        const found = Object.fromEntries(
          [...wanted.keys()].map((party) => {
            const speaks = compilation.submissions.some((each) => each.party === party);
            return [party, project(compilation, speaks ? [party] : []).text.split("\n")[1]];
          }),
        );
        expect({ typed, base, notCarried, found }).toEqual({
          typed,
          base,
          notCarried: [],
          found: Object.fromEntries(wanted),
        });
        expect(passagesOf(zero)[1]?.text).toBe(base);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
