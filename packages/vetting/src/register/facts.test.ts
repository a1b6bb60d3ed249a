import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtinRegister } from "./builtin.ts";
import { addFacts, conflictsAmong, conflictsIn, type Facts, NO_FACTS, positionOf, registerWith } from "./facts.ts";
import { factsText, readFacts } from "./facts-file.ts";
import { importDeclarations } from "./import-declarations.ts";
import { importTable } from "./import-table.ts";
import { importYears } from "./import-years.ts";
import { partiesAt } from "./parties-at.ts";
import type { StatusRow } from "./register.ts";
import { statusOf } from "./status.ts";
import { collectionEntry, placeByName, titlesByReference } from "./treaty-collection.ts";

const register = builtinRegister();
const ROW: StatusRow = {
  instrument: "SOM",
  state: "BRA",
  status: "party",
  signed: "2000-12-12",
  ratified: { date: "2004-01-29", how: "ratification" },
  reservations: [],
  asOf: "2015-03",
  source: "first table",
  sureness: "A",
};
const row = (change: Partial<StatusRow>): StatusRow => ({ ...ROW, ...change });
const factsOf = (...rows: readonly StatusRow[]): Facts => ({ ...NO_FACTS, rows });
const on = (...rows: readonly StatusRow[]): readonly string[] => conflictsAmong(rows).map((conflict) => conflict.on);

describe("facts from several sources", () => {
  it("stand beside each other, each once, and none takes another's place", () => {
    const other = row({ source: "second table", ratified: { date: "2004-02-01", how: "accession" } });
    const facts = addFacts(factsOf(ROW), factsOf(ROW, other));
    expect(facts.rows).toEqual([ROW, other]);
    expect(addFacts(facts, factsOf(other)).rows.length).toBe(2);
    expect(conflictsIn(register, facts, new Set(["SOM BRA"])).map((each) => each.on)).toEqual(["date", "act"]);
  });

  it("contradict each other where both cannot be true, and only there", () => {
    expect(on(ROW, row({ source: "b", ratified: { date: "2004", how: null } }))).toEqual([]);
    expect(on(ROW, row({ source: "b", signed: "2001-01-01" }))).toEqual(["signature"]);
    expect(on(row({ status: "signatory", ratified: null, asOf: "2003-05" }), ROW)).toEqual([]);
    expect(on(row({ status: "signatory", ratified: null, asOf: "2014-05" }), ROW)).toEqual(["status"]);
    expect(on(ROW, row({ status: "not-shown", ratified: null, signed: null, asOf: "2022-08" }))).toEqual(["status"]);
    expect(on(ROW, row({ status: "unknown", ratified: null, signed: null }))).toEqual([]);
  });

  it("are taken by the newest sure source, with the dates of the surest that agrees", () => {
    const taken = (...rows: readonly StatusRow[]): StatusRow | undefined =>
      positionOf(register, factsOf(...rows), "SOM", "BRA").rows[0];
    const years = row({
      source: "years",
      asOf: "2022-08",
      sureness: "B",
      ratified: { date: "2004", how: null },
      signed: null,
    });
    expect(taken(years, ROW)?.ratified?.date).toBe("2004-01-29");
    const signed = row({ status: "signatory", ratified: null, asOf: "2003-05" });
    expect(taken(signed, years)?.status).toBe("party");
    expect(
      taken(row({ status: "not-shown", ratified: null, signed: null, asOf: "2024", sureness: "B" }), ROW)?.status,
    ).toBe("party");
    expect(
      taken(row({ status: "not-party", ratified: null, signed: null, asOf: "2025", sureness: "C" }), ROW)?.status,
    ).toBe("party");
  });

  it("make a register for the vetting, with what the State declared", () => {
    const facts: Facts = {
      ...factsOf(ROW),
      statements: [
        {
          instrument: "SOM",
          state: "BRA",
          articles: ["20"],
          kind: "reservation",
          note: "Not bound.",
          asOf: "2015-03",
          source: "text",
        },
      ],
    };
    const together = registerWith(register, facts);
    expect(statusOf(together, "SOM", "BRA")).toMatchObject({ status: "party", reservations: [{ articles: ["20"] }] });
    expect(statusOf(together, "SOM", "PAK")).toEqual(statusOf(register, "SOM", "PAK"));
    expect(together.status.length).toBe(register.status.length + 1);
  });

  it("come back from their file as they went in, and a damaged file is refused", () => {
    const facts = addFacts(factsOf(ROW), {
      ...NO_FACTS,
      instruments: [collectionEntry({ key: "UNTC-X-9", reference: "X-9" }, "Ferry Pact", "index", register)],
    });
    expect(readFacts(factsText(facts), "f")).toEqual(facts);
    const refusal = expect.objectContaining({ code: "E_REGISTER_FACTS" });
    expect(() => readFacts(factsText(facts).slice(0, -9), "f")).toThrow(refusal);
    expect(() => readFacts("{}", "f")).toThrow(refusal);
  });
});

