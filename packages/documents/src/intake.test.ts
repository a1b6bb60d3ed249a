import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { paragraphsOf, print, restore, TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { assertLossless, intake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import SEED_NOTE from "./seed-note.json" with { type: "json" };

const LEXICON = { instruments: [], organisations: [] };
const OPTIONS = { version: "draft", lexicon: LEXICON };

function readingOf(source: string, more: Partial<Reading> = {}): Reading {
  return { format: "text", name: "paper.txt", source, paragraphs: paragraphsOf(source), remarks: [], ...more };
}

const NOTE = `GOVERNMENT OF VESLAND
MINISTRY OF MUSIC

Subject: Draft Declaration on Carillons

Draft declaration is enclosed.

2. The Ministry of Foreign Affairs is requested to vet it, please.

(Ada Lind)
Section Officer
Ph. 555-1212

The Secretary, Ministry of Foreign Affairs, Port Sela
Ministry of Music's u.o. No. 4/2026-C, dated 14-05-2026
`;
const TEXT = `Declaration on Carillons

We, the ringers of the harbour towns, gathered in Port Sela;

Recalling [that bells carry far;

Agree to ring at noon on 03/04/2027.
`;

/** Milliseconds of the processor that taking in so many short lines uses. */
function effort(lines: number): number {
  const clauses = Array.from({ length: lines }, (_, at) => `Ring bell ${at} at noon in every harbour town;`);
  const reading = readingOf(clauses.join("\n"));
  const before = process.threadCpuUsage().user;
  intake(reading, OPTIONS);
  return (process.threadCpuUsage().user - before) / 1000;
}

describe("intake", () => {
  it("of a paper five times as long takes about five times as long, not twenty-five", () => {
    effort(2500);
    expect(effort(12_500)).toBeLessThan(12 * effort(2500));
  });

  it("gives the source back from instrument and layout, whatever stands around the instrument", () => {
    for (const source of [NOTE + TEXT, TEXT + NOTE, NOTE, TEXT, `\uFEFF\r\n${TEXT}`, `${TEXT}\n\n◇◇◇\n`]) {
      const taken = intake(readingOf(source), OPTIONS);
      expect(restore(print(taken.instrument), taken.layout)).toBe(source);
    }
  });

  it("finds the dates that read two ways and the brackets that find no partner, with their clauses", () => {
    const { findings, view } = intake(readingOf(NOTE + TEXT), OPTIONS);
    expect(findings.map((finding) => finding.code)).toEqual(["unbalanced-bracket", "ambiguous-date"]);
    for (const finding of findings) {
      const clause = view.clauses.find((each) => each.id === finding.clause);
      expect(clause?.text.slice(finding.range?.start, finding.range?.end)).toBe(finding.quote);
    }
  });

  it("a marking that stands only in the header of the page counts", () => {
    const taken = intake(
      readingOf(NOTE + TEXT, { furniture: ["MOST IMMEDIATE", "RESTRICTED", "Page 1 of 2"] }),
      OPTIONS,
    );
    expect(taken.communication).toMatchObject({ precedence: "Most Immediate", grading: "Restricted" });
  });

  it("passes on what the reader remarked", () => {
    const remarks = [{ code: "image-left-out", message: "An image was left out." }];
    const { findings } = intake(readingOf(TEXT, { remarks }), OPTIONS);
    expect(findings.at(-1)).toEqual({ ...remarks[0], clause: null, quote: null, range: null });
  });

  it("a month-first house reads 04-05-2026 as April", () => {
    const source = NOTE.replace("14-05-2026", "04-05-2026");
    expect(intake(readingOf(source), OPTIONS).communication?.date).toBe("2026-05-04");
    expect(intake(readingOf(source), { ...OPTIONS, house: { dateOrder: "month-first" } }).communication?.date).toBe(
      "2026-04-05",
    );
  });

  it("a stamp twice on the page is listed once and said", () => {
    const stamp = "\nBo Marsh\nForeign Secretary\nMonday, 18 May, 2026, 9:00:01 AM\n";
    const taken = intake(readingOf(NOTE + TEXT + stamp + stamp), OPTIONS);
    expect(taken.communication?.stamps).toHaveLength(1);
    expect(taken.findings.map((finding) => finding.code)).toContain("doubled-stamp");
    expect(taken.view.clauses.some((clause) => clause.text.includes("Marsh"))).toBe(false);
  });

  it("a stamp on a text without a note is kept aside and said", () => {
    const taken = intake(
      readingOf(`${TEXT}\nBo Marsh\nForeign Secretary\nMonday, 18 May, 2026, 9:00:01 AM\n`),
      OPTIONS,
    );
    expect(taken.communication).toBeNull();
    expect(taken.findings.map((finding) => finding.code)).toContain("stamp-without-note");
    expect(taken.remainder.map((entry) => entry.text)).toEqual([
      "Bo Marsh",
      "Foreign Secretary",
      "Monday, 18 May, 2026, 9:00:01 AM",
    ]);
  });

  it("a text that would not print back is refused, and the place is named", () => {
    const check = (): void => assertLossless(readingOf("One. Two."), "One. Tow.");
    expect(check).toThrow(TravauxError);
    expect(check).toThrow(/character 6/);
  });

  it("an empty reading is an empty instrument without a note", () => {
    const taken = intake(readingOf("\n\n"), OPTIONS);
    expect([taken.communication, taken.view.clauses, taken.findings, taken.remainder]).toEqual([null, [], [], []]);
  });

  it("ten megabytes of one bracket are taken in without a fault of the splitter", () => {
    const source = "[".repeat(2_000_000);
    expect(
      intake(
        readingOf(source, { paragraphs: [{ text: source, pieces: [{ start: 0, end: source.length, glue: "" }] }] }),
        OPTIONS,
      ).communication,
    ).toBeNull();
  });
});

const SEED = join(import.meta.dirname, "../../../../shared/seed");
const seed = existsSync(SEED) ? readdirSync(SEED).find((name) => name.endsWith(".txt")) : undefined;

describe("the commissioned paper (skipped where it is not present)", () => {
  it.skipIf(seed === undefined)(
    "gives every field of its note, its stamp once, and only its ornament as remainder",
    () => {
      const source = readFileSync(join(SEED, seed ?? ""), "utf8");
      for (const paper of [source, source.replaceAll("\n", "\r\n")]) {
        const taken = intake(readingOf(paper), OPTIONS);
        expect(taken.communication).toMatchObject(SEED_NOTE);
        expect(taken.communication?.paragraphs).toHaveLength(2);
        expect(taken.findings.map((finding) => finding.code)).toEqual(["doubled-stamp"]);
        expect(taken.remainder.map((entry) => entry.text)).toEqual(["◇◇◇"]);
        expect(taken.view).toMatchObject({ place: "Brussels", date: "2025-12-10" });
      }
    },
  );
});
