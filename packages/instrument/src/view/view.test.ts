import { describe, expect, it } from "vitest";
import { paragraphsOf } from "../parse/paragraphs.ts";
import { readInstrument } from "../parse/read.ts";
import type { InstrumentView } from "../view.ts";
import { countBrackets } from "./count.ts";
import { dateIn } from "./dates.ts";
import { viewInstrument } from "./instrument-view.ts";
import { writtenDateIn } from "./spelled.ts";

const lexicon = { instruments: [], organisations: [] };
const view = (source: string): InstrumentView =>
  viewInstrument(readInstrument(paragraphsOf(source), { version: "v1", lexicon }), lexicon);
const labels = (source: string): readonly string[] => view(source).clauses.map((clause) => clause.label);

describe("labels", () => {
  it("count recitals and decisions, pillars and subparagraphs", () => {
    expect(
      labels("We, the Ministers, met;\n\nReaffirm quiet;\n\n[On noise, we:]\n\nEnd it;\n\n[On music, we:]\n\nPlay;"),
    ).toEqual(["Opening", "PP1", "P1 chapeau", "OP1", "P2 chapeau", "OP2"]);
    expect(labels("The Council,\n\nNoting,\n\n1. Decides:\n\n(a) to rest;\n\n(i) at night;\n\n2. Ends.")).toEqual([
      "Opening",
      "PP1",
      "OP1",
      "OP1(a)",
      "OP1(a)(i)",
      "OP2",
    ]);
  });

  it("follow printed numbers, inserted paragraphs included", () => {
    expect(labels("OP5 Decides;\n\nOP5bis Decides more;\n\nOP6 Ends;")).toEqual(["OP5", "OP5bis", "OP6"]);
  });

  it("name the article in a treaty and the option in a draft", () => {
    expect(
      labels("The Parties to this Agreement,\n\nHave agreed as follows:\n\nArticle 2\n\n1. One.\n\n2. Two."),
    ).toEqual(["Opening", "Chapeau", "Art. 2.1", "Art. 2.2"]);
    const understanding =
      "The Parties to this Memorandum,\n\nHave reached the following understanding:\n\nParagraph 1\nAims\n\nThe Participants rest.\n\nParagraph 2\n\n1. One.";
    expect(labels(understanding)).toEqual(["Opening", "Chapeau", "Para. 1, para 1", "Para. 2.1"]);
    expect(labels("Noting,\n\nOption 1: Noting quiet,\n\nOption 2: Noting noise,")).toEqual([
      "PP1",
      "PP2 option 1",
      "PP2 option 2",
    ]);
  });
});

describe("labels inside brackets", () => {
  it("are numbers to choose from, and the paragraphs after them stay beside them", () => {
    const source =
      "The Council,\n\n1. Decides;\n\n[2.][3.] Requests;\n\n[5]. Notes;\n\nOP6 Rests;\n\n[8.] or [9.] Recalls;\n\n10. Ends.";
    expect(labels(source)).toEqual(["Opening", "OP1", "OP2", "OP5", "OP6", "OP8", "OP10"]);
  });

  it("are the clause's labels, behind brackets and names", () => {
    expect(
      labels(
        "The Council,\n\n1. Decides;\n\n[OP1bis Decides more;]\n\n[EU: OP1ter alt1. Rests;]\n\n2. Requests:\n\n[(a) to count [all] herons;]\n\n[[3. Ends] early.]\n\n[4.] Decides to go.",
      ),
    ).toEqual(["Opening", "OP1", "OP1bis", "OP1teralt1", "OP2", "OP2(a)", "OP3", "OP4"]);
  });

  it("are not looked for in a reference, a year or a bullet", () => {
    expect(labels("Noting,\n\n[1] See the report,\n\n[2030 is the year,]\n\n[- herons,]")).toEqual([
      "PP1",
      "PP2",
      "PP3",
      "PP4",
    ]);
  });

  it("of an option behind an alternative are those of the clause itself", () => {
    expect(labels("The Council,\n\n1. Decides.\n\n[OP1 alt1. Rests.]\n\n[Option 2: Sleeps.]")).toEqual([
      "Opening",
      "OP1",
      "OP1alt1",
      "OP1 option 2",
    ]);
  });

  it("of options follow the clause they are readings of, and begin anew at the first option", () => {
    expect(
      labels(
        "The Council,\n\n1. Decides:\n\n[Option 1: north;]\n\n[Option 2: south.]\n\n2. Rests.\n\n[Option 2: Sleeps.]\n\nOption 1: Goes.\n\nOption 2: Stays.",
      ),
    ).toEqual([
      "Opening",
      "OP1",
      "OP1 option 1",
      "OP1 option 2",
      "OP2",
      "OP2 option 2",
      "OP3 option 1",
      "OP3 option 2",
    ]);
  });
});

