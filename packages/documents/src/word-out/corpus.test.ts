import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Compilation, compile, type Filing } from "@travaux/compare";
import type { Instrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { readTracked } from "../docx/read-tracked.ts";
import { intake } from "../intake.ts";
import { readFile } from "../read/read-file.ts";
import { rollingDocx } from "./rolling/rolling-docx.ts";
import { ROLLING_AUTHOR } from "./rolling/tracked-passage.ts";

const corpus = fileURLToPath(new URL("../../../../../shared/corpora/docx/", import.meta.url));
const present = existsSync(corpus);
const absent = present ? "" : " (not present)";
const OPTIONS = { date: "2031-02-03T10:00:00Z" };

async function textOf(path: string): Promise<Instrument> {
  const reading = await readFile(new Uint8Array(readFileSync(corpus + path)), path.split("/").at(-1) ?? path);
  return intake(reading, { version: "v1", lexicon: { instruments: [], organisations: [] } }).instrument;
}

async function compiled(
  base: string,
  filed: readonly (readonly [party: string, path: string])[],
): Promise<Compilation> {
  const filings: Filing[] = [];
  for (const [party, path] of filed) filings.push({ party, text: await textOf(path) });
  return compile(await textOf(base), filings);
}

/** Bases with their reviewers' copies, by the manifest of the collection. */
const SETS: readonly (readonly [string, readonly string[]])[] = [
  ["RC001-Before", ["RC001-After1", "RC001-After2"]],
  ["RC002-Image", ["RC002-Image-After1"]],
  ["RC002-Image-After1", ["RC002-Image"]],
  ["WC027-Twenty-Paras-Before", ["WC027-Twenty-Paras-After-1"]],
  ["WC027-Twenty-Paras-Before", ["WC027-Twenty-Paras-After-3"]],
  ["RC003-Multi-Paras", ["RC003-Multi-Paras-After"]],
  ["RC004-Before", ["RC004-After1", "RC004-After2"]],
  ["RC005-Before", ["RC005-After1"]],
  ["RC006-Before", ["RC006-After1"]],
  ["RC007-Endnotes-Before", ["RC007-Endnotes-After"]],
];

describe.skipIf(!present)(`public sets of reviewers of one text${absent}`, () => {
  it.each(SETS)("%s: the base, and each reviewer's text, come out of one file", async (base, copies) => {
    const filed = copies.map((name, index) => [["BOB", "FRED"][index] ?? "", `consolidate/${name}.docx`] as const);
    const compilation = await compiled(`consolidate/${base}.docx`, filed);
    expect((await rollingDocx(compilation, OPTIONS)).length).toBeGreaterThan(0);
  });
});

describe.skipIf(!present)(`five delegations on one declaration${absent}`, () => {
  it("contest four places: all four are shown, with every name, and nothing is lost or doubled", async () => {
    const names = ["EU", "PAK", "TUR", "NGA", "JPN"];
    const filed = names.map((party) => [party, `consolidate/seed-${party}.docx`] as const);
    const compilation = await compiled("consolidate/seed-base.docx", filed);
    const bytes = await rollingDocx(compilation, OPTIONS);
    const { paragraphs } = await readFile(bytes, "rolling.docx");
    const lines = paragraphs.map(({ text }) => text);
    for (const shown of [
      "strengthen [EU: effective][PAK: efficient] international cooperation",
      "[PAK: delete: Reaffirm our commitment to facilitating the safe, [retain: and dignified][NGA: dignified and voluntary] return",
      "[placement: joined to the paragraph that follows – JPN]",
      "[placement: after OP5 – TUR]",
      "[NGA: Underline the importance of gender-responsive measures;]",
      "[TUR: Underline the need to address the root causes",
    ]) {
      expect(lines.filter((line) => line.includes(shown))).toHaveLength(1);
    }
    // A clause that is joined to another is in the text once, and so is one whose place is disputed.
    for (const clause of ["Step up financial investigations", "Combat corruption and fraud"]) {
      expect(lines.filter((line) => line.includes(clause))).toHaveLength(1);
    }
    const { authors } = await readTracked(bytes, "rolling.docx");
    expect(new Set(authors.flatMap((author) => author.split(", ")))).toEqual(new Set([...names, ROLLING_AUTHOR]));
  });
});

/** Pairs of the collection, by its manifest. One holds only pictures before the change, and so has no text to begin with. */
const PAIRS: readonly (readonly [string, string])[] = present
  ? readFileSync(`${corpus}MANIFEST.tsv`, "utf8")
      .split("\n")
      .flatMap((row) => {
        const [, older, newer] = /^compare\/(\S+\.docx) -> (\S+\.docx)\t/.exec(row) ?? [];
        const isText = older !== undefined && newer !== undefined && older !== "WC013-Image-Before.docx";
        return isText ? [[older, newer] as const] : [];
      })
  : [];

describe.skipIf(!present)(`public pairs of an older and a newer text${absent}`, () => {
  it.each(PAIRS)(
    "%s and %s: the newer with all changes accepted, the older with all rejected",
    async (older, newer) => {
      const compilation = await compiled(`compare/${older}`, [["REV", `compare/${newer}`]]);
      expect(compilation.submissions).toHaveLength(1);
      expect((await rollingDocx(compilation, OPTIONS)).length).toBeGreaterThan(0);
    },
  );
});
