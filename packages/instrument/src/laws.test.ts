import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenLaws, type Lexicon, paragraphsOf, type ReadText, readInstrument, viewInstrument } from "./index.ts";

const lexicon: Lexicon = {
  instruments: [{ key: "HERON", kind: "treaty", names: ["Convention on the Protection of Migratory Herons"] }],
  organisations: [{ acronym: "WHC", names: ["World Heron Council"] }],
  parties: [{ code: "PAK", names: ["Pakistan"] }],
};

function read(source: string): ReadText {
  const paragraphs = paragraphsOf(source);
  const instrument = readInstrument(paragraphs, { version: "v", lexicon });
  return { source, paragraphs, instrument, view: viewInstrument(instrument, lexicon) };
}

const WORDS = [
  "Recalling",
  "We",
  "the",
  "Convention on the Protection of Migratory Herons",
  "shall",
  "[",
  "]",
  "][",
  "[EU: ",
  "[EU, PAK: delete: ",
  "[list of countries]",
  "[…]",
  "[sic]",
  "(JPN reserves)",
  "Option 1: ",
  "Alt 2. ",
  "1. ",
  "(a) ",
  "(i) ",
  "- ",
  "OP5bis ",
  "Article 5",
  "resolution 71/1",
  "\n",
  "\n\n",
  "\r\n",
  "\t",
  " ",
  "\u00a0",
  "*",
  "**",
  "[^1]",
  "[^1]: ",
  "# ",
  "---",
  ";",
  ",",
  ":",
  ".",
  "/",
  " / ",
  " or ",
  "We, the Ministers,",
  "endorse this Declaration",
  "open for endorsement",
  "Have agreed as follows:",
  "4 May 2031",
  "خاموشی",
  "漢字",
  "\ud83d\ude00",
  "\u2028",
  "\ufeff",
  "“",
  "”",
  "(WHC)",
  "[12. ",
  "[OP4 alt1. ",
  "[Option 2: ",
  "[agreed ad ref]",
  "[USA reserves]",
  "[à compléter]",
  "Done at Port Verde",
  "For Kandoria:    For Velmar:",
  "____",
  "Preamble",
  "PART II",
  "ANNEX I",
  "its three Protocols",
  "article 5 thereof",
  "Convention1",
];
const prose = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(""));

describe("the laws of reading", () => {
  it("hold for every string of characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (source) => {
        expect(brokenLaws(read(source))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("hold for every jumble of the pieces that texts are made of", () => {
    fc.assert(
      fc.property(prose, (source) => {
        expect(brokenLaws(read(source))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it("give the same tree for the same text", () => {
    fc.assert(
      fc.property(prose, (source) => {
        expect(read(source)).toEqual(read(source));
      }),
      { numRuns: 200 },
    );
  });

  it("are found broken where a character was lost on the way", () => {
    const text = read("We [shall] act.\n\nWe rest.");
    const [first, ...others] = text.paragraphs;
    if (first === undefined) throw new Error("no paragraph");
    expect(brokenLaws({ ...text, paragraphs: [{ ...first, text: first.text.slice(1) }, ...others] })).toHaveLength(1);
    expect(brokenLaws({ ...text, source: text.source.replace("act", "nap") })).toHaveLength(1);
  });

  it("are found broken where a quotation or an id is wrong", () => {
    const text = read("We [shall] act.\n\nWe rest.");
    const moved = text.view.clauses.map((clause) => ({
      ...clause,
      brackets: clause.brackets.map((each) => ({ ...each, text: "[will]" })),
    }));
    expect(brokenLaws({ ...text, view: { ...text.view, clauses: moved } })).toHaveLength(1);
    const twins = text.instrument.children.map((block) => ({ ...block, id: "v.c1" }));
    expect(brokenLaws({ ...text, instrument: { ...text.instrument, children: twins } })).toHaveLength(1);
  });
});

describe("texts made to hurt a reader", () => {
  const N = 60_000;
  const cases: Readonly<Record<string, string>> = {
    "nothing but opening brackets": "[".repeat(N),
    "brackets nested without end": "[".repeat(N) + "]".repeat(N),
    "an opening bracket on every line": "[\n".repeat(N / 4),
    "strays between pairs": "[a]] ".repeat(N / 5),
    "options without end": "Option 1: a [b] ".repeat(N / 16),
    "asterisks without end": "*a* ".repeat(N / 4),
    "parentheses and quotation marks": '("'.repeat(N),
    "one word again and again": "word ".repeat(N),
    "names without end": `[${"EU, ".repeat(N / 4)}: x]`,
    "titles without end": "Convention On ".repeat(N / 14),
    "one label again and again": "Article 1\n\n1. Rest.\n\n".repeat(N / 20),
    "labels inside brackets without end": "[OP4 alt1. Rest;]\n\n".repeat(N / 20),
    "columns of a signature block without end": `Done at Port Verde.\n\nFor ${"Verde    ".repeat(N / 9)}`,
    "protocols and pointers without end": "Convention on Herons and its three Protocols, article 5 thereof ".repeat(
      N / 60,
    ),
    "blank space without end": `${" \t".repeat(N)}x`,
  };
  for (const [name, source] of Object.entries(cases)) {
    it(`are read whole: ${name}`, () => expect(brokenLaws(read(source))).toEqual([]));
  }
});