describe("the flat view", () => {
  it("has title, place and date where the text has them, and null where not", () => {
    expect(view("Pledge on Ferries\n\nPort Verde, 3 May 2027\n\nWe, the owners, met;")).toMatchObject({
      title: "Pledge on Ferries",
      place: "Port Verde",
      date: "2027-05-03",
    });
    expect(view("The Council,\n\nNoting,")).toMatchObject({ title: null, place: null, date: null });
  });

  it("takes nothing behind a label of the masthead for a place", () => {
    for (const line of [
      "Original: English 3 November 2036",
      "3 November 2036 Original: English",
      "GENERAL, 3 November 2036",
    ]) {
      const source = `${line}\n\nKeeping the lighthouses\n\nThe General Assembly,\n\nNoting the fog,\n\n1. Rests.`;
      expect(view(source), line).toMatchObject({ place: null, date: "2036-11-03" });
    }
  });

  it("takes place and date from the formula at the end where the head has none", () => {
    const done = (formula: string) =>
      view(`Agreement on Locks\n\nThe Parties,\n\nHave agreed:\n\nArticle 1\n\nRest.\n\n${formula}`);
    for (const formula of [
      "Done at Port Verde, this third day of May two thousand and twenty-seven, in two originals.",
      "DONE in duplicate at Port Verde on 3 May 2027.",
      "Fait à Port Verde, le 3 mai 2027.",
      "Hecho en Port Verde, el tres de mayo de dos mil veintisiete.",
      "Signed at Port Verde on 3 May 2027",
    ]) {
      expect(done(formula), formula).toMatchObject({ place: "Port Verde", date: "2027-05-03" });
    }
  });

  it("does not take the date of a version for the date of the text", () => {
    for (const line of [
      "As of 12 March 2027",
      "Rev.2, 12 March 2027",
      "Zero draft (12 March 2027)",
      "Chair's text of 12 March 2027",
    ]) {
      expect(view(`Pledge on Ferries\n\n${line}\n\nWe, the owners, met;`), line).toMatchObject({
        title: "Pledge on Ferries",
        date: null,
      });
    }
  });

  it("has the title of a convention of the United Nations", () => {
    expect(view("United Nations Convention on Ponds\n\nThe Parties to this Convention,\n\nNoting,").title).toBe(
      "United Nations Convention on Ponds",
    );
  });

  it("gives one entry for each pair of brackets, nested or side by side", () => {
    const [clause] = view("1. We [shall][will] pay [USD [5]] at [date].").clauses;
    expect(clause?.brackets.map((bracket) => bracket.text)).toEqual(["[shall]", "[will]", "[USD [5]]", "[5]"]);
    expect(clause?.placeholders.map((placeholder) => placeholder.text)).toEqual(["[date]"]);
  });

  it("does not call the first word of a treaty's title an organisation", () => {
    const known = {
      instruments: [{ key: "HERON", kind: "treaty" as const, names: ["United Nations Convention on Herons"] }],
      organisations: [{ acronym: "UN", names: ["United Nations"] }],
    };
    const text = "Recalling the UN Convention on Herons and the work of the UN in estuaries,";
    const [clause] = viewInstrument(
      readInstrument(paragraphsOf(text), { version: "v", lexicon: known }),
      known,
    ).clauses;
    expect(clause?.organisations.map(({ range }) => range.start)).toEqual([text.lastIndexOf("UN")]);
  });

  it("says in words which division has its heading in brackets", () => {
    const { divisions } = view("We, the Ministers, met;\n\n[On noise, we:]\n\nEnd it;\n\nOn music, we:\n\nPlay;");
    expect(divisions.map(({ heading, bracketed }) => [heading, bracketed])).toEqual([
      ["[On noise, we:]", true],
      ["On music, we:", false],
    ]);
  });
});

describe("counting brackets", () => {
  it("adds up, raw and by kind", () => {
    const count = countBrackets(
      readInstrument(paragraphsOf("1. We [shall][will] meet on [date] […] text[2] and [wait.\n\n2. Then] rest ]."), {
        version: "v",
        lexicon,
      }),
    );
    expect(count).toEqual({
      opening: 6,
      closing: 7,
      pairs: { placeholder: 1, unagreed: 2, heading: 0, omission: 1, editor: 1, footnote: 0 },
      across: 1,
      unbalanced: { opening: 0, closing: 1 },
      outside: { opening: 0, closing: 0 },
    });
  });
});

describe("dates in words", () => {
  const dates: readonly (readonly [string, string | null])[] = [
    ["Brussels, 10 December 2025", "2025-12-10"],
    ["December 10th, 2025", "2025-12-10"],
    ["le 3 août 2027", "2027-08-03"],
    ["9-10 December 2025", "2025-12-09"],
    ["31 February 2025", null],
    ["05/11/2025", null],
  ];
  for (const [text, date] of dates) it(`reads ${text}`, () => expect(dateIn(text)?.date ?? null).toBe(date));
});

describe("dates spelled out", () => {
  const dates: readonly (readonly [string, string | null])[] = [
    ["this tenth day of December, one thousand nine hundred and eighty-two", "1982-12-10"],
    ["this tenth day of December two thousand and twenty-five, in two originals", "2025-12-10"],
    ["le vingt et un novembre mil neuf cent quatre-vingt-quinze", "1995-11-21"],
    ["a los diez días del mes de diciembre de dos mil veinticinco", "2025-12-10"],
    ["on the thirty-first day of February two thousand and one", null],
    ["in May, two copies", null],
  ];
  for (const [text, date] of dates) it(`are read: ${text}`, () => expect(writtenDateIn(text)?.date ?? null).toBe(date));
});
