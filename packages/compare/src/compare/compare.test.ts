import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparison } from "./change.ts";
import { compareLines } from "./compare.ts";
import { apply, invert, mapClause, mapPosition } from "./projections.ts";

const line = fc.array(
  fc.constantFrom("the", "lamp", "of", "Port", "Verde", "1.", ",", "burns", "all", "night", "港", "é"),
  { maxLength: 10 },
);
const text = fc.array(
  line.map((words) => words.join(" ")),
  { maxLength: 8 },
);

/** Every law of a comparison at once: it leads to the revised text, back, survives JSON, and names each clause once. */
function checkComparison(base: readonly string[], revised: readonly string[]): Comparison {
  const comparison = compareLines(base, revised);
  expect(apply(comparison, base)).toEqual(revised);
  expect(apply(invert(comparison), revised)).toEqual(base);
  expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
  expect(comparison.changes.flatMap((change) => change.base).sort()).toEqual(
    base.map((_, at) => `base/${at + 1}`).sort(),
  );
  expect(comparison.changes.flatMap((change) => change.revised)).toEqual(revised.map((_, at) => `revised/${at + 1}`));
  return comparison;
}

describe("a comparison", () => {
  it("leads from one text to the other and back, whatever they are", () => {
    fc.assert(
      fc.property(text, text, (base, revised) => {
        checkComparison(base, revised);
      }),
      { numRuns: 1500 },
    );
  });

  it("carries a place in a clause across, and says where its words are gone", () => {
    const comparison = checkComparison(["Keep the old lamps lit;"], ["Keep the lamps lit all through the night;"]);
    expect(mapPosition(comparison, { id: "base/1", offset: 19 })).toMatchObject({ kept: true });
    const place = mapPosition(comparison, { id: "base/1", offset: 19 });
    expect("Keep the lamps lit all through the night;".slice(place?.offset)).toMatch(/^lit/);
    expect(mapPosition(comparison, { id: "base/1", offset: 11 })).toMatchObject({ kept: false });
    expect(mapPosition(comparison, { id: "base/9", offset: 0 })).toBeNull();
  });

  it("follows a clause that was split, and one that was deleted", () => {
    const whole =
      "Welcome the new lock at Port Verde and its careful builders, and call upon all ports to open their gates;";
    const comparison = checkComparison(
      [whole, "Thank the crews for their long service;"],
      ["Welcome the new lock at Port Verde and its careful builders;", "Call upon all ports to open their gates;"],
    );
    expect(mapClause(comparison, "base/1")).toEqual(["revised/1", "revised/2"]);
    expect(mapClause(comparison, "base/2")).toEqual([]);
    const place = mapPosition(comparison, { id: "base/1", offset: whole.indexOf("ports") });
    expect(place).toMatchObject({ id: "revised/2", kept: true, offset: "Call upon all ".length });
  });

  it("refuses a text it was not made from", () => {
    const comparison = compareLines(["Keep the lamps lit;"], ["Keep the boats dry;"]);
    expect(() => apply(comparison, ["Something else entirely"])).toThrow(
      expect.objectContaining({ code: "E_COMPARE_OTHER_BASE" }),
    );
  });
});
