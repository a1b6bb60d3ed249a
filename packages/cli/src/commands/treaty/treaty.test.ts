import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { factsFolder } from "./facts-folder.ts";
import { importCommand, statusCommand, type TreatySurroundings, whoCommand } from "./treaty.ts";

let folder = "";
const around: TreatySurroundings = {
  env: {},
  today: "2031-05-04",
  progress: () => ({ step: () => undefined, end: () => undefined }),
  tell: () => undefined,
};
const TABLE =
  'Participant,Signature,"Ratification, Accession(a)"\nBrazil,12 Dec 2000,29 Jan 2004\nChile,,5 May 2016 a\nPeru,14 Dec 2000,\nEuropean Union,12 Dec 2000,\nAtlantis,1 Jan 2001,\nChad,,some day\n';
const PAGE =
  "<html><table><tr><td><table><tr><th>Participant</th><th>Signature</th><th>Ratification, Accession(a)</th></tr>" +
  "<tr><td>Brazil <sup>1</sup></td><td>12 Dec 2000</td><td>30 Jan 2004</td></tr></table></td></tr></table></html>";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-treaty-"));
  mkdirSync(join(folder, "tables"));
  writeFileSync(join(folder, "tables", "18-12-b.csv"), TABLE);
  writeFileSync(join(folder, "tables", "3-2-12a.csv"), "Participant,Succession(d)\nFiji,21 Jun 1971 d\n");
  writeFileSync(join(folder, "index.csv"), 'chapter_no,treaty_no,treaty_name\n3,2.12a,"Annex on Ferries, revised"\n');
});

const register = (): string => join(folder, "register");
const table = { asOf: "2015-03", source: "tables of our own" };
const add = (): Promise<string> =>
  importCommand(
    [join(folder, "tables")],
    { ...table, register: register(), index: join(folder, "index.csv"), json: true },
    around,
  );

describe("importing facts", () => {
  it("reports what became of every row", async () => {
    const report = JSON.parse(await add());
    expect(report).toMatchObject({
      files: 2,
      rows: 4,
      added: 4,
      newInstruments: ["UNTC-III-2-12A"],
      organisations: ["European Union"],
      conflicts: [],
    });
    expect(report.unresolved.map((each: { participant: string }) => each.participant)).toEqual(["Atlantis"]);
    expect(report.unread).toMatchObject([{ participant: "Chad", cell: "some day" }]);
    expect(JSON.parse(await add()).added).toBe(0);
    expect(await statusCommand("untc-iii-2-12a", "Fiji", { register: register() }, around)).toContain(
      "Annex on Ferries, revised",
    );
  });

  it("keeps what another source says beside it, and shows that they differ", async () => {
    await add();
    const before = readFileSync(join(register(), "facts.json"), "utf8");
    writeFileSync(join(folder, "som.html"), PAGE);
    const flags = { key: "som", asOf: "2020", source: "a saved page", register: register() };
    const report = await importCommand([join(folder, "som.html")], flags, around);
    expect(report).toContain(
      "sources differ: 1\n  SOM BRA: date: 2004-01-30 (a saved page, 2020) and 2004-01-29 (tables of our own, 2015-03)",
    );
    const rowsIn = (text: string): readonly unknown[] => JSON.parse(text).rows;
    expect(rowsIn(readFileSync(join(register(), "facts.json"), "utf8"))).toEqual(
      expect.arrayContaining([...rowsIn(before)]),
    );
    const status = JSON.parse(await statusCommand("SOM", "BRA", { register: register(), json: true }, around));
    expect(status.rows.length).toBe(2);
    expect(status.conflicts.map((each: { on: string }) => each.on)).toEqual(["date"]);
  });

  it("asks when and where a table was taken from, and which treaty it is of, and keeps nothing until then", async () => {
    const path = join(folder, "tables", "18-12-b.csv");
    await expect(importCommand([path], { register: register() }, around)).rejects.toMatchObject({ code: "E_USAGE" });
    writeFileSync(join(folder, "notes.csv"), TABLE);
    const unknown = importCommand([join(folder, "notes.csv")], { ...table, register: register() }, around);
    await expect(unknown).rejects.toMatchObject({ code: "E_USAGE" });
    const wrong = importCommand([path, join(folder, "index.csv")], { ...table, register: register() }, around);
    await expect(wrong).rejects.toMatchObject({ code: "E_USAGE" });
    expect(await statusCommand("SOM", "BRA", { register: register() }, around)).toContain(
      "confirm with the Treaty Section",
    );
  });

  it("never takes the facts of an optional protocol for facts on its parent", async () => {
    const years = "iso2,member,state party,year ratification or accession,signatory,no action\nBR,Brazil,1,2002,0,0\n";
    const protocol = join(folder, "hr_status_op_cedaw.csv");
    const unknown = join(folder, "hr_status_op_genocide.csv");
    for (const path of [protocol, unknown]) writeFileSync(path, years);
    const flags = { ...table, register: register(), json: true };
    await importCommand([protocol], flags, around);
    const statusOf = async (key: string) =>
      JSON.parse(await statusCommand(key, "BRA", { register: register(), json: true }, around));
    expect((await statusOf("CEDAW-OP")).rows).toHaveLength(1);
    expect((await statusOf("CEDAW")).rows).toHaveLength(0);
    await expect(importCommand([unknown], flags, around)).rejects.toMatchObject({ code: "E_USAGE" });
  });

  it("takes declarations with their words", async () => {
    writeFileSync(
      join(folder, "18-12-b.txt"),
      "#Brazil\nThe Government does not consider itself bound by article 20 (2).\n",
    );
    await importCommand([join(folder, "18-12-b.txt")], { ...table, register: register() }, around);
    const shown = await statusCommand("SOM", "BRA", { register: register() }, around);
    expect(shown).toContain(
      "reservation on 20(2) (tables of our own, 2015-03): The Government does not consider itself bound",
    );
  });
});

