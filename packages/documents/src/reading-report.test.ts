import { paragraphsOf } from "@travaux/instrument";
import { expect, it } from "vitest";
import { intake } from "./intake.ts";
import { readingReport } from "./reading-report.ts";

it("the report has the public fields and no others, and every citation and organisation names its clause", () => {
  const source =
    "Declaration on Bells\n\nWe, the ringers, gathered in Tarsa;\n\nRecalling the Bell Convention and the work of the Bell Union;\n\nAgree to ring.";
  const lexicon = {
    instruments: [{ key: "bells", kind: "treaty" as const, names: ["Bell Convention"] }],
    organisations: [{ acronym: "BU", names: ["Bell Union"] }],
  };
  const paragraphs = paragraphsOf(source);
  const report = readingReport(
    intake({ format: "text", name: "bells.txt", source, paragraphs, remarks: [] }, { version: "v1", lexicon }),
  );
  const fields = ["communication", "instrument", "clauses", "citations", "organisations", "findings", "remainder"];
  expect(Object.keys(report)).toEqual(fields);
  expect(Object.keys(report.instrument)).toEqual(["title", "place", "date", "divisions"]);
  expect(report.citations.map((citation) => citation.instrument)).toEqual(["bells"]);
  expect(report.organisations.map((named) => named.acronym)).toEqual(["BU"]);
  for (const placed of [...report.citations, ...report.organisations]) {
    const clause = report.clauses.find((each) => each.id === placed.clause);
    expect(clause?.text.slice(placed.range.start, placed.range.end)).toBe(placed.quote);
  }
});
