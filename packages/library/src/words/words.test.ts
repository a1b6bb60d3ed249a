import { describe, expect, it } from "vitest";
import { stemOf, wordsOf } from "./words.ts";

describe("the words of a text", () => {
  it("are letters and digits in small letters, an apostrophe parts them", () => {
    expect(wordsOf("The State’s Co-operation: 2 ferries, “café”.")).toEqual([
      "the",
      "state",
      "s",
      "cooperation",
      "2",
      "ferries",
      "café",
    ]);
    expect(wordsOf("…")).toEqual([]);
  });

  it("fall under one stem in British and American spelling", () => {
    for (const [british, american] of [
      ["organised", "organization"],
      ["labour", "labor"],
      ["defence", "defense"],
      ["programme", "programs"],
      ["travelling", "traveling"],
      ["centre", "center"],
    ]) {
      expect(stemOf(british ?? "")).toBe(stemOf(american ?? ""));
    }
    expect(stemOf("four")).toBe("four");
  });

  it("are kept apart where Porter's rules would throw different things together", () => {
    for (const [one, other] of [
      ["international", "internal"],
      ["organs", "organization"],
      ["hospitality", "hospitals"],
    ]) {
      expect(stemOf(one ?? "")).not.toBe(stemOf(other ?? ""));
    }
  });
});
