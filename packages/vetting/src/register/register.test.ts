import { describe, expect, it } from "vitest";
import { isMember, stateName } from "../names/states.ts";
import { builtinRegister } from "./builtin.ts";
import { lexiconOf } from "./lexicon.ts";
import { positionSentence } from "./position.ts";
import { instrumentByKey, mergeRegisters, type StatusRow } from "./register.ts";
import { instrumentSchema, registerSchema, statusSchema } from "./schema.ts";
import { statusOf } from "./status.ts";
import { citedInstrument, isExactTitle, nearestTitle } from "./titles.ts";

const register = builtinRegister();
const pak = (key: string): StatusRow => statusOf(register, key, "PAK");

describe("the register as data", () => {
  it("fits its schema, has no key twice, and names only instruments it has", () => {
    expect(registerSchema.safeParse(register).success).toBe(true);
    const keys = register.instruments.map((entry) => entry.key);
    expect(new Set(keys).size).toBe(keys.length);
    const named = register.instruments.flatMap((entry) => [...(entry.members ?? []), entry.parent ?? []].flat());
    expect([...named, ...register.status.map((row) => row.instrument)].filter((key) => !keys.includes(key))).toEqual(
      [],
    );
    const rows = register.status.map((row) => `${row.state} ${row.instrument}`);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it("has more than sixty treaties and the non-binding texts that declarations cite", () => {
    expect(register.instruments.filter((entry) => entry.kind === "treaty").length).toBeGreaterThan(60);
    for (const [key, reference] of [
      ["GCM", "A/RES/73/195"],
      ["NYD", "A/RES/71/1"],
      ["AGENDA2030", "A/RES/70/1"],
      ["UDHR", "A/RES/217 A (III)"],
    ] as const) {
      expect(instrumentByKey(register, key)).toMatchObject({ kind: "political", reference, force: "none" });
    }
  });

  it("never has a treaty enter into force before it was adopted, nor ratified before it was signed", () => {
    const early = register.instruments.filter(
      (entry) => entry.inForce !== null && entry.adopted.date !== null && entry.inForce < entry.adopted.date,
    );
    expect(early.map((entry) => entry.key)).toEqual([]);
    const late = register.status.filter(
      (row) =>
        row.signed !== null &&
        row.ratified?.date != null &&
        row.ratified.date < row.signed.slice(0, row.ratified.date.length),
    );
    // Before the two German States united, one of them had ratified what the other signed.
    expect(late.map((row) => `${row.state} ${row.instrument}`)).toEqual([]);
  });

  it("says in force exactly where it has a date, unless the name stands for several instruments", () => {
    const odd = register.instruments.filter(
      (entry) => entry.members === undefined && (entry.force === "in-force") !== (entry.inForce !== null),
    );
    expect(odd.map((entry) => entry.key)).toEqual(["SAARCTIP"]);
  });

  it("refuses a misspelt field, a date that is none, and a party without an act", () => {
    const row = { ...pak("UNTOC") };
    expect(statusSchema.safeParse({ ...row, ratfied: null }).success).toBe(false);
    expect(statusSchema.safeParse({ ...row, asOf: "2015-13" }).success).toBe(false);
    expect(statusSchema.safeParse({ ...row, ratified: null }).success).toBe(false);
    expect(instrumentSchema.safeParse({ ...instrumentByKey(register, "UNTOC"), title: " " }).success).toBe(false);
  });
});

describe("where Pakistan stands", () => {
  it.each([
    ["UNTOC", "2000-12-14", "2010-01-13", "ratification"],
    ["UNCAC", "2003-12-09", "2007-08-31", "ratification"],
    ["ICCPR", "2008-04-17", "2010-06-23", "ratification"],
    ["ICESCR", "2004-11-03", "2008-04-17", "ratification"],
    ["CAT", "2008-04-17", "2010-06-23", "ratification"],
    ["CRC", "1990-09-20", "1990-11-12", "ratification"],
    ["CEDAW", null, "1996-03-12", "accession"],
    ["UNCLOS", "1982-12-10", "1997-02-26", "ratification"],
    ["VCCR", null, "1969-04-14", "accession"],
  ] as const)("is a party to %s by the depositary's record", (key, signed, date, how) => {
    expect(pak(key)).toMatchObject({ status: "party", signed, ratified: { date, how }, sureness: "A" });
  });

  it("ratified the Vienna Convention on Diplomatic Relations on 29 March 1962", () => {
    expect(pak("VCDR")).toMatchObject({ status: "party", ratified: { date: "1962-03-29" }, sureness: "A" });
  });

  it("is not shown as a party to the smuggling protocol, which is not the same as not being one", () => {
    expect(pak("SOM")).toMatchObject({ status: "not-shown", signed: null, sureness: "C" });
    const sentence = positionSentence(register, "SOM", "PAK");
    expect(sentence).toContain("Pakistan is not shown as a party at 31 December 2017");
    expect(sentence).toContain("to be confirmed");
    expect(sentence).not.toContain("is not a party");
  });

  it("has no row worded 'is not a party' that is still to be confirmed", () => {
    for (const row of register.status.filter((each) => each.sureness !== "A")) {
      expect(positionSentence(register, row.instrument, row.state)).not.toMatch(/ is not a party/);
    }
  });

  it("is known not to be a party to the refugee instruments and the migrant workers convention", () => {
    for (const key of ["REF51", "REF67", "ICMW"])
      expect(pak(key)).toMatchObject({ status: "not-party", sureness: "A" });
    expect(positionSentence(register, "REF51", "PAK")).toContain("Pakistan is not a party (");
  });

  it("acceded to the trafficking protocol in 2022, the day to be confirmed", () => {
    expect(pak("TIP")).toMatchObject({
      status: "party",
      ratified: { date: "2022-11-04", how: "accession" },
      sureness: "B",
    });
    expect(positionSentence(register, "TIP", "PAK")).toContain("the day to be confirmed");
  });

  it("has unknown as a value, and unknown asks", () => {
    for (const key of ["SAR", "HANOI"]) {
      expect(pak(key).status).toBe("unknown");
      expect(positionSentence(register, key, "PAK")).toContain("confirm with the Treaty Section");
    }
    expect(pak("SOLAS")).toMatchObject({ status: "party", sureness: "C" });
    expect(pak("BUD")).toMatchObject({ status: "not-shown", sureness: "C" });
  });

  it("has its declarations on the torture convention by article", () => {
    expect(pak("CAT").reservations.flatMap((entry) => entry.articles)).toEqual(["8(2)", "28(1)", "30(1)"]);
    expect(positionSentence(register, "CAT", "PAK")).toContain("on articles 8(2), 28(1) and 30(1)");
  });
});

describe("where other States stand", () => {
  it.each(["DEU", "IND"])("%s is a party to the convention and the smuggling protocol", (state) => {
    for (const key of ["UNTOC", "SOM"])
      expect(statusOf(register, key, state)).toMatchObject({ status: "party", sureness: "A" });
  });

  it("a State without a row is unknown, with the question put to the Treaty Section", () => {
    expect(statusOf(register, "SOM", "BRA")).toMatchObject({ status: "unknown", sureness: "C" });
    expect(positionSentence(register, "SOM", "BRA")).toBe(
      "The register does not show whether Brazil is a party: confirm with the Treaty Section.",
    );
  });

  it("every Member State of the United Nations is a party to the Charter; the Holy See is not thereby one", () => {
    expect(statusOf(register, "UNCHARTER", "BRA").status).toBe("party");
    expect(statusOf(register, "UNCHARTER", "VAT").status).toBe("unknown");
  });

  it("the United States is not counted among the parties to the child rights convention", () => {
    expect(statusOf(register, "CRC", "USA").status).toBe("unknown");
    expect(statusOf(register, "CRC", "BRA").status).toBe("party");
  });

  it("a State outside the European Union cannot be a party to the Union's own treaties", () => {
    expect(statusOf(register, "TEU", "PAK").status).toBe("not-party");
    expect(statusOf(register, "TEU", "DEU").status).toBe("party");
  });

  it("a collective name stands as well as its weakest member", () => {
    expect(statusOf(register, "UNTOC-PROTOCOLS", "PAK").status).toBe("unknown");
    expect(statusOf(register, "COVENANTS", "PAK").status).toBe("party");
    expect(statusOf(register, "GC", "PAK").status).toBe("party");
  });

  it("a political text has no parties", () => {
    expect(positionSentence(register, "GCM", "PAK")).toBe(
      "A political text, not a treaty; it creates no legal obligation (A/RES/73/195).",
    );
  });
});

describe("registers together", () => {
  it("a ministry's own row takes the place of the built-in one, and no other", () => {
    const own: StatusRow = {
      ...pak("SOM"),
      status: "party",
      ratified: { date: "2024-01-02", how: "accession" },
      asOf: "2024-05",
    };
    const merged = mergeRegisters(register, { asOf: "2026-01-01", instruments: [], status: [own] });
    expect(merged.asOf).toBe("2026-01-01");
    expect(statusOf(merged, "SOM", "PAK").status).toBe("party");
    expect(merged.status.length).toBe(register.status.length);
    expect(statusOf(register, "SOM", "PAK").status).toBe("not-shown");
  });
});

describe("titles", () => {
  it("a title differs from another by a comma, not by its capitals", () => {
    const title = "Protocol against the Smuggling of Migrants by Land, Sea and Air";
    expect(isExactTitle("protocol Against the Smuggling of Migrants by Land, Sea and Air", title)).toBe(true);
    expect(isExactTitle("Protocol against the Smuggling of Migrants by Land, Sea, and Air", title)).toBe(false);
  });

  it("a title the reader did not know leads to the nearest one", () => {
    expect(nearestTitle(register, "UN Convention on Corruption")?.entry.key).toBe("UNCAC");
    expect(citedInstrument(register, "Convention for the Rights of the Child")?.key).toBe("CRC");
    expect(citedInstrument(register, "UNTOC")?.key).toBe("UNTOC");
  });

  it("a title of another treaty leads nowhere", () => {
    expect(nearestTitle(register, "Convention on the Conservation of Antarctic Seals")).toBeNull();
    expect(nearestTitle(register, "Protocol on Water and Health")).toBeNull();
    expect(citedInstrument(register, null)).toBeNull();
  });
});

describe("the lexicon", () => {
  const lexicon = lexiconOf(register);

  it("gives the exact title first, then the names in use", () => {
    const untoc = lexicon.instruments.find((entry) => entry.key === "UNTOC");
    expect(untoc?.names[0]).toBe("United Nations Convention against Transnational Organized Crime");
    expect(untoc?.names).toContain("UNTOC");
    expect(untoc?.names).toContain("Palermo Convention");
  });

  it("gives no name to two instruments", () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const { key, names } of lexicon.instruments) {
      for (const name of names) {
        const folded = name.toLowerCase();
        const other = owners.get(folded);
        if (other !== undefined && other !== key) twice.push(`${name}: ${other}, ${key}`);
        owners.set(folded, key);
      }
    }
    expect(twice).toEqual([]);
  });

  it("knows the organisations of a declaration by name and acronym", () => {
    const acronyms = lexicon.organisations.map((entry) => entry.acronym);
    for (const acronym of ["UN", "UNODC", "IOM", "UNHCR", "EU", "Europol", "Eurojust", "Frontex", "INTERPOL", "OIC"]) {
      expect(acronyms).toContain(acronym);
    }
  });

  it("knows every State by code, and the twenty-seven Member States of the European Union", () => {
    expect(lexicon.parties?.find((party) => party.code === "PAK")?.names).toContain("Pakistan");
    expect(stateName("XKK")).toBeNull();
    expect(isMember("EU", "DEU")).toBe(true);
    expect(isMember("EU", "GBR")).toBe(false);
  });
});
