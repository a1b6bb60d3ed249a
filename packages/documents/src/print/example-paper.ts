import type { Paper } from "@travaux/paper";

/** A paper with every kind of block, a grading, and words that are hard to print: for the tests of the printers. */
export const EXAMPLE_PAPER: Paper = {
  language: "en",
  title: "Brief on seed banks & <gardens>",
  grading: "Restricted",
  precedence: "Immediate",
  running: "Brief for Freedonia",
  blocks: [
    { type: "fields", rows: [{ name: "Received with", value: "No. 4/27-SB, dated 4 March 2027" }] },
    { type: "heading", depth: 1, text: "Recommendation" },
    {
      type: "paragraph",
      runs: [{ text: "Accept. ", style: "bold" }, { text: "See " }, { text: "OP1", to: "finding 1" }],
    },
    { type: "paragraph", runs: [{ text: "First paragraph." }] },
    { type: "paragraph", number: "2.", runs: [{ text: "Second paragraph." }] },
    { type: "bullets", ordered: true, entries: [[{ text: "one" }], [{ text: "two" }]] },
    { type: "paragraph", number: "3.", runs: [{ text: "Third paragraph." }] },
    { type: "bullets", ordered: false, entries: [[{ text: "a point" }]] },
    { type: "heading", depth: 2, text: "Instruments" },
    {
      type: "table",
      caption: "Instruments cited",
      head: ["Instrument", "Cited in", "Position"],
      widths: [50, 20, 30],
      rows: [[[{ text: "Convention on Seeds" }], [{ text: "PP1" }], [{ text: "Party since 3 May 2001 (A)." }]]],
    },
    { type: "page-break" },
    { type: "heading", depth: 3, text: "Clauses" },
    {
      type: "quotation",
      label: "OP1",
      anchor: "clause 1",
      runs: [{ text: "We " }, { text: "shall", style: "mark" }, { text: " open our seed banks, بنك البذور too;" }],
    },
    {
      type: "card",
      tone: "object",
      label: "Object · Propose a change",
      anchor: "finding 1",
      reference: "aaaa1111",
      lines: [
        { name: null, runs: [{ text: "“shall”", style: "quote" }, { text: " binds." }] },
        { name: "Suggested wording", runs: [{ text: "will", style: "quote" }] },
      ],
    },
    { type: "card", tone: "good", label: "Good", lines: [{ name: null, runs: [{ text: "It is short." }] }] },
    { type: "rule" },
    { type: "signature", lines: ["(name)", "(office)"] },
    {
      type: "paragraph",
      size: "small",
      align: "center",
      runs: [{ text: "typed", style: "code" }, { text: "\u001b[31mred\u0000" }],
    },
  ],
};
