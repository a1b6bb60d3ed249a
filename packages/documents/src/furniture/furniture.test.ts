import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { linesOf, paragraphsOf } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { furnitureOf } from "./furniture.ts";

const SPECIMEN = join(import.meta.dirname, "../../../../cases/specimen/heritage-note.txt");
const SEED = join(import.meta.dirname, "../../../../../shared/seed");
const PAPERS = [
  { name: "the specimen", source: readFileSync(SPECIMEN, "utf8") },
  ...(existsSync(SEED) ? readdirSync(SEED) : []).map((name) => ({
    name: "the seed",
    source: readFileSync(join(SEED, name), "utf8"),
  })),
];

/** What offices print at the end of a page, by the page's number. */
const KINDS: Readonly<Record<string, (page: number) => readonly string[]>> = {
  "page numbers": (page) => [`Page ${page} of 9`],
  "lone figures": (page) => [`${page}`],
  "figures in dashes": (page) => [`- ${page} -`],
  "a precedence": () => ["MOST IMMEDIATE"],
  "a grading, a number and a title": (page) => ["RESTRICTED", `Page ${page}`, "Draft for Port Sela"],
  "a symbol": () => ["KAN/CONF.4/L.2"],
  "the status of the draft": () => ["Draft of 3 March 2026"],
  "a running title": () => ["Conference of Lanterns and Bells"],
  "a running title with its page": (page) => [`Conference of Lanterns | ${page}`],
  "a title in capitals": () => ["ON LANTERNS, BELLS AND BUOYS"],
  "a job number": (page) => (page === 1 ? ["26-20417 (E)"] : [`${page}/9                                   26-20417`]),
  "a form feed": () => ["\f"],
  "a word that it goes on": (page) => [`Contd... ${page + 1}`],
  "footnotes under a rule": (page) => ["_______________", `${page} See the Lantern Rules of Port Sela.`, `${page}`],
};

const WAYS: Readonly<Record<string, (furniture: readonly string[]) => readonly string[]>> = {
  tight: (furniture) => furniture,
  "between blank lines": (furniture) => ["", ...furniture, ""],
};

function wrapped(source: string, columns: number): readonly string[] {
  return source.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    for (const word of paragraph.split(" ")) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  });
}

/** Prints furniture every so many lines; between paragraphs only where asked. */
function paged(lines: readonly string[], rows: number, furniture: (page: number) => readonly string[], whole: boolean) {
  const out: string[] = [];
  let [page, since] = [1, 0];
  lines.forEach((line, index) => {
    out.push(line);
    since += 1;
    if (since < rows || index === lines.length - 1 || (whole && line !== "")) return;
    out.push(...furniture(page), ...(whole ? [""] : []));
    page += 1;
    since = 0;
  });
  return out.join("\n");
}

const textsOf = (source: string): readonly string[] =>
  paragraphsOf(source, { aside: furnitureOf(linesOf(source)) }).map(({ text }) => text);

describe.each(PAPERS)("heads and feet of pages in $name leave no trace in its paragraphs", ({ source }) => {
  for (const [kind, furniture] of Object.entries(KINDS)) {
    for (const [columns, rows] of [
      [80, 23],
      [72, 25],
      [100, 21],
    ] as const) {
      const lines = wrapped(source, columns);
      const plain = paragraphsOf(lines.join("\n")).map(({ text }) => text);
      for (const [way, around] of Object.entries(WAYS)) {
        it(`${kind}, ${way}, ${columns} columns`, () => {
          expect(textsOf(paged(lines, rows, (page) => around(furniture(page)), false))).toEqual(plain);
        });
      }
      it(`${kind}, between paragraphs, ${columns} columns`, () => {
        expect(textsOf(paged(lines, rows, furniture, true))).toEqual(plain);
      });
    }
  }
});

describe("lines that only look like heads of pages stay", () => {
  const prose = (about: string) =>
    Array.from({ length: 24 }, (_, row) => `The ${about} of pier ${row} was counted and found in its place;`);

  it.each([
    ["headings of two parts", ["Scope", ...prose("lamp"), "Use of terms", ...prose("bell"), "Final provisions"]],
    ["headings of articles", ["Article 1", ...prose("lamp"), "Article 2", ...prose("bell"), "Article 1"]],
    ["options", ["**Option 1:** No text", ...prose("lamp"), "**Option 1:** No text", ...prose("bell"), "Option 2"]],
    ["a list of figures", ["Members:", "1", "2", "3", "4"]],
    ["a name that signs twice", [...prose("lamp"), "Orla Venn", "Section Officer", "", "Orla Venn", "Section Officer"]],
    ["one lone figure", [...prose("lamp"), "7", ...prose("bell")]],
  ])("%s", (_, lines) => {
    expect(furnitureOf(linesOf(lines.join("\n")))).toEqual([]);
  });
});

describe("what stands at the head of the paper for itself", () => {
  it("keeps the first precedence and the title, and sets their repetitions aside", () => {
    const body = Array.from(
      { length: 30 },
      (_, row) => `Noting lamp ${row} of the long quay and the keeper who tends it in fog`,
    );
    const page = ["MOST IMMEDIATE", "Pledge on Harbour Bells"];
    const lines = [...page, "", "Port Sela, 3 May 2026", "", ...body, ...page, ...body, ...page, "of the old harbour."];
    const aside = furnitureOf(linesOf(lines.join("\n")));
    expect(aside.map(({ text }) => text)).toEqual([...page, ...page]);
    expect(aside[0]?.start).toBeGreaterThan(100);
  });
});
