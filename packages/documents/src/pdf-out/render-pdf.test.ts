import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile, instrumentOfLines } from "@travaux/compare";
import type { Paper } from "@travaux/paper";
import { afterAll, describe, expect, it } from "vitest";
import { EXAMPLE_PAPER } from "../print/example-paper.ts";
import { readFile } from "../read/read-file.ts";
import { cleanText } from "../word-out/clean-text.ts";
import { PORT_TEXT } from "../word-out/example-text.ts";
import type { PressLine } from "./press.ts";
import { paperSheet } from "./press-paper.ts";
import { withPlacesToBreak } from "./press-runs.ts";
import { plainLine } from "./press-shapes.ts";
import { writtenSheet } from "./press-written.ts";
import { checkPrinted } from "./read-back-pdf.ts";
import { instrumentPdf, renderPdf, rollingPdf } from "./render-pdf.ts";
import { typeset } from "./typeset.ts";

const OPTIONS = { date: "2031-02-03T10:00:00Z" };
const folder = mkdtempSync(join(tmpdir(), "travaux-pdf-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function paperOf(...texts: readonly string[]): Paper {
  const blocks = texts.map((text) => ({ type: "paragraph" as const, runs: [{ text }] }));
  return { language: "en", title: "Note on Ferries", grading: null, precedence: null, blocks };
}

/** Every character that leaves ink, in the order in which a reader of PDF gives them. */
async function inkOf(bytes: Uint8Array): Promise<string> {
  const { paragraphs } = await readFile(bytes, "printed.pdf");
  return paragraphs.map(({ text }) => text.replaceAll(/\s/g, "")).join("");
}

describe("a paper as a PDF", () => {
  it("gives its words back, has its grading and the page numbers outside the text", async () => {
    const { paragraphs, furniture } = await readFile(await renderPdf(EXAMPLE_PAPER, OPTIONS), "printed.pdf");
    const text = paragraphs.map((paragraph) => paragraph.text).join("\n");
    for (const words of [
      "Brief on seed banks & <gardens>",
      "Second paragraph.",
      "Party since 3 May 2001 (A).",
      "(office)",
    ])
      expect(text).toContain(words);
    expect(furniture?.join(" ")).toContain("RESTRICTED");
    expect(furniture?.join(" ")).toContain("Page 1 of 2");
  });

  it("is the same file for the same paper and date, and another for another date", async () => {
    const first = await renderPdf(EXAMPLE_PAPER, OPTIONS);
    expect(await renderPdf(EXAMPLE_PAPER, OPTIONS)).toEqual(first);
    expect(await renderPdf(EXAMPLE_PAPER, { date: "2031-02-04" })).not.toEqual(first);
  });

  it("says that it is tagged and for archives, or for readers who do not see, and on which sheet", async () => {
    const latin = async (more: object): Promise<string> =>
      Buffer.from(await renderPdf(EXAMPLE_PAPER, { ...OPTIONS, ...more })).toString("latin1");
    const archive = await latin({});
    expect(archive).toMatch(/pdfaid:part>2</);
    expect(archive).toMatch(/pdfaid:conformance>A</);
    expect(archive).toContain("/StructTreeRoot");
    expect(await latin({ standard: "ua-1" })).toMatch(/pdfuaid:part>1</);
    expect(archive).toMatch(/MediaBox\s*\[0 0 595\.\d+ 841\.\d+\]/);
    expect(await latin({ sheet: "Letter" })).toMatch(/MediaBox\s*\[0 0 612 792\]/);
  });

  it("prints what a hostile draft holds as characters, and runs none of it", async () => {
    const words = [
      '#panic("x")',
      "$ x^2 $",
      "\\u{41} @label <label>",
      "*b* _i_ `c` // d /* e */",
      '#read("/etc/passwd")',
      "[a] {b} ~ --- 'q' \"r\"",
      "= no heading",
      "- no list",
      "https://example.org/#x",
    ];
    const ink = await inkOf(await renderPdf(paperOf(...words), OPTIONS));
    for (const one of words) expect(ink).toContain(one.replaceAll(" ", ""));
  });

  it("names the character that no font has, and is not written", async () => {
    await expect(renderPdf(paperOf("The treaty is 条約."), OPTIONS)).rejects.toMatchObject({
      code: "E_PDF_GLYPH",
      message: expect.stringContaining("“条” (U+6761), “約” (U+7D04)"),
    });
    await expect(renderPdf(paperOf("Ferry \u{1F6A2}"), OPTIONS)).rejects.toThrow("U+1F6A2");
    await expect(renderPdf(paperOf("private \ue000"), OPTIONS)).rejects.toThrow("U+E000");
  });

  it("takes letters of many scripts, signs and marks", async () => {
    const words = "Ж Ω ß ﬁ … “q” → € ₹ № ½ é e\u0301 בנק हिंदी ﷺ \u200b\u00ad\ufeff\u0000";
    await expect(renderPdf(paperOf(words), OPTIONS)).resolves.toBeInstanceOf(Uint8Array);
  });

  it("gives every letter of Urdu back in Naskh, and sets it in Nastaliq where that is asked for", async () => {
    const urdu = paperOf("فیصلہ کرتے ہیں کہ ہر دریا کے دہانے کی پیمائش کی جائے گی، وزراء ٹ ڈ ڑ ژ گ چ پ ں ھ ۓ");
    await expect(renderPdf(urdu, OPTIONS)).resolves.toBeInstanceOf(Uint8Array);
    const nastaliq = await renderPdf(urdu, { ...OPTIONS, nastaliq: true });
    expect(Buffer.from(nastaliq).toString("latin1")).toContain("NastaliqUrdu");
  });

  it("breaks a word that no line can hold, in a paragraph and in a narrow column", async () => {
    const word = `https://example.org/${"letters".repeat(60)}`;
    const table = {
      type: "table" as const,
      head: ["A", "B"],
      widths: [10, 90],
      rows: [[[{ text: word }], [{ text: word }]]],
    };
    await expect(
      renderPdf({ ...paperOf(word), blocks: [...paperOf(word).blocks, table] }, OPTIONS),
    ).resolves.toBeDefined();
    expect(withPlacesToBreak("short words stay", 5)).toBe("short words stay");
    expect(withPlacesToBreak("abcdefghijkl e\u0301e\u0301", 5)).toBe("abcde\u200bfghij\u200bkl e\u0301e\u0301");
  });

  it("takes brackets among words from right to left, signs that turn the direction, and a title without words", async () => {
    const words = ["ہیں [^1] (2031) שלום", "neK \u202e Xu --- #x (a)", "«مرحبا» {x} <y>"];
    const paper = { ...paperOf(...words), title: "" };
    for (const standard of ["a-2a", "ua-1"] as const)
      await expect(renderPdf(paper, { ...OPTIONS, standard })).resolves.toBeDefined();
  });

  it("wants a real date and reads no clock", async () => {
    for (const date of ["", "yesterday", "2031-13-40", "2031-02-03T10:00:00+05:00"])
      await expect(renderPdf(EXAMPLE_PAPER, { date })).rejects.toMatchObject({ code: "E_PDF_DATE" });
  });
});

describe("a text as a PDF", () => {
  it("has its numbers, its note at the foot, its table, and numbers of lines that are no part of it", async () => {
    const bytes = await instrumentPdf(PORT_TEXT, {
      ...OPTIONS,
      grading: "Secret",
      lineNumbers: true,
      running: "Rev. 1",
    });
    const text = (await readFile(bytes, "printed.pdf")).paragraphs.map((paragraph) => paragraph.text).join("\n");
    for (const words of ["3. Decide to survey every river mouth;", "IV.5 bis. Invite", "Fictional rules.", "Otter"])
      expect(text).toContain(words);
    expect(text).not.toMatch(/\b20\b/);
  });

  it("shows who proposes what in words, not by colour alone", async () => {
    const base = [
      "Declaration on Ferries",
      "We, the ferry States, met;",
      "Decide to survey the mouth each spring;",
      "Thank the crews;",
    ];
    const changed = (at: number, line: string): readonly string[] =>
      base.map((old, index) => (index === at ? line : old));
    const compilation = compile(instrumentOfLines(base, "v1"), [
      { party: "KEN", text: changed(2, "Decide to survey the mouth each autumn;") },
      { party: "NOR", text: changed(3, "Thank the brave crews;") },
    ]);
    const ink = await inkOf(await rollingPdf(compilation, { ...OPTIONS, names: new Map([["KEN", "Kenya"]]) }));
    expect(ink).toContain("proposesit:Kenya,NOR.");
    expect(ink).toContain("eachspringKenyaautumnKenya;");
    expect(ink).toContain("braveNOR");
  });

  it("says what is disputed once, in its brackets, and gives each paragraph one number", async () => {
    const base = ["1. Decide to survey the mouth each spring;", "2. Thank the crews;", "3. End here."];
    const [first = "", second = "", third = ""] = base;
    const compilation = compile(instrumentOfLines(base, "v1"), [
      { party: "EU", text: [first.replace("spring", "autumn"), "7. End here."] },
      {
        party: "KEN",
        text: [first.replace("spring", "summer"), second.replace("the crews", "all crews"), "9. End here."],
      },
      { party: "NOR", text: [first, second, third], retains: [{ passage: 1, start: 3, end: 8 }] },
    ]);
    const ink = await inkOf(await rollingPdf(compilation, OPTIONS));
    expect(ink).toContain("each[retain:spring][EU:autumnEU][KEN:summerKEN];");
    expect(ink.match(/2\.\[EU:delete:/g)).toHaveLength(1);
    expect(ink.match(/crews/g)).toHaveLength(1);
    expect(ink).toContain("NOR:retain“Thank”");
    expect(ink).toContain("3.EU,KEN3.Endhere.");
    expect(ink).not.toMatch(/[79]\./);
  });
});

describe("what is read back before a PDF leaves", () => {
  const sheet = paperSheet({ ...paperOf("Pay the pilots in spring.", "Rest."), grading: "Secret" }, OPTIONS);
  const printed = (): Promise<Uint8Array> => typeset(sheet, "a-2a");
  const line = (text: string): PressLine => plainLine("body", text);

  it("is let through where it is whole", async () => {
    await expect(checkPrinted(await printed(), sheet)).resolves.toBeUndefined();
    const port = writtenSheet(cleanText(PORT_TEXT), "Text", OPTIONS);
    await expect(checkPrinted(await typeset(port, "a-2a"), port)).resolves.toBeUndefined();
  });

  it.each([
    ["a character is missing", [line("Pay the pilots in spring!"), line("Rest.")], "“!” is missing"],
    ["a paragraph is missing", [line("Pay the pilots in spring."), line("Rest."), line("Go.")], "is missing"],
    ["there are words that nobody wrote", [line("Pay the pilots in spring.")], "too many"],
    ["words stand in another order", [line("Pay the in spring pilots."), line("Rest.")], "stands otherwise"],
  ])("is stopped where %s", async (_, blocks, said) => {
    const wanted = { ...sheet, blocks: [...sheet.blocks.slice(0, 1), ...blocks] };
    await expect(checkPrinted(await printed(), wanted)).rejects.toMatchObject({
      code: "E_PDF_NOT_EQUAL",
      message: expect.stringContaining(said),
    });
  });

  it("is stopped where a page lacks its grading", async () => {
    const ungraded = await typeset({ ...sheet, grading: "" }, "a-2a");
    await expect(checkPrinted(ungraded, sheet)).rejects.toThrow("page 1 has no grading");
  });
});

const poppler = spawnSync("pdftotext", ["-v"]).status === 0;

describe.skipIf(!poppler)(`other readers of PDF${poppler ? "" : " (not present)"}`, () => {
  it("find the same words, every font in the file, and tags", async () => {
    const path = join(folder, "port.pdf");
    writeFileSync(path, await instrumentPdf(PORT_TEXT, { ...OPTIONS, grading: "Secret" }));
    const text = execFileSync("pdftotext", [path, "-"]).toString();
    for (const words of ["Decide to survey every river mouth;", "نقرر قياس المد في كل ربيع", "SECRET"])
      expect(text).toContain(words);
    const fonts = execFileSync("pdffonts", [path]).toString().trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) expect(font).toMatch(/Identity-H +yes yes yes/);
    expect(execFileSync("pdfinfo", [path]).toString()).toMatch(/Tagged: +yes/);
  });

  it("repeats the head of a long table, and breaks a row only where it is longer than a page", async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [
      [{ text: `Port ${at}` }],
      [{ text: at === 60 ? "deep water ".repeat(900) : "pilots" }],
    ]);
    const table = { type: "table" as const, head: ["Harbour", "Remarks"], rows };
    const path = join(folder, "long.pdf");
    writeFileSync(path, await renderPdf({ ...paperOf(), blocks: [table] }, OPTIONS));
    const pages = execFileSync("pdftotext", [path, "-"]).toString().split("").slice(0, -1);
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages) expect(page).toContain("Harbour");
    expect(pages.filter((page) => page.includes("deep water")).length).toBe(3);
  });
});
