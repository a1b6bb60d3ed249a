import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile, instrumentOfLines } from "@travaux/compare";
import type { Instrument } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTracked } from "../../docx/read-tracked.ts";
import { intake } from "../../intake.ts";
import { makeDocx, wordParagraph } from "../../made-files.ts";
import { readFile } from "../../read/read-file.ts";
import { openArchive } from "../../zip/archive.ts";
import { openXmlFaults } from "../open-xml/check-open-xml.ts";
import { linesOf } from "../read-back.ts";
import { rollingOntoBase } from "./rolling-onto-base.ts";

const OPTIONS = { date: "2031-02-03T10:00:00Z" };
const run = (words: string, looks = ""): string =>
  `<w:r>${looks === "" ? "" : `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const LINES = [
  "Pledge on Ferries & Locks",
  "Decide to pay all pilots each spring;",
  "Agree to rest;",
  "Thank the crews.",
];
/** A file with looks of its own: a style and a bookmark, a bold word inside a clause, a list, a section. */
const BODY = [
  wordParagraph("Pledge on Ferries &amp; Locks", '<w:pStyle w:val="Banner"/><w:jc w:val="end"/>'),
  `<w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:bookmarkStart w:id="5" w:name="pay"/>${run("Decide to ")}${run("pay all", "<w:b/>")}${run(" pilots each spring;")}<w:bookmarkEnd w:id="5"/></w:p>`,
  wordParagraph("Agree to rest;", '<w:pStyle w:val="Body"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
  `<w:p><w:pPr><w:sectPr><w:pgSz w:w="9000" w:h="12000"/></w:sectPr></w:pPr>${run("Thank the crews.")}</w:p>`,
].join("");
const PARTS = {
  styles: '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/></w:style>',
  others: { "word/media/a.png": "a picture" },
};
const bytes = makeDocx(BODY, PARTS);
const plain: Instrument = instrumentOfLines(LINES, "v1");
/** The text as the file has it: its third paragraph is counted by Word. */
const base: Instrument = {
  ...plain,
  children: plain.children.map((block) =>
    block.type === "clause" && block.children[0]?.type === "text" && block.children[0].value === LINES[2]
      ? { ...block, numbering: "1." }
      : block,
  ),
};

const onto = (filings: Readonly<Record<string, readonly string[]>>, file = bytes): Promise<Uint8Array> =>
  rollingOntoBase(
    { bytes: file, name: "base.docx" },
    compile(
      base,
      Object.entries(filings).map(([party, text]) => ({ party, text })),
    ),
    OPTIONS,
  );
const xmlOf = (file: Uint8Array): string =>
  Buffer.from(openArchive(file, "a").part("word/document.xml") ?? []).toString();
const lines = async (file: Uint8Array, by: string | boolean): Promise<readonly string[]> =>
  linesOf(await readTracked(file, "r.docx"), (author) => (typeof by === "boolean" ? by : author === by));
const changed = (at: number, ...now: readonly string[]): readonly string[] => [
  ...LINES.slice(0, at),
  ...now,
  ...LINES.slice(at + 1),
];

describe("a rolling text in a copy of the base's own file", () => {
  it("keeps every part and every paragraph that nobody changes as it is, byte for byte", async () => {
    const result = await onto({ KEN: changed(1, "Decide to pay some pilots each spring;") });
    const [before, after] = [openArchive(bytes, "a"), openArchive(result, "b")];
    for (const name of before.names.filter((one) => !/document\.xml$|document\.xml\.rels$|Types/.test(one))) {
      expect(after.part(name), name).toEqual(before.part(name));
    }
    const xml = xmlOf(result);
    for (const kept of BODY.split(/(?=<w:p[ >])/).filter((_, at) => at !== 1)) expect(xml).toContain(kept);
    expect(xml).toContain(
      '<w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:bookmarkStart w:id="5" w:name="pay"/>',
    );
    expect(xml).toMatch(/<w:del [^>]*author="KEN"[^>]*><w:r><w:rPr><w:b\/><\/w:rPr><w:delText[^>]*> all<\/w:delText>/);
    expect(await lines(result, true)).toContain("Decide to pay some pilots each spring;");
    expect(await lines(result, false)).toEqual(LINES);
  });

  it("puts new paragraphs into the look and the list of those they follow, and leaves the section where it ends", async () => {
    const xml = xmlOf(
      await onto({ KEN: [...LINES.slice(0, 3), "Ask for charts;", ...LINES.slice(3), "Go in peace."] }),
    );
    expect(xml).toMatch(
      /<w:numId w:val="3"\/><\/w:numPr><w:rPr><w:ins [^>]*\/><\/w:rPr><\/w:pPr><w:ins [^>]*><w:r><w:t[^>]*>Ask for charts;/,
    );
    expect(xml.match(/<w:sectPr/g)?.length).toBe(1);
  });

  it("takes a new paragraph before the only one", async () => {
    const only = makeDocx(wordParagraph("Thank the crews."));
    const filing = { party: "KEN", text: ["Pay the pilots.", "Thank the crews."] };
    const compilation = compile(instrumentOfLines(["Thank the crews."], "v1"), [filing]);
    const result = await rollingOntoBase({ bytes: only, name: "base.docx" }, compilation, OPTIONS);
    expect(await lines(result, true)).toEqual(filing.text);
  });

  it("takes words, deletions, moves, splits, joins and disputes of several", async () => {
    const filings = {
      EU: [LINES[0], LINES[2], LINES[1], LINES[3]].map(String),
      KEN: changed(1, "Decide to pay all pilots;", "Each spring;"),
      NOR: changed(2),
      PAK: [...LINES.slice(0, 2), "Agree to rest; Thank the crews."],
    };
    const result = await onto(filings);
    expect(await lines(result, false)).toEqual(LINES);
    const known = new Set(openXmlFaults(bytes));
    expect(openXmlFaults(result).filter((fault) => !known.has(fault))).toEqual([]);
    for (const [party, text] of Object.entries(filings))
      expect(await lines(await onto({ [party]: text }), true)).toEqual(text);
  });

  it("gives every text back, whatever is changed", async () => {
    const word = fc.constantFrom("pay", "all", "&", "<b>", "locks", "1.", "é", "spring;");
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
    const texts = fc.array(fc.oneof(fc.constantFrom(...LINES), line), { minLength: 1, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (eu, ken) => {
        const result = await onto({ EU: eu, KEN: ken });
        expect(await lines(result, false)).toEqual(LINES);
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
    );
  });

  it.each([
    [
      "has changes of others",
      BODY.replace(run("Thank the crews."), `<w:ins w:id="9" w:author="Ann">${run("Thank the crews.")}</w:ins>`),
      "has tracked changes already",
    ],
    [
      "has a field in the words that are changed",
      BODY.replace(run("pay all", "<w:b/>"), `<w:fldSimple w:instr="X">${run("pay all")}</w:fldSimple>`),
      "more than the words of one clause",
    ],
    [
      "has the clause in a table",
      `${BODY.slice(0, BODY.indexOf("<w:p w:rsid"))}<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${BODY.slice(BODY.indexOf("<w:p w:rsid"))}</w:tc></w:tr></w:tbl>${run("")}`,
      "more than the words of one clause",
    ],
  ])("is refused, with the reason, where the file %s", async (_, body, said) => {
    const file = makeDocx(body, PARTS);
    await expect(onto({ KEN: changed(1, "Decide to pay pilots each spring;") }, file)).rejects.toMatchObject({
      code: "E_WORD_UNEDITABLE",
      message: expect.stringContaining(said),
    });
  });
});

const folder = fileURLToPath(new URL("../../../../../../shared/corpora/docx/consolidate/", import.meta.url));
const present = existsSync(folder);

describe.skipIf(!present)(`public sets of several reviewers${present ? "" : " (not present)"}`, () => {
  const text = async (name: string, version: string): Promise<Instrument> => {
    const reading = await readFile(new Uint8Array(readFileSync(folder + name)), name);
    return intake(reading, { version, lexicon: { instruments: [], organisations: [] } }).instrument;
  };

  it.each([
    ["seed-base", ["seed-EU", "seed-JPN", "seed-NGA", "seed-PAK", "seed-TUR"]],
    ["RC001-Before", ["RC001-After1", "RC001-After2"]],
    ["RC002-Image", ["RC002-Image-After1"]],
    ["RC003-Multi-Paras", ["RC003-Multi-Paras-After"]],
    ["RC004-Before", ["RC004-After1", "RC004-After2"]],
    ["RC005-Before", ["RC005-After1"]],
    ["RC006-Before", ["RC006-After1"]],
    ["WC027-Twenty-Paras-Before", ["WC027-Twenty-Paras-After-1", "WC027-Twenty-Paras-After-3"]],
  ])("%s takes every change, and no other part of it is touched", async (name, files) => {
    const own = new Uint8Array(readFileSync(`${folder}${name}.docx`));
    const filings = await Promise.all(
      files.map(async (file, at) => ({
        party: ["AAA", "BBB", "CCC", "DDD", "EEE"][at] ?? "",
        text: await text(`${file}.docx`, `v${at + 2}`),
      })),
    );
    const compilation = compile(await text(`${name}.docx`, "v1"), filings);
    const result = await rollingOntoBase({ bytes: own, name }, compilation, OPTIONS);
    const [before, after] = [openArchive(own, "a"), openArchive(result, "b")];
    for (const part of before.names.filter((one) => !/document\.xml(?:\.rels)?$|Types|comments\.xml$/.test(one))) {
      expect(after.part(part), part).toEqual(before.part(part));
    }
    const known = new Set(openXmlFaults(own));
    expect(openXmlFaults(result).filter((fault) => !known.has(fault))).toEqual([]);
  });
});
