import { describe, expect, it } from "vitest";
import { makeDocx, wordParagraph } from "../made-files.ts";
import { readFile } from "../read/read-file.ts";
import type { WordView } from "./revision.ts";

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const by = 'w:id="1" w:author="Anna" w:date="2031-02-03T10:00:00Z"';
const cell = (inside: string): string => `<w:tc>${inside}</w:tc>`;
const table = (inside: string): string => `<w:tbl>${inside}<w:tr>${cell(wordParagraph("Elm"))}</w:tr></w:tbl>`;

async function texts(body: string, view: WordView = "accepted"): Promise<readonly string[]> {
  const { paragraphs } = await readFile(makeDocx(wordParagraph("First.") + body), "draft.docx", { view });
  return paragraphs.slice(1).map(({ text }) => text);
}

describe("words where a Word file has no place for them are a paragraph of their own", () => {
  const last = wordParagraph("Last.");
  it.each([
    ["between paragraphs", run("Stray ") + run("words.") + last, ["Stray words.", "Last."]],
    ["in a link between paragraphs", `<w:hyperlink>${run("Stray.")}</w:hyperlink>${last}`, ["Stray.", "Last."]],
    ["in a field between paragraphs", `<w:fldSimple w:instr="X">${run("Stray.")}</w:fldSimple>`, ["Stray."]],
    ["right inside a content control", `<w:sdt><w:sdtContent>${run("Stray.")}</w:sdtContent></w:sdt>`, ["Stray."]],
    ["right inside a cell", `<w:tbl><w:tr>${cell(run("Stray.") + last)}</w:tr></w:tbl>`, ["Stray.", "Last."]],
    ["between rows", table(wordParagraph("Stray.")), ["Stray.", "Elm"]],
    ["between cells", `<w:tbl><w:tr>${run("Stray.")}</w:tr></w:tbl>`, ["Stray."]],
    ["in a container nobody knows", `<x:wrap xmlns:x="urn:x">${wordParagraph("Kept.")}</x:wrap>`, ["Kept."]],
    [
      "in rows that only newer programs read",
      table(
        `<mc:AlternateContent><mc:Choice Requires="w14"><w:tr>${cell(wordParagraph("New."))}</w:tr></mc:Choice></mc:AlternateContent>`,
      ),
      ["New.", "Elm"],
    ],
  ])("%s", async (_, body, expected) => {
    expect(await texts(body)).toEqual(expected);
  });

  it("and follow the changes around them", async () => {
    const body = `<w:ins ${by}>${run("New.")}</w:ins><w:del ${by}><w:r><w:delText>Old.</w:delText></w:r></w:del>`;
    expect(await texts(body)).toEqual(["New."]);
    expect(await texts(body, "rejected")).toEqual(["Old."]);
  });
});

describe("words that cannot be read in any place", () => {
  const remarks = async (body: string): Promise<readonly string[]> =>
    (await readFile(makeDocx(body), "draft.docx")).remarks.map(({ code, message }) => `${code} ${message}`);

  it("are counted and said: after the body, and in alternatives for programs nobody knows", async () => {
    expect(await remarks(`${wordParagraph("Text.")}</w:body><w:body>${wordParagraph("More.")}`)).toEqual([
      expect.stringMatching(/^R_WORDS_UNREAD .* 5 characters of words that stand /),
    ]);
    const unknown = `<mc:AlternateContent><mc:Choice Requires="zz">${run("More")}</mc:Choice></mc:AlternateContent>`;
    expect(await remarks(`<w:p>${run("Text.")}${unknown}</w:p>`)).toEqual([expect.stringContaining(" 4 characters ")]);
  });

  it("are none in a text with boxes, notes, formulas, phonetic guides and the other branch of alternatives", async () => {
    const box = `<mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${wordParagraph("Box")}</w:txbxContent></mc:Choice><mc:Fallback>${run("Boxes")}</mc:Fallback></mc:AlternateContent>`;
    const guide = `<w:ruby><w:rt>${run("said")}</w:rt><w:rubyBase>${run("word")}</w:rubyBase></w:ruby>`;
    const body = `<w:p>${run("Text")}<w:r>${box}${guide}</w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>`;
    expect(await remarks(body)).toEqual([]);
  });

  it("are counted where they are marked as deleted and nobody deleted them", async () => {
    const stray = "<w:r><w:delText>stray</w:delText></w:r>";
    expect(await remarks(`<w:p>${run("Text.")}${stray}</w:p>`)).toEqual([expect.stringContaining(" 5 characters ")]);
    const struck = `<w:del ${by}>${stray}</w:del>`;
    expect(await remarks(`<w:p>${run("Text.")}${struck}</w:p>`)).toEqual([
      expect.stringMatching(/^R_TRACKED_CHANGES /),
    ]);
  });

  it("are said where they are drawn: in shapes, bent, in schemes and charts", async () => {
    const a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
    const v = 'xmlns:v="urn:schemas-microsoft-com:vml"';
    const drawn = `<w:r><w:drawing><a:t ${a}>Shape</a:t></w:drawing><w:pict><v:textpath ${v} string="DRAFT"/></w:pict></w:r>`;
    expect(await remarks(`<w:p>${run("Text.")}${drawn}</w:p>`)).toEqual([
      "R_DRAWINGS 10 characters drawn in shapes were left out; words in drawings are not read.",
    ]);
    const scheme = makeDocx(wordParagraph("Text."), { kinds: { diagramData: "<x/>" } });
    expect((await readFile(scheme, "draft.docx")).remarks.map(({ message }) => message)).toEqual([
      "1 scheme or chart was left out; words in drawings are not read.",
    ]);
  });
});

describe("notes that a text calls", () => {
  const call = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const body = `<w:p>${run("Text")}${call(2)}${call(3)}</w:p>`;
  const note = (text: string): string => `<w:footnote w:id="2">${wordParagraph(text)}</w:footnote>`;

  it("are named where the file does not have them", async () => {
    const { remarks, source } = await readFile(makeDocx(body, { footnotes: note("See this.") }), "draft.docx");
    expect(source).toBe("Text[^1][^2]\n[^1]: See this.");
    expect(remarks).toEqual([
      {
        code: "R_NOTES_MISSING",
        message: "The text calls 1 note that is not in the file: 2. Ask the sender for the file again.",
      },
    ]);
  });

  it("keep their words where two have one id", async () => {
    const twice = makeDocx(`<w:p>${run("Text")}${call(2)}</w:p>`, { footnotes: note("First.") + note("Second.") });
    expect((await readFile(twice, "draft.docx")).source).toBe("Text[^1]\n[^1]: First.\nSecond.");
  });

  it("with a mark of their own leave no word unread", async () => {
    const own = `<w:p>${run("Text")}<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r></w:p>`;
    const { remarks } = await readFile(makeDocx(own, { footnotes: note("See this.") }), "draft.docx");
    expect(remarks).toEqual([]);
  });
});
