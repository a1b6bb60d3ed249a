import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { madeParagraph, madeWord } from "../made-word.ts";
import { plainTextOf, textPaper } from "../papers/text.ts";
import { inspectionShape, trackedShape } from "../shapes/word-shapes.ts";
import { convertCommand } from "./convert.ts";
import { inspectCommand } from "./inspect.ts";
import { readCommand } from "./read.ts";
import { compareCommand } from "./rolling/compare.ts";
import { compileCommand } from "./rolling/compile.ts";
import { vetCommand } from "./vet.ts";

const SCREEN = { width: 80, colour: false };
const TITLE = madeParagraph("Pledge on River Ferries");
const OPENING = madeParagraph("We, the ferry States, met;");

let folder = "";
let file = "";
let told: string[] = [];
const tell = (line: string): void => {
  told.push(line);
};
const progress = (): { step: () => undefined; end: () => undefined } => ({
  step: () => undefined,
  end: () => undefined,
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-word-"));
  file = join(folder, "draft.docx");
  told = [];
  const clause = madeParagraph(
    "Decide to pay pilots each ",
    ["Anna Berg", null, "spring"],
    ["Anna Berg", "autumn"],
    ["Ben Oduya", " and winter"],
    ".",
  );
  writeFileSync(file, madeWord(TITLE + OPENING + clause));
});

async function printed(view?: string): Promise<string> {
  const shown = await readCommand(file, { print: true, ...(view === undefined ? {} : { view }) }, SCREEN);
  return String(Buffer.from(shown)).split("\n").at(-1) ?? "";
}

const today = "2031-02-03";

describe("reading a Word file with tracked changes", () => {
  it("gives the view that is asked for, accepted where none is", async () => {
    expect(await printed()).toBe("Decide to pay pilots each autumn and winter.");
    expect(await printed("rejected")).toBe("Decide to pay pilots each spring.");
    expect(await printed("Anna Berg")).toBe("Decide to pay pilots each autumn.");
    expect(await printed("author:Ben Oduya")).toBe("Decide to pay pilots each spring and winter.");
  });

  it("names those who changed the text where somebody else is asked for", async () => {
    await expect(printed("Anna")).rejects.toMatchObject({
      code: "E_AUTHOR_UNKNOWN",
      hint: 'Its changes are by: "Anna Berg", "Ben Oduya".',
    });
    await expect(printed("author:")).rejects.toMatchObject({ code: "E_USAGE" });
  });

  it("shows all changes marked, with their authors, in the terminal and as data", async () => {
    const shown = String(await readCommand(file, { view: "all" }, SCREEN)).replace(/\s+/g, " ");
    expect(shown).toContain(
      "Decide to pay pilots each [-Anna Berg: spring-]{+Anna Berg: autumn+}{+Ben Oduya: and winter+}.",
    );
    const tracked = trackedShape.parse(
      JSON.parse(String(await readCommand(file, { view: "all", json: true }, SCREEN))),
    );
    expect(tracked.revisions.map(({ kind, author }) => [kind, author])).toEqual([
      ["deletion", "Anna Berg"],
      ["insertion", "Anna Berg"],
      ["insertion", "Ben Oduya"],
    ]);
    await expect(readCommand(file, { view: "all", print: true }, SCREEN)).rejects.toMatchObject({ code: "E_USAGE" });
  });

  it("marks changes inside changes, ends of paragraphs, moves and looks", async () => {
    const by = (author: string): string => `w:id="1" w:author="${author}"`;
    writeFileSync(
      file,
      madeWord(
        `<w:p><w:pPr><w:rPr><w:ins ${by("Ann")}/></w:rPr></w:pPr><w:ins ${by("Ann")}><w:r><w:t>Keep</w:t></w:r><w:del ${by("Bo")}><w:r><w:delText> all</w:delText></w:r></w:del></w:ins></w:p>` +
          `<w:p><w:pPr><w:jc w:val="both"/><w:pPrChange ${by("Bo")}><w:pPr/></w:pPrChange></w:pPr><w:moveTo ${by("Ann")}><w:r><w:t>Here</w:t></w:r></w:moveTo><w:moveFrom ${by("")}><w:r><w:t>there</w:t></w:r></w:moveFrom></w:p>`,
      ),
    );
    const shown = String(await readCommand(file, { view: "all" }, SCREEN));
    expect(shown).toContain("{+Ann: Keep[-Bo:  all-]+} {+Ann: ¶+}");
    expect(shown).toContain("{>Ann: Here>}[<(no name): there<] ");
    expect(shown).toContain("{~Bo: jc~}");
  });
});

