import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { fileMark, laterOf } from "./file-marks.ts";
import { fileName } from "./file-names.ts";
import { filesFrom } from "./folder.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-folder-"));
});

const put = (...names: readonly string[]): void => {
  for (const name of names) writeFileSync(join(folder, name), "Rest at noon.\n");
};

async function read(base = "elsewhere.txt"): Promise<{ readonly files: readonly string[]; readonly said: string }> {
  const { files, said } = await filesFrom(folder, join(folder, base));
  return { files: files.map(({ party, path }) => `${party}=${basename(path)}`), said: said.join("\n") };
}

describe("the order of one delegation's files, by their names", () => {
  it.each([
    ["", "2nd proposal"],
    ["first proposal", "second proposal"],
    ["v2", "v10"],
    ["_v1.docx", "_v2.docx"],
    ["", "(2)"],
    ["", "rev"],
    ["rev 1", "rev 2"],
    ["v2", "v2 rev 1"],
    ["v1 rev 3", "v2"],
    ["v3", "final"],
    ["rev 2", "FINAL"],
    ["2027-05-03", "2027-11-02"],
    ["20270503", "20271102"],
    ["3 May 2027", "21.06.2027"],
    ["3 May", "June 1"],
  ])("knows that “EU %s” came before “EU %s”", (before, after) => {
    expect(laterOf(fileMark(before), fileMark(after))).toBe(-1);
    expect(laterOf(fileMark(after), fileMark(before))).toBe(1);
  });

  it.each([
    ["clean", "tracked"],
    ["", "1st proposal"],
    ["", "2027-05-03"],
    ["v3", "v2 final"],
    ["on gauges", "on lamps v2"],
    ["2027-05-03", "3 May"],
    ["v2 2027-11-02", "v3 2027-05-03"],
    ["proposal", "text"],
  ])("does not guess between “EU %s” and “EU %s”", (one, other) => {
    expect(laterOf(fileMark(one), fileMark(other))).toBe(0);
  });
});

describe("whose text a file is, by its name", () => {
  it.each([
    ["EU 2nd proposal", "EU"],
    ["EU-1", "EU"],
    ["EU_v2", "EU"],
    ["Norway", "NOR"],
    ["European Union final", "EU"],
    ["Trinidad and Tobago, rev. 2", "TTO"],
    ["G77 and China", "G77 and China"],
    ["EU and PAK", "EU PAK"],
    ["KEN & Norway v2", "KEN NOR"],
    ["FRA, DEU+ITA", "FRA DEU ITA"],
  ])("reads “%s”", (stem, parties) => {
    expect(fileName(stem)).toMatchObject({ parties: parties === "G77 and China" ? [parties] : parties.split(" ") });
  });

  it.each(["EU PAK", "EU-PAK", "EU and friends", "FINAL EU", "pak-final", "notes"])("does not guess “%s”", (stem) => {
    expect(fileName(stem)).toHaveProperty("why");
  });
});

describe("a folder of delegations' files", () => {
  it("lists each delegation's files oldest first, a joint file for both, and says how names were read", async () => {
    put("EU v10.txt", "EU v2.txt", "Norway.txt", "KEN and PAK.txt", "CHL");
    const { files, said } = await read();
    expect(files).toEqual([
      "CHL=CHL",
      "EU=EU v2.txt",
      "EU=EU v10.txt",
      "KEN=KEN and PAK.txt",
      "NOR=Norway.txt",
      "PAK=KEN and PAK.txt",
    ]);
    expect(said).toMatch(
      /KEN and PAK\.txt is read as the text of KEN and of PAK\n.*Norway\.txt is read as the text of NOR$/,
    );
  });

  it("leaves the base and what a system put there out, with a line", async () => {
    put("base.txt", "EU.txt", ".DS_Store", "~$EU.docx");
    const { files, said } = await read("base.txt");
    expect(files).toEqual(["EU=EU.txt"]);
    expect(said.match(/left out: /g)).toHaveLength(3);
  });

  it("passes no delegation over in silence: every file that it cannot take is named", async () => {
    put("EU.rtf", "KEN.odt", "PAK.doc", "FRA.xlsx", "DEU.txt", "EU-PAK.txt");
    mkdirSync(join(folder, "ZAF"));
    const refusal = await filesFrom(folder, "").catch((error: unknown) => String(error));
    for (const name of ["EU.rtf", "KEN.odt", "PAK.doc", "FRA.xlsx", "ZAF is a folder", "EU-PAK.txt"])
      expect(refusal).toContain(name);
    expect(refusal).not.toContain("DEU.txt");
  });

  it("refuses two files of one delegation whose order nothing says, naming both", async () => {
    put("EU.txt", "EU and PAK.txt");
    await expect(read()).rejects.toMatchObject({
      code: "E_FROM_FOLDER",
      message: expect.stringContaining("EU and PAK.txt and EU.txt"),
    });
  });
});
