import { describe, expect, it } from "vitest";
import { compile } from "../compile/compile.ts";
import { instrumentOfLines } from "../compile/plain.ts";
import { passagesOfLines } from "../passage.ts";
import { silentChanges } from "./silent.ts";

const [LAMPS, REPORT] = ["Decide to light the lamps of every weir;", "Invite every port to report on its gates;"];
const [OFFER, MONEY] = ["Welcome the offer of the river schools;", "Note the lack of money for new ropes;"];

function told(chair: readonly string[], filed: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const filings = Object.entries(filed).map(([party, text]) => ({ party, text: [LAMPS, ...text, REPORT] }));
  const compilation = compile(instrumentOfLines([LAMPS, REPORT], "zero"), filings);
  return silentChanges(compilation, passagesOfLines([LAMPS, ...chair, REPORT], "chair")).map(
    ({ kind, inserted, nearest }) => `${kind}: ${inserted} (${nearest.join(", ")})`,
  );
}

describe("the order of new paragraphs in a Chair's text", () => {
  it("is silent where the Chair turned round two that one delegation put one after the other", () => {
    expect(told([MONEY, OFFER], { EU: [OFFER, MONEY] })).toEqual([`new paragraph: ${MONEY} (EU)`]);
    expect(told([OFFER, MONEY], { EU: [OFFER, MONEY] })).toEqual([]);
  });

  it("is nobody's business where each came from another, or one delegation has them so", () => {
    expect(told([MONEY, OFFER], { EU: [OFFER], PAK: [MONEY] })).toEqual([]);
    expect(told([MONEY, OFFER], { EU: [OFFER, MONEY], PAK: [MONEY] })).toEqual([]);
    expect(told([MONEY, OFFER], { EU: [OFFER, MONEY], PAK: [MONEY, OFFER] })).toEqual([]);
  });
});
