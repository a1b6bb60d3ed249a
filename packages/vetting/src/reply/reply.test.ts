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

describe("house forms", () => {
  it("are chosen by State where none is named", () => {
    expect([houseFor("PAK").key, houseFor("DEU").key]).toEqual(["federal-secretariat", "generic"]);
  });

  it("refuse an unknown name with the names there are", () => {
    expect(() => houseNamed("mars")).toThrow(expect.objectContaining({ code: "E_HOUSE_UNKNOWN" }));
  });

  it("refuse a form with a part missing, and say which", () => {
    const { letterhead: _, ...rest } = houseNamed("generic");
    expect(() => readHouse(rest, "mine.json")).toThrow(/letterhead/);
  });
});
