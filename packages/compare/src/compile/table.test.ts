import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { instrumentOfLines } from "./plain.ts";
import { project, rollingText } from "./project.ts";

/** Milliseconds of the processor that this thread has used: what else the machine does is left out. */
const cpuTime = (): number => process.threadCpuUsage().user / 1000;

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
    const began = cpuTime();
    const compilation = compile(zero, given);
    expect(cpuTime() - began).toBeLessThan(2000);
    for (const { party, text } of given) expect(project(compilation, [party]).text).toBe(text.join("\n"));
    expect(rollingText(compile(zero, [...given].reverse()))).toEqual(rollingText(compilation));
  });
});

describe("tables made to exhaust the engine", () => {
  const LIMIT_MS = 2000;
  const compiled = (base: readonly string[], text: readonly string[]): number => {
    const began = cpuTime();
    compile(instrumentOfLines(base, "zero"), [{ party: "EU", text }]);
    return cpuTime() - began;
  };

  it("of one word a hundred thousand times, of ten thousand identical clauses, and of brackets alone end in time", () => {
    expect(
      compiled(["word ".repeat(100_000)], [`${"word ".repeat(40_000)}other ${"word ".repeat(50_000)}`]),
    ).toBeLessThan(LIMIT_MS);
    const same = Array.from({ length: 10_000 }, () => "Keep the lamps lit all night;");
    expect(compiled(same, same.slice(0, 9000))).toBeLessThan(LIMIT_MS);
    expect(compiled(["[".repeat(50_000)], ["[".repeat(49_000)])).toBeLessThan(LIMIT_MS);
    expect(compiled(["[ a ".repeat(5000)], ["[ b ".repeat(5000)])).toBeLessThan(LIMIT_MS);
  });
});
