import { paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { articleNamed, paragraphOf } from "./article.ts";
import { divided } from "./divide.ts";
import { bindingByKind, kindByTitle } from "./facts.ts";
import { fromJson } from "./from-json.ts";
import { fromView } from "./from-view.ts";
import { idOf, libraryText } from "./library-text.ts";

const NO_NAMES = { instruments: [], organisations: [] };

describe("a heading", () => {
  it.each([
    ["Article 5 Criminal liability of ferrymen", "5", "Criminal liability of ferrymen"],
    ["Article 12 bis - Lamps", "12 bis", "Lamps"],
    ["ARTICLE IV. Quays", "IV", "Quays"],
    ["Art. 3", "3", ""],
    ["Article 11A Bells", "11A", "Bells"],
    ["Preamble", "Preamble", ""],
    ["ANNEX II List of ports", "Annex II", "List of ports"],
    ["Regulation 7 Anchors", "Regulation 7", "Anchors"],
    ["OP5(a)", "OP5(a)", "OP5(a)"],
  ])("%s names its article", (heading, article, title) => {
    expect(articleNamed(heading)).toEqual({ article, title });
  });
});

describe("the paragraph of an article", () => {
  it("is told from the marks of the clauses up to it", () => {
    const clauses = [
      "1. Ferries shall:",
      "(a) carry lamps;",
      "(i) white ones;",
      "(ii) green ones;",
      "2. Ports shall:",
      "a) ring",
    ];
    const upTo = (count: number): string => paragraphOf(clauses.slice(0, count));
    expect([1, 2, 3, 4, 5, 6].map(upTo)).toEqual(["(1)", "(1)(a)", "(1)(a)(i)", "(1)(a)(ii)", "(2)", "(2)(a)"]);
  });

  it("takes the letter after h for a letter", () => {
    expect(paragraphOf(["(g) x", "(h) y", "(i) z"])).toBe("(i)");
    expect(paragraphOf(["No marks here"])).toBe("");
  });
});

describe("long paragraphs", () => {
  const filler = "words of a ferry treaty without end and without any number in them ".repeat(9);

  it("are divided where their numbers divide them, and nothing is lost", () => {
    const text = `1. ${filler}shall:(a) carry lamps;(b) ring bells.2. Ports answer.`;
    const parts = divided([{ text, heading: "Article 1" }]).map((clause) => clause.text);
    expect(parts.map((part) => part.slice(0, 5))).toEqual(["1. wo", "(a) c", "(b) r", "2. Po"]);
    expect(parts.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
  });

  it("without numbers are cut at the end of a sentence, and short ones stay whole", () => {
    const long = `${"A sentence that goes on. ".repeat(300)}`;
    const parts = divided([{ text: long, heading: "" }]);
    expect(parts.every(({ text }) => text.length <= 3000 && text.endsWith("."))).toBe(true);
    expect(divided([{ text: "shall:(a) one;(b) two", heading: "" }]).length).toBe(1);
    expect(divided([{ text: "  ", heading: "" }])).toEqual([]);
  });
});

describe("an instrument from JSON", () => {
  it("has its facts and its clauses under their headings", () => {
    const json = {
      title: " Ferry  Pact ",
      year: 1999,
      kind: "treaty",
      paragraphs: [{ heading: "Article 1", text: "Lamps." }, "Bells."],
    };
    const read = fromJson(JSON.stringify(json));
    expect(read?.facts).toMatchObject({ title: "Ferry Pact", date: "1999", kind: "treaty", binding: null });
    expect(read?.clauses).toEqual([
      { heading: "Article 1", text: "Lamps." },
      { heading: "", text: "Bells." },
    ]);
  });

  it("is told from JSON of another shape, and from what is no JSON", () => {
    expect(fromJson('{"text":"Lamps."}')).toBeNull();
    expect(fromJson("[]")).toBeNull();
    expect(() => fromJson("{")).toThrow(expect.objectContaining({ code: "E_JSON_BROKEN" }));
  });
});

describe("an instrument from a text that was read", () => {
  it("has its clauses under their articles, or under their own labels where it has none", () => {
    const view = (text: string) =>
      viewInstrument(readInstrument(paragraphsOf(text), { version: "v1", lexicon: NO_NAMES }), NO_NAMES);
    const treaty =
      "Ferry Pact\n\nArticle 1 Lamps\n\n1. Ferries shall carry lamps.\n\nArticle 2 Bells\n\nPorts shall ring bells.\n";
    expect(fromView(view(treaty)).map(({ heading }) => heading)).toEqual(["Article 1 Lamps", "Article 2 Bells"]);
    const resolution = "The Council of Lakes,\n\nRecalling its earlier decisions,\n\n1. Decides to meet again.\n";
    expect(fromView(view(resolution)).map(({ heading }) => heading)).toContain("PP1");
  });
});

describe("an instrument made ready", () => {
  it("has an id made of title and words, and holds nothing that cannot be stored", () => {
    const about = {
      key: null,
      title: "Pact",
      date: null,
      body: null,
      kind: "treaty",
      binding: true,
      source: null,
      licence: null,
    } as const;
    const one = libraryText(about, [{ text: "Lamps \ud800 burn.", heading: "Article\n1" }]);
    expect(one.clauses[0]).toEqual({ text: "Lamps \ufffd burn.", heading: "Article 1" });
    expect(one.about.id).toBe(idOf("Pact", one.clauses));
    expect(libraryText({ ...about, title: "Pact 2" }, one.clauses).about.id).not.toBe(one.about.id);
  });

  it("is of the kind its title speaks of", () => {
    expect(kindByTitle("Convention on Ferries")).toBe("treaty");
    expect(kindByTitle("Declaration on the Ferry Convention")).toBe("declaration");
    expect(kindByTitle("Resolution on Ferries (A/RES/99/1)")).toBe("resolution");
    expect(kindByTitle("Ferries")).toBe("other");
    expect([bindingByKind("treaty"), bindingByKind("declaration"), bindingByKind("resolution")]).toEqual([
      true,
      false,
      null,
    ]);
  });
});
