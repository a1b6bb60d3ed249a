import { describe, expect, it } from "vitest";

import { makeDocx, type WordParts, wordParagraph } from "../../made-files.ts";
import { inspectWord } from "./inspect-word.ts";
import type { WordInspection } from "./inspection.ts";

const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const ins = (author: string, text: string, date = "2031-02-03T10:00:00Z"): string =>
  `<w:ins w:id="1" w:author="${author}" w:date="${date}">${run(text)}</w:ins>`;
const comment = (id: number, author: string, initials: string): string =>
  `<w:comment w:id="${id}" w:author="${author}" w:initials="${initials}" w:date="2031-02-05T10:00:00Z">${wordParagraph("Said.")}</w:comment>`;

const inspect = (body: string, parts: WordParts = {}): Promise<WordInspection> =>
  inspectWord(makeDocx(body, parts), "draft.docx");
const codes = ({ risks }: WordInspection): readonly string[] => risks.map(({ code }) => code);

describe("who wrote in a Word file", () => {
  it("is listed with kinds and dates of changes, and with comments", async () => {
    const body = `<w:p>${ins("Anna Berg", "a", "2031-02-04T10:00:00Z")}${ins("Anna Berg", "b")}<w:del w:id="2" w:author="Anna Berg" w:date="2031-02-03T12:00:00Z"><w:r><w:delText>c</w:delText></w:r></w:del>${ins("Ben Oduya", "d")}</w:p>`;
    const { authors, changes } = await inspect(body, { comments: comment(0, "Anna Berg", "AB") });
    expect(authors[0]).toEqual({
      name: "Anna Berg",
      changes: 3,
      comments: 1,
      kinds: [
        { kind: "insertion", count: 2 },
        { kind: "deletion", count: 1 },
      ],
      first: "2031-02-03T10:00:00Z",
      last: "2031-02-05T10:00:00Z",
      accounts: [],
      initials: ["AB"],
      flags: [],
      alike: [],
    });
    expect(changes).toMatchObject({ total: 4, first: "2031-02-03T10:00:00Z", last: "2031-02-04T10:00:00Z" });
  });

  it("is flagged where the name says nobody: none, Author, or an account", async () => {
    const { authors, risks } = await inspect(
      `<w:p>${ins("", "a")}${ins("Author", "b")}${ins("Auteur", "c")}${ins("Windows User", "d")}${ins("Arthur", "e")}</w:p>`,
    );
    expect(authors.map(({ name, flags }) => [name, ...flags])).toEqual([
      ["", "unnamed"],
      ["Author", "anonymised"],
      ["Auteur", "anonymised"],
      ["Windows User", "account"],
      ["Arthur"],
    ]);
    expect(risks.map(({ message }) => message)).toContain(
      '"Author" stands where names were taken away: several people may be behind it.',
    );
  });

  it("is flagged where one name stands for several people, and where two names may be one", async () => {
    const person = (author: string, account: string): string =>
      `<w15:person w15:author="${author}"><w15:presenceInfo w15:providerId="AD" w15:userId="${account}"/></w15:person>`;
    const people = `<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${person("J. Lund", "jan@elm")}${person("J. Lund", "jon@elm")}</w15:people>`;
    const { authors, risks } = await inspect(
      `<w:p>${ins("J. Lund", "a")}${ins("Ana Díaz", "b")}${ins("DIAZ, Ana", "c")}${ins("Kim", "d")}</w:p>`,
      { kinds: { people }, comments: comment(0, "Kim", "KL") + comment(1, "Kim", "KS") },
    );
    expect(authors.map(({ name, flags, alike }) => [name, flags, alike])).toEqual([
      ["J. Lund", ["several-people"], []],
      ["Ana Díaz", ["alike"], ["DIAZ, Ana"]],
      ["DIAZ, Ana", ["alike"], ["Ana Díaz"]],
      ["Kim", ["several-people"], []],
    ]);
    expect(authors[0]?.accounts).toEqual(["jan@elm", "jon@elm"]);
    expect(
      risks.some(({ message }) => message.includes('may be one person with "DIAZ, Ana"; they are kept apart')),
    ).toBe(true);
  });

  it("does not count the widths of columns, to which the format gives no author", async () => {
    const body = `<w:tbl><w:tblGrid><w:tblGridChange w:id="1"/></w:tblGrid><w:tr><w:tc>${wordParagraph("x")}</w:tc></w:tr></w:tbl>`;
    const { authors, changes } = await inspect(body);
    expect(authors).toEqual([]);
    expect(changes.total).toBe(1);
  });
});

