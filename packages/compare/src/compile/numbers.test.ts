import { paragraphsOf, readInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { misreadClauses } from "../print/check.ts";
import { compile } from "./compile.ts";
import { project, rejectAll, rollingText } from "./project.ts";

const NOTHING_KNOWN = { instruments: [], organisations: [] };

/** What stands behind a typed number, or without one: words, signs alone, nothing, brackets, another number, lines of a table. */
const WORDS = [
  "",
  "---",
  "* * *",
  "…",
  "—",
  "[",
  "[ ]",
  "[…]",
  "2.",
  "(b)",
  "¶",
  "\u00a0",
  "Keep",
  "Keep the lamps lit;",
];
const NUMBERS = ["", "1. ", "1.", "(a) ", "- ", "•\u00a0", "1.\u00a0\u00a0", "OP1. ", "[1.] ", "(iv)\t"];
/** One pair in so many is tried: each line still meets each kind of other line. */
const EVERY = 7;
const AROUND = ["Oil every hinge each autumn;", "Paint every tower each spring;"];

describe("a typed number that comes, goes or changes before any words", () => {
  it("is never refused, and every text comes back", () => {
    const lines = NUMBERS.flatMap((number) => WORDS.map((words) => number + words)).filter(
      (line) => !/^[\s•]*$/.test(line),
    );
    const read = (paragraphs: readonly string[], version: string): ReturnType<typeof readInstrument> =>
      readInstrument(paragraphsOf(paragraphs.join("\n\n")), { version, lexicon: NOTHING_KNOWN });
    const pairs = lines.flatMap((one) => lines.map((other): readonly [string, string] => [one, other]));
    for (const [at, [one, other]] of pairs.entries()) {
      if (at % EVERY > 0) continue;
      const around = at % 2 === 0 ? [[], []] : [AROUND.slice(0, 1), AROUND.slice(1)];
      const [before = [], after = []] = around;
      const base = [...before, one, ...after];
      const filed = [...before, other, ...after];
      const compilation = compile(read(base, "zero"), [
        { party: "EU", text: read(filed, "EU") },
        { party: "FJI", text: read([...before, other, "Keep", ...after], "FJI") },
      ]);
      const text = (paragraphs: readonly string[]): string => paragraphs.map((each) => each.trimEnd()).join("\n");
      expect(text(rejectAll(compilation).text.split("\n"))).toBe(text(base));
      expect(text(project(compilation, ["EU"]).text.split("\n"))).toBe(text(filed));
      expect(misreadClauses(rollingText(compilation))).toEqual([]);
    }
  });
});
