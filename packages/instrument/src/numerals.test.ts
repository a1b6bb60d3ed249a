import { describe, expect, it } from "vitest";
import { ordinalOf, romanOf, romanValue } from "./numerals.ts";

describe("Roman figures", () => {
  it("are written as they are in print", () => {
    const figures = [0, 1, 4, 9, 14, 40, 90, 399, 400, 1994].map((count) => romanOf(count)).join(" ");
    expect(figures).toBe(" i iv ix xiv xl xc cccxcix cd mcmxciv");
  });

  it("go on with the greatest sign allowed", () => {
    expect([399, 400, 500].map((count) => romanOf(count, 100))).toEqual(["cccxcix", "cccc", "ccccc"]);
  });

  it("are read back as the count they were written for", () => {
    const counts = Array.from({ length: 4000 }, (_, count) => count);
    expect(counts.map((count) => romanValue(romanOf(count)))).toEqual(counts);
  });

  it("are read where they are misspelt, and other letters count nothing", () => {
    expect(["iiii", "vx", "ic", "iic", "ab", ""].map(romanValue)).toEqual([4, 5, 99, 100, 0, 0]);
  });
});

describe("ordinals", () => {
  it("end as they are said", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 112, 123].map(ordinalOf).join(" ")).toBe(
      "1st 2nd 3rd 4th 11th 12th 13th 21st 112th 123rd",
    );
  });
});
