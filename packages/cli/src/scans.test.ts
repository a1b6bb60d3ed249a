import { USUAL_LANGUAGES } from "@travaux/documents";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addScans, chosenScans } from "./scans.ts";

/** Runs a command line on a program with the commands `read` and `scrub`; what was said of pages. */
async function run(words: readonly string[]): Promise<readonly string[]> {
  const said: string[] = [];
  const main = new Command().exitOverride().configureOutput({ outputError: () => undefined });
  for (const name of ["read", "scrub"]) {
    main
      .command(name)
      .argument("<file>")
      .exitOverride()
      .configureOutput({ outputError: () => undefined })
      .action(() => chosenScans()?.progress?.({ name: "note.pdf", page: 2, of: 4 }));
  }
  addScans(main, (line) => said.push(line));
  await main.parseAsync([...words], { from: "user" });
  return said;
}

describe("scans on the command line", () => {
  it("are read in English and French where nothing is said, each page announced", async () => {
    expect(await run(["read", "note.pdf"])).toEqual(["note.pdf: reading by machine, page 2 of 4 …"]);
    expect(chosenScans()?.languages).toBe("eng+fra");
    expect(chosenScans()?.languages).toBe(USUAL_LANGUAGES);
  });

  it("are read in the languages named, in any order, or not at all", async () => {
    await run(["read", "note.pdf", "--ocr", "FRA"]);
    expect(chosenScans()?.languages).toBe("fra");
    await run(["read", "note.pdf", "--ocr", "fra+eng"]);
    expect(chosenScans()?.languages).toBe("eng+fra");
    expect(await run(["read", "note.pdf", "--no-ocr"])).toEqual([]);
    expect(chosenScans()).toBeNull();
  });

  it("are refused in a language there is no model for, and asked for where nothing is read", async () => {
    await expect(run(["read", "note.pdf", "--ocr", "spa"])).rejects.toMatchObject({ code: "E_OCR_LANGUAGE" });
    await expect(run(["scrub", "note.docx", "--ocr", "eng"])).rejects.toMatchObject({
      code: "commander.unknownOption",
    });
  });
});