describe("what a Word file holds beside its text", () => {
  it("is nothing in a plain one", async () => {
    const plain = await inspect(wordParagraph("We agree."));
    expect(plain.risks).toEqual([]);
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
  });

  it("is hidden words, custom XML, objects, variables, names in properties and marks of sessions", async () => {
    const inspection = await inspect(`<w:p>${run("We ")}${run("secretly ", "<w:vanish/>")}${run("agree.")}</w:p>`, {
      settings:
        '<w:trackRevisions/><w:removePersonalInformation/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/><w:docVars><w:docVar w:name="Route" w:val="7"/></w:docVars><w:rsids><w:rsidRoot w:val="1"/><w:rsid w:val="1"/><w:rsid w:val="2"/></w:rsids>',
      others: {
        "customXml/item1.xml": "<a/>",
        "customXml/itemProps1.xml": "<a/>",
        "word/embeddings/sheet.xlsx": "four",
        "docProps/core.xml":
          '<cp:p xmlns:cp="urn:c" xmlns:dc="urn:d"><dc:creator>Anna Berg</dc:creator><dc:title>Gauges</dc:title><cp:keywords/></cp:p>',
        "docProps/app.xml": '<P xmlns="urn:p"><Pages>3</Pages><Company>Ministry of Tides</Company></P>',
        "docProps/custom.xml":
          '<P xmlns="urn:p" xmlns:v="urn:v"><property name="Typist"><v:lpwstr>bo</v:lpwstr></property><property name="Job"><v:lpwstr>7</v:lpwstr></property></P>',
      },
    });
    expect(inspection.hidden).toEqual({
      text: [{ story: "body", text: "secretly " }],
      customXml: [{ part: "customXml/item1.xml", bytes: 4 }],
      embedded: [{ part: "word/embeddings/sheet.xlsx", bytes: 4 }],
      outside: [],
      loadingFields: [],
      properties: [
        { name: "creator", value: "Anna Berg", personal: true },
        { name: "title", value: "Gauges", personal: false },
        { name: "Company", value: "Ministry of Tides", personal: true },
        { name: "Typist", value: "bo", personal: true },
        { name: "Job", value: "7", personal: false },
      ],
      variables: ["Route"],
      rsids: 2,
    });
    expect(inspection.editing).toEqual({ tracking: true, restricted: "trackedChanges", removesNames: true });
    expect(codes(inspection)).toEqual([
      "hidden-text",
      "embedded-objects",
      "custom-xml",
      "variables",
      "personal-names",
      "editing-sessions",
      "names-removed-on-saving",
    ]);
  });

  it("is links outside, told apart by whether they are fetched, and fields that fetch", async () => {
    const rels = (inside: string): string =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
    const link = (kind: string, target: string): string =>
      `<Relationship Id="${kind}" Type="x/${kind}" Target="${target}" TargetMode="External"/>`;
    const field = (instruction: string): string =>
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    const inspection = await inspect(
      `${field('TEXT "x.docx" ')}<w:p><w:fldSimple w:instr=" REF a ">${run("see")}</w:fldSimple></w:p>`,
      {
        others: {
          "word/_rels/document.xml.rels": rels(link("hyperlink", "https://example.org/")),
          "word/_rels/settings.xml.rels": rels(link("attachedTemplate", "file:///srv/forms/note.dotm")),
        },
      },
    );
    expect(inspection.hidden.outside).toEqual([
      { part: "word/document.xml", kind: "hyperlink", target: "https://example.org/", loads: false },
      { part: "word/settings.xml", kind: "attachedTemplate", target: "file:///srv/forms/note.dotm", loads: true },
    ]);
    expect(inspection.hidden.loadingFields).toEqual(['INCLUDETEXT "x.docx"']);
    expect(codes(inspection)).toEqual(["loads-from-outside", "fields-load", "local-paths"]);
  });
});

describe("the changes in a Word file", () => {
  it("are named as a risk with those that lack a date or an end, and with tracking switched off", async () => {
    const broken = `<w:moveFromRangeStart w:id="7" w:name="move1" w:author="Anna"/><w:p><w:moveFrom w:id="8" w:author="Anna">${run("Lost.")}</w:moveFrom>${run("Stays.")}</w:p><w:moveFromRangeEnd w:id="7"/>`;
    const inspection = await inspect(broken, { comments: comment(0, "Anna", "A") });
    expect(codes(inspection)).toEqual([
      "changes-remain",
      "comments-remain",
      "comments-without-place",
      "moves-broken",
      "changes-undated",
      "tracking-off",
    ]);
    expect(inspection.risks[3]?.message).toContain("1 move lacks one end: move1");
  });

  it("cannot be looked for in another format, nor in a file with macros", async () => {
    await expect(inspectWord(new TextEncoder().encode("We agree."), "a.txt")).rejects.toMatchObject({
      code: "E_NOT_WORD",
    });
    const macros = makeDocx(wordParagraph("x"), { others: { "word/vbaProject.bin": "x" } });
    await expect(inspectWord(macros, "a.docx")).rejects.toMatchObject({ code: "E_DOCX_MACROS" });
  });
});
