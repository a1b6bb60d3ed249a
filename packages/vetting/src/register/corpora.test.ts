import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stateCode } from "../names/states.ts";
import { builtinRegister } from "./builtin.ts";
import { csvRows } from "./csv.ts";
import { importTable } from "./import-table.ts";
import { organisationNames } from "./lexicon.ts";
import type { InstrumentEntry } from "./register.ts";
import { isExactTitle, titlesOf } from "./titles.ts";

const CORPORA = new URL("../../../../../shared/corpora/", import.meta.url);
const at = (path: string): URL => new URL(path, CORPORA);
const TABLES = at("participation/untreaties-2015-csv/");
const isAbsent = !existsSync(CORPORA);
const register = builtinRegister();

/** How the 2015 tables number a treaty of the United Nations Treaty Collection: `XVIII-12-b` is `18-12-b`. */
function tableOf(reference: string): URL | null {
  const [, chapter = "", number = ""] = /^([IVX]+)-(\d+(?:-[a-z])?)$/.exec(reference) ?? [];
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  const digits = [...chapter].map((digit) => values[digit] ?? 0);
  const value = digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
  const url = new URL(`${value}-${number}.csv`, TABLES);
  return chapter !== "" && existsSync(url) ? url : null;
}

const folded = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim();

describe.skipIf(isAbsent)("official titles against published ones (skipped where the corpora are not present)", () => {
  it("every core treaty is found by its title", () => {
    const folder = at("agreed/treaties-un-core/");
    const titles = readdirSync(folder).map(
      (name): string => JSON.parse(readFileSync(new URL(name, folder), "utf8")).title,
    );
    const missing = titles.filter(
      (title) => !register.instruments.some((entry) => titlesOf(entry).some((ours) => isExactTitle(title, ours))),
    );
    expect(missing).toEqual([]);
  });

  it("every treaty with a number in the Treaty Collection of 2015 has the title and day it has there", () => {
    const rows = csvRows(readFileSync(at("participation/untreaties-2015-index.csv"), "utf8")).slice(1);
    const names = new Map(
      rows.map(([chapter, number, name = ""]) => [`${chapter}-${(number ?? "").replace(".", "-")}`, name]),
    );
    const wrong: string[] = [];
    let compared = 0;
    for (const entry of register.instruments) {
      const table = entry.members === undefined && entry.reference !== null ? tableOf(entry.reference) : null;
      const name = table === null ? undefined : names.get(table.pathname.split("/").at(-1)?.replace(".csv", "") ?? "");
      if (name === undefined) continue;
      compared += 1;
      if (!titlesOf(entry).some((title) => folded(name).startsWith(folded(title)))) wrong.push(`${entry.key}: ${name}`);
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(60);
  });

  it("treaties kept elsewhere have the titles under which a treaty series printed them", () => {
    const lines = readFileSync(at("agreed/treaties-en.index.tsv"), "utf8").split("\n").slice(1);
    const printed = new Set(lines.map((line) => folded(line.split("\t").at(-1) ?? "")));
    const has = (key: string): boolean => {
      const entry = register.instruments.find((each): each is InstrumentEntry => each.key === key);
      return entry !== undefined && titlesOf(entry).some((title) => printed.has(folded(title)));
    };
    const keys = "ECHR BUD CETS197 CETS198 CETS196 ISTANBUL SUA PLASTIC CPPNM CITES CMS UNESCO70 HAGUE54 SOLAS SAR";
    expect(keys.split(" ").filter((key) => !has(key))).toEqual([]);
  });
});

describe.skipIf(isAbsent)("the tables of 2015 (skipped where the corpora are not present)", () => {
  const files = isAbsent ? [] : readdirSync(TABLES);
  const all = files.map((name) => ({
    name,
    ...importTable(readFileSync(new URL(name, TABLES), "utf8"), { instrument: "X", asOf: "2015-03", source: "table" }),
  }));

  it("are read whole, every act by the code that its own column explains", () => {
    expect(files.length).toBe(324);
    const unread = all.flatMap(({ name, unread: cells }) => cells.map((each) => `${name}: ${each.cell}`));
    // Codes that the headers of three old tables do not explain.
    const old = ["6-3.csv: 3 Oct 1951 d", "6-3.csv: 7 Oct 1950 d", "6-9.csv: 3 Oct 1951 d", "6-9.csv: 7 Oct 1950 d"];
    expect(unread).toEqual([...old, "8-2.csv: 16 Sep 2005 A"]);
  });

  it("every participant is a State, an organisation the house knows, or a State that is no more", () => {
    const named = new Set(
      files.flatMap((name) =>
        csvRows(readFileSync(new URL(name, TABLES), "utf8"))
          .slice(1)
          .map(([who = ""]) => who),
      ),
    );
    const states = [...named].filter((name) => stateCode(name) !== null);
    const organisations = new Set(organisationNames().flatMap(({ names }) => names.map(folded)));
    const rest = [...named].filter((name) => stateCode(name) === null && !organisations.has(folded(name)));
    expect([named.size, states.length]).toEqual([233, 206]);
    expect(rest).toEqual([]);
  });

  it("show no State as party or signatory differently from the register's rows of sureness A", () => {
    const differ: string[] = [];
    let compared = 0;
    for (const entry of register.instruments) {
      const table = entry.members === undefined && entry.reference !== null ? tableOf(entry.reference) : null;
      if (table === null) continue;
      const { rows } = importTable(readFileSync(table, "utf8"), {
        instrument: entry.key,
        asOf: "2015-03",
        source: "table",
      });
      for (const row of rows.filter(({ state }) => ["PAK", "DEU", "IND"].includes(state))) {
        const ours = register.status.find((each) => each.instrument === entry.key && each.state === row.state);
        if (ours?.sureness !== "A") continue;
        compared += 1;
        const same =
          ours.status === row.status && ours.signed === row.signed && ours.ratified?.date === row.ratified?.date;
        if (!same) differ.push(`${entry.key} ${row.state}`);
      }
    }
    expect(differ).toEqual([]);
    expect(compared).toBeGreaterThan(140);
  });

  it("names of the human-rights tables of 2022 are all States", () => {
    const folder = at("participation/wpdl-hr-2022/");
    const names = readdirSync(folder)
      .filter((name) => name.endsWith(".csv"))
      .flatMap((name) =>
        csvRows(readFileSync(new URL(name, folder), "utf8"))
          .slice(1)
          .map((row) => row[1] ?? ""),
      );
    expect([...new Set(names)].filter((name) => stateCode(name) === null)).toEqual([]);
  });
});
