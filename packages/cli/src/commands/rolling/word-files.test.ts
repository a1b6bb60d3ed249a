import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile, readTracked, type WordView } from "@travaux/documents";
import { beforeEach, describe, expect, it } from "vitest";
import { documentIn, madeParagraph, madeWord, partsOfWord } from "../../made-word.ts";
import { convertCommand } from "../convert.ts";
import { inspectCommand } from "../inspect.ts";
import { scrubCommand } from "../scrub.ts";
import { compareCommand } from "./compare.ts";
import { compileCommand, type RollingSurroundings } from "./compile.ts";

const BASE =
  "Declaration on River Ferries\n\nWe, the Ministers of the ferry States, met in Port Verde;\n\nDecide to quickly survey the river mouth each spring;\n\nInvite every port to report.\n";

let folder = "";
let told: string[] = [];
const around: RollingSurroundings = {
  progress: () => ({ step: () => undefined, end: () => undefined }),
  tell: (line) => told.push(line),
  today: "2031-02-03",
};
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-word-files-"));
  told = [];
  writeFileSync(at("base.txt"), BASE);
  writeFileSync(at("eu.txt"), BASE.replace("quickly ", ""));
  writeFileSync(at("zaf.txt"), BASE.replace("quickly ", "").replace("spring", "summer"));
});

const files = (): readonly string[] => [`EU=${at("eu.txt")}`, `ZAF=${at("zaf.txt")}`];
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(at(name)));
const lines = async (name: string, view: WordView = "accepted"): Promise<readonly string[]> =>
  (await readFile(bytesOf(name), name, { view })).paragraphs.map(({ text }) => text);
const written = (text: string): readonly string[] => text.trimEnd().split("\n\n");

describe("a rolling text in Word", () => {
  it("holds every delegation's proposals as tracked changes in its name, and says that they remain", async () => {
    await compileCommand(at("base.txt"), files(), { style: "tracked", out: [at("r.docx")] }, around);
    const { authors, revisions } = await readTracked(bytesOf("r.docx"), "r.docx");
    expect(authors).toEqual(["EU, ZAF", "ZAF"]);
    expect(revisions[0]?.date).toBe("2031-02-03T00:00:00Z");
    expect(await lines("r.docx", "rejected")).toEqual(written(BASE));
    expect(await lines("r.docx")).toContain("Decide to survey the river mouth each summer;");
    expect(told.at(-1)).toContain("The tracked changes stay in these files");
  });

  it("is also one file for each delegation with its changes alone", async () => {
    await compileCommand(at("base.txt"), files(), { each: folder }, around);
    expect(await lines("EU.docx")).toEqual(written(readFileSync(at("eu.txt"), "utf8")));
    expect(await lines("ZAF.docx")).toEqual(written(readFileSync(at("zaf.txt"), "utf8")));
    expect((await readTracked(bytesOf("ZAF.docx"), "ZAF.docx")).authors).toEqual(["ZAF"]);
  });

  it("shows brackets with names, or base and proposals in columns", async () => {
    await compileCommand(at("base.txt"), files(), { out: [at("a.docx")] }, around);
    expect(await lines("a.docx")).toContain(
      "Decide to [EU, ZAF: delete: quickly] survey the river mouth each [retain: spring][ZAF: summer];",
    );
    await compileCommand(at("base.txt"), files(), { style: "columns", out: [at("c.docx")] }, around);
    expect((await lines("c.docx")).join("\n")).toContain("EU, ZAF: delete “quickly”");
  });

  it("names no delegation in a style without names, in no part of the file and in no page", async () => {
    writeFileSync(at("zaf.txt"), BASE.replace("quickly ", "[NOR: boldly] ").replace("spring", "summer (JPN reserves)"));
    for (const style of ["brackets", "slashes", "options"]) {
      const out = [at(`${style}.docx`), at(`${style}.html`), at(`${style}.txt`)];
      const shown = await compileCommand(at("base.txt"), files(), { style, out }, around);
      const word = partsOfWord(bytesOf(`${style}.docx`));
      expect(word).toContain("river mouth");
      const all = [shown, word, readFileSync(at(`${style}.html`), "utf8"), readFileSync(at(`${style}.txt`), "utf8")];
      expect(all.join("\n")).not.toMatch(/\b(?:EU|ZAF|NOR|JPN)\b/);
      expect(shown).toContain("quickly");
    }
    expect((await lines("brackets.docx")).join("\n")).toContain("each [spring][summer]");
  });

  it("shows columns as text and as a page, and refuses tracked changes anywhere but in Word", async () => {
    const shown = await compileCommand(at("base.txt"), files(), { style: "columns", out: [at("c.html")] }, around);
    expect(shown).toContain("EU, ZAF: delete “quickly”");
    expect(shown.split("\n").every((line) => line.length <= 100)).toBe(true);
    expect(readFileSync(at("c.html"), "utf8")).not.toContain("[EU");
    for (const out of [[], [at("t.txt")], [at("t.html")], [at("t.docx"), at("t.txt")]]) {
      const work = compileCommand(at("base.txt"), files(), { style: "tracked", out }, around);
      await expect(work).rejects.toMatchObject({ code: "E_USAGE" });
    }
    expect(existsSync(at("t.docx"))).toBe(false);
    expect(await compileCommand(at("base.txt"), files(), { style: "tracked", out: [at("t.docx")] }, around)).toBe("");
  });
});

