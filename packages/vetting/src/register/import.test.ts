import { TravauxError } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtinRegister } from "./builtin.ts";
import { csvRows } from "./csv.ts";
import { importDeclarations } from "./import-declarations.ts";
import { importJson } from "./import-json.ts";
import { columnOf, importTable } from "./import-table.ts";

const FACTS = { instrument: "UNTOC", asOf: "2031-05", source: "a table of our own" };
const codeOf = (run: () => unknown): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof TravauxError ? error.code : "no error of ours";
  }
};

describe("the header of a column", () => {
  it("gives a code the meaning it has in that column, and no other", () => {
    expect(columnOf("Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)").acts.get("d")).toBe(
      "succession",
    );
    expect(columnOf("Signature, Succession to signature(d)").acts.get("d")).toBe("succession to signature");
    expect(columnOf("Definitive signature(s), Acceptance(A), Succession(d)").acts.get("s")).toBe(
      "definitive signature",
    );
    expect(columnOf("Succession(d), Consent to be bound(P)").acts.get("P")).toBe("consent to be bound");
    expect(columnOf("Ratification, Participation under articles 3 (2) and (3)(P)").acts.get("P")).toBe("participation");
  });

  it("gives a date without a code the act named without one, wherever it stands", () => {
    expect(columnOf("Approval(AA), Acceptance(A), Accession(a), Ratification").acts.get("")).toBe("ratification");
    expect(columnOf("Accession(a), Succession(d), Ratification").acts.get("")).toBe("ratification");
  });

  it("knows which columns bind and which do not", () => {
    expect(columnOf("Signature").kind).toBe("signature");
    expect(columnOf("Signature, Succession to signature(d)").kind).toBe("signature");
    expect(columnOf("Accession(a), Ratification").kind).toBe("consent");
    expect(columnOf("Provisional application(n)").kind).toBe("provisional");
    expect(columnOf("Application").kind).toBe("other");
    expect(columnOf("UNTS Volume").kind).toBe("other");
  });
});

describe("a depositary's table", () => {
  const table = [
    'Participant,Signature,"Approval(AA), Acceptance(A), Accession(a), Succession(d), Ratification"',
    "Pakistan,14 Dec 2000,13 Jan 2010",
    "Iran (Islamic Republic of),12 Dec 2000,",
    "Viet Nam,,8 Jun 2012 a",
    "Montenegro,,23 Oct 2006 d",
    "Finland,12 Dec 2000,10 Feb 2004 A",
    "European Union,12 Dec 2000,21 May 2004 AA",
    '"Netherlands (Kingdom of the) 2, 3",12 Dec 2000,26 May 2004 A',
    "Chad,,sometime in spring",
    "Togo,,",
  ].join("\r\n");

  it("becomes rows with their acts and dates", () => {
    const { rows } = importTable(table, FACTS);
    const brief = rows.map(({ state, status, signed, ratified }) => [
      state,
      status,
      signed,
      ratified?.date,
      ratified?.how,
    ]);
    expect(brief).toEqual([
      ["PAK", "party", "2000-12-14", "2010-01-13", "ratification"],
      ["IRN", "signatory", "2000-12-12", undefined, undefined],
      ["VNM", "party", null, "2012-06-08", "accession"],
      ["MNE", "party", null, "2006-10-23", "succession"],
      ["FIN", "party", "2000-12-12", "2004-02-10", "acceptance"],
      ["NLD", "party", "2000-12-12", "2004-05-26", "acceptance"],
    ]);
    expect(rows[0]).toMatchObject({ asOf: "2031-05", source: "a table of our own", sureness: "A" });
  });

  it("tells what it did not understand, and makes no row of an empty line", () => {
    const { others, unread, rows } = importTable(table, FACTS);
    expect(others).toEqual(["European Union"]);
    expect(unread.map(({ participant, cell }) => [participant, cell])).toEqual([["Chad", "sometime in spring"]]);
    expect(rows.some((row) => row.state === "TGO")).toBe(false);
  });

  it("reads succession to signature as a signature", () => {
    const head = 'Participant,"Signature, Succession to signature(d)","Ratification, Accession(a), Succession(d)"';
    const { rows } = importTable(`${head}\nSerbia,12 Mar 2001 d,1 Jun 2002`, FACTS);
    expect(rows[0]).toMatchObject({ signed: "2001-03-12", ratified: { date: "2002-06-01", how: "ratification" } });
  });

  it("does not take provisional application for consent to be bound", () => {
    const head = 'Participant,Signature,Provisional application(n),"Ratification, Accession(a)"';
    const { rows } = importTable(`${head}\nJapan,3 Jun 2013,2 Apr 2014 n,`, FACTS);
    expect(rows[0]).toMatchObject({ status: "signatory", ratified: null });
  });

  it("reports a code that the header does not explain", () => {
    const { rows, unread } = importTable('Participant,"Ratification, Accession(a)"\nJapan,3 Jun 2013 z', FACTS);
    expect(rows).toEqual([]);
    expect(unread.length).toBe(1);
  });

  it("refuses what is no such table", () => {
    expect(codeOf(() => importTable("", FACTS))).toBe("E_REGISTER_TABLE");
    expect(codeOf(() => importTable("Country,Signature\nPakistan,", FACTS))).toBe("E_REGISTER_TABLE");
    expect(codeOf(() => importTable('Participant,"Signature', FACTS))).toBe("E_REGISTER_TABLE");
    expect(codeOf(() => importTable(`Participant,Signature\n${"x".repeat(1_000_001)}`, FACTS))).toBe(
      "E_REGISTER_TABLE",
    );
  });

  it("whatever it is given, rows or an error of ours come out", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (tail) => {
        const code = codeOf(() => importTable(`Participant,Signature,"Ratification, Accession(a)"\n${tail}`, FACTS));
        expect([null, "E_REGISTER_TABLE"]).toContain(code);
      }),
    );
  });

  it("fields written as CSV are read as they were", () => {
    const field = fc.string({ maxLength: 12 }).filter((text) => !text.startsWith("\uFEFF"));
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const kept = rows.filter((cells) => cells.some((cell) => cell.trim() !== ""));
        const text = kept.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n");
        expect(csvRows(text)).toEqual(kept);
      }),
    );
  });
});

