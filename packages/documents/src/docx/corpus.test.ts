import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import type { Reading } from "../reading.ts";
import { openArchive } from "../zip/archive.ts";
import { readDocx } from "./read-docx.ts";

const corpus = fileURLToPath(new URL("../../../../../shared/corpora/docx/", import.meta.url));
const present = existsSync(corpus);
const title = present ? "" : " (corpus not present)";

function open(path: string): Reading {
  return readDocx(openArchive(readFileSync(corpus + path), path), path);
}

/** Body paragraphs one a line, as the corpus writes them: no notes, no references, no blank lines, cells one a line. */
function bodyLines(reading: Reading): readonly string[] {
  const note = reading.paragraphs.find(({ style }) => style === "footnote")?.pieces[0]?.start;
  const end = note === undefined ? reading.source.length : reading.source.lastIndexOf("\n", note);
  let body = "";
  let at = 0;
  for (const { pieces, rows } of reading.paragraphs.filter(({ style }) => style === "table")) {
    body += reading.source.slice(at, pieces[0]?.start) + (rows ?? []).map((row) => row.join("\n")).join("\n");
    at = pieces[0]?.end ?? at;
  }
  return linesOf((body + reading.source.slice(at, end)).replace(/\[\^[^\]]+\]/g, ""));
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/[\n\f]/)
    .map((line) => line.replaceAll("\u2011", "-").trim())
    .filter((line) => line !== "");
}

/** Files whose text boxes the corpus leaves out and we read: its lines must all be there, in order. */
const TEXT_BOXES = /HC031|Comment042|stress010/;
/** A word in a symbol font, for which the corpus writes a stand-in. */
const SYMBOLS = /\uFFFC+/;

function isSubsequence(lines: readonly string[], of: readonly string[]): boolean {
  let at = 0;
  for (const line of of) if (line === lines[at]) at += 1;
  return at === lines.length;
}

describe.skipIf(!present)(`public Word files with tracked changes${title}`, () => {
  const files = present
    ? ["tracked", "realworld"].flatMap((folder) =>
        readdirSync(corpus + folder).flatMap((name) => (name.endsWith(".docx") ? [`${folder}/${name}`] : [])),
      )
    : [];

  it.each(files)("%s reads as its changes accepted", (path) => {
    const expected = linesOf(readFileSync(`${corpus}${path}.accept.txt`, "utf8"));
    if (expected.length === 0) {
      expect(() => open(path)).toThrow(TravauxError);
      return;
    }
    const lines = bodyLines(open(path));
    if (TEXT_BOXES.test(path)) expect(isSubsequence(expected, lines)).toBe(true);
    else {
      const known = expected.map((line, index) => (SYMBOLS.test(line) ? lines[index] : line));
      expect(lines).toEqual(known);
    }
  });

  it("a report in the strict dialect reads, one that is not well-formed is refused by name", () => {
    expect(open("hostile/oxsdk__Strict01.docx").paragraphs.length).toBeGreaterThan(50);
    expect(() => open("hostile/safedocx__typescript_redline.docx")).toThrow(
      expect.objectContaining({ code: "E_XML_BROKEN", where: expect.objectContaining({ part: "word/document.xml" }) }),
    );
  });

  it("a report of 28,000 words has its 54 footnotes and over 300 numbered paragraphs", () => {
    const reading = open("realworld/oxsdk__BackgroundReport_-_THE_WORKING_GROUP_ON_INTERNET_GOVERNANCE.docx");
    expect(reading.paragraphs.filter(({ style }) => style === "footnote")).toHaveLength(54);
    expect(reading.paragraphs.filter(({ numbering }) => numbering !== undefined).length).toBeGreaterThan(300);
  });
});
