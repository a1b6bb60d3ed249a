import { describe, expect, it } from "vitest";
import { makeDocx, type WordParts, wordParagraph } from "../made-files.ts";
import { readFile } from "../read/read-file.ts";
import { readTracked } from "./read-tracked.ts";
import type { WordView } from "./revision.ts";

const by = (author: string): string => `w:id="1" w:author="${author}" w:date="2031-02-03T10:00:00Z"`;
const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const ins = (author: string, inside: string): string => `<w:ins ${by(author)}>${inside}</w:ins>`;
const gone = (text: string): string => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;
const del = (author: string, text: string): string => `<w:del ${by(author)}>${gone(text)}</w:del>`;
const paragraph = (inside: string, properties = ""): string => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
/** A paragraph whose end carries a change. */
const ended = (inside: string, kind: string, author: string): string =>
  paragraph(inside, `<w:rPr><w:${kind} ${by(author)}/></w:rPr>`);

async function texts(body: string, view: WordView, parts: WordParts = {}): Promise<readonly string[]> {
  const reading = await readFile(makeDocx(body, parts), "draft.docx", { view });
  return reading.paragraphs.map(({ text }) => text);
}

/** The text accepted, rejected, with Anna's changes alone, and with Ben's alone. */
async function views(body: string, parts: WordParts = {}): Promise<readonly (readonly string[])[]> {
  return [
    await texts(body, "accepted", parts),
    await texts(body, "rejected", parts),
    await texts(body, { author: "Anna" }, parts),
    await texts(body, { author: "Ben" }, parts),
  ];
}

