import { describe, expect, it } from "vitest";
import { pageLinesOf } from "./page-numbers.ts";

const page = (number: string): readonly string[] => [
  "We, the wardens, met;",
  "Recalling the fog;",
  `Noting lamp ${number};`,
  number,
];

describe("page numbers among the lines of a text", () => {
  for (const shape of ["N", "- N -", "–N–", "N/3", "Page | N", "[N]", "(N)"]) {
    it(`are known by rising from page to page: ${shape}`, () => {
      const lines = ["1", "2", "3"].flatMap((number) => page(shape.replace("N", number)));
      expect([...pageLinesOf(lines)].sort((a, b) => a - b)).toEqual([3, 7, 11]);
    });
  }

  it("are not seen in one lone figure, in figures that do not rise, or in a list of figures", () => {
    expect(pageLinesOf(page("7")).size).toBe(0);
    expect(pageLinesOf([...page("7"), ...page("7"), ...page("4")]).size).toBe(0);
    expect(pageLinesOf(["Members:", "1", "2", "3", "4"]).size).toBe(0);
  });
});
