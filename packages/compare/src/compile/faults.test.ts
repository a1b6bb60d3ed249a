import type { Instrument } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPrint } from "../print/check.ts";
import { type CompileOptions, compile, STAGES } from "./compile.ts";
import { VIEWS } from "./laws.ts";
import { instrumentOfLines } from "./plain.ts";
import { project, rollingText } from "./project.ts";
import { roundOf } from "./typed/round.ts";

const BASE = [
  "Decide to protect the old lighthouses of the northern coast;",
  "Invite every harbour to report its lamps each spring;",
];
const FILINGS = [
  { party: "EU", text: [BASE[0]?.replace("old ", "") ?? "", BASE[1] ?? ""] },
  { party: "FJI", text: [BASE[0]?.replace("old ", "") ?? "", BASE[1]?.replace("spring", "autumn") ?? ""] },
];

function withFault(fault: CompileOptions["stages"]): () => unknown {
  return () => compile(instrumentOfLines(BASE, "zero"), FILINGS, fault === undefined ? {} : { stages: fault });
}

/** The same tree with its JSON changed: the shortest way to a picture that is wrong. */
function altered(instrument: Instrument, from: string, to: string): Instrument {
  const wrong: Instrument = JSON.parse(JSON.stringify(instrument).replace(from, to));
  return wrong;
}

describe("a fault planted in each law is found before anything is shown", () => {
  it("nothing is found where nothing is wrong", () => {
    expect(withFault(STAGES)).not.toThrow();
  });

  it("law 1: a base that loses a space when proposals are rejected", () => {
    const rejectAll: typeof VIEWS.rejectAll = (compilation) => {
      const right = VIEWS.rejectAll(compilation);
      return { ...right, text: right.text.replace("old lighthouses", "oldlighthouses") };
    };
    expect(withFault({ ...STAGES, views: { ...VIEWS, rejectAll } })).toThrow(/Law 1 .*clause zero\.c1/);
  });

  it("law 1: a round whose base is not what the rolling text says without its brackets", () => {
    const arrived = instrumentOfLines([`${BASE[0] ?? ""} [EU: at once]`, BASE[1] ?? ""], "zero");
    const base = instrumentOfLines([`${BASE[0] ?? ""} at once`, BASE[1] ?? ""], "zero");
    expect(() => compile(base, [], { arrived })).toThrow(/Law 1 .*clause zero\.c1/);
    const round = roundOf(arrived);
    expect(() => compile(round?.base ?? base, round?.standing ?? [], { arrived })).not.toThrow();
  });

  it("law 2: an edit of one delegation that is lost", () => {
    const interned: typeof STAGES.interned = (lists) => {
      const right = STAGES.interned(lists);
      return { ...right, numbers: right.numbers.map((own, at) => (at === 1 ? own.slice(0, 1) : own)) };
    };
    expect(withFault({ ...STAGES, interned })).toThrow(/Law 2 .*clause zero\.c2 of FJI/);
  });

  it("law 3: edits that stand in the order in which they arrived", () => {
    const interned: typeof STAGES.interned = (lists) => {
      const right = STAGES.interned(lists);
      const last = right.edits.length - 1;
      return {
        edits: [...right.edits].reverse(),
        numbers: right.numbers.map((own) => own.map((number) => last - number).sort((x, y) => x - y)),
      };
    };
    expect(withFault({ ...STAGES, interned })).toThrow(/Law 3 /);
  });

  it("law 4: a deletion that is said to be another's", () => {
    const rolling = (compilation: Parameters<typeof rollingText>[0]): Instrument =>
      altered(rollingText(compilation), '"attribution":["EU","FJI"]', '"attribution":["EU"]');
    expect(withFault({ ...STAGES, views: { ...VIEWS, rollingText: rolling } })).toThrow(/Law 4 .*zero\.c1 of FJI/);
  });

  it("law 4: a word that nobody struck out but the picture says so", () => {
    const rolling = (compilation: Parameters<typeof rollingText>[0]): Instrument =>
      altered(rollingText(compilation), "old", "new");
    expect(withFault({ ...STAGES, views: { ...VIEWS, rollingText: rolling } })).toThrow(/Law 4 /);
  });

  it("law 5: a print that would be read otherwise", () => {
    const compilation = compile(instrumentOfLines(BASE, "zero"), FILINGS);
    expect(() => checkPrint(rollingText(compilation))).not.toThrow();
    const wrong = altered(rollingText(compilation), '"value":"EU, FJI: delete: "', '"value":"EU, FJI; delete: "');
    expect(() => checkPrint(wrong)).toThrow(/Law 5 .*zero\.c1/);
  });

  it("law 6: a second delegation whose changes are dropped when two are accepted", () => {
    const faulty: typeof project = (compilation, parties) => project(compilation, parties.slice(0, 1));
    const property = fc.property(fc.constantFrom("autumn", "winter", "summer"), (season) => {
      const filings = [FILINGS[0], { party: "GHA", text: [BASE[0] ?? "", BASE[1]?.replace("spring", season) ?? ""] }];
      const compilation = compile(
        instrumentOfLines(BASE, "zero"),
        filings.filter((filing) => filing !== undefined),
      );
      return faulty(compilation, ["EU", "GHA"]).text.includes(season);
    });
    expect(fc.check(property, { seed: 1, numRuns: 3 }).failed).toBe(true);
  });

  it("law 7: one reading that stands in a bracket twice", () => {
    const rolling = (compilation: Parameters<typeof rollingText>[0]): Instrument => {
      const reading = (names: string): string =>
        `{"type":"alternative","stance":"delete","attribution":[${names}],"children":[{"type":"text","value":"old"}]}`;
      return altered(rollingText(compilation), reading('"EU","FJI"'), `${reading('"EU"')},${reading('"FJI"')}`);
    };
    expect(withFault({ ...STAGES, views: { ...VIEWS, rollingText: rolling } })).toThrow(/Law 7 .*zero\.c1 of FJI/);
  });
});
