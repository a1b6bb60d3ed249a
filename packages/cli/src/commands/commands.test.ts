import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { explainCommand } from "./explain.ts";
import { readCommand } from "./read.ts";
import { type VetFlags, type VetSurroundings, vetCommand } from "./vet.ts";

const SCREEN = { width: 80, colour: false };
const TEXT =
  "Declaration on Lighthouses\n\nWe, the Ministers of [list of States], met in Port Verde;\n\nDecide to keep the lamps lit.\n";

let folder = "";
let file = "";
let told: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-commands-"));
  file = join(folder, "lamps.txt");
  writeFileSync(file, TEXT);
  told = [];
});

const around: VetSurroundings = {
  screen: SCREEN,
  today: "2027-03-05",
  progress: () => ({ step: () => undefined, end: () => undefined }),
  tell: (line) => told.push(line),
};
const FLAGS: VetFlags = { for: "PAK" };

describe("reading", () => {
  it("gives the bytes back in the encoding they came in", async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, "utf16le")]);
    writeFileSync(file, bytes);
    expect(Buffer.from(await readCommand(file, { print: true }, SCREEN))).toEqual(bytes);
  });

  it("shows the clauses alone where asked", async () => {
    const shown = await readCommand(file, { clauses: true }, SCREEN);
    expect(shown).toContain("Decide to keep the lamps lit.");
    expect(shown).not.toContain("The text");
  });
});

describe("vetting", () => {
  it("prints the day it was given, not one of its own", async () => {
    expect(await vetCommand([file], FLAGS, around)).toContain("5 March 2027");
  });

  it("names what it wrote, and prints one line per file", async () => {
    const shown = await vetCommand([file], { ...FLAGS, out: [join(folder, "{name}-brief.html")] }, around);
    expect(shown).toMatch(/^lamps\.txt: \d+ to object to, \d+ to consider, \d+ to note\n$/);
    expect(told).toEqual([`wrote ${join(folder, "lamps-brief.html")}`]);
  });

  it("adds the rows of a pack of one's own, and refuses a pack that is none", async () => {
    const pack = join(folder, "pack");
    await expect(vetCommand([file], { ...FLAGS, pack: [pack] }, around)).rejects.toMatchObject({
      code: "E_PACK_FOLDER",
    });
    expect(readdirSync(folder)).toEqual(["lamps.txt"]);
  });

  it("writes a reply in a house form of one's own, and refuses a form with a part missing", async () => {
    const form = join(folder, "form.json");
    writeFileSync(form, "{}");
    const flags = { ...FLAGS, house: form, reply: join(folder, "reply.txt") };
    await expect(vetCommand([file], flags, around)).rejects.toMatchObject({
      code: "E_HOUSE_INVALID",
      where: { file: form },
    });
  });
});

describe("explaining", () => {
  it("finds a finding by the beginning of its id, and says how much more of it is needed", async () => {
    const flags = { in: file, for: "PAK" };
    const json = await vetCommand([file], { ...FLAGS, json: true }, around);
    const id = /"id": "([0-9a-f]{8,})"/.exec(json)?.[1] ?? "";
    expect(await explainCommand(id.slice(0, 8), flags, SCREEN)).toContain(id);
    await expect(explainCommand("a", flags, SCREEN)).rejects.toMatchObject({ code: "E_FINDING_UNKNOWN" });
  });

  it("refuses a report of another shape", async () => {
    const report = join(folder, "vet.json");
    writeFileSync(report, JSON.stringify({ findings: [], summary: {} }));
    const flags = { in: report };
    await expect(explainCommand("abcd", flags, SCREEN)).rejects.toMatchObject({ code: "E_REPORT_INVALID" });
  });
});
