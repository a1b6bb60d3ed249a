import { describe, expect, it } from "vitest";
import { counted, dayFirstDate, firstFew, labelStretches, listed, longDate, readableName, shortened } from "./words.ts";

describe("words of a brief", () => {
  it("write a date in words or day first, and leave alone what is no date", () => {
    expect([longDate("2027-03-04"), dayFirstDate("2027-03-04")]).toEqual(["4 March 2027", "04-03-2027"]);
    expect([longDate("spring 2027"), longDate("2027-13-01")]).toEqual(["spring 2027", "2027-13-01"]);
  });

  it("count in words up to twelve", () => {
    expect([0, 1, 12, 13].map((count) => counted(count, "change", "changes"))).toEqual([
      "no changes",
      "one change",
      "twelve changes",
      "13 changes",
    ]);
  });

  it("list with an and before the last", () => {
    expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });

  it("turn a letterhead's capitals into a name, but not an acronym", () => {
    expect(readableName("GOVERNMENT OF VALDORIA, MINISTRY OF THE SEA (MTS)")).toBe(
      "Government of Valdoria, Ministry of the Sea (MTS)",
    );
    expect([readableName("UNODC"), readableName("Ministry of Fields")]).toEqual(["UNODC", "Ministry of Fields"]);
  });

  it("name the first few of many, and stretches of labels", () => {
    expect(firstFew(["a", "b", "c"], 2)).toBe("a, b, c");
    expect(firstFew(["a", "b", "c", "d"], 2)).toBe("a, b and 2 more");
    expect(labelStretches(["Opening", "PP1", "PP2", "PP3", "OP1", "OP2", "OP4", "OP5(a)"])).toEqual([
      "Opening",
      "PP1 to PP3",
      "OP1",
      "OP2",
      "OP4",
      "OP5(a)",
    ]);
  });

  it("shorten a quotation at its end, between words, and never on a word that leads on", () => {
    const text = "Agree to keep the lamps of every lighthouse lit through the night and to mend them by day";
    expect(shortened(text, 50)).toBe("Agree to keep the lamps of every lighthouse lit …");
    expect(shortened("Lights shall not be put out before dawn", 18)).toBe("Lights shall …");
    expect(shortened("The keepers of the lights, of the bells", 30)).toBe("The keepers of the lights …");
    expect(shortened("short", 50)).toBe("short");
  });
});
