import { describe, expect, it } from "vitest";
import { isMember, membershipOf, stateCode, stateInSentence, stateName } from "./states.ts";

describe("States by name", () => {
  it.each([
    ["Pakistan", "PAK"],
    ["Iran (Islamic Republic of)", "IRN"],
    ["Viet Nam", "VNM"],
    ["Türkiye", "TUR"],
    ["Turkey", "TUR"],
    ["the United Kingdom of Great Britain and Northern Ireland", "GBR"],
    ["Democratic People's Republic of Korea", "PRK"],
    ["Congo", "COG"],
    ["Democratic Republic of the Congo", "COD"],
    ["Côte d'Ivoire", "CIV"],
    ["Cote d’Ivoire", "CIV"],
    ["Venezuela (Bolivarian Republic of)", "VEN"],
    ["Holy See", "VAT"],
    ["St. Lucia", "LCA"],
    ["PAK", "PAK"],
  ])("%s is %s", (name, code) => {
    expect(stateCode(name)).toBe(code);
  });

  it.each(["Atlantis", "European Union", "", "pak", "Yugoslavia (former)"])("%j is no State", (name) => {
    expect(stateCode(name)).toBeNull();
  });

  it("a name stands in a sentence with its article", () => {
    expect(stateInSentence("PAK")).toBe("Pakistan");
    expect(stateInSentence("NLD")).toBe("the Netherlands");
    expect(stateInSentence("ZZZ")).toBe("ZZZ");
    expect(stateName("CIV")).toBe("Côte d’Ivoire");
    expect(stateName("ZZZ")).toBeNull();
  });
});

describe("memberships", () => {
  it("the United Nations has 193 members and the European Union 27, each a State with a name", () => {
    expect(membershipOf("UN")?.members.length).toBe(193);
    expect(membershipOf("EU")?.members.length).toBe(27);
    for (const group of ["UN", "EU"]) {
      for (const code of membershipOf(group)?.members ?? []) expect(stateName(code)).not.toBeNull();
    }
  });

  it("a group without a table has no members", () => {
    expect(membershipOf("G77")).toBeNull();
    expect(isMember("G77", "PAK")).toBe(false);
  });
});
