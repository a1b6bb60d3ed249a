import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOUSE } from "../communication/house.ts";
import { type Intake, intake } from "../intake.ts";
import { makeDocx } from "../made-files.ts";
import { readFile } from "../read/read-file.ts";
import SEED_NOTE from "../seed-note.json" with { type: "json" };
import { boundScans, type Scanner, scanned } from "./made-scan.ts";
import { wrongCharacters } from "./wrong-characters.ts";

const SEED = join(import.meta.dirname, "../../../../../shared/seed");
const seed = existsSync(SEED) ? readdirSync(SEED).find((name) => name.endsWith(".txt")) : undefined;
const programs = [
  ["soffice", "--version"],
  ["pdftoppm", "-v"],
].every(([program = "", ask = ""]) => spawnSync(program, [ask]).status === 0);
/** Sixteen pages take a minute of a processor, so they are read by `npm run scan` alone. */
const asked = process.env.TRAVAUX_SCANS === "1";
const present = asked && programs && seed !== undefined;
const folder = mkdtempSync(join(tmpdir(), "travaux-scan-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OPTIONS = { version: "v1", lexicon: { instruments: [], organisations: [] }, house: HOUSE };

/** The paper as a typist would set it: each line of the file a paragraph, what stands between asterisks bold. */
function typed(): Uint8Array {
  let isBold = false;
  const paragraphs = readFileSync(join(SEED, seed ?? ""), "utf8")
    .split("\n")
    .map((line) => {
      const runs = line.split("**").map((text, index) => {
        if (index > 0) isBold = !isBold;
        const escaped = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
        return `<w:r><w:rPr>${isBold ? "<w:b/>" : ""}<w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
      });
      return `<w:p>${runs.join("")}</w:p>`;
    });
  return makeDocx(paragraphs.join(""));
}

/** Its pages as a printer would print them. */
function printed(): { readonly pdf: Uint8Array; readonly pagesAt: (dpi: number) => readonly Uint8Array[] } {
  writeFileSync(join(folder, "paper.docx"), typed());
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
  spawnSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, "paper.docx")]);
  return {
    pdf: new Uint8Array(readFileSync(join(folder, "paper.pdf"))),
    pagesAt(dpi) {
      spawnSync("pdftoppm", ["-r", String(dpi), "-gray", "-png", join(folder, "paper.pdf"), join(folder, `at${dpi}`)]);
      const names = readdirSync(folder).filter((name) => name.startsWith(`at${dpi}-`));
      return names.sort().map((name) => new Uint8Array(readFileSync(join(folder, name))));
    },
  };
}

const words = (source: string): string => source.replace(/\s+/g, " ").trim();
const rolesOf = ({ view }: Intake): readonly number[] =>
  ["opening", "preambular", "operative", "closing"].map(
    (role) => view.clauses.filter((clause) => clause.role === role).length,
  );

describe.skipIf(!present)(
  "a scan of the commissioned paper (npm run scan; skipped without it, LibreOffice and poppler)",
  () => {
    let paper: ReturnType<typeof printed>;
    beforeAll(() => {
      paper = printed();
    }, 120_000);

    it.each([
      [300, {}, 0.5],
      [300, { tilt: 1 }, 0.5],
      [200, {}, 1],
      [200, { tilt: 1 }, 1],
      [200, { tilt: -0.7, grain: 90, quality: 35 }, 2],
    ] as const)(
      "at %i dots to an inch with %o gives the note, all clauses, and at most %s per cent wrong characters",
      async (dpi: number, scanner: Scanner, most: number) => {
        const pages = await Promise.all(
          paper.pagesAt(dpi).map(async (page) => ({ jpeg: await scanned(page, scanner), dpi })),
        );
        const reading = await readFile(await boundScans(pages), "scan.pdf");
        const source = await readFile(paper.pdf, "paper.pdf");
        const wrong = wrongCharacters(words(source.source), words(reading.source));
        const share = (100 * wrong) / words(source.source).length;
        const { doubts = [] } = reading;
        console.log(
          `${dpi} dpi ${JSON.stringify(scanner)}: ${wrong} of ${words(source.source).length} characters wrong (${share.toFixed(2)} %), ${doubts.length} doubtful: ${doubts.map(({ word, confidence }) => `${word} ${confidence}`).join(", ")}`,
        );
        expect(share).toBeLessThanOrEqual(most);
        const taken = intake(reading, OPTIONS);
        expect(rolesOf(taken)).toEqual([1, 5, 15, 2]);
        expect(taken.communication).toMatchObject(SEED_NOTE);
      },
      120_000,
    );
  },
);
