import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { instrumentOfLines } from "./plain.ts";
import { project, rollingText } from "./project.ts";

const CLAUSES = 200;
const DELEGATIONS = 100;

/** A table where everybody strikes eight clauses or more and edits everywhere else; blocs of ten do the same. */
function filings(base: readonly string[]): { party: string; text: readonly string[] }[] {
  return Array.from({ length: DELEGATIONS }, (_, at) => {
    const bloc = Math.floor(at / 10);
    const text = base.flatMap((clause, ordinal) => {
      if ((ordinal + bloc * 3) % 23 === 0) return [];
      return (ordinal + bloc) % 3 === 0 ? [clause.replace(`word${ordinal % 17} `, `bloc${bloc} `)] : [clause];
    });
    return { party: `P${String(at).padStart(2, "0")}`, text };
  });
}

describe("a full table", () => {
  const base = Array.from(
    { length: CLAUSES },
    (_, at) => `Decide at ${at} to ${Array.from({ length: 24 }, (_word, k) => `word${(at + k) % 17}`).join(" ")};`,
  );
  const given = filings(base);

  it("of a hundred delegations and two hundred clauses compiles in about a second, and loses nobody's text", () => {
    const zero = instrumentOfLines(base, "zero");
    compile(zero, given.slice(0, 10));
    const began = performance.now();
    const compilation = compile(zero, given);
    expect(performance.now() - began).toBeLessThan(2000);
    for (const { party, text } of given) expect(project(compilation, [party]).text).toBe(text.join("\n"));
    expect(rollingText(compile(zero, [...given].reverse()))).toEqual(rollingText(compilation));
  });
});
