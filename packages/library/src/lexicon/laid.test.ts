import { describe, expect, it } from "vitest";
import laidCitations from "../starter/laid-citations.json" with { type: "json" };
import { packCitations } from "../starter/stems.ts";
import { packFacets } from "./facets.ts";
import laidTerms from "./laid-terms.json" with { type: "json" };

describe("what is laid out beforehand", () => {
  it("is what facets and citations give today; `npm run lay` writes it again", () => {
    expect(laidTerms).toEqual(packFacets());
    expect(laidCitations).toEqual(packCitations());
  });
});
