import type { Instrument } from "@travaux/instrument";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readTracked } from "../../docx/read-tracked.ts";
import { intake } from "../../intake.ts";
import { makeDocx, type WordParts, wordParagraph } from "../../made-files.ts";
import { readFile } from "../../read/read-file.ts";
import { openArchive } from "../../zip/archive.ts";
import { PORT_TEXT } from "../example-text.ts";
import { checkEdited } from "./check-edited.ts";
import { repacked } from "./repack.ts";
import { suggestInWord } from "./suggest-in-word.ts";
import { suggestOnSheet } from "./suggest-on-sheet.ts";
import { type Suggestion, withoutOverlaps } from "./suggestion.ts";

const signature = { author: "PAK", date: "2031-02-03T10:00:00Z" };
const TITLE = wordParagraph("Declaration on River Ferries", '<w:pStyle w:val="Title"/>');
const OPENING = wordParagraph("We, the Ministers of the ferry States, met in Port Verde;");
const by = 'w:id="7" w:author="Anna Berg" w:date="2030-01-01T00:00:00Z"';
const t = (words: string): string => `<w:t xml:space="preserve">${words}</w:t>`;

/** A suggestion on the words given, in the one clause that has them. */
async function on(
  bytes: Uint8Array,
  words: string,
  more: Partial<Suggestion> & { readonly inserted?: string },
): Promise<{ readonly instrument: Instrument; readonly suggestion: Suggestion }> {
  const { instrument, view } = intake(await readFile(bytes, "draft.docx"), {
    version: "v1",
    lexicon: { instruments: [], organisations: [] },
  });
  const clause = view.clauses.find(({ text }) => text.includes(words));
  const start = clause?.text.indexOf(words) ?? 0;
  const { inserted, ...rest } = more;
  const range = { start, end: start + words.length };
  const edit = inserted === undefined ? null : { ...range, inserted };
  const base = { clause: clause?.id ?? "(none)", range, edit, paragraph: null, comment: "Why.", otherwise: "" };
  return { instrument, suggestion: { ...base, ...rest } };
}

async function suggested(body: string, words: string, inserted: string, parts: WordParts = {}): Promise<string> {
  const bytes = makeDocx(TITLE + OPENING + body, parts);
  const { instrument, suggestion } = await on(bytes, words, { inserted });
  const result = await suggestInWord(bytes, "draft.docx", { instrument, suggestions: [suggestion], signature });
  expect([result.unplaced, result.commentOnly]).toEqual([[], []]);
  return strFromU8(unzipSync(result.bytes)["word/document.xml"] ?? new Uint8Array());
}

const PUT = '<w:ins w:id="9" w:author="PAK" w:date="2031-02-03T10:00:00Z">';

