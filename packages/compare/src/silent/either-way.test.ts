import { describe, expect, it } from "vitest";
import { compile } from "../compile/compile.ts";
import { instrumentOfLines } from "../compile/plain.ts";
import { passagesOfLines } from "../passage.ts";
import { silentChanges } from "./silent.ts";

const LAMPS = "Decide to light the lamps of every weir at night and in the storms of winter;";
const GATES = "Thank the wardens of the gates for their reports;";
const CREWS = "Recall the rules of the markets and the wages of crews;";
const TOLLS = "Invite every port to publish its tolls once a year;";
const BASE = [LAMPS, GATES, CREWS, TOLLS];

function told(chair: readonly string[], filed: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const filings = Object.entries(filed).map(([party, text]) => ({ party, text }));
  const compilation = compile(instrumentOfLines(BASE, "zero"), filings);
  return silentChanges(compilation, passagesOfLines(chair, "chair")).map(({ kind, clause }) => `${kind}: ${clause}`);
}

describe("two paragraphs that a delegation has the other way round, with what stood between them struck out", () => {
  const EU = [CREWS, LAMPS, TOLLS];

  it("may be the one put before or the other put behind, where the Chair keeps the paragraph between them", () => {
    expect(told([CREWS, LAMPS, GATES, TOLLS], { EU })).toEqual([]);
    expect(told([GATES, CREWS, LAMPS, TOLLS], { EU })).toEqual([]);
    expect(told(EU, { EU })).toEqual([]);
  });

  it("are not both put elsewhere: that the Chair has the one between them amid the two is the Chair's own", () => {
    expect(told([CREWS, GATES, LAMPS, TOLLS], { EU })).toHaveLength(1);
  });

  it("say nothing of another paragraph, nor for a delegation that strikes nothing out", () => {
    expect(told([TOLLS, GATES, CREWS, LAMPS], { EU })).not.toEqual([]);
    expect(told([GATES, CREWS, LAMPS, TOLLS], { EU: [CREWS, LAMPS, GATES, TOLLS] })).not.toEqual([]);
  });
});