describe("a text with tracked changes of two authors reads as", () => {
  it("all changes, none, or those of one author alone", async () => {
    const body = paragraph(
      `${run("We ")}${del("Anna", "note")}${ins("Anna", run("welcome"))}${run(" the ")}${ins("Ben", run("new "))}${run("gauge.")}`,
    );
    expect(await views(body)).toEqual([
      ["We welcome the new gauge."],
      ["We note the gauge."],
      ["We welcome the gauge."],
      ["We note the new gauge."],
    ]);
  });

  it("a deletion inside another's insertion: it needs the insertion to mean anything", async () => {
    const inside = `${run("keep ")}<w:del ${by("Ben")}>${gone("all ")}</w:del>${run("maps ")}`;
    expect(await views(paragraph(`${run("We ")}${ins("Anna", inside)}${run("agree.")}`))).toEqual([
      ["We keep maps agree."],
      ["We agree."],
      ["We keep all maps agree."],
      ["We agree."],
    ]);
  });

  it("a paragraph split by one and joined to the next by the other", async () => {
    const body =
      ended(run("Agree to measure; "), "ins", "Anna") +
      ended(run("agree to report"), "del", "Ben") +
      paragraph(run(" every year."));
    expect(await views(body)).toEqual([
      ["Agree to measure;", "agree to report every year."],
      ["Agree to measure; agree to report", "every year."],
      ["Agree to measure;", "agree to report", "every year."],
      ["Agree to measure; agree to report every year."],
    ]);
  });

  it("a whole paragraph put in, and a whole one struck out", async () => {
    const body =
      ended(ins("Anna", run("New clause.")), "ins", "Anna") +
      ended(del("Ben", "Old clause."), "del", "Ben") +
      paragraph(run("Stays."));
    expect(await views(body)).toEqual([
      ["New clause.", "Stays."],
      ["Old clause.", "Stays."],
      ["New clause.", "Old clause.", "Stays."],
      ["Stays."],
    ]);
  });

  it("a moved paragraph at its new place or at its old one", async () => {
    const from =
      `<w:moveFromRangeStart w:id="7" w:name="move1" w:author="Anna"/>` +
      ended(`<w:moveFrom ${by("Anna")}>${run("Moved.")}</w:moveFrom>`, "moveFrom", "Anna") +
      `<w:moveFromRangeEnd w:id="7"/>`;
    const to =
      `<w:moveToRangeStart w:id="8" w:name="move1" w:author="Anna"/>` +
      ended(`<w:moveTo ${by("Anna")}>${run("Moved.")}</w:moveTo>`, "moveTo", "Anna") +
      `<w:moveToRangeEnd w:id="8"/>`;
    const body = from + wordParagraph("Stays.") + to + paragraph(ins("Ben", run("End.")));
    expect(await views(body)).toEqual([
      ["Stays.", "Moved.", "End."],
      ["Moved.", "Stays."],
      ["Stays.", "Moved."],
      ["Moved.", "Stays.", "End."],
    ]);
    const { moves, revisions } = await readTracked(makeDocx(body), "draft.docx");
    expect(moves).toEqual([{ name: "move1", author: "Anna", from: [0, 1], to: [2, 3] }]);
    expect(revisions.slice(0, 4).map(({ kind }) => kind)).toEqual([
      "move-from",
      "paragraph-move-from",
      "move-to",
      "paragraph-move-to",
    ]);
  });

  it("a table with rows and cells put in and struck out", async () => {
    const cell = (text: string, change = ""): string => `<w:tc><w:tcPr>${change}</w:tcPr>${wordParagraph(text)}</w:tc>`;
    const row = (inside: string, change = ""): string => `<w:tr><w:trPr>${change}</w:trPr>${inside}</w:tr>`;
    const body =
      `<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>` +
      row(cell("State") + cell("Gauges")) +
      row(cell("Elm") + cell("4"), `<w:ins ${by("Anna")}/>`) +
      row(cell("Oak") + cell("5"), `<w:del ${by("Ben")}/>`) +
      row(cell("Ash") + cell("6") + cell("7", `<w:cellIns ${by("Ben")}/>`) + cell("8", `<w:cellDel ${by("Anna")}/>`)) +
      "</w:tbl>";
    expect((await views(body)).map(([text]) => text)).toEqual([
      "State\tGauges\nElm\t4\nAsh\t6\t7",
      "State\tGauges\nOak\t5\nAsh\t6\t8",
      "State\tGauges\nElm\t4\nOak\t5\nAsh\t6",
      "State\tGauges\nAsh\t6\t7\t8",
    ]);
  });

  it("a field whose code was struck out and set anew, by its result", async () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const old = `<w:del ${by("Anna")}>${mark("begin")}<w:r><w:delInstrText> REF a </w:delInstrText></w:r>${mark("separate")}${gone("Annex I")}${mark("end")}</w:del>`;
    const fresh = `<w:ins ${by("Ben")}>${mark("begin")}<w:r><w:instrText> REF b </w:instrText></w:r>${mark("separate")}${run("Annex II")}${mark("end")}</w:ins>`;
    expect(await views(paragraph(`${run("See ")}${old}${fresh}${run(".")}`))).toEqual([
      ["See Annex II."],
      ["See Annex I."],
      ["See ."],
      ["See Annex IAnnex II."],
    ]);
  });

  it("footnotes with changes inside, and a note that only one view calls", async () => {
    const call = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const body = paragraph(`${run("Gauges")}${ins("Anna", call(2))}${run(" and maps")}${call(3)}${run(".")}`);
    const note = (id: number, inside: string): string => `<w:footnote w:id="${id}">${paragraph(inside)}</w:footnote>`;
    const footnotes = note(2, run("New note.")) + note(3, `${run("Old ")}${del("Ben", "and worn ")}${run("ones.")}`);
    expect(await views(body, { footnotes })).toEqual([
      ["Gauges[^1] and maps[^2].", "New note.", "Old ones."],
      ["Gauges and maps[^1].", "Old and worn ones."],
      ["Gauges[^1] and maps[^2].", "New note.", "Old and worn ones."],
      ["Gauges and maps[^1].", "Old ones."],
    ]);
  });

  it("content controls put in by one author, whose words are the text's", async () => {
    const control = `<w:customXmlInsRangeStart ${by("Anna")}/><w:sdt><w:sdtContent>${wordParagraph("Controlled.")}</w:sdtContent></w:sdt><w:customXmlInsRangeEnd w:id="1"/>`;
    const body = control + paragraph(`${ins("Ben", run("x"))}${run("y")}`);
    expect((await views(body)).map(([first]) => first)).toEqual(Array(4).fill("Controlled."));
    const { revisions } = await readTracked(makeDocx(body), "draft.docx");
    expect(revisions[0]).toMatchObject({ kind: "control-insertion", author: "Anna" });
  });

  it("a number that one author added, and a heading that another made plain", async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>';
    const body =
      wordParagraph("Scope", `<w:pPrChange ${by("Ben")}><w:pPr><w:pStyle w:val="H"/></w:pPr></w:pPrChange>`) +
      wordParagraph("Agree", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins ${by("Anna")}/></w:numPr>`);
    const shapes = async (view: WordView): Promise<readonly unknown[]> =>
      (await readFile(makeDocx(body, { numbering, styles }), "draft.docx", { view })).paragraphs.map(
        ({ style, numbering: label }) => style ?? label ?? null,
      );
    expect(await shapes("accepted")).toEqual([null, "1."]);
    expect(await shapes("rejected")).toEqual(["heading", null]);
    expect(await shapes({ author: "Anna" })).toEqual(["heading", "1."]);
    expect(await shapes({ author: "Ben" })).toEqual([null, null]);
  });
});

describe("a view that cannot be given", () => {
  it("is refused with the names there are, letter by letter", async () => {
    const file = makeDocx(paragraph(ins("Anna", run("x")) + del("Ben", "y")));
    await expect(readFile(file, "draft.docx", { view: { author: "anna" } })).rejects.toMatchObject({
      code: "E_AUTHOR_UNKNOWN",
      hint: expect.stringContaining('"Anna", "Ben"'),
    });
  });

  it("is every author's in a file without changes, while accepted and rejected are the text itself", async () => {
    const plain = new TextEncoder().encode("We agree.");
    await expect(readFile(plain, "a.txt", { view: { author: "Anna" } })).rejects.toMatchObject({
      code: "E_AUTHOR_UNKNOWN",
    });
    expect((await readFile(plain, "a.txt", { view: "rejected" })).source).toBe("We agree.");
    await expect(readTracked(plain, "a.txt")).rejects.toMatchObject({ code: "E_NOT_WORD" });
  });

  it("is said in the remark of the reading", async () => {
    const file = makeDocx(paragraph(`${run("We ")}${ins("Anna", run("agree."))}`));
    const remark = async (view: WordView): Promise<string | undefined> =>
      (await readFile(file, "draft.docx", { view })).remarks[0]?.message;
    expect(await remark("accepted")).toContain("all tracked changes were accepted: 1 insertion, 0 deletions");
    expect(await remark("rejected")).toContain("all tracked changes were rejected");
    expect(await remark({ author: "Anna" })).toContain("tracked changes of Anna alone");
  });
});
