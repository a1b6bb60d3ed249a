import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Compilation, compile, type Filing } from "@travaux/compare";
import { type Instrument, leavesOf, print } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { readTracked } from "../docx/read-tracked.ts";
import type { TrackedText } from "../docx/tracked.ts";
import { intake } from "../intake.ts";
import { readFile } from "../read/read-file.ts";
import { openArchive } from "../zip/archive.ts";
import { authorsIn } from "./parts/authors-part.ts";
import { linesOf } from "./read-back.ts";
import { rollingDocx } from "./rolling/rolling-docx.ts";
import { ROLLING_AUTHOR } from "./rolling/tracked-passage.ts";

const folder = fileURLToPath(new URL("../../../../../shared/seed/", import.meta.url));
const present = existsSync(folder);
const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
const absent = present ? "" : " (not present)";
const DATE = "2031-02-03T10:00:00Z";
const NAMES = ["AUS", "BRA", "CHE", "EU", "IND", "JPN", "KEN", "NGA", "NOR", "PAK", "TUR", "ZAF"];
const PUT = "Ask the harbour masters for their charts;";

async function declaration(): Promise<Instrument> {
  const [name = ""] = readdirSync(folder).filter((one) => one.endsWith(".txt"));
  const reading = await readFile(new Uint8Array(readFileSync(folder + name)), name);
  return intake(reading, { version: "v1", lexicon: { instruments: [], organisations: [] } }).instrument;
}

/** A filing whose text is paragraphs. */
type Copy = Filing & { readonly text: readonly string[] };

/** Each rewords a clause of its own; some share a change, contest one, move, strike out, divide or join. */
function copies(lines: readonly string[]): readonly Copy[] {
  return NAMES.map((party, at) => {
    const text = lines.map((line, index) => (index === at + 4 ? wordAt(line, 2, `gauge${at}`) : line));
    if (["EU", "PAK", "TUR"].includes(party)) text[2] = wordAt(text[2] ?? "", 4, "");
    if (party === "KEN" || party === "NOR") text[3] = wordAt(text[3] ?? "", 5, `${party.toLowerCase()}ly`);
    if (party === "AUS") text.splice(18, 2, `${text[18]} ${text[19]}`);
    if (party === "ZAF") text.splice(18, 1, ...halves(text[18] ?? ""));
    if (party === "CHE") text.splice(20, 1);
    if (party === "BRA") text.push(...text.splice(22, 1));
    if (party === "JPN" || party === "NGA") text.splice(17, 0, PUT);
    const retains = party === "IND" ? [{ passage: 3, start: 0, end: 12 }] : [];
    return { party, text, retains };
  });
}

function wordAt(line: string, at: number, word: string): string {
  const words = line.split(" ");
  words.splice(at, 1, ...(word === "" ? [] : [word]));
  return words.join(" ");
}

function halves(line: string): readonly string[] {
  const words = line.split(" ");
  return [words.slice(0, 6).join(" "), words.slice(6).join(" ")];
}

/** Everybody who makes each change of words, and the words it puts in. */
function shares({ edits, submissions }: Compilation): readonly (readonly [words: string, by: readonly string[]])[] {
  return edits.flatMap((edit, number) => {
    const by = submissions.filter((one) => one.edits.includes(number)).map(({ party }) => party);
    if (edit.type === "gap") {
      return edit.content.flatMap((part) => (typeof part === "string" ? [[part, by] as const] : []));
    }
    return edit.type === "words" && edit.inserted.trim() !== "" ? [[edit.inserted.trim(), by] as const] : [];
  });
}