describe("asking the register", () => {
  it("says where Pakistan stands, as the house knows it", async () => {
    const ask = (key: string): Promise<string> => statusCommand(key, "pak", { register: register() }, around);
    expect(await ask("UNTOC")).toContain(
      "Pakistan is a party: it signed on 14 December 2000 and ratified on 13 January 2010",
    );
    expect(await ask("SOM")).toContain("Pakistan is not shown as a party at 31 December 2017");
    expect(await ask("TIP")).toContain("the day to be confirmed");
    expect(await ask("UNCAC")).toContain("ratified on 31 August 2007");
    await expect(ask("corruption")).rejects.toMatchObject({
      code: "E_INSTRUMENT_UNKNOWN",
      hint: expect.stringContaining("UNCAC"),
    });
    await expect(statusCommand("UNTOC", "Nowhere", {}, around)).rejects.toMatchObject({ code: "E_STATE_UNKNOWN" });
  });

  it("says who was bound by a day", async () => {
    await add();
    const flags = { register: register(), asOf: "2015-03-01", json: true };
    const states = (parties: readonly { state: string }[]): readonly string[] => parties.map(({ state }) => state);
    const answer = JSON.parse(await whoCommand("SOM", flags, around));
    expect(states(answer.parties)).toContain("BRA");
    expect(states(answer.parties)).not.toContain("CHL");
    expect(states(answer.later)).toContain("CHL");
    expect(states(answer.signatories)).toContain("PER");
    expect(await whoCommand("SOM", { register: register() }, around)).toContain("CHL Chile 2016-05-05 accession");
    await expect(whoCommand("SOM", { asOf: "soon" }, around)).rejects.toMatchObject({ code: "E_USAGE" });
  });

  it("looks where it was told, in the environment, or in the user's own folder", () => {
    expect(factsFolder("here", { env: { TRAVAUX_REGISTER: "there" } })).toBe("here");
    expect(factsFolder(undefined, { env: { TRAVAUX_REGISTER: "there" } })).toBe("there");
    expect(factsFolder(undefined, { env: { XDG_DATA_HOME: "own" } })).toBe(join("own", "travaux", "register"));
  });
});
