import { layoutOf, restore } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { makeDocx, wordParagraph } from "../made-files.ts";
import type { Reading } from "../reading.ts";
import { openArchive } from "../zip/archive.ts";
import { languageOf } from "./column-language.ts";
import { readDocx } from "./read-docx.ts";
import { textTableOf } from "./text-table.ts";

const LINES = '<w:tblPr><w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr>';

type Cell = string | readonly string[];

function table(rows: readonly (readonly Cell[])[], properties: string): string {
  const cell = (paragraphs: Cell): string =>
    `<w:tc>${[paragraphs]
      .flat()
      .map((text) => wordParagraph(text))
      .join("")}</w:tc>`;
  return `<w:tbl>${properties}${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}

function read(rows: readonly (readonly Cell[])[], properties = LINES): Reading {
  const body = wordParagraph("Declaration on Ferries") + table(rows, properties) + wordParagraph("Done at Port Sela.");
  const reading = readDocx(openArchive(makeDocx(body), "draft.docx"), "draft.docx");
  const printed = reading.paragraphs.map(({ text }) => text).join("\n");
  expect(restore(printed, layoutOf(reading.source, reading.paragraphs))).toBe(reading.source);
  return reading;
}

const inside = (reading: Reading): readonly string[] => reading.paragraphs.slice(1, -1).map(({ text }) => text);
const codes = (reading: Reading): readonly string[] => reading.remarks.map(({ code }) => code);

const ENGLISH = [
  "We, the ministers responsible for the ferries, gathered in Port Sela;",
  "Recalling the loss of the ferry Aurelia in the winter of 2029;",
  "Agree to carry boats for all who are on board;",
];
const FRENCH = [
  "Nous, ministres chargés des transbordeurs, réunis à Port Sela ;",
  "Rappelant la perte du transbordeur Aurelia dans l'hiver de 2029 ;",
  "Convenons de prévoir des canots pour toutes les personnes à bord ;",
];
const sideBySide = (left: readonly string[], right: readonly string[]): readonly string[][] =>
  left.map((text, index) => [text, right[index] ?? ""]);

describe.each([
  ["with lines", LINES],
  ["without lines", ""],
])("a table of running text %s", (_, properties) => {
  it("with numbers before the text is numbered clauses, a cell's further paragraphs under them", () => {
    const rows = [
      ["No.", "Text"],
      ["1.", ENGLISH[1] ?? ""],
      ["2.", ["Decide to meet again in the years to come:", "(a) in the spring;"]],
    ];
    const reading = read(rows, properties);
    expect(inside(reading)).toEqual([
      `1.\t${ENGLISH[1]}`,
      "2.\tDecide to meet again in the years to come:",
      "(a) in the spring;",
    ]);
    expect(codes(reading)).toEqual([]);
  });

  it("in two languages is read in the first, the other kept in the file and said", () => {
    const reading = read([["English", "Français"], ...sideBySide(ENGLISH, FRENCH)], properties);
    expect(inside(reading)).toEqual(ENGLISH);
    expect(reading.source).toContain(FRENCH[1]);
    expect(reading.remarks).toEqual([expect.objectContaining({ code: "R_TABLE_LANGUAGES" })]);
    expect(reading.remarks[0]?.message).toContain("English and French");
    expect(inside(read(sideBySide(FRENCH, ENGLISH), properties))).toEqual(FRENCH);
  });

  it("with two drafts side by side is read row by row, each cell a paragraph", () => {
    const other = ENGLISH.map((text) => text.replace("ferry", "vessel"));
    const reading = read([["Chair's text", "Tarsa"], ...sideBySide(ENGLISH, other)], properties);
    expect(inside(reading)).toEqual(ENGLISH.flatMap((text, index) => [text, other[index]]));
    expect(codes(reading)).toEqual(["R_TABLE_COLUMNS"]);
  });

  it("with a row over all its columns keeps that row as text", () => {
    const reading = read([["1.", ENGLISH[1] ?? ""], ["On safety"], ["2.", ENGLISH[2] ?? ""]], properties);
    expect(inside(reading)).toEqual([`1.\t${ENGLISH[1]}`, "On safety", `2.\t${ENGLISH[2]}`]);
  });
});

describe("a number that Word computes in a cell of its own", () => {
  it("is the number of the clause beside it", () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const counted = wordParagraph("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    const rows = ENGLISH.map((text) => `<w:tr><w:tc>${counted}</w:tc><w:tc>${wordParagraph(text)}</w:tc></w:tr>`);
    const bytes = makeDocx(`<w:tbl>${LINES}${rows.join("")}</w:tbl>`, { numbering });
    const { paragraphs } = readDocx(openArchive(bytes, "draft.docx"), "draft.docx");
    expect(paragraphs.map(({ text, numbering: number }) => [number, text])).toEqual(
      ENGLISH.map((text, index) => [`${index + 1}.`, text]),
    );
  });
});

describe("a table of entries", () => {
  it.each([
    [
      "figures",
      [
        ["State", "Share"],
        ["Vesland", "400,000"],
        ["Tarsa", "200,000"],
      ],
    ],
    [
      "names that sign",
      [
        ["For Vesland", "For Tarsa"],
        ["Ana Holt", "Bo Marsh"],
      ],
    ],
    [
      "actions with who and when",
      [
        ["Action", "Lead", "By"],
        [`${ENGLISH[1]} ${ENGLISH[2]}`, "Vesland", "2032"],
      ],
    ],
    [
      "numbers and names",
      [
        ["1.", "Vesland"],
        ["2.", "Tarsa"],
      ],
    ],
  ])("of %s stays a table", (_, rows) => {
    expect(textTableOf(rows)).toBeNull();
    expect(read(rows).paragraphs[1]?.style).toBe("table");
  });
});

describe("a table without lines", () => {
  const FIGURES = [
    ["State", "Share"],
    ["Vesland", "USD 5,000,000"],
    ["Tarsa", "1.2 million"],
  ];

  it("stays a table where a column has figures, or a row names the columns", () => {
    expect(read(FIGURES, "").paragraphs[1]).toMatchObject({ style: "table", rows: FIGURES });
    const head = wordParagraph("State");
    const rows = [head, wordParagraph("Vesland")].map((cell, index) => {
      const mark = index === 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : "";
      return `<w:tr>${mark}<w:tc>${cell}</w:tc><w:tc>${wordParagraph("Lead")}</w:tc></w:tr>`;
    });
    const bytes = makeDocx(`${wordParagraph("Declaration")}<w:tbl>${rows.join("")}</w:tbl>`);
    expect(readDocx(openArchive(bytes, "draft.docx"), "draft.docx").paragraphs[1]?.style).toBe("table");
  });

  it.each([
    [
      "a letterhead",
      [
        ["GOVERNMENT OF VESLAND", "No. 3/2031"],
        ["Ministry of Ferries", "5 March 2031"],
      ],
    ],
    [
      "telephones",
      [
        ["Telephone", "5550100"],
        ["Fax", "5550101"],
      ],
    ],
    [
      "names that sign",
      [
        ["Ana Holt", "Bo Marsh"],
        ["Director", "Director"],
      ],
    ],
    [
      "what heads a memorandum",
      [
        ["To:", "The Secretary"],
        ["Date:", "5 March 2031"],
        ["Pages:", "3"],
      ],
    ],
  ])("with %s only lays text out", (_, rows) => {
    expect(inside(read(rows, ""))).toEqual(rows.flat());
  });
});

describe("the language of a column", () => {
  it("is told by its small words or its script, and is unknown where they do not tell", () => {
    expect(languageOf(ENGLISH.join(" "))).toBe("English");
    expect(languageOf(FRENCH.join(" "))).toBe("French");
    expect(languageOf("Мы, министры, отвечающие за паромы")).toBe("Cyrillic script");
    expect(languageOf("نحن الوزراء المسؤولون عن العبارات")).toBe("Arabic script");
    expect(languageOf("Vesland, Tarsa, Kandoria")).toBeNull();
  });
});