describe.skipIf(!present)(`twelve delegations on the declaration they were sent${absent}`, () => {
  it("keep their names, every change, its date and the remark, and each gets its own text back out of one file", async () => {
    const base = await declaration();
    const lines = leavesOf(base).map((leaf) => print(leaf));
    const filings = copies(lines);
    const compilation = compile(base, filings);
    const bytes = await rollingDocx(compilation, { date: DATE });
    const tracked = await readTracked(bytes, "rolling.docx");
    const sets = authorsIn(openArchive(bytes, "rolling.docx"), "rolling.docx");
    const of = (author: string): readonly string[] => sets.get(author) ?? [author];

    expect(new Set(tracked.authors.flatMap(of))).toEqual(new Set([...NAMES, ROLLING_AUTHOR]));
    expect(new Set(tracked.revisions.map(({ date }) => date))).toEqual(new Set([DATE]));
    expect(tracked.comments.map(({ author, date }) => [author, date])).toEqual([["IND", DATE]]);
    const put = tracked.paragraphs.flatMap(({ segments }) =>
      segments.map(({ text, revisions }) => {
        const authors = revisions.map((id) => tracked.revisions[id]).filter((one) => one?.kind === "insertion");
        return { text, by: authors.flatMap((one) => of(one?.author ?? "")).sort() };
      }),
    );
    const wanted = shares(compilation);
    expect(wanted.length).toBeGreaterThan(NAMES.length);
    for (const [words, by] of wanted) {
      expect(put, words).toContainEqual({ text: expect.stringContaining(words), by });
    }
    for (const { party, text } of filings) {
      const own = await readFile(bytes, "rolling.docx", { view: { author: party } });
      expect(own.paragraphs.map((paragraph) => paragraph.text)).toEqual(text);
    }
  });

  it("each have a file of their own changes too: accepted their text, rejected the base", async () => {
    const base = await declaration();
    const lines = leavesOf(base).map((leaf) => print(leaf));
    for (const filing of copies(lines)) {
      const bytes = await rollingDocx(compile(base, [filing]), { date: DATE });
      const { authors } = await readTracked(bytes, `${filing.party}.docx`);
      expect(authors).toEqual([filing.party]);
      const { paragraphs } = await readFile(bytes, `${filing.party}.docx`);
      expect(paragraphs.map(({ text }) => text)).toEqual(filing.text);
      const { paragraphs: old } = await readFile(bytes, `${filing.party}.docx`, { view: "rejected" });
      expect(old.map(({ text }) => text)).toEqual(lines);
    }
  });

  it.skipIf(!hasOffice)(
    `keep their texts when LibreOffice opens and saves the file${hasOffice ? "" : " (not present)"}`,
    async () => {
      const base = await declaration();
      const filings = copies(leavesOf(base).map((leaf) => print(leaf)));
      const bytes = await rollingDocx(compile(base, filings), { date: DATE });
      const place = mkdtempSync(join(tmpdir(), "travaux-twelve-"));
      try {
        writeFileSync(join(place, "twelve.docx"), bytes);
        const profile = `-env:UserInstallation=${pathToFileURL(join(place, "profile"))}`;
        const out = join(place, "again");
        spawnSync("soffice", [
          profile,
          "--headless",
          "--convert-to",
          "docx",
          "--outdir",
          out,
          join(place, "twelve.docx"),
        ]);
        const again = await readTracked(new Uint8Array(readFileSync(join(out, "twelve.docx"))), "twelve.docx");
        const tracked = await readTracked(bytes, "twelve.docx");
        const sets = authorsIn(openArchive(bytes, "twelve.docx"), "twelve.docx");
        const words = (text: TrackedText, accepts: (author: string) => boolean): string =>
          linesOf(text, accepts).join("").replace(/\s+/g, "");
        expect([...again.authors].sort()).toEqual([...tracked.authors].sort());
        for (const all of [true, false]) expect(words(again, () => all)).toBe(words(tracked, () => all));
        for (const { party, text } of filings) {
          const alone = words(again, (author) => sets.get(author)?.includes(party) ?? author === party);
          expect(alone, party).toBe(text.join("").replace(/\s+/g, ""));
        }
      } finally {
        rmSync(place, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
