import { paragraphsOf, print, readInstrument } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import type { Filing } from "./model.ts";
import { rollingText } from "./project.ts";
import { expandFiling } from "./typed/expand.ts";

const SEED = Number(process.env.TRAVAUX_SEED || 20251210);
const NOTHING_KNOWN = { instruments: [], organisations: [] };
const BASE = "Decide to survey the river mouth each spring;\n\nInvite every port to report in autumn;";
const zero = readInstrument(paragraphsOf(BASE), { version: "zero", lexicon: NOTHING_KNOWN });

function filedBy(party: string, text: string): readonly Filing[] {
  const read = readInstrument(paragraphsOf(text), { version: party, lexicon: NOTHING_KNOWN });
  return expandFiling(zero, { party, file: `${party}.txt`, text: read }).filings;
}

const TABLE: readonly Filing[] = [
  ...filedBy("NOR", BASE.replace("survey", "[KEN: carefully][FJI, PER: rarely] survey")),
  ...filedBy("CHE", BASE.replace("survey", "[KEN: promptly] survey").replace("report", "[PER: twice] report")),
  ...filedBy("FJI", BASE.replace("every", "each")),
  ...filedBy("BRA", `${BASE}\n\n[KEN: Thank the crews of the lower river;]\n\n[PER: Rest.]`),
];

describe("what several senders typed for one party", () => {
  it("comes out the same in whatever order the files arrive", () => {
    const expected = compile(zero, TABLE);
    expect(print(rollingText(expected))).toContain("[FJI: each]");
    fc.assert(
      fc.property(fc.shuffledSubarray([...TABLE], { minLength: TABLE.length }), (shuffled) => {
        expect(compile(zero, shuffled)).toEqual(expected);
      }),
      { seed: SEED, numRuns: 200 },
    );
    expect(expected.submissions.find(({ party }) => party === "KEN")).toMatchObject({
      typedBy: "BRA",
      alsoTypedBy: ["CHE", "NOR"],
    });
    expect(expected.setAside.map(({ party, reason }) => `${party}: ${reason}`)).toEqual([
      "FJI: own file preferred",
      "KEN: typed otherwise by another",
    ]);
  });

  it("goes with a file that its sender replaced", () => {
    const [own, ken] = filedBy("NOR", BASE.replace("survey", "[KEN: carefully] survey"));
    const later: Filing = { party: "NOR", file: "NOR-2.txt", text: zero };
    if (own === undefined || ken === undefined) throw new Error("nothing was read");
    const { submissions, setAside } = compile(zero, [own, ken, later]);
    expect(submissions.map(({ party }) => party)).toEqual(["NOR"]);
    expect(setAside.map(({ party, reason }) => `${party}: ${reason}`)).toEqual(["KEN: superseded", "NOR: superseded"]);
  });
});
