import { plainText } from "@travaux/paper";
import { describe, expect, it } from "vitest";
import { EXAMPLE_NOTE, EXAMPLE_REPORT } from "../brief/example-report.ts";
import { readHouse } from "./house.ts";
import { HOUSES, houseFor, houseNamed } from "./houses.ts";
import { replyPaper } from "./reply.ts";

function paragraphs(paper: ReturnType<typeof replyPaper>): string[] {
  return paper.blocks.flatMap((block) =>
    block.type === "paragraph" ? [`${block.number ?? ""} ${plainText(block.runs)}`.trim()] : [],
  );
}

describe("the reply note", () => {
  const reply = replyPaper(EXAMPLE_REPORT, EXAMPLE_NOTE, houseNamed("federal-secretariat"));

  it("refers to the incoming note by number and date, the first paragraph unnumbered", () => {
    expect(paragraphs(reply)).toContain(
      "Reference Ministry of Fields' u.o. No. 4/27-SB dated 04-03-2027 on the above subject.",
    );
    expect(paragraphs(reply).some((line) => line.startsWith("2. The draft"))).toBe(true);
  });

  it("keeps the grading and precedence of the note", () => {
    expect([reply.grading, reply.precedence]).toEqual(["Restricted", "Immediate"]);
  });

  it("invents no person: the signature is left to the officer", () => {
    const signature = reply.blocks.find((block) => block.type === "signature");
    expect(signature?.type === "signature" && signature.lines).toEqual(["(Name)", "(Designation)", "Ph. (telephone)"]);
    expect(JSON.stringify(reply)).not.toContain("A. Grower");
  });

  it("lists observations in the annex in the order of the text, without our own notes", () => {
    const table = reply.blocks.find((block) => block.type === "table");
    if (table?.type !== "table") throw new Error("no annex");
    expect(table.rows.map((row) => plainText(row[0] ?? []))).toEqual(["Whole text", "PP1", "OP1"]);
    expect(plainText(table.rows[2]?.[3] ?? [])).toBe("will");
  });

  it("has no annex where there is nothing to observe", () => {
    const clear = replyPaper({ ...EXAMPLE_REPORT, findings: [] }, EXAMPLE_NOTE, houseNamed("generic"));
    expect(clear.blocks.some((block) => block.type === "table")).toBe(false);
    expect(paragraphs(clear).join(" ")).toContain("There are no observations on the draft.");
  });

  it("leaves no field of the form unfilled, with a note and without one", () => {
    for (const house of HOUSES.values()) {
      for (const note of [EXAMPLE_NOTE, null]) {
        expect(paragraphs(replyPaper(EXAMPLE_REPORT, note, house)).join("\n")).not.toMatch(/[{}]/);
      }
    }
  });
});

describe("the reply to a note verbale", () => {
  const note = {
    ...EXAMPLE_NOTE,
    number: "12/27",
    from: { organisation: "EMBASSY OF SYLVANIA", office: null, person: null },
  };
  const lines = paragraphs(replyPaper(EXAMPLE_REPORT, note, houseNamed("note-verbale")));

  it("is in the third person, unnumbered, with compliments and assurances to the mission by its name", () => {
    expect(lines.join("\n")).toMatch(
      /^The Ministry of Foreign Affairs of Freedonia presents its compliments to the Embassy of Sylvania and has the honour to refer to its Note No\. 12\/27 dated 4 March 2027/m,
    );
    expect(lines.join("\n")).toContain(
      "to renew to the Embassy of Sylvania the assurances of its highest consideration.",
    );
    expect(lines.some((line) => /^\d\. /.test(line) || /^Subject/.test(line))).toBe(false);
    expect(lines).toContain("Embassy of Sylvania");
  });

  it("keeps our own recommendation from the other side", () => {
    expect(lines.join("\n")).not.toContain(EXAMPLE_REPORT.summary.recommendation.sentence);
  });
});

describe("what was not vetted", () => {
  const otherEnclosures = [{ label: "Annex B", title: "Programme" }];
  it.each([...HOUSES.keys()])("is named in the form %s", (key) => {
    const said = paragraphs(replyPaper(EXAMPLE_REPORT, { ...EXAMPLE_NOTE, otherEnclosures }, houseNamed(key))).join(
      "\n",
    );
    expect(said).toMatch(/Annex B \(Programme\) received with the draft was not (?:vetted|examined)\./);
  });
});

describe("the sender of a note", () => {
  it.each([
    ["GOVERNMENT OF VESLAND, MINISTRY OF FIELDS", "Ministry of Fields"],
    ["Ministry of Fields, Republic of Vesland", "Ministry of Fields"],
    ["GOVERNMENT OF VESLAND, MINISTRY OF FIELDS, (SEED WING)", "Ministry of Fields"],
    ["MINISTÈRE DE LA CULTURE, RÉPUBLIQUE DE VALOIRE", "Ministère de la Culture"],
  ])("%s is %s", (organisation, name) => {
    const note = { ...EXAMPLE_NOTE, from: { organisation, office: null, person: null } };
    expect(paragraphs(replyPaper(EXAMPLE_REPORT, note, houseNamed("federal-secretariat"))).join("\n")).toContain(
      `Reference ${name}'s u.o.`.replace("s's", "s'"),
    );
  });
});

describe("house forms", () => {
  it("are chosen by State where none is named", () => {
    expect([houseFor("PAK").key, houseFor("DEU").key]).toEqual(["federal-secretariat", "generic"]);
  });

  it("answer like with like: a note verbale, an office memorandum, a letter, a u.o. note", () => {
    const answered = (form: string | null, organisation: string | null = null): string =>
      houseFor("PAK", { form, from: { organisation } }).key;
    expect(
      ["note verbale", "office memorandum", "u.o. note", "letter", "d.o. letter"].map((form) => answered(form)),
    ).toEqual(["note-verbale", "office-memorandum", "federal-secretariat", "letter", "letter"]);
    expect(houseFor("DEU", { form: "note verbale", from: { organisation: null } }).key).toBe("note-verbale");
    expect(answered(null, "EMBASSY OF SYLVANIA")).toBe("note-verbale");
    expect(answered("letter", "Embassy of Sylvania")).toBe("letter");
    expect([answered("memorandum"), answered(null, "Ministry of Fields")]).toEqual([
      "federal-secretariat",
      "federal-secretariat",
    ]);
  });

  it("refuse an unknown name with the names there are", () => {
    expect(() => houseNamed("mars")).toThrow(expect.objectContaining({ code: "E_HOUSE_UNKNOWN" }));
  });

  it("refuse a form with a part missing, and say which", () => {
    const { letterhead: _, ...rest } = houseNamed("generic");
    expect(() => readHouse(rest, "mine.json")).toThrow(/letterhead/);
  });
});
