import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile, readTracked } from "@travaux/documents";
import { beforeEach, describe, expect, it } from "vitest";
import { convertCommand } from "./commands/convert.ts";
import { vetCommand } from "./commands/vet.ts";

const TEXT = `Declaration on River Ferries

Port Verde, 3 May 2031

We, the Ministers of the ferry States, met in Port Verde;

Recall the crews who keep the ferries running through the winter;

Pilots shall report every spring;

Agree to publish the tables of tides.

We endorse this Declaration.
`;

let folder = "";
let told: string[] = [];
const at = (name: string): string => join(folder, name);
const vet = (name: string, out: string, more = {}): Promise<string> =>
  vetCommand(
    [at(name)],
    { for: "PAK", tracked: at(out), ...more },
    {
      screen: { width: 80, colour: false },
      today: "2031-02-03",
      progress: () => ({ step: () => undefined, end: () => undefined }),
      tell: (line) => told.push(line),
    },
  );
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(at(name)));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-tracked-"));
  told = [];
  writeFileSync(at("draft.txt"), TEXT);
});

describe("a text vetted into a Word file", () => {
  it("has what is proposed as tracked changes of the State, each with its reason and source in the margin", async () => {
    await vet("draft.txt", "vetted.docx", { grading: "Restricted" });
    const { source, furniture } = await readFile(bytesOf("vetted.docx"), "vetted.docx");
    expect(source).toContain("Pilots will report every spring;");
    expect(source).toContain("This Declaration expresses a political commitment.");
    expect(source.indexOf("political commitment")).toBeLessThan(source.indexOf("We endorse"));
    expect(furniture).toContain("Restricted");
    const { source: before } = await readFile(bytesOf("vetted.docx"), "vetted.docx", { view: "rejected" });
    expect(before).toBe(TEXT.trimEnd().replaceAll("\n\n", "\n"));
    const { authors, comments } = await readTracked(bytesOf("vetted.docx"), "vetted.docx");
    expect(authors).toEqual(["PAK"]);
    expect(comments.every(({ text }) => text.includes("\nSource: "))).toBe(true);
    expect(told.at(-1)).toBe(`wrote ${at("vetted.docx")}`);
  });

  it("is the sender's own file where that is a Word file, and says whose changes stay in it", async () => {
    await convertCommand(at("draft.txt"), at("draft.docx"), {}, { tell: () => undefined, today: "2031-02-03" });
    await vet("draft.docx", "once.docx");
    await vet("once.docx", "twice.docx");
    const { authors } = await readTracked(bytesOf("twice.docx"), "twice.docx");
    expect(authors).toContain("PAK");
    expect(authors.every((author) => author === "PAK" || author === "PAK (vetting)")).toBe(true);
    expect(told).toContain("once.docx: the tracked changes of PAK stay in the file.");
    const { source } = await readFile(bytesOf("twice.docx"), "twice.docx", { view: "rejected" });
    expect(source).toBe(TEXT.trimEnd().replaceAll("\n\n", "\n"));
  });

  it("is made of the accepted text alone", async () => {
    await expect(vet("draft.txt", "v.docx", { text: "rejected" })).rejects.toMatchObject({ code: "E_USAGE" });
  });
});
