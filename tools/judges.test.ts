import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTracked } from "@travaux/documents";
import { describe, expect, it } from "vitest";
import { changesIn, comparedBy, listedPairs, pairFile } from "./judges/pairs.ts";
import { COUNT_REASONS, REASONS } from "./judges/reasons.ts";
import { linesOfOffice, linesOfWord } from "./judges/scan.ts";
import { CORPUS } from "./judges/texts.ts";

describe("the scanner of other programs' files", () => {
  it("takes the paragraphs of a Word file without its boxes, marks of notes and second branches", () => {
    const xml =
      "<w:p><w:r><w:t>One &amp; </w:t></w:r><w:r><w:t>two</w:t><w:tab/></w:r></w:p>" +
      '<w:p><w:pPr><w:x w:t="a>b"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>i</w:t></w:r><w:r><w:t>three</w:t></w:r>' +
      "<mc:Fallback><w:t>again</w:t></mc:Fallback><w:txbxContent><w:p><w:t>box</w:t></w:p></w:txbxContent></w:p><w:p/>";
    expect(linesOfWord(xml)).toEqual(["One & two\t", "three", ""]);
  });

  it("settles the changes of an OpenDocument text, ends of paragraphs too", () => {
    const region = (id: string, kind: string): string =>
      `<text:changed-region text:id="${id}"><text:${kind}/></text:changed-region>`;
    const xml =
      `<office:text><text:tracked-changes>${region("a", "insertion")}${region("b", "deletion")}</text:tracked-changes>` +
      '<text:p>We <text:change-start text:change-id="a"/>all <text:change-end text:change-id="a"/>agree' +
      '<text:change-start text:change-id="b"/></text:p><text:p>. No<text:change-end text:change-id="b"/>.</text:p></office:text>';
    expect(linesOfOffice(xml)).toEqual({ accepted: ["We all agree."], rejected: ["We agree", ". No."] });
  });
});

const present = existsSync(CORPUS);

describe.skipIf(!present)(`public pairs of Word files${present ? "" : " (not present)"}`, () => {
  it.each(present ? listedPairs() : [])(
    "%s and %s: as many changes as expected, or the reason is written down",
    async (older, newer, expected) => {
      const written = await comparedBy(pairFile(older), pairFile(newer));
      const count = written === null ? null : changesIn(await readTracked(written, "compared.docx"));
      const isExplained = COUNT_REASONS[`${older} -> ${newer}`] !== undefined;
      expect(count === expected).toBe(!isExplained);
    },
  );
});

describe("the kept table of other judges", () => {
  it("has every reason that the command knows", () => {
    const page = readFileSync(join(import.meta.dirname, "../docs/spec/word-judges.md"), "utf8");
    for (const why of [...REASONS.map((reason) => reason.why), ...Object.values(COUNT_REASONS)])
      expect(page).toContain(why);
  });
});
