import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { inspectWord } from "../../docx/inspect/inspect-word.ts";
import { readTracked } from "../../docx/read-tracked.ts";
import { makeDocx } from "../../made-files.ts";
import { scrubWord } from "./scrub-word.ts";

const by = 'w:id="1" w:author="Anna &amp; Berg" w:date="2031-02-03T10:00:00Z"';
const t = (words: string): string => `<w:r w:rsidR="00A1B2C3"><w:t xml:space="preserve">${words}</w:t></w:r>`;
const FILE = makeDocx(
  `<w:p w:rsidR="00A1B2C3">${t("We ")}<w:ins ${by}>${t("gladly ")}</w:ins>${t('meet rsidR="1".')}</w:p>`,
  {
    settings:
      '<w:rsids><w:rsid w:val="00A1B2C3"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="secret"/></w:docVars>',
    comments: `<w:comment ${by} w:initials="AB"><w:p>${t("Why?")}</w:p></w:comment>`,
    kinds: {
      people:
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Anna &amp; Berg"><w15:presenceInfo w15:providerId="AD" w15:userId="anna@port.example"/></w15:person></w15:people>',
    },
    others: {
      "docProps/core.xml":
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ferries</dc:title><dc:creator>Anna Berg</dc:creator><cp:lastModifiedBy/></cp:coreProperties>',
      "docProps/app.xml": "<Properties><Company>Harbour Office</Company><Pages>2</Pages></Properties>",
      "docProps/custom.xml": '<Properties><property name="Desk"><lpwstr>4</lpwstr></property></Properties>',
    },
  },
);

const all = (bytes: Uint8Array): string =>
  Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join("\n");

describe("a Word file without its metadata", () => {
  it("names nobody who wrote or saved it, no company, no session of editing, and keeps its text and title", async () => {
    const { bytes, parts } = await scrubWord(FILE, "draft.docx");
    const xml = all(bytes);
    for (const gone of ["<dc:creator>", "Harbour Office", "Desk", "00A1B2C3", "secret"])
      expect(xml).not.toContain(gone);
    for (const kept of ["Ferries", "<Pages>2</Pages>", 'meet rsidR="1".', "Anna &amp; Berg"])
      expect(xml).toContain(kept);
    expect(parts).toContain("docProps/core.xml");
  });

  it("says what remains: changes, comments and their authors", async () => {
    const { remains } = await scrubWord(FILE, "draft.docx");
    expect(remains.join("\n")).toMatch(/tracked change/);
    expect(remains.join("\n")).toMatch(/comment/);
  });

  it("has no names on changes and comments where that is asked for; the changes stay", async () => {
    const { bytes } = await scrubWord(FILE, "draft.docx", { names: true });
    expect(all(bytes)).not.toMatch(/Anna|anna@|"AB"/);
    const { revisions, comments } = await readTracked(bytes, "draft.docx");
    expect([...revisions, ...comments].map(({ author }) => author)).toEqual(["Author", "Author"]);
    expect((await inspectWord(bytes, "draft.docx")).authors.map(({ flags }) => flags)).toEqual([["anonymised"]]);
  });
});
