import { TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { chance, mutated } from "../made-faults.ts";
import { makeDocx, makeOle, makePdf, makeZip, wordParagraph } from "../made-files.ts";
import { readFile } from "./read-file.ts";

/** Milliseconds of the processor that this thread has used: what else the machine does is left out. */
const cpuTime = (): number => process.threadCpuUsage().user / 1000;

const text = Buffer.from("The Council of Lakes,\n\nRecalling its earlier decisions,\n\n1. Decides to meet again.\n");
const docx = makeDocx(wordParagraph("The Council of Lakes,") + wordParagraph("Recalling its earlier decisions,"));
const pdf = makePdf([[{ x: 72, y: 100, text: "The Council of Lakes," }]]);

async function failureOf(bytes: Uint8Array, name = "paper"): Promise<TravauxError | null> {
  try {
    await readFile(bytes, name);
    return null;
  } catch (error) {
    if (error instanceof TravauxError) return error;
    throw error;
  }
}

describe("a file", () => {
  it("is refused where its name promises another format, and the right name is given", async () => {
    for (const [bytes, name, right] of [
      [docx, "note.pdf", ".docx"],
      [docx, "note.txt", ".docx"],
      [docx, "note.doc", ".docx"],
      [pdf, "note.txt", ".pdf"],
      [pdf, "note.docx", ".pdf"],
      [text, "note.docx", ".txt"],
      [text, "note.pdf", ".txt"],
    ] as const) {
      const refused = readFile(bytes, name);
      await expect(refused, name).rejects.toMatchObject({ code: "E_FILE_EXTENSION" });
      await expect(refused, name).rejects.toMatchObject({ hint: expect.stringContaining(right) });
    }
  });

  it("is told by what it holds where its name promises nothing", async () => {
    expect(await readFile(docx, "upload.bin")).toMatchObject({ format: "docx", remarks: [{ code: "R_EXTENSION" }] });
    for (const [bytes, name] of [
      [docx, "note.docx"],
      [pdf, "NOTE.PDF"],
      [text, "note.txt"],
      [text, "note"],
    ] as const) {
      expect((await readFile(bytes, name)).remarks).toEqual([]);
    }
  });

  it.each([
    ["nothing at all", new Uint8Array(), "E_FILE_EMPTY"],
    ["only blank space", Buffer.from(" \n"), "E_TEXT_BLANK"],
    ["a PNG picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "E_IMAGE_BROKEN"],
    ["a TIFF picture", Buffer.from([0x49, 0x49, 0x2a, 0x00, 8, 0, 0, 0]), "E_FORMAT_IMAGE"],
    ["binary data", Buffer.from([0, 1, 2, 3, 250, 251]), "E_BINARY"],
    ["text in another encoding", Buffer.from("D\u00e9claration", "latin1"), "E_TEXT_ENCODING"],
    ["zeros", new Uint8Array(100), "E_BINARY"],
    ["a Rich Text file", Buffer.from("{\\rtf1\\ansi The Council}"), "E_FORMAT_RTF"],
    ["a web page", Buffer.from("<!-- x -->\n<!DOCTYPE html><html><p>The Council</p></html>"), "E_FORMAT_HTML"],
    ["an XML file", Buffer.from('<?xml version="1.0"?><a/>'), "E_FORMAT_XML"],
    ["a PostScript file", Buffer.from("%!PS-Adobe-3.0"), "E_FORMAT_POSTSCRIPT"],
    ["a packed archive", Buffer.from([0x1f, 0x8b, 8, 0]), "E_FORMAT_ARCHIVE"],
    ["a zip of other things", makeZip({ "photo.txt": "x" }), "E_FORMAT_ARCHIVE"],
    ["a workbook", makeZip({ "xl/workbook.xml": "<x/>" }), "E_FORMAT_SPREADSHEET"],
    ["slides", makeZip({ "ppt/presentation.xml": "<x/>" }), "E_FORMAT_SLIDES"],
    ["an OpenDocument text", makeZip({ mimetype: "application/vnd.oasis.opendocument.text" }), "E_FORMAT_ODT"],
    ["a Word file under a password", makeOle(["EncryptionInfo", "EncryptedPackage"]), "E_DOCX_ENCRYPTED"],
    ["a Word file from before 2007", makeOle(["WordDocument", "1Table"]), "E_FORMAT_DOC"],
    ["an Outlook message", makeOle(["__properties_version1.0"]), "E_FORMAT_MSG"],
    [
      "an Outlook message that carries a Word file",
      makeOle(["WordDocument", "__properties_version1.0"]),
      "E_FORMAT_MSG",
    ],
    ["an old workbook", makeOle(["Workbook"]), "E_FORMAT_SPREADSHEET"],
    ["an unknown container", makeOle(["Something"]), "E_FORMAT_OLE"],
    ["a container cut short", makeOle(["WordDocument"]).slice(0, 600), "E_FORMAT_OLE"],
    ["a Word file cut short", docx.slice(0, docx.length / 2), "E_ZIP_CUT_SHORT"],
    ["a PDF cut short", pdf.slice(0, pdf.length / 2), "E_PDF_CUT_SHORT"],
  ])("that is %s is refused with one specific error", async (_, bytes, code) => {
    for (const name of ["paper.docx", "paper.pdf", "paper.txt"]) {
      const failure = await failureOf(bytes, name);
      expect(failure?.code).toBe(code);
      expect(failure?.message).toContain(name);
      expect(failure?.hint.length).toBeGreaterThan(10);
    }
  });

  it("that only quotes the marks of a format is plain text", async () => {
    expect((await readFile(Buffer.from("A file begins with %PDF- if it is a PDF."), "a.txt")).format).toBe("text");
    expect((await readFile(Buffer.from("[list]\n{not JSON}"), "a.txt")).format).toBe("text");
    expect((await readFile(Buffer.from("{not JSON} but a draft"), "a.txt")).format).toBe("text");
  });
});

describe("a damaged file", () => {
  const longer = makePdf(
    ["Lakes", "Rivers", "Canals"].map((word) => [
      { x: 72, y: 100, text: `${word} (and the Council's draft of them),` },
    ]),
  );

  it.each([
    ["text", new Uint8Array(text), 150, 20_311],
    ["docx", docx, 150, 20_312],
    ["pdf", longer, 150, 20_313],
  ])(
    "in the form of %s is read or refused by name, never an untyped error or a hang",
    async (_, bytes, rounds, seed) => {
      const next = chance(seed);
      for (let round = 0; round < rounds; round += 1) {
        const changed = mutated(bytes, next);
        const begun = cpuTime();
        try {
          const reading = await readFile(changed, "paper");
          expect(reading.paragraphs.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error, `round ${round} of seed ${seed}`).toBeInstanceOf(TravauxError);
          expect(error, `round ${round} of seed ${seed}`).not.toMatchObject({ code: "E_UNREADABLE" });
        }
        expect(cpuTime() - begun).toBeLessThan(2000);
      }
    },
  );

  it("in a Word file's own XML is refused by name too", async () => {
    const next = chance(20_314);
    const body = wordParagraph("The Council of Lakes,", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    for (let round = 0; round < 150; round += 1) {
      const broken = Buffer.from(mutated(Buffer.from(body), next)).toString("latin1");
      const failure = await failureOf(makeDocx(broken, { numbering: broken, styles: broken, footnotes: broken }));
      if (failure !== null) expect(failure.code).toMatch(/^E_(?:XML|DOCX)_/);
    }
  });
});