describe("our own JSON", () => {
  it("comes back as it went out", () => {
    const register = builtinRegister();
    expect(importJson(JSON.stringify(register))).toEqual(register);
  });

  it("is refused with the path of the field that is wrong", () => {
    const row = { ...builtinRegister().status[0], sureness: "D" };
    const text = JSON.stringify({ asOf: "2031-05", instruments: [], status: [row] });
    expect(codeOf(() => importJson(text))).toBe("E_REGISTER_SCHEMA");
    try {
      importJson(text);
    } catch (error) {
      expect(error instanceof TravauxError && error.where.part).toBe("status.0.sureness");
    }
    expect(codeOf(() => importJson("{"))).toBe("E_REGISTER_JSON");
    expect(codeOf(() => importJson("[]"))).toBe("E_REGISTER_SCHEMA");
  });
});

describe("what no calendar and no treaty means", () => {
  it("is listed as unread: a day that does not exist", () => {
    const table =
      "Participant,Signature,Ratification\nPakistan,31 Feb 2001,29 Feb 2000\nIndia,29 Feb 1900,30 Nov 2001\n";
    const { rows, unread } = importTable(table, FACTS);
    expect(unread.map(({ cell }) => cell)).toEqual(["31 Feb 2001", "29 Feb 1900"]);
    expect(rows.map(({ ratified }) => ratified?.date)).toEqual(["2000-02-29", "2001-11-30"]);
  });

  it("is a reservation, in whatever person a State says that it is not bound", () => {
    const said = [
      "We do not consider ourselves bound by article 35.",
      "It does not consider itself to be bound by article 35.",
      "The State does not wish to be bound by article 35.",
    ];
    for (const words of said) {
      const { statements } = importDeclarations(`#Pakistan\n${words}\n`, FACTS);
      expect(statements[0]?.kind).toBe("reservation");
    }
    const { statements } = importDeclarations("#Pakistan\nIt considers itself bound by article 35.\n", FACTS);
    expect(statements[0]?.kind).toBe("declaration");
  });
});