describe("a rolling text on a base in Word", () => {
  const looks = '<w:pPr><w:pStyle w:val="Banner"/></w:pPr>';
  const paragraph = (words: string): string => madeParagraph(words).replace("<w:p>", `<w:p>${looks}`);
  beforeEach(() => {
    writeFileSync(at("base.docx"), madeWord(BASE.trimEnd().split("\n\n").map(paragraph).join("")));
  });
  const kept = (name: string): number => documentIn(bytesOf(name)).split(looks).length - 1;

  it("is a copy of that file with the changes in it, and so is each delegation's own and a comparison", async () => {
    await compileCommand(at("base.docx"), files(), { style: "tracked", out: [at("r.docx")], each: folder }, around);
    await compareCommand(at("base.docx"), at("zaf.txt"), { out: [at("d.docx")] }, around);
    for (const name of ["r.docx", "EU.docx", "ZAF.docx", "d.docx"]) {
      expect(kept(name)).toBe(4);
      expect(await lines(name, "rejected")).toEqual(written(BASE));
    }
    expect(await lines("d.docx")).toEqual(written(readFileSync(at("zaf.txt"), "utf8")));
    expect(told.join(" ")).not.toContain("laid out anew");
  });

  it("is laid out anew where a page of house form is asked for, or where the file cannot take the changes, which is said", async () => {
    await compileCommand(at("base.docx"), files(), { style: "tracked", out: [at("r.docx")], sheet: "letter" }, around);
    expect(kept("r.docx")).toBe(0);
    writeFileSync(
      at("base.docx"),
      madeWord(`${paragraph("Declaration")}${madeParagraph("We decide ", ["Ann", "now"], ";")}`),
    );
    writeFileSync(at("ken.txt"), "Declaration\n\nWe decide soon;\n");
    await compileCommand(at("base.docx"), [`KEN=${at("ken.txt")}`], { style: "tracked", out: [at("k.docx")] }, around);
    expect(told.join(" ")).toContain("it has tracked changes already. The text was laid out anew in house form.");
    expect(kept("k.docx")).toBe(0);
  });
});

