import { describe, expect, it } from "vitest";
import { HOUSE } from "../communication/house.ts";
import { intake } from "../intake.ts";
import { readFile } from "../read/read-file.ts";
import type { Reading } from "../reading.ts";
import { boundScans, type Scanner, type ScanPage, scanned, setPage } from "./made-scan.ts";
import type { ScanStage } from "./scan-apart.ts";

const DPI = 200;

/** Lines one below the other, from `y` inches on; an empty line leaves its space. */
async function page(lines: readonly string[], scanner: Scanner = {}, height = 4): Promise<ScanPage> {
  const set = lines.flatMap((text, index) => (text === "" ? [] : [{ x: 0.9, y: 0.9 + index * 0.21, text }]));
  return { jpeg: await scanned(setPage({ dpi: DPI, width: 8.27, height, lines: set }), scanner), dpi: DPI };
}

const ENGLISH = [
  "Draft Declaration on the Sharing of Lake Gauges",
  "",
  "Recalling the decisions taken by the Council of Lakes at Port Elm, and the joint",
  "training of observers that [list of countries] have agreed to pay for;",
  "",
  "1. Decides to publish the hourly readings of every gauging station (and those of the",
  "tributaries) in an open form, without restriction of use.",
];

const FRENCH = [
  "Rappelant les décisions prises par le Conseil des lacs à Genève, et la formation des",
  "observateurs que [liste des pays] se sont engagés à financer à parts égales ;",
  "",
  "1. Décide de publier les relevés de chaque station hydrométrique sans délai.",
];

const textsOf = ({ paragraphs }: Reading): readonly string[] => paragraphs.map(({ text }) => text);
const joined = (lines: readonly string[]): readonly string[] =>
  lines
    .join("\n")
    .split("\n\n")
    .map((one) => one.replaceAll("\n", " "));

/** A page takes a second of a processor; a busy machine gives little of one. */
const PATIENCE = { timeout: 120_000 };

describe("a scan", PATIENCE, () => {
  it("in English, laid askew by a degree, is read in paragraphs, brackets and all", async () => {
    const stages: ScanStage[] = [];
    const bytes = await boundScans([await page(ENGLISH, { tilt: 1 })]);
    const reading = await readFile(bytes, "scan.pdf", {
      scans: { languages: "eng+fra", progress: (stage) => stages.push(stage) },
    });
    expect(textsOf(reading)).toEqual(joined(ENGLISH));
    expect(reading.doubts ?? []).toEqual([]);
    expect(reading.remarks.map(({ code }) => code)).toEqual(["R_SCAN"]);
    expect(stages).toEqual([{ name: "scan.pdf", page: 1, of: 1 }]);
  });

  it("in French, given as a picture lying on its head, keeps its accents", async () => {
    const upright = await page(FRENCH, { tilt: 180 }, 3);
    const reading = await readFile(upright.jpeg, "page.jpg");
    expect(reading.format).toBe("image");
    expect(textsOf(reading).map((text) => text.replace(" ;", ";"))).toEqual(
      joined(FRENCH).map((text) => text.replace(" ;", ";")),
    );
  });

  it("among pages of text is read alone, with the stamp that was printed over it; an empty page is named", async () => {
    const stamped = {
      ...(await page(ENGLISH.slice(5), {}, 3)),
      stamp: { x: 300, y: 30, text: "Received at Port Elm" },
    };
    const empty = await page([], { grain: 0 }, 2);
    const printed = "The Council of Lakes met at Port Elm in the spring of the year and heard its members.";
    const reading = await readFile(await boundScans([printed, stamped, empty]), "mixed.pdf");
    expect(textsOf(reading)).toEqual([printed, joined(ENGLISH.slice(5))[0], "Received at Port Elm"]);
    expect(reading.remarks.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^2 pages were read by machine/),
      expect.stringMatching(/^Page 3 has no text/),
    ]);
  });

  it("is refused where it is not to be read, and where nothing can be read in it", async () => {
    const scan = await page(ENGLISH.slice(0, 1), {}, 2);
    const empty = await page([], { grain: 0 }, 2);
    await expect(readFile(scan.jpeg, "page.jpg", { scans: null })).rejects.toMatchObject({ code: "E_FORMAT_IMAGE" });
    await expect(readFile(await boundScans([scan]), "a.pdf", { scans: null })).rejects.toMatchObject({
      code: "E_PDF_NO_TEXT",
      hint: expect.stringContaining("--no-ocr"),
    });
    await expect(readFile(empty.jpeg, "page.jpg")).rejects.toMatchObject({ code: "E_IMAGE_NO_TEXT" });
    await expect(readFile(await boundScans([empty]), "a.pdf")).rejects.toMatchObject({ code: "E_PDF_NO_TEXT" });
    const png = await setPage({ dpi: DPI, width: 2, height: 1, lines: [] }).encode("png");
    await expect(readFile(png.subarray(0, -20), "page.png")).rejects.toMatchObject({ code: "E_IMAGE_BROKEN" });
    await expect(readFile(scan.jpeg.slice(0, 900), "page.jpg")).rejects.toMatchObject({ code: "E_IMAGE_BROKEN" });
  });

  it("has its doubtful words as findings at their place, brackets without a partner among them", async () => {
    const lines = [
      "Draft Declaration on Gauges",
      "",
      "Recalling that the list of countries} has been sent to all observers,",
      "",
      "1. Decides to publish the readings of every station.",
    ];
    const reading = await readFile((await page(lines, {}, 3)).jpeg, "page.jpg");
    expect(reading.doubts).toMatchObject([{ word: "countries}", why: "bracket", page: 1 }]);
    const { findings, view } = intake(reading, {
      version: "v1",
      lexicon: { instruments: [], organisations: [] },
      house: HOUSE,
    });
    const finding = findings.find(({ code }) => code === "doubtful-word");
    const clause = view.clauses.find(({ id }) => id === finding?.clause);
    expect(clause?.text.slice(finding?.range?.start, finding?.range?.end)).toBe("countries}");
    expect(findings.find(({ code }) => code === "R_SCAN")?.message).toBe(
      "Page 1 was read by machine from a scan: one doubtful word, to be checked beside the page: “countries}” (page 1).",
    );
  });
});
