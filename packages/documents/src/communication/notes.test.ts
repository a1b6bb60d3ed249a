import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { intake } from "../intake.ts";
import type { Reading } from "../reading.ts";
import { readText } from "../text/read-text.ts";
import { HOUSE } from "./house.ts";
import { partsOf } from "./parts.ts";

/** One file is one case: `# title`, a blank line, the paper, `==>`, and the expected fields as JSON. */
const FOLDER = join(import.meta.dirname, "../../../../cases/notes");
const LEXICON = { instruments: [], organisations: [] };

const CASES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => {
    const whole = readFileSync(join(FOLDER, name), "utf8").replaceAll("\r\n", "\n");
    const [paper = "", expected = ""] = whole.split("\n==>\n");
    const source = paper.replace(/^# .*\n\n/, "");
    return { name, title: /^# (.*)/.exec(paper)?.[1] ?? name, source, expected: JSON.parse(expected) };
  });

function readingOf(source: string, name = "paper.txt"): Reading {
  return readText(new TextEncoder().encode(source), name);
}

function takenIn(source: string) {
  const reading = readingOf(source);
  const taken = intake(reading, { version: "draft", lexicon: LEXICON });
  const paragraphs = partsOf(reading, HOUSE).instrument;
  const [first, last] = [paragraphs[0]?.text, paragraphs.at(-1)?.text];
  return {
    communication: taken.communication,
    instrument: first === undefined ? null : { paragraphs: paragraphs.length, first, last },
    findings: taken.findings.map((finding) => finding.code),
    remainder: taken.remainder.map((entry) => entry.text),
  };
}

/** How often each character that is not blank stands in a part. */
function assertEveryCharacterOnce(source: string): void {
  const parts = partsOf(readingOf(source), HOUSE);
  const counts = new Uint8Array(source.length);
  const spans = [
    ...parts.instrumentSpans,
    ...parts.stampSpans,
    ...parts.remainder.map((entry) => entry.range),
    ...(parts.note ?? []),
  ];
  for (const { start, end } of spans) for (let at = start; at < end; at += 1) counts[at] = (counts[at] ?? 0) + 1;
  const wrong = [...counts.keys()].filter((at) => /[^\s\uFEFF]/.test(source[at] ?? "") && counts[at] !== 1);
  expect(wrong.map((at) => source.slice(at, at + 20)).slice(0, 3)).toEqual([]);
}

describe.each(CASES)("$title", ({ source, expected }) => {
  it("gives the fields, the enclosure and the remainder", () => {
    expect(takenIn(source)).toEqual(expected);
  });

  it("gives the same with Windows line ends and a byte-order mark", () => {
    const windows = `\uFEFF${source.replaceAll("\n", "\r\n")}`;
    expect(takenIn(windows)).toEqual(expected);
    assertEveryCharacterOnce(windows);
  });

  it("accounts for every character once", () => {
    assertEveryCharacterOnce(source);
  });
});

const STAMP = "Bo Marsh\nJoint Secretary\nMonday, 18 May, 2026, 9:00:01 AM";
const SIGNED = CASES.filter(
  ({ expected }) => expected.communication?.from.person && expected.communication.stamps.length === 0,
);

describe.each(SIGNED)("$title, stamped", ({ source, expected }) => {
  it("keeps every field, whichever two blocks the stamp stands between", () => {
    const blocks = source.split("\n\n");
    for (let at = 0; at <= blocks.length; at += 1) {
      for (const stamp of [STAMP, STAMP.split("\n").reverse().join("\n")]) {
        const { communication } = takenIn([...blocks.slice(0, at), stamp, ...blocks.slice(at)].join("\n\n"));
        expect(communication?.stamps).toEqual([
          { person: "Bo Marsh", office: "Joint Secretary", at: "2026-05-18T09:00:01", zone: null },
        ]);
        expect({ ...communication, stamps: [] }).toEqual(expected.communication);
      }
    }
  });
});

describe("cases of notes", () => {
  it("are at least twenty-five", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(25);
  });
});
