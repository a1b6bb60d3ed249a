import { describe, expect, it } from "vitest";
import { enclosureLabelOf, marksNamedIn, rankOf, titleBehindLabel } from "./enclosure-label.ts";

describe("the label over an enclosure", () => {
  it.each([
    ["Annex A", "annex", "A"],
    ["ANNEXURE-II", "annexure", "II"],
    ["(Flag “C”)", "flag", "C"],
    ["Enclosure No. 2", "enclosure", "2"],
    ["Annex B (as of 12 March 2026)", "annex", "B"],
    ["Appendix 3:", "appendix", "3"],
    ["Annex to the letter dated 5 March 2026", "annex", null],
  ])("%s is %s with the mark %s", (text, word, mark) => {
    expect(enclosureLabelOf(text)).toEqual({ word, mark });
  });

  it.each([
    "Attachments:",
    "Annexes",
    "Annex A shall form part of this Agreement.",
    "Flagged",
    "Enclosure: Draft text",
  ])("%s is none", (text) => {
    expect(enclosureLabelOf(text)).toBeNull();
  });

  it("may have a title behind it on its line, which a sentence about it is not", () => {
    expect(titleBehindLabel("ANNEX B – PROGRAMME")).toBe(10);
    expect(titleBehindLabel("Annex 2: Draft declaration")).toBe(9);
    expect(titleBehindLabel("Annex A is an integral part of this Agreement")).toBeNull();
    expect(titleBehindLabel("Annexes to the Agreement")).toBeNull();
  });

  it("goes on in its own series: I after H is a letter, I after A a Roman one", () => {
    expect([rankOf("I", "H").series, rankOf("I", "A").series, rankOf("IV", null).rank]).toEqual(["letter", "roman", 4]);
  });

  it("is named by a note, and an annex of the draft itself is not one of the note's", () => {
    expect(marksNamedIn("Draft at Annex-A, programme (Annexure ‘B’) and list at Flag C")).toEqual(["A", "B", "C"]);
    expect(marksNamedIn("in particular Annex I of the Agreement; Annex II to the draft")).toEqual([]);
  });
});
