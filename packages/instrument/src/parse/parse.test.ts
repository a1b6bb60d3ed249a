import { describe, expect, it } from "vitest";
import { markerOf } from "./marker.ts";
import { paragraphsOf } from "./paragraphs.ts";

const texts = (source: string): readonly string[] => paragraphsOf(source).map((paragraph) => paragraph.text);

describe("paragraphs of plain text", () => {
  it("end at a blank line, whatever the line ends are", () => {
    expect(texts("One.\r\n\r\nTwo.\rThree.\u2028Four.")).toEqual(["One.", "Two.", "Three.", "Four."]);
  });

  it("are joined where lines were broken at a margin, and point back to every line", () => {
    const source = [
      "Recalling the long debates that were held in the old customs house of",
      "Saltburn during the wet spring of that year, and the patience of all",
      "who listened to them until the lamps were out,",
    ].join("\n");
    const [paragraph] = paragraphsOf(source);
    expect(paragraph?.pieces).toHaveLength(3);
    expect(paragraph?.text).not.toContain("\n");
  });

  it("keep the lines of a letterhead and a signature apart beside text broken at a margin", () => {
    const body =
      "The undersigned has the honour to enclose the text that was agreed upon\nin the last meeting of the group, and asks that it be vetted in good time\nbefore the ferries leave.";
    expect(texts(`HARBOUR OFFICE\nSaltburn\n\n${body}\n\n(A. Example)\nSecretary\nTel. 12 34`)).toHaveLength(6);
  });

  it("go on where a clause under a letter breaks before 'including'", () => {
    const source =
      "(a) the protection of low-lying settlements along the quiet coast,\nincluding the identification of those at risk, and the means to warn;";
    expect(texts(source)).toHaveLength(1);
  });

  it("begin again at the last of a list, behind '; and'", () => {
    expect(texts("(b) to oil every hinge each autumn; and\n(c) to publish the ledger.")).toHaveLength(2);
  });

  it("begin again behind a semicolon at a capital letter, though the line was full", () => {
    const lines = [
      "Enhance the patience of ferry masters in the long season of fogs, and let",
      "them rest in the harbour inns when the lamps are out on the quiet coast;",
      "Strengthen the moorings along the whole of the coast, with rope and chain",
      "and with the help of all who have hands to lend;",
    ];
    expect(texts(lines.join("\n"))).toHaveLength(2);
  });

  it("begin again at a recital, a number or a letter, without a blank line", () => {
    expect(
      texts("The Council,\nRecalling the report,\nNoting the season,\n1. Decides to rest;\n(a) to sleep;"),
    ).toHaveLength(5);
  });

  it("have no emphasis marks in them, and give their ranges", () => {
    const [paragraph] = paragraphsOf("*Recalling* the **two** herons");
    expect(paragraph?.text).toBe("Recalling the two herons");
    expect(paragraph?.marks).toEqual([
      { mark: "emphasis", start: 0, end: 9 },
      { mark: "strong", start: 14, end: 17 },
    ]);
  });
});

describe("blank lines", () => {
  it("are layout, though there be hundreds of thousands of them", () => {
    const source = `Chart the bay;${"\n".repeat(300_000)}Keep the light.\n`;
    const paragraphs = paragraphsOf(source);
    expect(paragraphs.map((paragraph) => paragraph.text)).toEqual(["Chart the bay;", "Keep the light."]);
  });
});

describe("markers", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["5. Decides", "number", "5"],
    ["5bis. Decides", "number", "5bis"],
    ["(b) to act", "letter", "b"],
    ["(iv) to act", "roman", "iv"],
    ["- to act", "bullet", ""],
    ["OP5bis alt2 Decides", "label", "5bis alt2"],
    ["PP3: Recalling", "label", "3"],
  ];
  for (const [text, style, name] of cases) {
    it(`reads “${text}”`, () => expect(markerOf(text)).toMatchObject({ style, name }));
  }

  it("do not take years, quantities or words for markers", () => {
    for (const text of ["2030 is the year", "5 per cent", "I am", "A heron"]) expect(markerOf(text), text).toBeNull();
  });

  it("read a lone i behind h as a letter", () => {
    const h = markerOf("(h) herons");
    expect(markerOf("(i) ibises", h)).toMatchObject({ style: "letter", name: "i" });
    expect(markerOf("(i) ibises")).toMatchObject({ style: "roman", name: "i" });
  });
});
