import { type Instrument, paragraphsOf, readInstrument } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { misreadClauses } from "../print/check.ts";
import { compile } from "./compile.ts";
import type { Compilation } from "./model.ts";
import { rollingText } from "./project.ts";
import { expandFiling } from "./typed/expand.ts";
import { roundOf } from "./typed/round.ts";

/** Fixed so that a run repeats; a failure prints the seed and path that replay it. */
const SEED = Number(process.env.TRAVAUX_SEED || 20251210);
const RUNS = Number(process.env.TRAVAUX_RUNS || 2000);

/** Milliseconds for a test with many runs on a machine with other work. */
const LONG = 300_000;

const NOTHING_KNOWN = { instruments: [], organisations: [] };

const read = (text: string, version: string): Instrument =>
  readInstrument(paragraphsOf(text), { version, lexicon: NOTHING_KNOWN });

/** Signs and words that mean something in a rolling text, in no order: a soup that nobody would type, and that no text may be refused for. */
const SIGNS = [
  "[",
  "]",
  "[",
  "]",
  "][",
  "[[",
  "]]",
  "[]",
  "\\",
  "\\[",
  "/",
  "a/b",
  "-",
  "–",
  "—",
  ":",
  ";",
  ",",
  ".",
  "(",
  ")",
  "¶",
  "\\¶",
  "…",
  "___",
  "or",
  "EU",
  "PAK:",
  "[EU:",
  "[EU, PAK:",
  "[NOR:",
  "– CHE]",
  "– CHE",
  "retain",
  "retain:",
  "[retain:",
  "delete",
  "delete:",
  "[EU: delete]",
  "[EU: delete:",
  "no text",
  "[no text]",
  "(no text)",
  "[EU: no text]",
  "[placement: after OP2 – CHE]",
  "placement:",
  "Option 1:",
  "Option 2:",
  "[Option 1:",
  "Alt 1",
  "Alt 2:",
  "[^1]",
  "[^2]",
  "[1]",
  "[a]",
  "[sic]",
  "[…]",
  "[date]",
  "[list of States]",
  "[TBC]",
  "[agreed]",
  "[agreed ad ref]",
  "(JPN reserves)",
  "[JPN reserves]",
  "[2030]",
  "[shall]",
  "[shall][should]",
  "[shall/should]",
  "[EU: shall][PAK: should]",
  "[CHN: retain: shall][AUS: should]",
  "[link](http://x.org)",
  "*",
  "**",
  "_",
  "•",
  "[•]",
  "XX",
  "US$ ___ million",
  "TBC",
  "sic",
  "agreed",
  "reserves",
  "EU reserves",
  "EU: reserves",
  "Done at Geneva,",
  "Annex I",
  "Article 3",
  "http://x.org",
  "[x]: http://x.org",
  "|",
  "|a|b|",
  "\t",
  "\u00a0",
  "\u00ad",
  "“",
  "”",
  "G77+China:",
  "[Norway: shall]",
  "Alternative A.",
  "alt",
  "OP2",
  "strike:",
  "to be deleted",
  "keep",
  "n".repeat(300),
] as const;

const PLAIN = [
  "shall",
  "report",
  "on",
  "the",
  "rivers",
  "each",
  "year",
  "and",
  "boats",
  "Parties",
  "by",
  "2030",
] as const;

const HEADS = ["", "", "", "", "1. ", "(a) ", "[2. ", "OP3. ", "– ", "[^1]: ", "# "] as const;

interface Line {
  readonly head: string;
  readonly words: readonly string[];
}

const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 6, arbitrary: fc.constantFrom(...SIGNS) },
);
const piece = fc.tuple(word, fc.constantFrom(" ", " ", " ", " ", "", "  ")).map(([words, space]) => words + space);
const line: fc.Arbitrary<Line> = fc.record({
  head: fc.constantFrom(...HEADS),
  words: fc.array(piece, { minLength: 1, maxLength: 12 }),
});

/** What somebody does to a copy of the base: at a line and a word, strike so many words and put others there, or treat the line as a whole. */
interface Act {
  readonly kind: "words" | "strike" | "new" | "move";
  readonly line: number;
  readonly at: number;
  readonly length: number;
  readonly put: Line;
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(
    "words" as const,
    "words" as const,
    "words" as const,
    "strike" as const,
    "new" as const,
    "move" as const,
  ),
  line: fc.nat(4),
  at: fc.nat(12),
  length: fc.nat(4),
  put: line.map(({ head, words }) => ({ head, words: words.slice(0, 5) })),
});

interface Soup {
  readonly base: readonly Line[];
  readonly files: readonly (readonly Act[])[];
}

const soup: fc.Arbitrary<Soup> = fc.record({
  base: fc.array(line, { minLength: 1, maxLength: 4 }),
  files: fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
});

const CODES = ["AUS", "EU", "PAK"];

function done(base: readonly Line[], acts: readonly Act[]): readonly Line[] {
  const lines = [...base];
  for (const { kind, line: nth, at, length, put } of acts) {
    const here = nth % Math.max(lines.length, 1);
    const old = lines[here];
    if (kind === "new" || old === undefined) lines.splice(here, 0, put);
    else if (kind === "strike") lines.splice(here, 1);
    else if (kind === "move") lines.splice(at % lines.length, 0, ...lines.splice(here, 1));
    else {
      const words = [...old.words];
      words.splice(at % (words.length + 1), length, ...put.words);
      lines[here] = { ...old, words };
    }
  }
  return lines;
}

const typed = (lines: readonly Line[]): string => lines.map(({ head, words }) => head + words.join("")).join("\n\n");

function compiled({ base, files }: Soup): Compilation {
  const arrived = read(typed(base), "zero");
  const round = roundOf(arrived);
  const ground = round?.base ?? arrived;
  const filings = files.flatMap((acts, nth) => {
    const text = read(typed(done(base, acts)), "own");
    return expandFiling(ground, { party: CODES[nth] ?? "", text, file: `${nth}.txt` }, round).filings;
  });
  return compile(ground, [...(round?.standing ?? []), ...filings], round === null ? {} : { arrived });
}

describe("whatever stands in a text", () => {
  it(
    `no rolling text is refused for it, and the print is read as it is meant (seed ${SEED})`,
    () => {
      fc.assert(
        fc.property(soup, (given) => {
          expect(misreadClauses(rollingText(compiled(given)))).toEqual([]);
        }),
        { seed: SEED, numRuns: RUNS },
      );
    },
    LONG,
  );

  it(
    "the same where nobody's brackets are read as proposals: words alone",
    () => {
      fc.assert(
        fc.property(soup, ({ base, files }) => {
          const filings = files.map((acts, nth) => ({
            party: CODES[nth] ?? "",
            text: read(typed(done(base, acts)), "own"),
          }));
          expect(misreadClauses(rollingText(compile(read(typed(base), "zero"), filings)))).toEqual([]);
        }),
        { seed: SEED, numRuns: RUNS },
      );
    },
    LONG,
  );
});
