import { describe, expect, it } from "vitest";
import { markingsOf } from "./markings.ts";

describe("precedence and grading", () => {
  it.each([
    ["MOST IMMEDIATE", "Most Immediate", null],
    ["Immediate", "Immediate", null],
    ["**PRIORITY**".replaceAll("*", ""), "Priority", null],
    ["MOST IMMEDIATE / SECRET", "Most Immediate", "Secret"],
    ["SECRET - MOST IMMEDIATE", "Most Immediate", "Secret"],
    ["TOP SECRET", null, "Top Secret"],
    ["[RESTRICTED]", null, "Restricted"],
    ["Precedence: FLASH", "Flash", null],
    ["Priority: Immediate", "Immediate", null],
    ["Classification: CONFIDENTIAL", null, "Confidential"],
    ["RESTREINT UE/EU RESTRICTED", null, "EU Restricted"],
    ["NATO SECRET", null, "NATO Secret"],
    ["CONFIDENTIAL (BY BAG)", null, null],
    ["BY BAG", null, null],
  ])("%s gives %s and %s", (line, precedence, grading) => {
    const expected = line === "CONFIDENTIAL (BY BAG)" ? null : { precedence, grading };
    expect(markingsOf(line)).toEqual(expected);
  });

  it.each([
    "It is confidential",
    "confidential",
    "Secretary",
    "Immediate action is requested",
    "Priority areas of work",
    "Urgently",
  ])("running text is no marking: %s", (line) => {
    expect(markingsOf(line)).toBeNull();
  });
});
