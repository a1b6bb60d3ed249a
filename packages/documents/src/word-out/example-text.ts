import type { Block, Clause, Inline, Instrument } from "@travaux/instrument";

const text = (value: string, ...marks: readonly ("strong" | "emphasis")[]): Inline =>
  marks.length === 0 ? { type: "text", value } : { type: "text", value, marks };
const clause = (id: string, role: Clause["role"], children: readonly Inline[], more: Partial<Clause> = {}): Block => ({
  type: "clause",
  id: `v1.${id}`,
  role,
  depth: 0,
  children,
  ...more,
});

/** A fictional text that has everything a text can have: for tests of what is written. */
export const PORT_TEXT: Instrument = {
  type: "instrument",
  version: "v1",
  children: [
    { type: "title", id: "v1.t", children: [text("Declaration on Tide Gauges & <Charts>")] },
    { type: "formula", id: "v1.f", children: [text("Port Elm, 3 February 2031")] },
    clause("c1", "opening", [text("We, the ministers of the coastal States,")]),
    clause("c2", "preambular", [
      text("Recalling", "emphasis"),
      text(" the “Otter” rules\u00a0of 1999"),
      { type: "footnoteReference", label: "1", value: "[^1]" },
      text(" and\ttheir soft\u00adhyphens,"),
    ]),
    {
      type: "division",
      id: "v1.d",
      kind: "pillar",
      children: [
        { type: "heading", id: "v1.h", depth: 1, children: [text("I. Measurement")] },
        clause("c3", "operative", [text("Decide to survey every river mouth;")], { numbering: "3." }),
        clause("c4", "operative", [text("in spring,")], { numbering: "(a)", depth: 1 }),
        clause("c5", "operative", [text("in autumn", "strong"), text(";")], { numbering: "(b)", depth: 1 }),
        clause("c6", "operative", [text("Agree to share readings;")], { numbering: "4." }),
        clause("c7", "operative", [text("Invite the harbour masters;")], { numbering: "IV.5 bis." }),
        clause("c8", "operative", [text("9. Thank the crews;")]),
        clause("c9", "operative", [text("old charts")], { numbering: "•", depth: 1 }),
      ],
    },
    clause("c10", "operative", [text("نقرر قياس المد في كل ربيع")]),
    clause("c11", "operative", [text("The word مد means tide, and لہر means a wave.")]),
    {
      type: "table",
      id: "v1.b",
      rows: [
        ["Port", "Height"],
        ["Elm", "two\nlines"],
        ["Otter", ""],
      ],
    },
    clause("c12", "signature", [text("For the port of Elm")]),
    { type: "footnoteDefinition", id: "v1.n1", label: "1", children: [text("Fictional rules.")] },
  ],
};