describe("who had consented by a day", () => {
  const facts = factsOf(
    ROW,
    row({ state: "CHL", ratified: { date: "2016-05-01", how: "accession" }, signed: null }),
    row({ state: "PER", status: "signatory", ratified: null }),
    row({ state: "COL", ratified: { date: null, how: null }, signed: null }),
    row({ state: "ECU", ratified: { date: "2015", how: null }, signed: null, sureness: "B" }),
  );
  const states = (day: string, kind: "parties" | "signatories" | "later" | "undated"): readonly string[] =>
    partiesAt({ ...register, status: [] }, facts, "SOM", day)[kind].map(({ state }) => state);

  it("counts consents on the day, a year only when it is over, and signatures apart", () => {
    expect(states("2004-01-28", "parties")).toEqual([]);
    expect(states("2004-01-29", "parties")).toEqual(["BRA"]);
    expect(states("2015-12-31", "parties")).toEqual(["BRA"]);
    expect(states("2016-01-01", "parties")).toEqual(["BRA", "ECU"]);
    expect(states("2015-03-01", "signatories")).toEqual(["PER"]);
    expect(states("2000-12-13", "signatories")).toEqual(["BRA", "PER"]);
    expect(states("2015-03-01", "later")).toEqual(["CHL", "ECU"]);
    expect(states("2015-03-01", "undated")).toEqual(["COL"]);
  });
});

describe("the Treaty Collection", () => {
  it("numbers a treaty in the name of its table", () => {
    expect(placeByName("18-12-b.csv", register)).toEqual({ reference: "XVIII-12-b", key: "SOM" });
    expect(placeByName("3-2-12a.csv", register)).toEqual({ reference: "III-2-12a", key: "UNTC-III-2-12A" });
    expect(placeByName("29-1.html", register)?.reference).toBe("XXIX-1");
    expect(placeByName("notes.csv", register)).toBeNull();
    expect(placeByName("99-1.csv", register)).toBeNull();
  });

  it("gives titles by its index", () => {
    const titles = titlesByReference('chapter_no,treaty_no,treaty_name\n3,2.12a,"Ferry Annex, revised"');
    expect(titles?.get("III-2-12a")).toBe("Ferry Annex, revised");
    expect(titlesByReference("Participant,Signature")).toBeNull();
    expect(() => collectionEntry({ key: "SOM", reference: "XVIII-12-b" }, null, "index", register)).toThrow();
  });
});

describe("declarations as a depositary prints them", () => {
  const facts = { instrument: "CAT", asOf: "2015-03", source: "a text of our own" };

  it("are told by their words, with the articles they name", () => {
    const text =
      "#Brazil\nThe Government reserves its position on articles 8 (2), 28 (1) and 30.\nSecond line.\n\n#Chile\nThe Government declares that art. 20 is dear to it.\n\n#Atlantis\nNothing.\n";
    const { statements, others } = importDeclarations(text, facts);
    expect(statements.map(({ state, kind, articles }) => [state, kind, articles])).toEqual([
      ["BRA", "reservation", ["8(2)", "28(1)", "30"]],
      ["CHL", "declaration", ["20"]],
    ]);
    expect(statements[0]?.note).toBe(
      "The Government reserves its position on articles 8 (2), 28 (1) and 30.\nSecond line.",
    );
    expect(others).toEqual(["Atlantis"]);
    expect(() => importDeclarations("no list", facts)).toThrow(expect.objectContaining({ code: "E_REGISTER_TABLE" }));
  });
});

describe("a table of years", () => {
  it("gives facts of second hand, and is told from other tables", () => {
    const text =
      "iso2,member,state party,year ratification or accession,signatory,no action,status,note\nBR,Brazil,1,1989,0,0,,\nXX,Atlantis,1,1990,0,0,,\nFJ,Fiji,0,,1,0,,\nNR,Nauru,0,,0,1,,\n";
    const read = importYears(text, { instrument: "CAT", asOf: "2022-08", source: "years" });
    expect(
      read?.rows.map(({ state, status, ratified, sureness }) => [state, status, ratified?.date, sureness]),
    ).toEqual([
      ["BRA", "party", "1989", "B"],
      ["FJI", "signatory", undefined, "B"],
      ["NRU", "not-shown", undefined, "B"],
    ]);
    expect(read?.others).toEqual(["Atlantis"]);
    expect(importYears("Participant,Signature\nBrazil,", { instrument: "CAT", asOf: "2022", source: "x" })).toBeNull();
  });
});

const TABLES = new URL("../../../../../shared/corpora/participation/", import.meta.url);

describe.skipIf(!existsSync(TABLES))(
  "the tables of 2015 and 2022 together (skipped where the corpora are not present)",
  () => {
    const read = (folder: string): readonly string[] =>
      existsSync(TABLES) ? readdirSync(new URL(folder, TABLES)) : [];

    it("every table of 2015 has its place and every one of 2022 its years, and no dates of Pakistan's contradict the register", () => {
      const files = read("untreaties-2015-csv/");
      const rows = files.flatMap((name) => {
        const place = placeByName(name, register);
        expect(place, name).not.toBeNull();
        const facts = { instrument: place?.key ?? "", asOf: "2015-03", source: "tables of 2015" };
        return importTable(readFileSync(new URL(`untreaties-2015-csv/${name}`, TABLES), "utf8"), facts).rows;
      });
      expect(files.length).toBe(324);
      const names = new Set(
        rows.filter(({ state }) => state === "PAK").map(({ instrument, state }) => `${instrument} ${state}`),
      );
      expect(names.size).toBeGreaterThan(50);
      expect(conflictsIn(register, factsOf(...rows), names)).toEqual([]);
      for (const [key, status] of [
        ["UNTOC", "party"],
        ["SOM", "not-shown"],
        ["TIP", "party"],
        ["UNCAC", "party"],
      ] as const) {
        expect(positionOf(register, factsOf(...rows), key, "PAK").rows[0]?.status, key).toBe(status);
      }
    });
  },
);
