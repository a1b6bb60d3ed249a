import { layoutOf, restore, TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { makeDocx, makeZip, type WordParts, wordParagraph, wordParts } from "../made-files.ts";
import type { Reading } from "../reading.ts";
import { openArchive } from "../zip/archive.ts";
import { readDocx } from "./read-docx.ts";

function read(body: string, parts?: WordParts): Reading {
  const reading = readDocx(openArchive(makeDocx(body, parts), "draft.docx"), "draft.docx");
  // Two laws of every reading: pieces make up the text, and print with layout is the source.
  for (const { text, pieces } of reading.paragraphs) {
    const made = pieces.map(
      ({ start, end, glue }, index) => reading.source.slice(start, end) + (index < pieces.length - 1 ? glue : ""),
    );
    expect(made.join("")).toBe(text);
  }
  const printed = reading.paragraphs.map(({ text }) => text).join("\n");
  expect(restore(printed, layoutOf(reading.source, reading.paragraphs))).toBe(reading.source);
  return reading;
}

const texts = (reading: Reading): readonly string[] => reading.paragraphs.map(({ text }) => text);
const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const ins = (inside: string): string => `<w:ins w:id="1" w:author="A" w:date="2031-01-01T00:00:00Z">${inside}</w:ins>`;
const del = (text: string): string => `<w:del w:id="2" w:author="A"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

function codeOf(parts: Readonly<Record<string, string>>): string | null {
  try {
    readDocx(openArchive(makeZip(parts), "draft.docx"), "draft.docx");
    return null;
  } catch (error) {
    return error instanceof TravauxError ? error.code : "untyped";
  }
}

describe("tracked changes in a Word file", () => {
  it("are read as accepted, and the reader is told", () => {
    const reading = read(`<w:p>${run("We ")}${del("note ")}${ins(run("welcome "))}${run("the gauge.")}</w:p>`);
    expect(texts(reading)).toEqual(["We welcome the gauge."]);
    expect(reading.remarks[0]?.code).toBe("R_TRACKED_CHANGES");
  });

  it("join two paragraphs where the mark between them is deleted", () => {
    const first = `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run("We agree ")}</w:p>`;
    expect(texts(read(first + wordParagraph("to measure tides.")))).toEqual(["We agree to measure tides."]);
    expect(texts(read(first))).toEqual(["We agree"]);
  });

  it("show a moved paragraph only at its new place", () => {
    const from = `<w:p><w:pPr><w:rPr><w:moveFrom w:id="4"/></w:rPr></w:pPr><w:moveFrom w:id="5">${run("Moved.")}</w:moveFrom></w:p>`;
    const to = `<w:p><w:moveTo w:id="6">${run("Moved.")}</w:moveTo></w:p>`;
    expect(texts(read(from + wordParagraph("Stays.") + to))).toEqual(["Stays.", "Moved."]);
  });
});

const level = (at: number, format: string, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbered = (text: string, list: number, at = 0): string =>
  wordParagraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
const labels = (reading: Reading): readonly (string | undefined)[] =>
  reading.paragraphs.map(({ numbering }) => numbering);

describe("numbers that Word computes", () => {
  const outline =
    level(0, "decimal", "%1.") +
    level(1, "lowerLetter", "(%2)") +
    level(2, "lowerRoman", "%1.%3") +
    level(3, "bullet", "\uF0B7");
  const numbering = `<w:abstractNum w:abstractNumId="7">${outline}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;

  it("count through levels, restart below a higher one, and stand apart from the text", () => {
    const body = [
      numbered("Decides", 1),
      numbered("to act", 1, 1),
      numbered("to report", 1, 1),
      numbered("soon", 1, 2),
      numbered("a point", 1, 3),
      wordParagraph("Interlude"),
      numbered("Requests", 1),
      numbered("to pay", 1, 1),
      numbered("Resumes", 2),
    ];
    const reading = read(body.join(""), { numbering });
    expect(labels(reading)).toEqual(["1.", "(a)", "(b)", "1.i", "•", undefined, "2.", "(a)", "5."]);
    expect(reading.source.startsWith("Decides\nto act")).toBe(true);
    expect(reading.paragraphs[3]?.indent).toBe(2);
  });

  it("come from styles too, list and level from different ones, and stop at number zero", () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="L1"><w:name w:val="Clause 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="Clause 2"/><w:basedOn w:val="L1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>';
    const body =
      wordParagraph("First", '<w:pStyle w:val="L1"/>') +
      wordParagraph("Under", '<w:pStyle w:val="L2"/>') +
      wordParagraph("Bare", '<w:pStyle w:val="L1"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(labels(read(body, { numbering, styles }))).toEqual(["1.", "(a)", undefined]);
  });

  it("count a level as begun when one below it is used first", () => {
    expect(labels(read(numbered("Under", 1, 1) + numbered("Over", 1), { numbering }))).toEqual(["(a)", "2."]);
  });

  it("do not count a paragraph that is deleted", () => {
    const gone = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr>${del("Gone")}</w:p>`;
    expect(labels(read(numbered("One", 1) + gone + numbered("Two", 1), { numbering }))).toEqual(["1.", "2."]);
  });
});

describe("the shape of a Word text", () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="HH"><w:name w:val="Our Heading"/><w:basedOn w:val="H"/></w:style><w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>';

  it("knows titles, headings by style and by outline level, and entries of a table of contents", () => {
    const body =
      wordParagraph("Statement on Gauges", '<w:pStyle w:val="T"/>') +
      wordParagraph("Contents 1", '<w:pStyle w:val="C"/>') +
      wordParagraph("Pillar one", '<w:pStyle w:val="HH"/>') +
      wordParagraph("Pillar two", '<w:outlineLvl w:val="0"/>');
    const reading = read(body, { styles });
    expect(reading.paragraphs.map(({ style, depth }) => [style, depth])).toEqual([
      ["title", undefined],
      ["opaque", undefined],
      ["heading", 2],
      ["heading", 1],
    ]);
  });

  it("takes a numbered clause in a heading style for body text", () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, "decimal", "%1.")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const list = '<w:pStyle w:val="H"/><w:numPr><w:numId w:val="1"/></w:numPr>';
    const reading = read(wordParagraph("Scope", list) + wordParagraph("Each State shall measure;", list), {
      styles,
      numbering,
    });
    expect(reading.paragraphs.map(({ style }) => style)).toEqual(["heading", undefined]);
  });

  it("keeps line breaks as pieces of one paragraph, and divides at a blank line and at a page break", () => {
    const reading = read(
      '<w:p><w:r><w:t>MINISTRY OF TIDES</w:t><w:br/><w:t>Port Elm </w:t><w:br/><w:br/><w:t>Dated today</w:t><w:br w:type="page"/><w:t>Annex</w:t></w:r></w:p>',
    );
    expect(texts(reading)).toEqual(["MINISTRY OF TIDES Port Elm", "Dated today", "Annex"]);
    expect(reading.paragraphs[0]?.pieces).toHaveLength(2);
    expect(reading.source).toBe("MINISTRY OF TIDES\nPort Elm \n\nDated today\fAnnex");
  });

  it("keeps every character exactly: no-break spaces, soft and hard hyphens, tabs, symbols", () => {
    const reading = read(
      '<w:p><w:r><w:t>10\u00A0March  </w:t><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:sym w:font="Symbol" w:char="F0A3"/><w:t>end</w:t></w:r></w:p>',
    );
    expect(texts(reading)).toEqual(["10\u00A0March  \u2011\u00AD\t≤end"]);
  });

  it("marks bold and italic words, joined over runs", () => {
    const reading = read(
      `<w:p>${run("We ", "<w:b/>")}${run("all", "<w:b/><w:i/>")}${run(" agree", '<w:b w:val="0"/>')}</w:p>`,
    );
    expect(reading.paragraphs[0]?.marks).toEqual([
      { mark: "strong", start: 0, end: 6 },
      { mark: "emphasis", start: 3, end: 6 },
    ]);
  });

  it("marks words over a line break as one stretch, and leaves blank space at its ends unmarked", () => {
    const reading = read(
      `<w:p>${run("Under ")}<w:r><w:rPr><w:b/></w:rPr><w:t>Article 4 </w:t><w:br/><w:t>and 5</w:t></w:r>${run(" only")}</w:p>`,
    );
    expect(texts(reading)).toEqual(["Under Article 4 and 5 only"]);
    expect(reading.paragraphs[0]?.marks).toEqual([{ mark: "strong", start: 6, end: 21 }]);
  });

  it("keeps a field's result and drops its instruction, and survives a field that never ends", () => {
    const field = `${run("See ")}<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> REF x </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${run("Annex I")}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run(".")}`;
    expect(texts(read(`<w:p>${field}</w:p>`))).toEqual(["See Annex I."]);
    const endless = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${run("Stays.")}</w:p>`;
    expect(texts(read(endless + wordParagraph("Too.")))).toEqual(["Stays.", "Too."]);
  });

  it("reads one branch of two alternatives, and a text box after the paragraph that holds it", () => {
    const box = (text: string): string => `<w:txbxContent>${wordParagraph(text)}</w:txbxContent>`;
    const body = `<w:p>${run("Before")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box("In a box")}</wps:txbx></mc:Choice><mc:Fallback>${box("In a box")}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(texts(read(body + wordParagraph("After")))).toEqual(["Before", "In a box", "After"]);
  });

  it("reads content controls, links and hidden words, and says that words were hidden", () => {
    const body = `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink>${run("Link")}</w:hyperlink>${run(" hid", "<w:vanish/>")}</w:p></w:sdtContent></w:sdt>`;
    const reading = read(body);
    expect(texts(reading)).toEqual(["Link hid"]);
    expect(reading.remarks.map(({ code }) => code)).toEqual(["R_HIDDEN_TEXT"]);
  });
});

describe("tables in a Word file", () => {
  const cell = (text: string): string => `<w:tc>${wordParagraph(text)}</w:tc>`;
  const borders = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>';

  it("are tables where lines are drawn, without their deleted rows", () => {
    const row = `<w:tr>${cell("State")}${cell("Gauges")}</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell("x")}${cell("y")}</w:tr><w:tr>${cell("Elm")}${cell("4")}</w:tr>`;
    const reading = read(`<w:tbl>${borders}${row}</w:tbl>`);
    expect(reading.paragraphs[0]).toMatchObject({
      style: "table",
      text: "State\tGauges\nElm\t4",
      rows: [
        ["State", "Gauges"],
        ["Elm", "4"],
      ],
    });
  });

  it("are ordinary paragraphs where they only lay text out", () => {
    const row = `<w:tr>${cell("MINISTRY OF TIDES")}${cell("No. 4/2031")}</w:tr>`;
    expect(texts(read(`<w:tbl>${row}</w:tbl>`))).toEqual(["MINISTRY OF TIDES", "No. 4/2031"]);
    expect(read(`<w:tbl>${borders}<w:tr>${cell("One column")}</w:tr></w:tbl>`).paragraphs[0]?.style).toBeUndefined();
  });
});

describe("what stands around a Word text", () => {
  it("is footnotes and endnotes after the text, called by their numbers or their own marks", () => {
    const note = (kind: string, id: number, text: string): string =>
      `<w:${kind} w:id="${id}">${wordParagraph(text)}</w:${kind}>`;
    const body = `<w:p>${run("Gauges")}<w:r><w:footnoteReference w:id="2"/></w:r>${run(" and maps")}<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>${run(" end")}<w:r><w:endnoteReference w:id="1"/></w:r></w:p>`;
    const reading = read(body, {
      footnotes: `<w:footnote w:type="separator" w:id="0">${wordParagraph("-")}</w:footnote>${note("footnote", 2, "At sea level.")}${note("footnote", 3, "Old ones.")}`,
      endnotes: note("endnote", 1, "The end."),
    });
    expect(texts(reading)).toEqual(["Gauges[^1] and maps[^*] end[^i]", "At sea level.", "Old ones.", "The end."]);
    expect(reading.paragraphs.slice(1).map(({ style, label }) => [style, label])).toEqual([
      ["footnote", "1"],
      ["footnote", "*"],
      ["footnote", "i"],
    ]);
    expect(reading.source).toContain("\n[^1]: At sea level.");
  });

  it("is headers apart from the text, and comments left out with a remark", () => {
    const body = `${wordParagraph("Text.")}<w:p>${run("More.")}<w:r><w:commentReference w:id="0"/></w:r></w:p><w:sectPr><w:headerReference r:id="header"/></w:sectPr>`;
    const reading = read(body, { header: wordParagraph("MOST IMMEDIATE") });
    expect(texts(reading)).toEqual(["Text.", "More."]);
    expect(reading.furniture).toEqual(["MOST IMMEDIATE"]);
    expect(reading.remarks.map(({ code }) => code)).toEqual(["R_COMMENTS"]);
  });

  it("is never fetched: a template elsewhere is named in a remark", () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="x/attachedTemplate" Target="https://example.org/t.dotm" TargetMode="External"/></Relationships>';
    const reading = read(wordParagraph("Text."), { others: { "word/_rels/document.xml.rels": rels } });
    expect(reading.remarks[0]).toMatchObject({ code: "R_EXTERNAL" });
    expect(reading.remarks[0]?.message).toContain("https://example.org/t.dotm");
  });
});

describe("a Word file that must not be taken in", () => {
  const good = wordParts(wordParagraph("Text."));

  it("is named for what it holds", () => {
    expect(codeOf(good)).toBeNull();
    expect(codeOf({ ...good, "word/vbaProject.bin": "x" })).toBe("E_DOCX_MACROS");
    expect(codeOf({ ...good, "word/activeX/activeX1.xml": "<x/>" })).toBe("E_DOCX_ACTIVEX");
    expect(codeOf(wordParts('<w:altChunk r:id="x"/>'))).toBe("E_DOCX_ALTCHUNK");
    expect(codeOf(wordParts("<w:p/>"))).toBe("E_DOCX_NO_TEXT");
    const { "word/document.xml": _, ...headless } = good;
    expect(codeOf(headless)).toBe("E_DOCX_NO_TEXT");
  });

  it("is refused for XML that is broken, declares a document type or nests without end", () => {
    const main = (xml: string): Readonly<Record<string, string>> => ({ ...good, "word/document.xml": xml });
    expect(codeOf(main("<w:document>"))).toBe("E_XML_BROKEN");
    expect(codeOf(main(""))).toBe("E_XML_BROKEN");
    expect(codeOf(main('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'))).toBe("E_XML_DOCTYPE");
    expect(codeOf(main("<a>".repeat(300)))).toBe("E_XML_TOO_DEEP");
  });

  it("is not one for being written in the strict dialect", () => {
    const strict = String(good["word/document.xml"]).replace(
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    expect(codeOf({ ...good, "word/document.xml": strict })).toBeNull();
  });
});