describe("a suggestion in somebody's own Word file", () => {
  it("is a change in the run that has the words, with that run's look, between the edges of its comment", async () => {
    const xml = await suggested(
      `<w:p w:rsidR="00A1"><w:r w:rsidR="00B2"><w:rPr><w:b/></w:rPr>${t("Pilots &amp; crews ")}<w:t>shall report.</w:t></w:r></w:p>`,
      "shall",
      "will",
    );
    const run = (inside: string): string => `<w:r w:rsidR="00B2"><w:rPr><w:b/></w:rPr>${inside}</w:r>`;
    expect(xml).toContain(
      `<w:p w:rsidR="00A1">${run(t("Pilots &amp; crews "))}<w:commentRangeStart w:id="2"/><w:del w:id="3" w:author="PAK" w:date="2031-02-03T10:00:00Z">${run('<w:delText xml:space="preserve">shall</w:delText>')}</w:del><w:ins w:id="1" w:author="PAK" w:date="2031-02-03T10:00:00Z"><w:r><w:rPr><w:b/></w:rPr>${t("will")}</w:r></w:ins><w:commentRangeEnd w:id="2"/>`,
    );
    expect(xml).toContain(`${run(t(" report."))}</w:p>`);
  });

  it("stands beside others' changes, not inside them, and strikes out in theirs what they put in", async () => {
    const xml = await suggested(
      `<w:p><w:r>${t("Pilots ")}</w:r><w:ins ${by}><w:r>${t("shall soon report")}</w:r></w:ins><w:r>${t(".")}</w:r></w:p>`,
      "soon",
      "promptly",
    );
    expect(xml).toContain(`</w:del></w:ins>${PUT.replace("9", "8")}`);
    expect(xml).toMatch(/<w:ins w:id="1\d" w:author="Anna Berg"[^>]*><w:r><w:t xml:space="preserve"> report<\/w:t>/);
  });

  it("is found over a line break, in a text box, in a link, and under another prefix", async () => {
    const broken = `<w:p><w:r>${t("Pilots and ")}<w:br/>${t("their crews shall report.")}</w:r></w:p>`;
    expect(await suggested(broken, "crews shall", "crews will")).toContain("<w:br/>");
    const linked = `<w:p><w:hyperlink w:anchor="a"><w:r>${t("Pilots shall report.")}</w:r></w:hyperlink></w:p>`;
    expect(await suggested(linked, "shall", "will")).toContain(
      '<w:commentRangeStart w:id="2"/><w:hyperlink w:anchor="a">',
    );
    const boxed = `<w:p><w:r>${t("Beside the box.")}<w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${wordParagraph("Boats shall wait.")}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
    expect(await suggested(boxed, "shall wait", "will wait")).toContain("Beside the box.");
  });

  it("touches no field, and says the change in its comment instead", async () => {
    const field = `<w:fldSimple w:instr="DATE"><w:r>${t("3 May 2031")}</w:r></w:fldSimple>`;
    const bytes = makeDocx(
      `${TITLE}${OPENING}<w:p><w:r>${t("Meet on ")}</w:r>${field}<w:r>${t(" again.")}</w:r></w:p>`,
    );
    const { instrument, suggestion } = await on(bytes, "3 May", { inserted: "4 May", otherwise: "Suggested: 4 May" });
    const result = await suggestInWord(bytes, "draft.docx", { instrument, suggestions: [suggestion], signature });
    expect(result.commentOnly).toEqual([suggestion]);
    const { revisions, comments } = await readTracked(result.bytes, "draft.docx");
    expect([revisions, comments.map(({ text }) => text)]).toEqual([[], ["Why.\nSuggested: 4 May"]]);
  });

  it("adds a paragraph in the look of the one before, counted in its list, without its section", async () => {
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>';
    const body = wordParagraph("Pilots report.", `<w:pStyle w:val="Body"/>${list}`);
    const added = async (paragraph: string): Promise<string> => {
      const bytes = makeDocx(TITLE + OPENING + body);
      const { instrument, suggestion } = await on(bytes, "Pilots", { paragraph, range: null });
      const result = await suggestInWord(bytes, "draft.docx", { instrument, suggestions: [suggestion], signature });
      return strFromU8(unzipSync(result.bytes)["word/document.xml"] ?? new Uint8Array());
    };
    const mark = '<w:rPr><w:ins w:id="1" w:author="PAK" w:date="2031-02-03T10:00:00Z"/></w:rPr></w:pPr><w:ins';
    expect(await added("This text is political.")).toContain(`<w:p><w:pPr><w:pStyle w:val="Body"/>${list}${mark}`);
    expect(await added("9. This text is political.")).toContain(`<w:p><w:pPr><w:pStyle w:val="Body"/>${mark}`);
  });

  it("joins the comments that are there, and leaves every other part as it lies in the archive", async () => {
    const comments = `<w:comment w:id="41" w:author="Anna Berg"><w:p><w:r>${t("Old.")}</w:r></w:p></w:comment>`;
    const bytes = makeDocx(`${TITLE}${OPENING}${wordParagraph("Pilots shall report.")}`, {
      comments,
      styles: "",
      others: { "word/media/a.png": "not a picture", "docProps/app.xml": "<a/>" },
    });
    const { instrument, suggestion } = await on(bytes, "shall", { inserted: "will" });
    const result = await suggestInWord(bytes, "draft.docx", { instrument, suggestions: [suggestion], signature });
    expect((await readTracked(result.bytes, "draft.docx")).comments.map(({ text }) => text)).toEqual(["Old.", "Why."]);
    const [before, after] = [openArchive(bytes, "a"), openArchive(result.bytes, "b")];
    expect(after.names).toEqual(before.names);
    for (const name of before.names.filter((one) => !/document\.xml$|comments\.xml$/.test(one))) {
      expect(after.part(name)).toEqual(before.part(name));
    }
    // Packed bytes too: the whole stretch of an untouched part stands in the new file.
    const at = Buffer.from(bytes).indexOf("word/media/a.png", 0, "latin1");
    expect(Buffer.from(result.bytes).includes(Buffer.from(bytes.subarray(at - 30, at + 25)))).toBe(true);
  });

  it("names what has no place in the file", async () => {
    const bytes = makeDocx(TITLE + OPENING + wordParagraph("Pilots report."));
    const { instrument, suggestion } = await on(bytes, "Pilots", {});
    const lost = { ...suggestion, clause: "v1.c99" };
    const result = await suggestInWord(bytes, "draft.docx", { instrument, suggestions: [lost], signature });
    expect(result.unplaced).toEqual([lost]);
  });

  it("is refused in a file whose main part is not in UTF-8", async () => {
    const bytes = makeDocx(TITLE + OPENING + wordParagraph("Pilots report."));
    const { instrument, suggestion } = await on(bytes, "Pilots", { inserted: "Captains" });
    const main = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
    const wide = repackedBytes(bytes, main);
    await expect(
      suggestInWord(wide, "draft.docx", { instrument, suggestions: [suggestion], signature }),
    ).rejects.toMatchObject({ code: "E_WORD_UNEDITABLE" });
  });
});

/** The same file with its main part in UTF-16. */
function repackedBytes(bytes: Uint8Array, main: string): Uint8Array {
  const parts = unzipSync(bytes);
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(main, "utf16le")]);
  return zipSync({ ...parts, "word/document.xml": new Uint8Array(wide) });
}

describe("suggestions on one clause", () => {
  it("that would change the same words are made once, the first of them", () => {
    const base = { clause: "v1.c1", range: null, paragraph: null, comment: "Why.", otherwise: "Suggested: x" };
    const edits = [
      { start: 5, end: 9, inserted: "a" },
      { start: 9, end: 9, inserted: "b" },
      { start: 8, end: 12, inserted: "c" },
      { start: 9, end: 9, inserted: "d" },
      { start: 7, end: 7, inserted: "e" },
    ];
    expect(
      withoutOverlaps(edits.map((edit) => ({ ...base, edit }))).map(({ edit, comment }) => [edit?.inserted, comment]),
    ).toEqual([
      ["a", "Why."],
      ["b", "Why."],
      [undefined, "Why.\nSuggested: x"],
      [undefined, "Why.\nSuggested: x"],
      [undefined, "Why.\nSuggested: x"],
    ]);
  });

  it("stand on a new sheet where the text came in another format, with the words they are about", async () => {
    const edit = { start: 0, end: 6, inserted: "Resolve" };
    const base = { range: { start: 0, end: 6 }, paragraph: null, comment: "Why.", otherwise: "" };
    const suggestions = [
      { ...base, clause: "v1.c3", edit },
      { ...base, clause: "v1.c12", edit: null, range: null, paragraph: "This text is political." },
    ];
    const { bytes } = await suggestOnSheet(PORT_TEXT, suggestions, { signature, grading: "Restricted" });
    const { paragraphs, furniture } = await readFile(bytes, "sheet.docx");
    expect(paragraphs.map(({ text }) => text)).toContain("Resolve to survey every river mouth;");
    expect(paragraphs.map(({ text }) => text)).toContain("This text is political.");
    expect(furniture?.[0]).toBe("Restricted");
    expect((await readTracked(bytes, "sheet.docx")).comments.map(({ text }) => text)).toEqual([
      "“Decide”: Why.",
      "Why.",
    ]);
  });
});

describe("an edited file that lost a word of the sender's", () => {
  it("does not leave: the paragraph is named", async () => {
    const bytes = makeDocx(TITLE + OPENING + wordParagraph("Pilots shall report."));
    const main = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
    const after = repacked(bytes, { "word/document.xml": main.replace("Port Verde", "Port") });
    await expect(
      checkEdited({ before: bytes, after, name: "draft.docx" }, { sought: [], made: [] }),
    ).rejects.toMatchObject({ code: "E_WORD_NOT_EQUAL", where: { paragraph: 2 } });
    await expect(
      checkEdited({ before: bytes, after: repacked(bytes, {}), name: "draft.docx" }, { sought: [], made: [] }),
    ).resolves.toBeUndefined();
  });
});
