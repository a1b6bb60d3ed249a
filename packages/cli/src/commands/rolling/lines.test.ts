import { compare, compile, instrumentOfLines, passagesOfLines, silentChanges } from "@travaux/compare";
import { paragraphsOf, readInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { comparisonLines, silentLines } from "./lines.ts";

const NOTHING_KNOWN = { instruments: [], organisations: [] };

function lines(base: readonly string[], revised: readonly string[]): string {
  const [before, after] = [base, revised].map((text, at) =>
    readInstrument(paragraphsOf(text.join("\n\n")), { version: `v${at + 1}`, lexicon: NOTHING_KNOWN }),
  );
  if (before === undefined || after === undefined) return "";
  return comparisonLines(compare(before, after), before).trim().replaceAll("\n\n", "\n");
}

const LIST = ["The ports will:", "(a) keep lamps;", "(b) keep boats; and", "(c) keep records."];

/** Everyday pairs, and what a person would mark. */
const PAIRS: readonly (readonly [string, readonly string[], readonly string[], string])[] = [
  [
    "a number before a paragraph",
    ["5. The ports rest."],
    ["6. The ports rest."],
    "PP5 renumber: [-5.-]{+6.+} The ports rest.",
  ],
  ["a number taken away", ["5. The ports rest."], ["The ports rest."], "PP5 renumber: [-5.-] The ports rest."],
  ["a number put before", ["The ports rest."], ["5. The ports rest."], "PP1 renumber: {+5.+} The ports rest."],
  ["one sign of a short paragraph", ["Rest."], ["Rest;"], "PP1 change: Rest[-.-]{+;+}"],
  ["one letter of a short paragraph", ["Rst.", "Oil."], ["Rest.", "Oil."], "change: [-Rst-]{+Rest+}."],
  [
    "entries of a list made plural",
    ["(a) lamp;", "(b) boat;"],
    ["(a) lamps;", "(b) boats;"],
    "PP1 change: (a) [-lamp-]{+lamps+};\nPP2 change: (b) [-boat-]{+boats+};",
  ],
  [
    "other words altogether",
    ["Keep lamps."],
    ["Sing songs!"],
    "PP1 delete: [-Keep lamps.-]\nadd at the head: {+Sing songs!+}",
  ],
  [
    "an entry added to a list, the joint of the last repaired",
    LIST,
    [...LIST.slice(0, 2), "(b) keep boats;", "(c) keep bells; and", "(d) keep records."],
    "PP2 change: (b) keep boats; [-and-]\nadd after PP2: {+(c) keep bells; and+}\nPP3 renumber: [-(c)-]{+(d)+} keep records.",
  ],
  [
    "two paragraphs joined",
    ["Welcome the new lock at Port Verde;", "Call upon all ports to open their gates;"],
    ["Welcome the new lock at Port Verde and call upon all ports to open their gates;"],
    "PP1 merge: Welcome the new lock at Port Verde[-; ¶ Call-] {+and call+} upon all ports to open their gates;",
  ],
  [
    "only spaces",
    ["Ports of the basin"],
    ["Ports  of the basin"],
    "PP1 change: Ports (another number of spaces)  of the basin",
  ],
];

describe("a comparison as lines", () => {
  for (const [what, base, revised, expected] of PAIRS) {
    it(`marks as a person would: ${what}`, () => expect(lines(base, revised)).toBe(expected));
  }
});

describe("silent changes as lines", () => {
  const base = instrumentOfLines(["Each port shall report its floods;", "They sing at dusk each night."], "zero");
  const said = (eu: readonly string[], chair: readonly string[]): string => {
    const found = silentChanges(compile(base, [{ party: "EU", text: eu }]), passagesOfLines(chair, "chair"));
    return silentLines(found, base);
  };

  it("say what differs where only spaces do, and what was proposed where the Chair took a part", () => {
    const eu = ["Each port should endeavour to report its floods;", "They sing at dusk each night."];
    expect(said(eu, ["Each port should report its floods;", "They sing at dusk  each night."])).toBe(
      "OP1: words: [-shall-] {+should+} (proposed here: EU: [-shall-] {+should endeavour to+})\n" +
        "OP2: words: (another number of spaces)\n",
    );
  });

  it("say behind which clause the Chair put what nobody moved", () => {
    const songs = [
      "Each port shall report its floods;",
      "They sing at dusk each night.",
      "Bells ring at every lock gate;",
    ];
    const river = instrumentOfLines(songs, "zero");
    const moved = passagesOfLines([songs[2] ?? "", songs[0] ?? "", songs[1] ?? ""], "chair");
    expect(silentLines(silentChanges(compile(river, []), moved), river)).toBe("OP3: move to the head\n");
    const back = passagesOfLines([songs[1] ?? "", songs[2] ?? "", songs[0] ?? ""], "chair");
    expect(silentLines(silentChanges(compile(river, []), back), river)).toBe("OP1: move to after OP3\n");
  });

  it("say that nobody is accused", () => {
    const eu = ["Each port may report its floods;"];
    expect(said(eu, eu)).toBe("No silent change: every difference was proposed by somebody.\n");
  });
});
