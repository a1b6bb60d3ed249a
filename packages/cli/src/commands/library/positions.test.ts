import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspectWord, readFile } from "@travaux/documents";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { VetSurroundings } from "../vet.ts";
import { vetCommand } from "../vet.ts";
import { addCommand, listCommand } from "./keep.ts";
import { precedentsCommand } from "./precedents.ts";

const folder = mkdtempSync(join(tmpdir(), "travaux-positions-"));
const told: string[] = [];
const around: VetSurroundings & { env: Record<string, string> } = {
  env: {},
  screen: { width: 400, colour: false },
  today: "2031-05-04",
  progress: () => ({ step: () => undefined, end: () => undefined }),
  tell: (line) => told.push(line),
};

/** Words that only the position has. */
const SECRET = "never before the harvest of quinces";
const DRAFT = `Port Verde Declaration on Reading Rooms

We, the Ministers, meeting in Port Verde on 4 May 2031,

1. Agree to keep every public reading room open at night without any charge to readers;
2. Agree that lamps shall be mended illegally where [they fail].
`;

beforeAll(async () => {
  mkdirSync(join(folder, "own"));
  writeFileSync(
    join(folder, "own", "red-lines.txt"),
    `Red lines on reading rooms\n\n1. We keep every public reading room open at night without any charge to readers, ${SECRET}, to the extent possible.\n`,
  );
  writeFileSync(
    join(folder, "pact.txt"),
    "Reading Pact\n\nArticle 1\nOpening hours\n\nParties shall keep every public reading room open at night without any charge to readers as appropriate.\n",
  );
  writeFileSync(join(folder, "draft.txt"), DRAFT);
  await addCommand([join(folder, "own")], { library: join(folder, "lines"), kind: "position" }, around);
  await addCommand([join(folder, "pact.txt")], { library: join(folder, "agreed"), kind: "treaty" }, around);
});
afterAll(() => rmSync(folder, { recursive: true }));

const both = (): readonly string[] => [join(folder, "agreed"), join(folder, "lines")];
const vetTo = (flags: Parameters<typeof vetCommand>[1]): Promise<string> =>
  vetCommand([join(folder, "draft.txt")], { for: "PAK", library: both(), ...flags }, around);

describe("a ministry's own positions", () => {
  it("are found beside agreed texts and marked as private", async () => {
    const shown = await precedentsCommand(join(folder, "draft.txt"), { library: both() }, around);
    expect(shown).toContain("our own position, private");
    expect(shown).toContain("Reading Pact 1 ");
    expect(await listCommand({ library: join(folder, "lines") }, around)).toContain("position, private");
  });

  it("stand in the brief under a heading that says so, and never as agreed language", async () => {
    const report = JSON.parse(await vetTo({ json: true }));
    const asked = report.precedents.find(({ position }: { position?: unknown }) => position !== undefined);
    expect(asked.position.quote).toContain(SECRET);
    expect(asked.precedent.title).toBe("Reading Pact");
    const brief = await vetTo({});
    const [agreed, own] = brief.split(/our own positions \(private\)/i);
    expect(agreed).not.toContain(SECRET);
    expect(own).toContain(SECRET);
  });

  it("never stand in what is meant for others: the reply, the tracked file, the log of findings", async () => {
    const [reply, word, log, tracked] = ["r.txt", "r.docx", "l.sarif", "t.docx"].map((name) => join(folder, name));
    if (reply === undefined || word === undefined || log === undefined || tracked === undefined)
      throw new Error("names");
    await vetTo({ reply, out: [log], tracked });
    await vetTo({ reply: word });
    const texts = [readFileSync(reply, "utf8"), readFileSync(log, "utf8")];
    for (const path of [word, tracked]) {
      const { source } = await readFile(readFileSync(path), path);
      texts.push(source);
    }
    // The agreed text is spoken of, so the library was asked; the position is not.
    expect(texts[0]).toContain("Reading Pact");
    for (const text of texts) {
      expect(text).not.toContain("quinces");
      expect(text).not.toContain("Red lines");
    }
    // Comments and properties of the Word files too.
    for (const path of [word, tracked])
      expect(JSON.stringify(inspectWord(readFileSync(path), path))).not.toContain("quinces");
  });
});
