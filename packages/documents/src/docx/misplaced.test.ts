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
});
