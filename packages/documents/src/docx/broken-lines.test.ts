import { layoutOf, restore } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { makeDocx, wordParagraph } from "../made-files.ts";
import type { Reading } from "../reading.ts";
import { openArchive } from "../zip/archive.ts";
import { readDocx } from "./read-docx.ts";

function read(lines: readonly string[]): Reading {
  const body = lines.map((line) => wordParagraph(line)).join("");
  const reading = readDocx(openArchive(makeDocx(body), "draft.docx"), "draft.docx");
  const printed = reading.paragraphs.map(({ text }) => text).join("\n");
  expect(restore(printed, layoutOf(reading.source, reading.paragraphs))).toBe(reading.source);
  return reading;
}

/** Lines of at most `width` characters, broken between words; an empty line after each paragraph where asked. */
function broken(paragraphs: readonly string[], width: number, blank: boolean): readonly string[] {
  return paragraphs.flatMap((paragraph) => {
    const lines: string[] = [""];
    for (const word of paragraph.split(" ")) {
      const line = lines.at(-1) ?? "";
      if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
      else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
    }
    return blank ? [...lines, ""] : lines;
  });
}

const RECITALS = [
  "We, the ministers responsible for the lighthouses of the northern bank, gathered in Port Sela for the third meeting on lamps and lenses;",
  "Recalling that a lamp which nobody tends goes out, and that the keepers of the lamps have for many years been paid less than the sailors whom they warn of rocks;",
  "Reaffirm the need for lamps that burn through the whole night, in every season and in any weather, and for keepers who are trained to mend them without delay;",
  "Support campaigns to tell sailors of the lamps that are lit and of those that are not, including in the languages that they speak at home;",
  "Agree to light the strait together and to share among us the cost of oil, of lenses and of boats, in proportion to the ships that pass.",
];
const texts = (reading: Reading): readonly string[] => reading.paragraphs.map(({ text }) => text);

describe("a Word file with every line as a paragraph", () => {
  it.each([
    [60, true],
    [60, false],
    [72, true],
    [72, false],
    [95, true],
    [95, false],
  ])("of %i characters, empty ones between: %s, is read as the text it was", (width, blank) => {
    const head = ["MINISTRY OF LAMPS", "Port Sela", ""];
    const reading = read([...head, ...broken(RECITALS, width, blank)]);
    expect(texts(reading)).toEqual(["MINISTRY OF LAMPS", "Port Sela", ...RECITALS]);
    expect(reading.remarks.map(({ code }) => code)).toEqual(["R_LINES_JOINED"]);
    expect(reading.paragraphs.at(-1)?.pieces.length).toBeGreaterThan(1);
  });

  it("keeps emphasis on its words, also over the end of a line", () => {
    const lines = broken(RECITALS, 60, false);
    const body = lines
      .map((line, index) =>
        index === 3 || index === 4
          ? `<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`
          : wordParagraph(line),
      )
      .join("");
    const reading = readDocx(openArchive(makeDocx(body), "draft.docx"), "draft.docx");
    const marked = reading.paragraphs.flatMap(({ text, marks = [] }) =>
      marks.map(({ start, end }) => text.slice(start, end)),
    );
    expect(marked.join(" ")).toBe(`${lines[3]} ${lines[4]}`);
  });

  it("is told from one whose paragraphs are short or long, whole ones of either kind", () => {
    const list = [
      "We, the ministers, agree:",
      ...[
        "to light lamps;",
        "to mend lenses;",
        "to pay keepers on time and in full;",
        "to row;",
        "to rest;",
        "to sing;",
      ],
    ];
    const rows = RECITALS.map((recital) => recital.slice(0, 90).replace(/\s\S*$/, ";"));
    const lower = [...RECITALS, ...RECITALS].map((recital) => `${recital.slice(0, 80).toLowerCase()},`);
    for (const lines of [list, rows, lower, RECITALS, [...list, ...RECITALS]]) {
      const reading = read(lines);
      expect(texts(reading)).toEqual(lines);
      expect(reading.remarks).toEqual([]);
    }
  });

  it("is mended where it is broken, and paragraphs elsewhere in the file stay", () => {
    const long = `${RECITALS.join(" ")} ${RECITALS.join(" ")}`;
    const reading = read([long, ...broken(RECITALS, 66, false), long]);
    expect(texts(reading)).toEqual([long, ...RECITALS, long]);
  });
});
