import { type Instrument, paragraphsOf, readInstrument } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passagesOf } from "../../passage.ts";
import { misreadClauses } from "../../print/check.ts";
import { silentInRound } from "../../silent/round.ts";
import { compile } from "../compile.ts";
import type { Filing } from "../model.ts";
import { project, rollingText } from "../project.ts";
import { expandFiling } from "./expand.ts";
import { roundOf } from "./round.ts";

const SEED = Number(process.env.TRAVAUX_SEED || 20251210);
const RUNS = Number(process.env.TRAVAUX_RUNS || 500);
const NOTHING_KNOWN = { instruments: [], organisations: [] };

const read = (text: string, version: string): Instrument =>
  readInstrument(paragraphsOf(text), { version, lexicon: NOTHING_KNOWN });

/** Ways in which people type others' wishes; `#` becomes a word that stands nowhere else, `@` the words of the base there. */
const HABITS = [
  "[EU: #]",
  "[EU: # / #]",
  "[EU: #/PAK: #]",
  "[EU: #][PAK: #]",
  "[EU: #] [PAK: #]",
  "[EU: #][EU: #]",
  "[EU: # and [PAK: #] #]",
  "[EU: #][no text]",
  "[no text]",
  "[EU: retain]",
  "[EU: delete]",
  "[EU: delete: @]",
  "[EU: delete: #]",
  "[EU: retain: @]",
  "[CHN: retain: @] [AUS: #]",
  "[@ – CHN]",
  "[# - CHN]",
  "[#][EU: #]",
  "[#][EU: #][#]",
  "[# / # – CHN]",
  "[Option 1: EU: # Option 2: PAK: #]",
  "[Option 1: # Option 2: #]",
  "(JPN reserves) @",
  "[JPN reserves] @",
  "[placement: after OP2 – CHE]",
  "[placement: after OP9 – CHE]",
  "[delete: @]",
  "[#]",
  "# @ [EU: #]",
  "[EU, NOR and PAK: #]",
  "[Norway: #]",
  "[EU: # [#] / [NOR: delete: #]]",
];

interface Typed {
  readonly clauses: number;
  /** For some words of the base the habit typed in their place. */
  readonly places: readonly { readonly clause: number; readonly at: number; readonly habit: number }[];
  /** A habit typed as a paragraph of its own, after this clause. */
  readonly alone: { readonly after: number; readonly habit: number };
}

const typed: fc.Arbitrary<Typed> = fc.record({
  clauses: fc.integer({ min: 1, max: 4 }),
  places: fc.array(fc.record({ clause: fc.nat(3), at: fc.nat(9), habit: fc.nat(HABITS.length - 1) }), { maxLength: 3 }),
  alone: fc.record({ after: fc.nat(5), habit: fc.nat(HABITS.length - 1) }),
});

const WORDS_EACH = 10;

function written({ clauses, places, alone }: Typed): { readonly base: string; readonly file: string } {
  let count = 0;
  const habitAt = (habit: number, words: string): string =>
    (HABITS[habit] ?? "").replaceAll(/[#@]/g, (sign) => {
      count += 1;
      return sign === "#" ? `new${count}` : words;
    });
  const rows = Array.from({ length: clauses }, (_, clause) =>
    Array.from({ length: WORDS_EACH }, (_, at) => `w${clause}q${at}`),
  );
  const paragraph = (words: readonly string[], clause: number): string => `${clause + 1}. ${words.join(" ")};`;
  const base = ["The Council,", ...rows.map(paragraph)].join("\n\n");
  const changed = rows.map((words) => [...words]);
  for (const { clause, at, habit } of places) {
    const row = changed[clause];
    const word = row?.[at];
    if (row !== undefined && word !== undefined && /^w/.test(word)) row[at] = habitAt(habit, word);
  }
  const lines = changed.map(paragraph);
  if (alone.after < clauses) lines.splice(alone.after + 1, 0, `${habitAt(alone.habit, "")};`);
  return { base, file: ["The Council,", ...lines].join("\n\n") };
}

function textOfFiling({ text }: Filing): string {
  return isLines(text)
    ? text.join("\n")
    : passagesOf(text)
        .map((passage) => passage.text)
        .join("\n");
}

function isLines(text: Filing["text"]): text is readonly string[] {
  return Array.isArray(text);
}

describe("what is typed by hand", () => {
  it("nothing vanishes: every word is somebody's proposal or stays in the sender's text, and what stays is told", () => {
    fc.assert(
      fc.property(typed, (given) => {
        const { base, file } = written(given);
        const zero = read(base, "zero");
        const { filings, notCarried } = expandFiling(zero, { party: "SUN", text: read(file, "sun"), file: "sun.txt" });
        const [own, ...others] = filings;
        const all = filings.map(textOfFiling).join("\n");
        const told = notCarried.map(({ proposal }) => proposal).join("\n");
        for (const word of file.match(/new\d+/g) ?? []) expect(all + told).toContain(word);
        for (const { proposal, file: name } of notCarried) {
          expect(name).toBe("sun.txt");
          if (/^\[/.test(proposal)) expect(own === undefined ? "" : textOfFiling(own)).toContain(proposal);
        }
        expect(others.every(({ typedBy }) => typedBy === "SUN")).toBe(true);
        const compilation = compile(zero, filings);
        expect(misreadClauses(rollingText(compilation))).toEqual([]);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("a Chair's text that leaves a rolling text as it is changes nothing in silence, and a word put in is told", () => {
    fc.assert(
      fc.property(typed, (given) => {
        const arrived = read(written(given).file, "zero");
        const round = roundOf(arrived);
        if (round === null) return;
        const compilation = compile(round.base, round.standing, { arrived });
        expect(silentInRound(compilation, arrived)).toEqual([]);
        const last = written(given).file.replace(/ (?=w\d+q9;)/g, " planted ");
        const told = silentInRound(compilation, read(last, "chair"));
        const places = last.match(/planted/g) ?? [];
        expect(told.map(({ inserted }) => inserted)).toEqual(places);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it("a rolling text with names typed by anybody is a base: it comes back to the byte, and its words stand as they were read", () => {
    fc.assert(
      fc.property(typed, (given) => {
        const { file } = written(given);
        const arrived = read(file, "zero");
        const round = roundOf(arrived);
        if (round === null) return;
        const compilation = compile(round.base, round.standing, { arrived });
        expect(project(compilation, []).text).toBe(file.replaceAll("\n\n", "\n"));
        const all = [...round.standing.map(textOfFiling), textOfFiling({ party: "", text: round.base })].join("\n");
        for (const word of file.match(/new\d+/g) ?? []) expect(all).toContain(word);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
