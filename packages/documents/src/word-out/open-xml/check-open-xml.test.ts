import { compile, instrumentOfLines } from "@travaux/compare";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { PORT_TEXT } from "../example-text.ts";
import { rollingDocx } from "../rolling/rolling-docx.ts";
import { instrumentDocx } from "../write-instrument.ts";
import { openXmlFaults } from "./check-open-xml.ts";

const port = await instrumentDocx(PORT_TEXT, { grading: "Restricted", lineNumbers: true });
const base = ["Declaration on Ferries", "Decide to pay;", "Agree to rest;", "Thank the crews;"];
const text = ["Declaration on Ferries", "Decide to fund;", "Agree to rest soon;"];
const filings = [{ party: "KEN", text, retains: [{ passage: 2, start: 0, end: 5 }] }];
const tracked = await rollingDocx(compile(instrumentOfLines(base, "v1"), filings), { date: null });

/** A file with characters of one of its parts replaced. */
function spoilt(bytes: Uint8Array, part: string, from: string | RegExp, to: string): Uint8Array {
  const parts = unzipSync(bytes);
  const text = strFromU8(parts[part] ?? new Uint8Array());
  const changed = text.replace(from, to);
  expect(changed, `${from} in ${part}`).not.toBe(text);
  return zipSync({ ...parts, [part]: strToU8(changed) });
}

const DOCUMENT = "word/document.xml";

describe("the rules of Open XML", () => {
  it("hold for what we write", () => {
    expect(openXmlFaults(port)).toEqual([]);
    expect(openXmlFaults(tracked)).toEqual([]);
  });

  it.each([
    [
      "a property that stands too late",
      port,
      DOCUMENT,
      /(<w:pStyle [^>]*>)(<w:numPr>.*?<\/w:numPr>)/,
      "$2$1",
      "stands too late in w:pPr",
    ],
    [
      "a property of a section in the wrong place",
      port,
      DOCUMENT,
      /(<w:pgSz[^>]*>)(<w:pgMar[^>]*>)/,
      "$2$1",
      "stands too late in w:sectPr",
    ],
    ["a property that stands twice", port, DOCUMENT, /(<w:b\/>)/, "$1$1", "holds one thing twice"],
    ["an element that is not known there", port, DOCUMENT, "<w:tblPr>", "<w:tblPr><w:b/>", "may not hold w:b"],
    ["a width without its kind", port, DOCUMENT, ' w:type="dxa"', "", "has no w:type"],
    [
      "a word that the schema does not list",
      port,
      "word/styles.xml",
      'w:jc w:val="both"',
      'w:jc w:val="justify"',
      'may not be "justify"',
    ],
    ["a style that is not there", port, DOCUMENT, 'w:val="Title"', 'w:val="Headline"', "is nowhere in word/styles.xml"],
    [
      "a list that is not there",
      port,
      DOCUMENT,
      /w:numId w:val="1"/,
      'w:numId w:val="77"',
      "is nowhere in word/numbering.xml",
    ],
    [
      "a note that is not there",
      port,
      DOCUMENT,
      /w:footnoteReference w:id="2"/,
      'w:footnoteReference w:id="9"',
      "is nowhere in word/footnotes.xml",
    ],
    ["a header that nothing leads to", port, DOCUMENT, 'r:id="rIdHeader"', 'r:id="rIdX"', "which is no relationship"],
    [
      "a relationship that leads nowhere",
      port,
      "word/_rels/document.xml.rels",
      'Target="styles.xml"',
      'Target="looks.xml"',
      "is not in the file",
    ],
    ["a part without a type", tracked, "[Content_Types].xml", /<Default Extension="xml"[^>]*>/, "", "has no type"],
    [
      "a type for a part that is not there",
      port,
      "[Content_Types].xml",
      "/word/header.xml",
      "/word/head.xml",
      "which is not there",
    ],
    [
      "a cell without a paragraph",
      port,
      DOCUMENT,
      /<w:tc>(<w:tcPr>.*?<\/w:tcPr>)<w:p>.*?<\/w:p><\/w:tc>/,
      "<w:tc>$1</w:tc>",
      "does not end with a paragraph",
    ],
    ["struck out words spelt as standing ones", tracked, DOCUMENT, /w:delText/g, "w:t", "w:t stands in a deletion"],
    ["a change without an author", tracked, DOCUMENT, /(<w:ins w:id="\d+") w:author="KEN"/, "$1", "has no w:author"],
    ["an id given twice", tracked, DOCUMENT, /(<w:ins w:id=")\d+(".*?<w:ins w:id=")\d+/, "$19$29", "is given twice"],
    ["a remark that begins and does not end", tracked, DOCUMENT, /<w:commentRangeEnd[^>]*>/, "", "are no pairs"],
    ["a part that is not well-formed", tracked, DOCUMENT, "</w:body>", "", "word/document.xml"],
  ])("find %s", (_, bytes, part, from, to, said) => {
    expect(openXmlFaults(spoilt(bytes, part, from, to)).join("\n")).toContain(said);
  });
});
