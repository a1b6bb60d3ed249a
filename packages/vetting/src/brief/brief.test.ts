import { type PaperBlock, plainText } from "@travaux/paper";
import { describe, expect, it } from "vitest";
import type { VetReport } from "../report.ts";
import { briefPaper } from "./brief.ts";
import { EXAMPLE_NOTE, EXAMPLE_REPORT } from "./example-report.ts";

const brief = briefPaper(EXAMPLE_REPORT, { note: EXAMPLE_NOTE, generatedOn: "2027-03-05", files: ["note.txt"] });

function textOf(block: PaperBlock): string {
  switch (block.type) {
    case "paragraph":
    case "quotation":
      return plainText(block.runs);
    case "heading":
      return block.text;
    case "card":
      return block.lines.map(({ name, runs }) => `${name ?? ""} ${plainText(runs)}`).join("\n");
    case "bullets":
      return block.entries.map(plainText).join("\n");
    case "fields":
      return block.rows.map(({ name, value }) => `${name}: ${value}`).join("\n");
    case "table":
      return block.rows.map((row) => row.map(plainText).join(" | ")).join("\n");
    default:
      return "";
  }
}

const text = brief.blocks.map(textOf).join("\n");
const cards = brief.blocks.filter((block) => block.type === "card");

describe("the vetting brief", () => {
  it("carries the grading and precedence of the note it answers", () => {
    expect([brief.grading, brief.precedence]).toEqual(["Restricted", "Immediate"]);
  });

  it("names at its head what came with the draft and was not vetted", () => {
    const otherEnclosures = [
      { label: "Annex B", title: "Programme" },
      { label: "Annex C", title: null },
      { label: null, title: "Budget" },
    ];
    const { blocks } = briefPaper(EXAMPLE_REPORT, { note: { ...EXAMPLE_NOTE, otherEnclosures } });
    expect(blocks.map(textOf).join("\n")).toContain(
      "Not vetted: Annex B (Programme), Annex C and “Budget”, which came with the draft",
    );
    expect(text).not.toContain("Not vetted");
  });

  it("says at its head what of the file could not be read", () => {
    const { blocks } = briefPaper(EXAMPLE_REPORT, { note: null, unread: ["Page 2 has no text."] });
    expect(blocks.map(textOf).join("\n")).toContain("Not read: Page 2 has no text.");
    expect(text).not.toContain("Not read");
  });

  it("opens with the recommendation and the things to know, each leading to its card", () => {
    const page = brief.blocks.slice(
      0,
      brief.blocks.findIndex((block) => block.type === "page-break"),
    );
    expect(page.map(textOf).join("\n")).toContain("Freedonia can accept the text if PP1 is changed.");
    const list = page.find((block) => block.type === "bullets");
    expect(list?.entries[0]?.find((one) => one.to !== undefined)).toEqual({ text: "PP1", to: "finding-aaaa1111" });
    expect(cards.map((card) => card.anchor)).toContain("finding-aaaa1111");
  });

  it("shows every finding once, those about the whole text first", () => {
    expect(cards.map((card) => card.reference)).toEqual(["dddd4444", "aaaa1111", "bbbb2222", "cccc3333"]);
    for (const { why } of EXAMPLE_REPORT.findings) expect(text.split(why)).toHaveLength(2);
  });

  it("quotes a clause exactly, with the words of its findings marked", () => {
    const quotation = brief.blocks.find((block) => block.type === "quotation" && block.label === "OP1");
    if (quotation?.type !== "quotation") throw new Error("OP1 is not quoted");
    expect(plainText(quotation.runs)).toBe(EXAMPLE_REPORT.text.clauses[1]?.text);
    expect(quotation.runs.filter((one) => one.style === "mark").map((one) => one.text)).toEqual(["shall", "[number]"]);
  });

  it("names clauses without remarks in one line", () => {
    expect(text).toContain("OP2 and OP3: no remarks.");
  });

  it("says the severity of a finding as a word", () => {
    expect(cards.map((card) => card.label)).toContain("Object · Seek instructions");
  });

  it("says what two clauses share once, and points there", () => {
    const again = EXAMPLE_REPORT.findings.flatMap((finding) =>
      finding.id === "bbbb2222"
        ? [{ ...finding, id: "eeee5555", clause: "c3", range: { start: 0, end: 2 }, quote: "We" }]
        : [],
    );
    const report: VetReport = { ...EXAMPLE_REPORT, findings: [...EXAMPLE_REPORT.findings, ...again] };
    const doubled = briefPaper(report, { note: null }).blocks.map(textOf).join("\n");
    expect(doubled.split("“shall” is treaty language in a political text.")).toHaveLength(2);
    expect(doubled).toContain("As for OP1.");
  });

  it("is the same paper for the same report", () => {
    expect(briefPaper(EXAMPLE_REPORT, { note: null })).toEqual(briefPaper(EXAMPLE_REPORT, { note: null }));
  });
});

describe("agreed language in the brief", () => {
  const [first, second] = EXAMPLE_REPORT.text.clauses;
  const precedent = {
    clause: first?.id ?? "",
    place: "FERRY 4(2)",
    title: "Ferry Pact",
    article: "4",
    date: "1999-05",
    binding: true,
    quote: `${"Ferries carry lamps and ".repeat(20)}ring.`,
    paraphrase: false,
    sameWords: false,
  };
  const pages = (report: VetReport): readonly PaperBlock[] => briefPaper(report, { note: null }).blocks;
  const asked = [
    { clause: first?.id ?? "", precedent },
    { clause: second?.id ?? "", precedent: null },
  ];

  it("has a line for each clause that was asked about: its precedent, or that nothing is near", () => {
    const shown = pages({ ...EXAMPLE_REPORT, precedents: { asked } })
      .map(textOf)
      .join("\n");
    expect(shown).toContain("Agreed before");
    expect(shown).toContain(`${first?.label} | FERRY 4(2), May 1999; binding | “Ferries carry lamps`);
    expect(shown).toContain(" …”");
    expect(shown).toContain(`${second?.label}: nothing near.`);
  });

  it("calls a paraphrase one, and is silent where no library was asked", () => {
    const ours = [{ clause: first?.id ?? "", precedent: { ...precedent, paraphrase: true, binding: null } }];
    expect(
      pages({ ...EXAMPLE_REPORT, precedents: { asked: ours } })
        .map(textOf)
        .join("\n"),
    ).toContain("In our words: Ferries");
    expect(pages(EXAMPLE_REPORT).map(textOf).join("\n")).not.toContain("Agreed before");
  });
});
