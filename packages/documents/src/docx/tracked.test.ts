import { describe, expect, it } from "vitest";
import { makeDocx, wordParagraph } from "../made-files.ts";
import { readTracked } from "./read-tracked.ts";

const by = (author: string, more = ""): string => `w:id="4" w:author="${author}" w:date="2031-02-03T10:00:00Z" ${more}`;
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe("all changes of a Word file as data", () => {
  it("keep author, dates and the file's number, and say which words they are on", async () => {
    const body = `<w:p><w:pPr><w:rPr><w:ins ${by("Ben")}/></w:rPr></w:pPr>${run("We ")}<w:ins ${by("Anna", 'w16du:dateUtc="2031-02-03T05:00:00Z"')}>${run("keep ")}<w:del ${by("Ben")}><w:r><w:delText>all</w:delText></w:r></w:del></w:ins></w:p>${wordParagraph("End.")}`;
    const tracked = await readTracked(makeDocx(body), "draft.docx");
    expect(tracked.authors).toEqual(["Anna", "Ben"]);
    expect(tracked.revisions[0]).toEqual({
      id: 0,
      kind: "insertion",
      author: "Anna",
      date: "2031-02-03T10:00:00Z",
      dateUtc: "2031-02-03T05:00:00Z",
      wordId: "4",
      move: null,
      story: "body",
      properties: [],
    });
    expect(tracked.paragraphs[0]?.segments.map(({ text, revisions }) => [text, revisions])).toEqual([
      ["We ", []],
      ["keep ", [0]],
      ["all", [0, 1]],
    ]);
    expect(tracked.paragraphs.map(({ mark }) => mark)).toEqual([[2], []]);
  });

  it("name what changed in looks: runs, paragraphs, sections, tables, columns, rows, cells", async () => {
    const change = (name: string, inside = ""): string =>
      `<w:${name}Change ${by("Anna")}><w:${name}>${inside}</w:${name}></w:${name}Change>`;
    const body =
      `<w:p><w:pPr><w:jc w:val="both"/><w:rPr>${change("rPr", "<w:i/>")}</w:rPr>${change("pPr")}</w:pPr><w:r><w:rPr><w:b/>${change("rPr", "<w:i/>")}</w:rPr><w:t>Text</w:t></w:r></w:p>` +
      `<w:tbl><w:tblPr>${change("tblPr")}</w:tblPr><w:tblGrid><w:tblGridChange ${by("Anna")}/></w:tblGrid>` +
      `<w:tr><w:tblPrEx>${change("tblPrEx")}</w:tblPrEx><w:trPr>${change("trPr")}</w:trPr><w:tc><w:tcPr>${change("tcPr")}<w:cellMerge ${by("Anna")}/></w:tcPr>${wordParagraph("Cell")}</w:tc></w:tr></w:tbl>` +
      `<w:p><w:pPr><w:numPr><w:numberingChange ${by("Anna")} w:original="1."/></w:numPr></w:pPr></w:p><w:sectPr>${change("sectPr", '<w:pgSz w:w="1"/>')}</w:sectPr>`;
    const { revisions, paragraphs } = await readTracked(makeDocx(body), "draft.docx");
    expect(revisions.map(({ kind, properties }) => [kind, ...properties])).toEqual([
      ["run-formatting", "b", "i"],
      ["run-formatting", "i"],
      ["paragraph-formatting", "jc"],
      ["table-formatting"],
      ["grid-formatting"],
      ["row-formatting"],
      ["row-formatting"],
      ["cell-merge"],
      ["cell-formatting"],
      ["numbering"],
      ["section-formatting", "pgSz"],
    ]);
    expect(paragraphs[0]).toMatchObject({
      segments: [{ text: "Text", revisions: [], formatting: 0 }],
      formatting: [2],
    });
    expect(paragraphs[1]?.cell).toEqual({ table: 0, row: 0, column: 0 });
  });

  it("are found also in the signs of a formula, in text boxes, headers, and inside comments", async () => {
    const inserted = (text: string): string => `<w:p><w:ins ${by("Anna")}>${run(text)}</w:ins></w:p>`;
    const box = `<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${inserted("Boxed.")}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
    const formula = `<m:oMath><m:d><m:dPr><m:ctrlPr><w:ins ${by("Anna")}/></m:ctrlPr></m:dPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d></m:oMath>`;
    const body = `${box}<w:p>${formula}</w:p><w:sectPr><w:headerReference r:id="header"/></w:sectPr>`;
    const { revisions, paragraphs } = await readTracked(
      makeDocx(body, {
        header: inserted("Head."),
        comments: `<w:comment w:id="1" w:author="Ben">${inserted("Said.")}</w:comment>`,
      }),
      "draft.docx",
    );
    expect(revisions.map(({ kind, story }) => [kind, story])).toEqual([
      ["insertion", "body"],
      ["math-insertion", "body"],
      ["insertion", "header"],
      ["insertion", "comment"],
    ]);
    expect(paragraphs.map(({ story, segments }) => [story, segments.map(({ text }) => text).join("")])).toEqual([
      ["body", ""],
      ["body", "Boxed."],
      ["body", "x"],
      ["header", "Head."],
    ]);
  });

  it("have no place for the words of a deletion that no deletion holds", async () => {
    const body = `<w:p><w:r><w:delText>lost</w:delText></w:r>${run("kept")}</w:p>`;
    const { paragraphs } = await readTracked(makeDocx(body), "draft.docx");
    expect(paragraphs[0]?.segments.map(({ text }) => text)).toEqual(["kept"]);
  });
});

describe("comments of a Word file", () => {
  const comment = (id: number, author: string, paraId: string, text: string): string =>
    `<w:comment w:id="${id}" w:author="${author}" w:initials="${author[0]}" w:date="2031-02-03T10:00:00Z"><w:p w14:paraId="${paraId}">${run(text)}</w:p></w:comment>`;
  const extended = (inside: string): string =>
    `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${inside}</w15:commentsEx>`;

  it("come with author, date, words, replies and whether they are resolved", async () => {
    const body = `<w:p>${run("We ")}<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>${run("keep ")}<w:del ${by("Anna")}><w:r><w:delText>all </w:delText></w:r></w:del>${run("maps")}<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="0"/><w:commentReference w:id="1"/></w:r>${run(".")}</w:p>`;
    const { comments } = await readTracked(
      makeDocx(body, {
        comments: comment(0, "Anna", "0A", "Which?") + comment(1, "Ben", "0B", "All.") + comment(2, "Cleo", "0C", "?"),
        kinds: {
          commentsExtended: extended(
            '<w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/>',
          ),
          commentsIds:
            '<w16cid:commentsIds xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"><w16cid:commentId w16cid:paraId="0A" w16cid:durableId="5"/></w16cid:commentsIds>',
          commentsExtensible:
            '<w16cex:commentsExtensible xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex"><w16cex:commentExtensible w16cex:durableId="5" w16cex:dateUtc="2031-02-03T05:00:00Z"/></w16cex:commentsExtensible>',
        },
      }),
      "draft.docx",
    );
    expect(comments[0]).toEqual({
      id: "0",
      author: "Anna",
      initials: "A",
      date: "2031-02-03T10:00:00Z",
      dateUtc: "2031-02-03T05:00:00Z",
      text: "Which?",
      parent: null,
      resolved: true,
      range: { start: { paragraph: 0, offset: 3 }, end: { paragraph: 0, offset: 16 } },
      quote: "keep maps",
    });
    expect(comments[1]).toMatchObject({ parent: "0", resolved: true, quote: "keep maps", dateUtc: null });
    expect(comments[2]).toMatchObject({ parent: null, resolved: false, range: null, quote: "" });
  });

  it("may reach over paragraphs, and may mark a point", async () => {
    const body = `<w:p>${run("One ")}<w:commentRangeStart w:id="0"/>${run("two")}</w:p><w:p>${run("three")}<w:commentRangeEnd w:id="0"/>${run(" four")}<w:r><w:commentReference w:id="1"/></w:r></w:p>`;
    const { comments } = await readTracked(
      makeDocx(body, { comments: comment(0, "Anna", "1", "x") + comment(1, "Ben", "2", "y") }),
      "draft.docx",
    );
    expect(comments.map(({ quote, range }) => [quote, range?.end])).toEqual([
      ["two\nthree", { paragraph: 1, offset: 5 }],
      ["", { paragraph: 1, offset: 10 }],
    ]);
  });
});
