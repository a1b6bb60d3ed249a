import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import { EXAMPLE_PAPER } from "../example-paper.ts";
import { renderDocx } from "./render-docx.ts";

let parts: Readonly<Record<string, string>> = {};

function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

beforeAll(async () => {
  parts = partsOf(await renderDocx(EXAMPLE_PAPER));
});

describe("a paper as a Word file", () => {
  it("has only well-formed parts", () => {
    for (const [path, xml] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(path)) continue;
      const parser = new SaxesParser({ xmlns: true });
      parser.on("error", (error) => {
        throw new Error(`${path}: ${error.message}`);
      });
      parser.write(xml).close();
    }
    expect(Object.keys(parts)).toContain("word/document.xml");
  });

  it("is the same bytes for the same paper, also when other papers were printed before", async () => {
    const first = await renderDocx(EXAMPLE_PAPER);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.from(await renderDocx(EXAMPLE_PAPER)).equals(Buffer.from(first))).toBe(true);
  });

  it("uses Word's own styles for title, headings and findings", () => {
    const styles = [...(parts["word/document.xml"] ?? "").matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(
      (match) => match[1],
    );
    for (const style of ["Title", "Heading1", "Heading2", "Heading3", "Precedence", "FindingObject", "ClauseText"]) {
      expect(styles).toContain(style);
      expect(parts["word/styles.xml"]).toContain(`w:styleId="${style}"`);
    }
  });

  it("begins a new page at the heading itself, so that a page just full leaves no blank one behind it", async () => {
    const paper = {
      ...EXAMPLE_PAPER,
      blocks: [
        { type: "paragraph", runs: [{ text: "Before." }] },
        { type: "page-break" },
        { type: "heading", depth: 1, text: "After" },
        { type: "page-break" },
        { type: "paragraph", runs: [{ text: "No heading." }] },
      ],
    } as const;
    const xml = partsOf(await renderDocx(paper))["word/document.xml"] ?? "";
    expect(xml.match(/<w:pageBreakBefore\/>/g)?.length).toBe(1);
    expect(xml.match(/<w:br w:type="page"\/>/g)?.length).toBe(1);
  });

  it("repeats the header row of a table and keeps rows whole", () => {
    expect(parts["word/document.xml"]).toContain("<w:tblHeader");
    expect(parts["word/document.xml"]).toContain("<w:cantSplit");
  });

  it("numbers paragraphs 2 and 3 as one list that starts at 2, with another list between them", () => {
    const document = parts["word/document.xml"] ?? "";
    const numbered = (words: string): string | undefined =>
      new RegExp(`<w:numId w:val="(\\d+)"/>(?:(?!</w:p>).)*${words}`).exec(document)?.[1];
    expect(numbered("Second paragraph")).toBeDefined();
    expect(numbered("Second paragraph")).toBe(numbered("Third paragraph"));
    expect(parts["word/numbering.xml"]).toContain('<w:start w:val="2"/>');
  });

  it("has the grading centred at the head and foot of every page, and page X of Y", () => {
    const header = Object.entries(parts).find(([path]) => path.startsWith("word/header"))?.[1] ?? "";
    const footer = Object.entries(parts).find(([path]) => path.startsWith("word/footer"))?.[1] ?? "";
    for (const part of [header, footer]) expect(part).toMatch(/w:val="Grading".*Restricted/);
    expect(footer).toContain("NUMPAGES");
  });

  it("names the paper and its language, and no person and no hour", () => {
    expect(parts["docProps/core.xml"]).toContain("<dc:title>Brief on seed banks &amp; &lt;gardens&gt;</dc:title>");
    expect(parts["docProps/core.xml"]).not.toMatch(/<dcterms:|Un-named/);
    expect(parts["word/styles.xml"]).toMatch(/<w:lang w:val="en"/);
  });

  it("sets right-to-left words right to left, and drops characters Word refuses", () => {
    expect(parts["word/document.xml"]).toMatch(/<w:rtl\/>.{0,40}<w:t[^>]*>بنك البذور/);
    expect(parts["word/document.xml"]).not.toContain("\u001b");
  });

  it("fits A4, or Letter where asked", async () => {
    expect(parts["word/document.xml"]).toContain('w:w="11906"');
    expect(partsOf(await renderDocx(EXAMPLE_PAPER, { sheet: "Letter" }))["word/document.xml"]).toContain('w:w="12240"');
  });
});
