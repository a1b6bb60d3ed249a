import { describe, expect, it } from "vitest";
import { markRuns, plainText } from "./runs.ts";

describe("words marked inside a clause", () => {
  const text = "Return the objects to the State of origin.";

  it("marks the words and keeps every other character", () => {
    const runs = markRuns(text, [{ start: 7, end: 18 }]);
    expect(runs.map((one) => [one.style, one.text])).toEqual([
      ["plain", "Return "],
      ["mark", "the objects"],
      ["plain", " to the State of origin."],
    ]);
  });

  it("marks words once where two findings overlap or touch", () => {
    const runs = markRuns(text, [
      { start: 11, end: 24 },
      { start: 7, end: 18 },
      { start: 24, end: 30 },
    ]);
    expect(runs.filter((one) => one.style === "mark").map((one) => one.text)).toEqual(["the objects to the Stat"]);
    expect(plainText(runs)).toBe(text);
  });

  it("survives ranges outside the text", () => {
    expect(plainText(markRuns(text, [{ start: -4, end: 900 }]))).toBe(text);
    expect(markRuns("", [{ start: 0, end: 1 }])).toEqual([]);
  });
});
