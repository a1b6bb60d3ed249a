import { paragraphsOf, print, readInstrument } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passagesOf } from "../passage.ts";
import { misreadClauses } from "../print/check.ts";
import { compile } from "./compile.ts";
import { textOfEdits } from "./lattice.ts";
import type { Compilation } from "./model.ts";
import { instrumentOfLines } from "./plain.ts";
import { project, rejectAll, rollingText } from "./project.ts";

/** Fixed so that a run repeats; a failure prints the seed and path that replay it. */
const SEED = Number(process.env.TRAVAUX_SEED || 20251210);
const RUNS = Number(process.env.TRAVAUX_RUNS || 700);

const NOTHING_KNOWN = { instruments: [], organisations: [] };

const CODES = ["AUS", "BRA", "CHL", "DEU", "EU", "FJI"];

/** What a delegation does to its own copy, as a drafter would at a desk: paragraphs and places count from its copy as it then is. */
interface Act {
  readonly kind:
    | "join"
    | "split"
    | "move"
    | "head"
    | "tail"
    | "strike"
    | "reword"
    | "drop"
    | "new"
    | "number"
    | "spaces";
  readonly at: number;
  readonly to: number;
  readonly word: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom<Act["kind"][]>(
    "join",
    "join",
    "split",
    "move",
    "head",
    "tail",
    "strike",
    "reword",
    "drop",
    "new",
    "number",
    "spaces",
  ),
  at: fc.nat(5),
  to: fc.nat(6),
  word: fc.nat(11),
});

const SENTENCES = [
  "Paint every tower each spring;",
  "Oil every hinge each autumn;",
  "Decide to keep the boats of the lower river dry in winter;",
  "2. Invite all ports to open their gates;",
  "(a) Count the lamps;",
  "Thank the crews, the pilots and the keepers of the locks;",
  "Oil every hinge each autumn;",
];

const WORDS = [
  "Swiftly",
  "old",
  "rusty",
  "and",
  "the northern",
  "lamps,",
  "gates",
  "each",
  "not",
  "Oil",
  "3.",
  "spring;",
];

interface Table {
  readonly base: readonly number[];
  readonly parties: readonly (readonly Act[])[];
}

const table: fc.Arbitrary<Table> = fc.record({
  base: fc.array(fc.nat(SENTENCES.length - 1), { minLength: 2, maxLength: 6 }),
  parties: fc.array(fc.array(act, { maxLength: 4 }), { minLength: 2, maxLength: CODES.length }),
});

/** A copy with one act done to it. */
function done(copy: readonly string[], { kind, at, to, word }: Act): readonly string[] {
  if (copy.length === 0) return copy;
  const here = at % copy.length;
  const out = [...copy];
  const words = (copy[here] ?? "").split(" ");
  const place = word % words.length;
  const put = WORDS[(word + to) % WORDS.length] ?? "";
  const set = (text: string): void => {
    out[here] = text;
  };
  if (kind === "join" && here + 1 < copy.length) out.splice(here, 2, `${copy[here]} ${copy[here + 1]}`);
  else if (kind === "split" && place > 0)
    out.splice(here, 1, words.slice(0, place).join(" "), words.slice(place).join(" "));
  else if (kind === "move") out.splice(to % copy.length, 0, ...out.splice(here, 1));
  else if (kind === "head") set(`${put} ${copy[here]}`);
  else if (kind === "tail") set(`${copy[here]} ${put}`);
  else if (kind === "strike" && words.length > 1) set(words.filter((_, index) => index !== place).join(" "));
  else if (kind === "reword") set(words.map((each, index) => (index === place ? put : each)).join(" "));
  else if (kind === "drop") out.splice(here, 1);
  else if (kind === "new") out.splice(here, 0, `${put} ${WORDS[to] ?? ""} the weirs of the upper river;`);
  else if (kind === "number") set(`${to + 1}. ${copy[here]}`);
  else if (kind === "spaces") set(words.map((each, index) => (index === place ? `${each} ` : each)).join(" "));
  return out;
}

/**
 * True where two parties number one paragraph differently (accepted together, it is numbered in its row), or the one
 * renumbers a paragraph and the other changes the same sign or space of its number within a joined one.
 */
function numberedTwice({ edits }: Compilation): boolean {
  const words = edits.flatMap((edit) => (edit.type === "words" ? [edit] : []));
  const numbers = words.filter(({ number }) => number === true);
  const gaps = edits.flatMap((edit) => (edit.type === "gap" ? [edit.gap] : []));
  const meets = numbers.some((one) =>
    words.some(
      (other) => other !== one && other.passage === one.passage && other.start < Math.max(one.end, one.start + 1),
    ),
  );
  return meets || new Set(gaps).size < gaps.length;
}

describe("a table of delegations who join, split, move and reword the same paragraphs", () => {
  it("is never refused, gives every copy back, reads as it was meant, and loses no word where all is accepted", () => {
    fc.assert(
      fc.property(table, ({ base, parties }) => {
        const lines = base.map((number) => SENTENCES[number] ?? "");
        const zero = readInstrument(paragraphsOf(lines.join("\n\n")), { version: "zero", lexicon: NOTHING_KNOWN });
        const filings = parties.map((acts, at) => ({ party: CODES[at] ?? "ZZZ", text: acts.reduce(done, lines) }));
        const compilation = compile(zero, filings);
        expect(rejectAll(compilation).text).toBe(lines.join("\n"));
        for (const { party, text } of filings) expect(project(compilation, [party]).text).toBe(text.join("\n"));
        expect(JSON.stringify(compile(zero, [...filings].reverse()))).toBe(JSON.stringify(compilation));
        expect(misreadClauses(rollingText(compilation))).toEqual([]);
        const together = project(
          compilation,
          compilation.submissions.map(({ party }) => party),
        );
        const all = textOfEdits(passagesOf(zero), compilation.edits);
        if (together.collisions.length === 0 && !numberedTwice(compilation)) expect(together.text).toBe(all);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});

describe("a paragraph in which parties differ more often than anybody reads", () => {
  it("is one bracket over the words that differ, each reading entire", () => {
    const words = Array.from({ length: 3000 }, (_, at) => `w${at}`);
    const base = ["Begin", ...words, "end"].join(" ");
    const eu = ["Begin", ...words.map((word, at) => (at % 2 === 0 ? word : "x")), "end"].join(" ");
    const rolling = print(rollingText(compile(instrumentOfLines([base], "zero"), [{ party: "EU", text: [eu] }])));
    expect(rolling.split("[")).toHaveLength(3);
    expect(rolling).toMatch(/^Begin w0 \[retain: w1 w2 .* w2999\]\[EU: x w2 .* x\] end$/);
  });
});
