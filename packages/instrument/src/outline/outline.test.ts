import { describe, expect, it } from "vitest";
import { paragraphsOf } from "../parse/paragraphs.ts";
import { bodyOf } from "./body.ts";
import { frontOf } from "./front.ts";

const roles = (source: string): string =>
  bodyOf(paragraphsOf(source))
    .map((draft) => (draft.is === "clause" ? draft.role[0] : draft.is[0]?.toUpperCase()))
    .join("");

describe("what stands before the body", () => {
  it("is the title, place and date, in any order", () => {
    const front = frontOf(
      paragraphsOf("Zero draft\n\nPledge on Ferries\n\nSaltburn, 4 May 2031\n\nWe, the owners, met;"),
    );
    expect(front.drafts.map((draft) => draft.is)).toEqual(["formula", "title", "formula"]);
  });

  it("is nothing where a text begins at once", () => {
    expect(frontOf(paragraphsOf("The Council,\n\nRecalling the report,")).end).toBe(0);
  });
});

describe("roles", () => {
  it("come from position: the same verb recites before the chapeau and commits after it", () => {
    expect(roles("We, the Ministers, met;\n\nReaffirm quiet;\n\n[On noise, we:]\n\nReaffirm quiet;")).toBe("opco");
  });

  it("turn at a chapeau that has neither brackets nor a colon", () => {
    expect(
      roles("We, the Ministers, met;\n\nReaffirm quiet;\n\nOn music, we\n\nSupport flutes;\n\nOn noise, we\n\nEnd it."),
    ).toBe("opcoco");
  });

  it("turn at the number 1 in a resolution, whatever the words", () => {
    expect(roles("The Council,\n\nRecalling,\n\n1. Further recalls the report;\n\n2. Decides to rest.")).toBe("opoo");
  });

  it("stay recitals below a heading among them, and turn at one before undertakings", () => {
    const head = "We, the Ministers, met;\n\nRecalling the fog,\n\n";
    expect(roles(`${head}Shared concerns\n\nDeeply concerned at its length,\n\nThe way\n\n1. We rest.`)).toBe("opHpHo");
    expect(roles(`${head}Prevention\n\nStrengthening laws;\n\nTraining pilots.`)).toBe("opHoo");
    expect(roles(`${head}Pillar 1: Prevention\n\nStrengthening laws,\n\nTraining pilots.`)).toBe("opHoo");
  });

  it("close only at the end, and sign after it", () => {
    expect(
      roles(
        "We, the Ministers, met;\n\n[We will:]\n\nrest;\n\nWe endorse this Declaration.\n\nA. Example\n\nHarbour Master",
      ),
    ).toBe("ococss");
  });
});
