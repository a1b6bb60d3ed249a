import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareLines } from "../compare/compare.ts";

/** Milliseconds of the processor that this thread has used: what else the machine does is left out. */
const cpuTime = (): number => process.threadCpuUsage().user / 1000;

const CLAUSES = [
  "Welcome the new lock at Port Verde and its careful builders;",
  "Call upon all ports of the basin to open their gates at night;",
  "Encourage schools to visit the locks and the weirs each year;",
  "Thank the ferry crews for their long and patient service;",
  "Decide to survey the river mouth each spring with the pilots;",
];

function kinds(base: readonly string[], revised: readonly string[]): string {
  return compareLines(base, revised)
    .changes.map((change) => change.kind)
    .join(" ");
}

describe("clauses of two versions", () => {
  it("are the same, changed, added or deleted", () => {
    const revised = [
      CLAUSES[0] ?? "",
      (CLAUSES[1] ?? "").replace("night", "dawn"),
      ...CLAUSES.slice(3),
      "We shall meet again.",
    ];
    expect(kinds(CLAUSES, revised)).toBe("equal change delete equal equal add");
  });

  it("are only renumbered where the typed number alone is another", () => {
    expect(
      kinds(["1. Keep the lamps lit at night;", "2. Report."], ["1. Keep the lamps lit at night;", "3. Report."]),
    ).toBe("equal renumber");
  });

  it("move, and may be edited while they move", () => {
    const [a = "", b = "", c = "", d = "", e = ""] = CLAUSES;
    expect(kinds(CLAUSES, [b, c, d, a, e])).toBe("equal equal equal move equal");
    const change = compareLines(CLAUSES, [b, c, d, a.replace("careful", "able"), e]).changes.find((each) => each.moved);
    expect(change?.edits.map((edit) => [edit.removed, edit.inserted])).toEqual([[" careful", " able"]]);
  });

  it("are moved even where a newcomer stands in their place", () => {
    const [a = "", b = "", c = "", d = "", e = ""] = CLAUSES;
    const newcomer = "Welcome the new lock at Port Nero and its builders, who came from afar and stayed;";
    expect(kinds(CLAUSES, [newcomer, b, c, d, e, a])).toBe("add equal equal equal equal move");
  });

  it("that were edited where they stood did not move because another passed them unchanged", () => {
    const [a = "", b = "", c = "", d = "", e = ""] = CLAUSES;
    const edited = [b, c, d].map((text) => text.replace("the ", "the good "));
    const found = compareLines(CLAUSES, [...edited, a, e]).changes;
    expect(found.filter((change) => change.moved).map((change) => change.baseAt)).toEqual([0]);
  });

  it("take their short chapeau along when a part moves", () => {
    const [a = "", b = "", c = "", d = "", e = ""] = CLAUSES;
    const found = kinds(
      ["Decide to:", a, b, "Urge ports to:", c, d, e],
      ["Urge ports to:", c, d, e, "Decide to:", a, b],
    );
    expect(found).toBe("equal equal equal equal move move move");
  });

  it("that share no more than a formula did not move", () => {
    const [a = "", b = "", c = ""] = CLAUSES;
    expect(kinds(["Take note of the old mills;", a, b, c], [a, b, c, "Take note of the deep cisterns;"])).toBe(
      "delete equal equal equal add",
    );
  });

  it("are split and joined", () => {
    const whole =
      "Welcome the new lock at Port Verde and its careful builders, and call upon all ports to open their gates;";
    const parts = [
      "Welcome the new lock at Port Verde and its careful builders;",
      "Call upon all ports to open their gates;",
    ];
    expect(kinds([whole, "Report."], [...parts, "Report."])).toBe("split equal");
    expect(kinds([...parts, "Report."], [whole, "Report."])).toBe("merge equal");
  });

  it("are deleted one by one where eight of twenty go and the others change by one word", () => {
    const base = Array.from(
      { length: 20 },
      (_, at) => `Clause ${at} asks port ${at * 7} to keep lamp ${at * 3} lit every single night;`,
    );
    const revised = base.filter((_, at) => at % 5 > 1).map((text) => text.replace("single", "stormy"));
    const found = compareLines(base, revised).changes;
    expect(found.filter((change) => change.kind === "delete")).toHaveLength(8);
    expect(found.filter((change) => change.kind === "change" && change.edits.length === 1)).toHaveLength(12);
  });
});

describe("moves made by a generator", () => {
  it("are found and nothing else is called a move, in at least 95 of 100", () => {
    let found = 0;
    let made = 0;
    let called = 0;
    const table = fc.record({
      seed: fc.array(fc.nat(400), { minLength: 600, maxLength: 600 }),
      moves: fc.array(fc.record({ from: fc.nat(29), to: fc.nat(29), edit: fc.boolean() }), {
        minLength: 1,
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(table, ({ seed, moves }) => {
        const base = Array.from(
          { length: 30 },
          (_, at) =>
            `${seed
              .slice(at * 20, at * 20 + 20)
              .map((word) => `w${word}`)
              .join(" ")} ${at};`,
        );
        const ids = base.map((_, at) => at);
        const moved = new Set<number>();
        for (const { from, to } of moves) {
          if (Math.abs(from - to) < 6 || moved.has(from)) continue;
          const at = ids.indexOf(from);
          ids.splice(at, 1);
          ids.splice(to, 0, from);
          moved.add(from);
        }
        const edited = new Set(moves.filter((move) => move.edit).map((move) => move.from));
        const revised = ids.map((id) =>
          edited.has(id) ? (base[id] ?? "").replace(" w", " changed w") : (base[id] ?? ""),
        );
        const said = compareLines(base, revised)
          .changes.filter((change) => change.moved)
          .map((change) => change.baseAt);
        made += moved.size;
        called += said.length;
        found += said.filter((at) => moved.has(at)).length;
      }),
      { numRuns: 200 },
    );
    expect(found / made).toBeGreaterThanOrEqual(0.95);
    expect(found / called).toBeGreaterThanOrEqual(0.95);
  });
});

describe("texts made to exhaust the engine", () => {
  const LIMIT_MS = 2000;
  const within = (work: () => unknown): void => {
    const began = cpuTime();
    work();
    expect(cpuTime() - began).toBeLessThan(LIMIT_MS);
  };

  it("one word repeated a hundred thousand times", () => {
    within(() => compareLines(["word ".repeat(100_000)], [`${"word ".repeat(50_000)}other ${"word ".repeat(49_000)}`]));
  });

  it("one long paragraph rewritten from few words", () => {
    const made = (factor: number): string =>
      Array.from({ length: 60_000 }, (_, at) => `w${(at * at * factor) % 47}`).join(" ");
    within(() => compareLines([made(7)], [made(11)]));
  });

  it("two texts with nothing in common, and ten thousand clauses that are all the same", () => {
    const text = (letter: string): readonly string[] =>
      Array.from({ length: 2000 }, (_, at) =>
        Array.from({ length: 40 }, (_word, k) => `${letter}${(at * 31 + k * 7) % 4000}`).join(" "),
      );
    within(() => compareLines(text("a"), text("b")));
    const same = Array.from({ length: 10_000 }, () => "Keep the lamps lit all night;");
    within(() =>
      compareLines(
        same,
        same.map((line, at) => (at % 3 === 0 ? "Keep the boats dry all night;" : line)),
      ),
    );
  });
});
