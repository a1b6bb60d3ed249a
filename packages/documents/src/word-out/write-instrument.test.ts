import type { Instrument } from "@travaux/instrument";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readFile } from "../read/read-file.ts";
import { cleanText } from "./clean-text.ts";
import { PORT_TEXT } from "./example-text.ts";
import { checkWritten } from "./read-back.ts";
import { expectedOf, instrumentDocx } from "./write-instrument.ts";
import { wordBytes } from "./write-word.ts";

async function reread(options = {}): Promise<Awaited<ReturnType<typeof readFile>>> {
  return readFile(await instrumentDocx(PORT_TEXT, options), "written.docx");
}

const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe("a text written as a Word file", () => {
  it("reads again as it was: words, kinds, numbers, depths, notes and tables", async () => {
    const { paragraphs } = await reread();
    expect(
      paragraphs.map(({ text, style, numbering, indent, label }) => [text, style, numbering, indent, label]),
    ).toEqual([
      ["Declaration on Tide Gauges & <Charts>", "title", undefined, undefined, undefined],
      ["Port Elm, 3 February 2031", undefined, undefined, undefined, undefined],
      ["We, the ministers of the coastal States,", undefined, undefined, undefined, undefined],
      [
        "Recalling the “Otter” rules\u00a0of 1999[^1] and\ttheir soft\u00adhyphens,",
        undefined,
        undefined,
        undefined,
        undefined,
      ],
      ["I. Measurement", "heading", undefined, undefined, undefined],
      ["Decide to survey every river mouth;", undefined, "3.", undefined, undefined],
      ["in spring,", undefined, "(a)", 1, undefined],
      ["in autumn;", undefined, "(b)", 1, undefined],
      ["Agree to share readings;", undefined, "4.", undefined, undefined],
      ["Invite the harbour masters;", undefined, "IV.5 bis.", undefined, undefined],
      ["9. Thank the crews;", undefined, undefined, undefined, undefined],
      ["old charts", undefined, "•", 1, undefined],
      ["نقرر قياس المد في كل ربيع", undefined, undefined, undefined, undefined],
      ["The word مد means tide, and لہر means a wave.", undefined, undefined, undefined, undefined],
      ["Port\tHeight\nElm\ttwo\nlines\nOtter\t", "table", undefined, undefined, undefined],
      ["For the port of Elm", undefined, undefined, undefined, undefined],
      ["Fictional rules.", "footnote", undefined, undefined, "1"],
    ]);
    expect(paragraphs[3]?.marks).toEqual([{ mark: "emphasis", start: 0, end: 9 }]);
  });

  it("has its grading at the head and foot of every page, and its number", async () => {
    expect((await reread({ grading: "Restricted", running: "Rev.1" })).furniture).toEqual([
      "Restricted",
      "Rev.1\tPage 1 of 1",
    ]);
  });

  it("is set right to left where its words are, on the sheet asked for, with lines numbered on demand", async () => {
    const bytes = await instrumentDocx(PORT_TEXT, { sheet: "Letter", lineNumbers: true });
    const xml = part(bytes, "word/document.xml");
    expect(xml.match(/<w:bidi\/>/g)).toHaveLength(1);
    expect(xml).toContain('<w:rtl/><w:lang w:bidi="ur-PK"/></w:rPr><w:t xml:space="preserve">لہر</w:t>');
    expect(xml).toContain('<w:pgSz w:w="12240" w:h="15840"/>');
    expect(xml).toContain('<w:lnNumType w:countBy="5"');
  });

  it("is the same file for the same text, and names no person", async () => {
    const bytes = await instrumentDocx(PORT_TEXT);
    expect(bytes).toEqual(await instrumentDocx(PORT_TEXT));
    expect(part(bytes, "docProps/core.xml")).toContain("<dc:creator>Travaux</dc:creator>");
  });

  it("keeps notes that are not called in order as paragraphs with their labels", async () => {
    const [title, note] = [PORT_TEXT.children[0], PORT_TEXT.children.at(-1)];
    const odd: Instrument = { ...PORT_TEXT, children: [title, note, title].flatMap((block) => block ?? []) };
    const { paragraphs } = await readFile(await instrumentDocx(odd), "written.docx");
    expect(paragraphs.map(({ text, numbering }) => [numbering, text])).toContainEqual(["[1]", "Fictional rules."]);
  });

  it("shows what XML cannot hold as the sign for it, and nothing else changes", async () => {
    const text: Instrument = {
      ...PORT_TEXT,
      children: [{ type: "title", id: "v1.t", children: [{ type: "text", value: "A\u0007B\ud800C" }] }],
    };
    const { source } = await readFile(await instrumentDocx(text), "written.docx");
    expect(source).toBe("A\ufffdB\ufffdC");
  });

  it("is stopped where one word of one clause is lost on the way, and the clause is named", async () => {
    const text = cleanText(PORT_TEXT);
    const lost = {
      ...text,
      blocks: text.blocks.map((block) =>
        block.type === "paragraph" && block.clause === "v1.c6" ? { ...block, segments: [] } : block,
      ),
    };
    const bytes = wordBytes(lost, { date: null });
    await expect(
      checkWritten(bytes, [{ view: "accepted", clauses: expectedOf(PORT_TEXT) }], "written.docx"),
    ).rejects.toMatchObject({ code: "E_WORD_NOT_EQUAL", where: { part: "v1.c6" } });
  });
});