describe("other texts in Word", () => {
  it("two versions become one file with the changes between them, in the name asked for", async () => {
    await compareCommand(at("base.txt"), at("zaf.txt"), { out: [at("d.docx")], author: "Anna Berg" }, around);
    expect((await readTracked(bytesOf("d.docx"), "d.docx")).authors).toEqual(["Anna Berg"]);
    expect(await lines("d.docx", "rejected")).toEqual(written(BASE));
    expect(await lines("d.docx")).toEqual(written(readFileSync(at("zaf.txt"), "utf8")));
  });

  it("a text is laid out in house form, with its grading", async () => {
    await convertCommand(at("base.txt"), at("t.docx"), { grading: "Restricted", sheet: "letter" }, around);
    const { paragraphs, furniture } = await readFile(bytesOf("t.docx"), "t.docx");
    expect(paragraphs[0]).toMatchObject({ style: "title", text: "Declaration on River Ferries" });
    expect(furniture).toContain("Restricted");
    const odd = convertCommand(at("base.txt"), at("t.docx"), { sheet: "A5" }, around);
    await expect(odd).rejects.toMatchObject({ code: "E_USAGE" });
  });

  it("a file that came back is read as proposals on the base, and a silent edit is called one", async () => {
    await compileCommand(at("base.txt"), files(), { style: "tracked", out: [at("r.docx")] }, around);
    const screen = { width: 80, colour: false };
    const shown = await inspectCommand(at("r.docx"), { against: at("base.txt") }, screen);
    expect(shown).toContain("r.docx: made on this base.");
    expect(shown).toContain("OP1 · EU, ZAF (2031-02-03T00:00:00Z): [-quickly-]");
    expect(shown).toContain("OP1 · ZAF (2031-02-03T00:00:00Z): [-spring-] {+summer+}");
    const other = JSON.parse(await inspectCommand(at("r.docx"), { against: at("eu.txt"), json: true }, screen));
    expect(other.base).toBe("unknown");
    expect(other.proposals.filter((one: { tracked: boolean }) => !one.tracked)).toHaveLength(1);
    const known = { against: at("eu.txt"), older: [at("base.txt")], json: true };
    expect(JSON.parse(await inspectCommand(at("r.docx"), known, screen))).toMatchObject({ base: "older", older: 0 });
    await expect(inspectCommand(at("r.docx"), { older: ["x"] }, screen)).rejects.toMatchObject({ code: "E_USAGE" });
  });

  it("a file loses its metadata before it is sent on, and what stays in it is said", async () => {
    await compileCommand(at("base.txt"), files(), { style: "tracked", out: [at("r.docx")] }, around);
    await scrubCommand(at("r.docx"), at("s.docx"), { names: true }, around.tell);
    expect((await readTracked(bytesOf("s.docx"), "s.docx")).authors).toEqual(["Author"]);
    expect(await lines("s.docx", "rejected")).toEqual(written(BASE));
    expect(told.filter((line) => line.startsWith("still in it: ")).join("\n")).toContain("tracked changes");
  });
});

describe("texts as PDF", () => {
  const text = async (name: string): Promise<string> => (await lines(name)).join(" ").replaceAll(/\s+/g, " ");

  it("a text, two versions, and the rolling text in each style are written where the name ends with .pdf", async () => {
    const layout = { grading: "Restricted", sheet: "letter", lineNumbers: true, date: "2031-02-03T10:00:00Z" };
    await convertCommand(at("base.txt"), at("t.pdf"), layout, around);
    expect(await text("t.pdf")).toContain("Decide to quickly survey the river mouth each spring;");
    expect((await readFile(bytesOf("t.pdf"), "t.pdf")).furniture?.join(" ")).toContain("RESTRICTED");
    await compareCommand(at("base.txt"), at("zaf.txt"), { ...layout, out: [at("d.pdf")], author: "Anna Berg" }, around);
    expect(await text("d.pdf")).toMatch(/spring ?Anna Berg ?summer ?Anna Berg/);
    for (const style of ["tracked", "attributed", "brackets", "columns"])
      await compileCommand(at("base.txt"), files(), { ...layout, style, out: [at(`${style}.pdf`)] }, around);
    expect(await text("attributed.pdf")).toContain("[retain: spring][ZAF: summer]");
    expect(await text("columns.pdf")).toContain("delete “quickly”");
    expect(await text("brackets.pdf")).toMatch(/each \[[^\]]*spring/);
  });

  it("the same command on another day gives the same bytes where the date is given", async () => {
    await convertCommand(at("base.txt"), at("a.pdf"), { date: "2031-02-03" }, around);
    await convertCommand(at("base.txt"), at("b.pdf"), { date: "2031-02-03" }, { ...around, today: "2032-01-01" });
    expect(bytesOf("b.pdf")).toEqual(bytesOf("a.pdf"));
  });

  it("a date or a standard that there is not is refused", async () => {
    for (const odd of [{ date: "yesterday" }, { pdf: "a-9z" }])
      await expect(convertCommand(at("base.txt"), at("t.pdf"), odd, around)).rejects.toMatchObject({ code: "E_USAGE" });
  });

  it("tracked changes bear the instant that is given", async () => {
    const date = "2031-02-03T10:15:00Z";
    await compileCommand(at("base.txt"), files(), { style: "tracked", out: [at("i.docx")], date }, around);
    expect((await readTracked(bytesOf("i.docx"), "i.docx")).revisions[0]?.date).toBe(date);
  });
});
