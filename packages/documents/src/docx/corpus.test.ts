import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import type { Reading } from "../reading.ts";
import { openArchive } from "../zip/archive.ts";
import { branchOf } from "./inline.ts";
import { readDocx } from "./read-docx.ts";
import { readTracked } from "./read-tracked.ts";
import type { WordView } from "./revision.ts";
import type { TrackedText } from "./tracked.ts";
import { elementsOf, parseXml, type XmlElement } from "./xml.ts";

const corpus = fileURLToPath(new URL("../../../../../shared/corpora/docx/", import.meta.url));
const present = existsSync(corpus);
const title = present ? "" : " (corpus not present)";

function open(path: string, view: WordView = "accepted"): Reading {
  return readDocx(openArchive(readFileSync(corpus + path), path), path, view);
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

  const cases = files.flatMap((path) => [[path, "accepted"] as const, [path, "rejected"] as const]);

  it.each(cases)("%s reads as its changes %s", (path, view) => {
    const kind = view === "accepted" ? "accept" : "reject";
    const expected = linesOf(readFileSync(`${corpus}${path}.${kind}.txt`, "utf8"));
    if (expected.length === 0) {
      expect(() => open(path, view)).toThrow(TravauxError);
      return;
    }
    const lines = bodyLines(open(path, view));
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

  it.each(files)(
    "%s: no change is overlooked, and every view of every author is the same by two ways",
    async (path) => {
      const bytes = new Uint8Array(readFileSync(corpus + path));
      const tracked = await readTracked(bytes, "draft.docx");
      expect(tracked.revisions.filter(({ story }) => story === "body")).toHaveLength(changesIn(mainPart(path)));
      for (const view of ["accepted", "rejected", ...tracked.authors.map((author) => ({ author }))] as const) {
        const words = tracked.paragraphs
          .filter(({ story, around }) => story !== "header" && story !== "footer" && holds(around, view, tracked))
          .flatMap(({ segments }) => segments.filter(({ revisions }) => holds(revisions, view, tracked)));
        expect(bare(words.map(({ text }) => text).join(""))).toBe(bare(sourceOf(path, view)));
      }
    },
  );

  it("threads of comments come with their replies and the words they are about", async () => {
    const path = `${corpus}tracked/oxsdk__Comment024.docx`;
    const { comments } = await readTracked(new Uint8Array(readFileSync(path)), "draft.docx");
    expect(comments).toHaveLength(5);
    expect(comments.filter(({ parent }) => parent !== null)).toHaveLength(3);
    expect(comments.every(({ range, author, date }) => range !== null && author !== "" && date !== null)).toBe(true);
  });
});

function mainPart(path: string): XmlElement {
  const part = openArchive(readFileSync(corpus + path), path).part("word/document.xml");
  return parseXml(part ?? new Uint8Array(), "word/document.xml", path);
}

const RANGE = /Range(?:Start|End)$/;
const CONTROL = /^w:customXml(?:Ins|Del|MoveFrom|MoveTo)RangeStart$/;

/** Elements that record a change, counted by their having an author, and widths of columns, which have none; of two alternatives, the branch that is read. */
function changesIn(element: XmlElement): number {
  let count = 0;
  for (const child of elementsOf(element)) {
    const named = child.attributes["w:author"] !== undefined || child.name === "w:tblGridChange";
    const isChange = named && (CONTROL.test(child.name) || !RANGE.test(child.name));
    count += isChange ? 1 : 0;
    if (child.name === "mc:AlternateContent") count += changesIn({ ...child, children: branchOf(child) });
    // Properties as they were may repeat the change of the cell they are in.
    else if (!/Change$/.test(child.name)) count += changesIn(child);
  }
  return count;
}

/** The rule of views, written out once more. */
function holds(ids: readonly number[], view: WordView, { revisions }: TrackedText): boolean {
  return ids.every((id) => {
    const { kind = "", author = "" } = revisions[id] ?? {};
    const accepted = view === "accepted" || (view !== "rejected" && view.author === author);
    return /insertion$|to$/.test(kind) ? accepted : !accepted;
  });
}

function sourceOf(path: string, view: WordView): string {
  try {
    return open(path, view).source;
  } catch (error) {
    if (error instanceof TravauxError && error.code === "E_DOCX_NO_TEXT") return "";
    throw error;
  }
}

function bare(text: string): string {
  return text.replace(/\[\^[^\]]*\](?:: )?/g, "").replace(/\s+/g, "");
}