describe("inspecting a Word file", () => {
  it("shows authors, changes and risks within the width of the terminal", async () => {
    const shown = await inspectCommand(file, {}, { width: 60, colour: false });
    for (const words of ["Anna Berg", "2 insertion", "2031-02-03 10:00", "3 tracked changes of the text"]) {
      expect(shown).toContain(words);
    }
    expect(Math.max(...shown.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it("gives the same as data of the documented shape", async () => {
    const inspection = inspectionShape.parse(JSON.parse(await inspectCommand(file, { json: true }, SCREEN)));
    expect(inspection.changes.total).toBe(3);
    expect(inspection.authors.map(({ name }) => name)).toEqual(["Anna Berg", "Ben Oduya"]);
  });
});

describe("converting a Word file", () => {
  it("prints or writes the view that is asked for, and says which it was", async () => {
    expect(await convertCommand(file, "-", { view: "rejected" }, { tell, today })).toBe(
      "Pledge on River Ferries\n\nWe, the ferry States, met;\n\nDecide to pay pilots each spring.\n",
    );
    expect(told).toEqual([expect.stringMatching(/rejected: 2 insertions, 1 deletion\. --view accepted/)]);
    expect(await convertCommand(file, join(folder, "x.html"), { view: "Anna Berg" }, { tell, today })).toBe("");
    expect(readFileSync(join(folder, "x.html"), "utf8")).toContain("Decide to pay pilots each autumn.");
    expect(await convertCommand(file, "-", { to: "html" }, { tell, today })).toContain("autumn and winter");
  });

  it("keeps numbers, notes, tables and emphasis", () => {
    const piece = (text: string): { text: string; pieces: [] } => ({ text, pieces: [] });
    const reading = {
      format: "docx" as const,
      name: "draft.docx",
      source: "",
      remarks: [],
      paragraphs: [
        { ...piece("Pilots"), style: "heading" as const, depth: 2, numbering: "I." },
        { ...piece("Pay them"), numbering: "1.", marks: [{ mark: "strong" as const, start: 0, end: 3 }] },
        { ...piece("a\tb\nc\td"), style: "table" as const, rows: [["a", "b"], ["c"]] },
        { ...piece("Well."), style: "footnote" as const, label: "1" },
      ],
    };
    expect(plainTextOf(reading)).toBe("I. Pilots\n\n1. Pay them\n\na\tb\nc\td\n\n[^1]: Well.\n");
    expect(textPaper(reading).blocks).toMatchObject([
      { type: "heading", depth: 2, text: "I. Pilots" },
      {
        number: "1.",
        runs: [
          { text: "Pay", style: "bold" },
          { text: " them", style: "plain" },
        ],
      },
      { type: "table", head: ["a", "b"], rows: [[[{ text: "c" }], [{ text: "" }]]] },
      { number: "[^1]:", size: "small" },
    ]);
  });

  it("refuses kinds it does not write, and to write over what it reads", async () => {
    await expect(convertCommand(file, "-", { to: "rtf" }, { tell, today })).rejects.toMatchObject({ code: "E_USAGE" });
    await expect(convertCommand(file, join(folder, "x.rtf"), {}, { tell, today })).rejects.toMatchObject({
      code: "E_OUT_KIND",
    });
  });
});

describe("working on a Word file with tracked changes", () => {
  const around = { screen: SCREEN, today: "2031-03-05", progress, tell };

  it("vets them accepted and says so; rejected or by author where asked", async () => {
    const vetted = async (text?: string): Promise<string> =>
      vetCommand([file], { for: "PAK", json: true, ...(text === undefined ? {} : { text }) }, around);
    const clause = madeParagraph(
      "Decide to pay pilots in ",
      ["Ben Oduya", "[list of ports]"],
      ["Anna Berg", " soon"],
      ".",
    );
    writeFileSync(file, madeWord(TITLE + OPENING + clause));
    expect(await vetted()).toContain("[list of ports]");
    expect(told).toEqual([
      "draft.docx: Read as if all tracked changes were accepted: 2 insertions, 0 deletions. --text accepted|rejected|AUTHOR chooses.",
    ]);
    expect(await vetted("rejected")).not.toContain("[list of ports]");
    expect(await vetted("Anna Berg")).not.toContain("[list of ports]");
    expect(await vetted("Ben Oduya")).toContain("[list of ports]");
    await expect(vetted("all")).rejects.toMatchObject({ code: "E_USAGE" });
  });

  it("compares and compiles them in the view that is asked for, and says nothing of files without", async () => {
    const base = join(folder, "base.docx");
    writeFileSync(base, madeWord(TITLE + OPENING + madeParagraph("Decide to pay pilots each spring.")));
    expect(await compareCommand(base, file, { text: "rejected" }, { tell, today })).not.toContain("autumn");
    expect(told).toHaveLength(1);
    expect(await compareCommand(base, file, {}, { tell, today })).toContain("autumn");
    told = [];
    const compiled = await compileCommand(base, [`EU=${file}`], {}, { progress, tell, today });
    expect(compiled).toContain("[EU: autumn and winter]");
    expect(told).toEqual([expect.stringContaining("draft.docx: Read as if all tracked changes were accepted")]);
    await expect(
      compileCommand(base, [`EU=${file}`], { text: "Ben Oduya" }, { progress, tell, today }),
    ).rejects.toMatchObject({
      code: "E_AUTHOR_UNKNOWN",
    });
  });
});
