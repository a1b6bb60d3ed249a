import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compile, instrumentOfLines } from "@travaux/compare";
import type { Instrument } from "@travaux/instrument";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTracked } from "../docx/read-tracked.ts";
import { makeDocx, wordParagraph } from "../made-files.ts";
import { renderDocx } from "../print/docx/render-docx.ts";
import { EXAMPLE_PAPER } from "../print/example-paper.ts";
import { readFile } from "../read/read-file.ts";
import { openArchive } from "../zip/archive.ts";
import { suggestInWord } from "./edit/suggest-in-word.ts";
import { PORT_TEXT } from "./example-text.ts";
import { rollingOntoBase } from "./onto/rolling-onto-base.ts";
import { openXmlFaults } from "./open-xml/check-open-xml.ts";
import { authorsIn } from "./parts/authors-part.ts";
import { linesOf } from "./read-back.ts";
import { rollingDocx } from "./rolling/rolling-docx.ts";
import { scrubWord } from "./scrub/scrub-word.ts";
import { instrumentDocx } from "./write-instrument.ts";

const folder = mkdtempSync(join(tmpdir(), "travaux-written-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const has = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;
const said = (program: string): string => (has(program) ? "" : " (not present)");

const BASE = [
  "Declaration on Tide Gauges",
  "We, the ministers of the coastal States, met in Port Elm;",
  "Welcome the new gauge at Cape Otter and its careful builders, and call upon all ports to open their records;",
  "Decide to survey every river mouth each spring;",
  "Agree to share all readings within thirty days;",
  "Invite the harbour masters to report on old charts;",
  "Thank the crews for their long service.",
];
const filed = (change: (lines: string[]) => void): readonly string[] => {
  const lines = [...BASE];
  change(lines);
  return lines;
};
const PROPOSALS: Readonly<Record<string, readonly string[]>> = {
  EU: filed((lines) => {
    lines[3] = "Decide to survey every river mouth each autumn;";
    lines.splice(5, 1);
  }),
  KEN: filed((lines) => {
    lines[3] = "Decide to survey every river mouth each autumn;";
    lines.splice(5, 0, "Establish a fund for small harbours;");
  }),
  NOR: filed((lines) => {
    lines.splice(2, 0, ...lines.splice(6, 1));
    lines[5] = "Agree to share all readings within sixty days;";
  }),
  PAK: filed((lines) => {
    lines[4] = "Agree to share all verified readings within thirty days;";
    lines.splice(
      2,
      1,
      "Welcome the new gauge at Cape Otter and its careful builders;",
      "Call upon all ports to open their records;",
    );
  }),
};

/** Files we write, by what they show. */
async function written(): Promise<Readonly<Record<string, Uint8Array>>> {
  const base: Instrument = instrumentOfLines(BASE, "v1");
  const options = { date: "2031-02-03T10:00:00Z", grading: "Restricted", lineNumbers: true };
  const compiled = (parties: readonly string[]): Promise<Uint8Array> =>
    rollingDocx(
      compile(
        base,
        parties.map((party) => ({ party, text: PROPOSALS[party] ?? [] })),
      ),
      options,
    );
  return {
    "a clean text": await instrumentDocx(PORT_TEXT, options),
    "a table, a note and a numbered clause changed": await changedPort(),
    "suggestions in a file of others": await suggested(),
    "one delegation's words": await compiled(["KEN"]),
    "a move": await compiled(["NOR"]),
    "a split": await compiled(["PAK"]),
    "a deleted paragraph and a shared change": await compiled(["EU", "KEN"]),
    "all delegations": await compiled(["EU", "KEN", "NOR", "PAK"]),
    "all delegations, in the base's own file": await inOwnFile(),
    "twelve delegations": await twelve(),
    "a paper": await renderDocx(EXAMPLE_PAPER),
    "a paper on Letter": await renderDocx(EXAMPLE_PAPER, { sheet: "Letter" }),
    "a text without metadata and names": (await scrubWord(await compiled(["EU", "NOR"]), "r.docx", { names: true }))
      .bytes,
  };
}

/** Everybody's changes in a copy of a file that has its own looks. */
async function inOwnFile(): Promise<Uint8Array> {
  const base = instrumentOfLines(BASE, "v1");
  const filings = Object.entries(PROPOSALS).map(([party, text]) => ({ party, text }));
  const own = { bytes: await instrumentDocx(base, { grading: "Secret" }), name: "base.docx" };
  return rollingOntoBase(own, compile(base, filings), { date: "2031-02-03T10:00:00Z" });
}

/** Twelve delegations, each with words of its own in every paragraph, in twos with a shared change, two with new paragraphs. */
async function twelve(): Promise<Uint8Array> {
  const names = ["AUS", "BRA", "CHE", "EU", "IND", "JPN", "KEN", "NGA", "NOR", "PAK", "TUR", "ZAF"];
  const base = names.map(
    (_, at) => `Decide to survey river number ${at + 1} from its source down to the sea each spring;`,
  );
  const filings = names.map((party, at) => {
    const text = base.map((line, index) =>
      index === at ? line.replace("survey", `gauge${at}`) : index === (at + 6) % 12 ? line.replace("down ", "") : line,
    );
    if (at === 3 || at === 9) text.splice(7, 0, "Ask the harbour masters for their charts;");
    return { party, text };
  });
  return rollingDocx(compile(instrumentOfLines(base, "v1"), filings), { date: "2031-02-03T10:00:00Z" });
}

/** The text that has everything, with changes of two delegations in its table, its note, its numbered clauses and its words from right to left. */
async function changedPort(): Promise<Uint8Array> {
  const swapped = (from: string, to: string): Instrument => JSON.parse(JSON.stringify(PORT_TEXT).replaceAll(from, to));
  const filings = [
    { party: "EU", text: swapped("Height", "Depth") },
    { party: "KEN", text: swapped("Fictional rules.", "Fictional rules of 1999.") },
    { party: "NOR", text: swapped("in autumn", "in late autumn") },
  ];
  return rollingDocx(compile(PORT_TEXT, filings), { date: "2031-02-03T10:00:00Z" });
}

/** Suggestions in a file with somebody's changes, comments of ours, and a new paragraph. */
async function suggested(): Promise<Uint8Array> {
  const by = 'w:id="7" w:author="Anna Berg" w:date="2030-01-01T00:00:00Z"';
  const t = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const body =
    wordParagraph("Declaration on River Ferries") +
    `<w:p>${t("Pilots ")}<w:ins ${by}>${t("shall soon report")}</w:ins>${t(" to the port.")}</w:p>` +
    wordParagraph("Crews shall rest.");
  const bytes = makeDocx(body);
  const { paragraphs } = await readFile(bytes, "draft.docx");
  const instrument = instrumentOfLines(
    paragraphs.map(({ text }) => text),
    "v1",
  );
  const base = { range: null, edit: null, paragraph: null, comment: "Why.", otherwise: "" };
  const suggestions = [
    { ...base, clause: "v1.c2", edit: { start: 7, end: 12, inserted: "will" } },
    { ...base, clause: "v1.c2", edit: { start: 13, end: 17, inserted: "promptly" } },
    { ...base, clause: "v1.c3", paragraph: "This text is political." },
  ];
  const signature = { author: "PAK", date: "2031-02-03T10:00:00Z" };
  return (await suggestInWord(bytes, "draft.docx", { instrument, suggestions, signature })).bytes;
}

const files = await written();
const cases = Object.entries(files);
const NUMBERED = /clean|numbered|paper/;
const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

async function ours(bytes: Uint8Array, isAccepted: boolean): Promise<string> {
  return linesOf(await readTracked(bytes, "written.docx"), () => isAccepted).join("\n");
}

describe.skipIf(!has("pandoc"))(`pandoc, given files that we write${said("pandoc")}`, () => {
  // In these it prints the numbers of lists among the words.
  it.each(cases.filter(([name]) => !NUMBERED.test(name)))(
    "finds the same words in %s, accepted and rejected",
    async (name, bytes) => {
      const path = join(folder, "pandoc.docx");
      writeFileSync(path, bytes);
      for (const [mode, isAccepted] of [["accept", true] as const, ["reject", false] as const]) {
        const args = [`--track-changes=${mode}`, "--from=docx", "--to=plain", "--wrap=none", "-s", path];
        const theirs = execFileSync("pandoc", args, { encoding: "utf8" });
        expect(words(theirs), name).toBe(words(await ours(bytes, isAccepted)));
      }
    },
  );
});

describe.skipIf(!has("soffice"))(`LibreOffice, given files that we write${said("soffice")}`, () => {
  beforeAll(() => {
    const paths = cases.map(([, bytes], index) => {
      const path = join(folder, `${index}.docx`);
      writeFileSync(path, bytes);
      return path;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    const convert = (to: string, out: string): void => {
      spawnSync("soffice", [profile, "--headless", "--convert-to", to, "--outdir", join(folder, out), ...paths]);
    };
    convert("docx", "again");
    convert("txt:Text", "plain");
  }, 240_000);

  it.each(cases.map(([name, bytes], index) => [name, bytes, index] as const))(
    "opens and saves %s: the same text accepted, rejected and for each author, the same authors and comments",
    async (_, bytes, index) => {
      const again = new Uint8Array(readFileSync(join(folder, "again", `${index}.docx`)));
      for (const isAccepted of [true, false]) {
        expect(words(await ours(again, isAccepted))).toBe(words(await ours(bytes, isAccepted)));
      }
      // LibreOffice keeps no part of ours, so a shared change is asked for by the name that it bears.
      const names = [...new Set((await readTracked(bytes, "written.docx")).revisions.map(({ author }) => author))];
      for (const name of names) {
        const alone = async (file: Uint8Array): Promise<string> =>
          words(linesOf(await readTracked(file, "written.docx"), (author) => author === name).join("\n"));
        expect(await alone(again), name).toBe(await alone(bytes));
      }
      for (const party of new Set([...authorsIn(openArchive(bytes, "w.docx"), "w.docx").values()].flat())) {
        const sets = authorsIn(openArchive(bytes, "w.docx"), "w.docx");
        const alone = async (file: Uint8Array): Promise<string> => {
          const accepts = (author: string): boolean => sets.get(author)?.includes(party) ?? author === party;
          return words(linesOf(await readTracked(file, "written.docx"), accepts).join("\n"));
        };
        expect(await alone(again), party).toBe(await alone(bytes));
      }
      const remarks = async (file: Uint8Array): Promise<readonly string[]> =>
        (await readTracked(file, "written.docx")).comments
          .map(({ author, text }) => `${author}: ${text.trim()}`)
          .sort();
      expect(await remarks(again)).toEqual(await remarks(bytes));
      const authors = async (file: Uint8Array): Promise<readonly string[]> =>
        [...(await readTracked(file, "written.docx")).authors].sort();
      expect(await authors(again)).toEqual(await authors(bytes));
    },
  );

  it("shows the clean text as it stands, with the numbers that it computes", () => {
    const theirs = readFileSync(join(folder, "plain", "0.txt"), "utf8");
    expect(words(theirs)).toContain(words("3. Decide to survey every river mouth; (a) in spring, (b) in autumn;"));
    expect(words(theirs)).toContain(words("IV.5 bis. Invite the harbour masters; 9. Thank the crews;"));
  });
});

describe("every file we write", () => {
  it.each(cases)("keeps the rules of Open XML: %s", (_, bytes) => {
    // The made file that suggestions are put into keeps few rules; ours may add no fault to its own.
    const made = new Set(openXmlFaults(makeDocx(wordParagraph("Crews shall rest."))));
    expect(openXmlFaults(bytes).filter((fault) => !made.has(fault))).toEqual([]);
  });
});
