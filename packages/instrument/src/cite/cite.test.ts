import { describe, expect, it } from "vitest";
import type { Lexicon } from "../view.ts";
import { articleOf } from "./article.ts";
import { citationsIn, NO_TERMS, termsAfter } from "./citations.ts";
import { nameFinder } from "./names.ts";
import { organisationsIn } from "./organisations.ts";

const lexicon: Lexicon = {
  instruments: [
    { key: "HERON", kind: "treaty", names: ["United Nations Convention on the Organised Flight of Herons", "UNHERON"] },
    { key: "QUIET", kind: "political", names: ["Global Compact for Quiet Skies"] },
  ],
  organisations: [{ acronym: "WHC", names: ["World Heron Council"] }],
};
const finder = nameFinder(lexicon);
const keys = (text: string): readonly (string | null)[] =>
  citationsIn(text, finder, NO_TERMS).map((citation) => citation.instrument);

describe("finding citations", () => {
  it("does not mind case, commas, UN or the spelling of -ise", () => {
    for (const written of [
      "United Nations Convention on the Organised Flight of Herons",
      "UN Convention on the Organized Flight of Herons",
      "UN convention on the organised, flight of herons",
    ]) {
      expect(keys(`in line with the ${written} and more`), written).toEqual(["HERON"]);
    }
  });

  it("counts the acronym behind a title once, and alone as a citation", () => {
    expect(keys("the UN Convention on the Organised Flight of Herons (UNHERON)")).toEqual(["HERON"]);
    expect(keys("as UNHERON says")).toEqual(["HERON"]);
    expect(keys("as unheron says")).toEqual([]);
  });

  it("ends a title that nobody knows where the next of the list begins", () => {
    expect(
      keys(
        "Recalling the Convention on Otters, the Treaty on Quiet Ponds, its Protocol on Nests and the Pact for Herons;",
      ),
    ).toEqual(["Convention on Otters", "Treaty on Quiet Ponds", "Protocol on Nests", "Pact for Herons"]);
    expect(keys("Recalling the Convention on the Flight of Otters, Herons and the Like;")).toEqual([
      "Convention on the Flight of Otters, Herons and the Like",
    ]);
  });

  it("gives each resolution of a list its own symbol, and none where the body is not named", () => {
    expect(keys("General Assembly resolutions 71/1 and 73/195")).toEqual(["A/RES/71/1", "A/RES/73/195"]);
    expect(keys("resolutions 1325 (2000), 2242 (2015)")).toEqual(["S/RES/1325 (2000)", "S/RES/2242 (2015)"]);
    expect(keys("its resolution 4/12")).toEqual(["resolution 4/12"]);
    expect(keys("Human Rights Council resolution 16/21")).toEqual(["A/HRC/RES/16/21"]);
  });

  it("does not take plain figures or the text itself for citations", () => {
    for (const text of [
      "in 2030 (twenty years)",
      "this Joint Declaration",
      "the present Convention",
      "a framework for action",
    ]) {
      expect(keys(text), text).toEqual([]);
    }
  });

  it("leaves out the number of a footnote glued to a title", () => {
    const found = (text: string) => citationsIn(text, finder, NO_TERMS).map(({ start, end }) => text.slice(start, end));
    expect(found("the UN Convention on the Organised Flight of Herons2 and")).toEqual([
      "UN Convention on the Organised Flight of Herons",
    ]);
    expect(keys("the UN Convention1 on the Organised Flight of Herons")).toEqual(["HERON"]);
    expect(found("the Saltburn Protocol on Locks3, and")).toEqual(["Saltburn Protocol on Locks"]);
    expect(keys("the Saltburn Convention1 on Locks and")).toEqual(["Saltburn Convention on Locks"]);
  });

  it("does not take initiatives, bodies or who stands behind a title for citations", () => {
    for (const text of ["the Great Rift Initiative", "the Black Sea Strategy Group", "the Convention Secretariat"]) {
      expect(keys(text), text).toEqual([]);
    }
    expect(keys("the Saltburn Protocol on Locks and the UN")).toEqual(["Saltburn Protocol on Locks"]);
    expect(keys("the Saltburn Protocol on Locks and the World Heron Council")).toEqual(["Saltburn Protocol on Locks"]);
  });

  it("gives the resolutions of the organ that speaks its symbol, by what the words say", () => {
    const by = (speaker: string, text: string) =>
      citationsIn(text, finder, termsAfter(speaker, [], NO_TERMS)).map(({ instrument }) => instrument);
    const list = "Recalling its resolutions 70/195 of 22 December 2015 and 72/225 of 20 December 2017";
    expect(by("The General Assembly,", list)).toEqual(["A/RES/70/195", "A/RES/72/225"]);
    expect(by("*The General Assembly*,", "Recalling also resolution 66/288")).toEqual(["A/RES/66/288"]);
    expect(by("The General Assembly,", "Recalling Human Rights Council resolution 5/1")).toEqual(["A/HRC/RES/5/1"]);
    expect(by("The General Assembly,", "Recalling resolution 1325 (2000)")).toEqual(["S/RES/1325 (2000)"]);
    expect(by("The Human Rights Council,", "Recalling its previous resolution 15/9")).toEqual(["A/HRC/RES/15/9"]);
    expect(by("The Human Rights Council,", "Recalling Council resolution 5/1")).toEqual(["A/HRC/RES/5/1"]);
    expect(by("The Human Rights Council,", "Recalling resolution 70/1")).toEqual(["resolution 70/1"]);
    expect(by("We, the Ministers,", "Recalling resolution 70/1")).toEqual(["resolution 70/1"]);
  });

  it("knows official titles in French and Spanish, with their articles", () => {
    const articles = (text: string) => citationsIn(text, finder, NO_TERMS).map(({ article }) => article);
    expect(articles("l'article 5 de la Convention des Nations Unies contre la corruption")).toEqual(["5"]);
    expect(articles("la Convention des Nations Unies contre la corruption, notamment ses articles 5 et 6")).toEqual([
      "5, 6",
    ]);
    expect(
      articles("el artículo 6 del Protocolo contra el tráfico ilícito de migrantes por tierra, mar y aire"),
    ).toEqual(["6"]);
    expect(articles("le paragraphe 2 de l'article 18 de la Charte des Nations Unies")).toEqual(["18(2)"]);
  });

  it("reads the Protocols of a treaty named before, and none where none was named", () => {
    const known = nameFinder({
      instruments: [
        ...lexicon.instruments,
        {
          key: "HERON-PROTOCOLS",
          kind: "treaty",
          names: ["Protocols to the United Nations Convention on the Organised Flight of Herons"],
        },
      ],
      organisations: [],
    });
    const all = (text: string) => citationsIn(text, known, NO_TERMS).map(({ instrument }) => instrument);
    expect(all("UNHERON and its three Protocols")).toEqual(["HERON", "HERON-PROTOCOLS"]);
    expect(all("UNHERON and the Protocols thereto")).toEqual(["HERON", "HERON-PROTOCOLS"]);
    expect(all("UNHERON and its supplementing Protocols")).toEqual(["HERON", "HERON-PROTOCOLS"]);
    expect(all("the Kigali Convention and its Protocols")).toEqual([
      "Kigali Convention",
      "Protocols to the Kigali Convention",
    ]);
    expect(all("the city and its three Protocols")).toEqual([]);
    const terms = termsAfter("UNHERON", citationsIn("UNHERON", known, NO_TERMS), NO_TERMS);
    expect(citationsIn("its three Protocols", known, terms)[0]?.instrument).toBe("HERON-PROTOCOLS");
  });

  it("follows thereof to the instrument named before", () => {
    const found = (text: string) =>
      citationsIn(text, finder, NO_TERMS).map(({ instrument, article }) => [instrument, article]);
    expect(found("UNHERON, in particular articles 3 and 5 thereof")).toEqual([["HERON", "3, 5"]]);
    expect(found("UNHERON entered into force; article 5 thereof applies")).toEqual([
      ["HERON", null],
      ["HERON", "5"],
    ]);
    expect(found("article 5 thereof")).toEqual([]);
  });

  it("remembers the short name a text defines, but not names of bodies", () => {
    const text = "the UN Convention on the Organised Flight of Herons (“the Convention”)";
    const terms = termsAfter(text, citationsIn(text, finder, NO_TERMS), NO_TERMS);
    expect(citationsIn("under article 3 of the Convention", finder, terms)).toMatchObject([
      { instrument: "HERON", article: "3" },
    ]);
    expect(citationsIn("the Convention on Something Else", finder, terms)[0]?.instrument).not.toBe("HERON");
    const body = "Security Council resolution 1 (2000) (“the Committee”)";
    expect(termsAfter(body, citationsIn(body, finder, NO_TERMS), NO_TERMS).names.size).toBe(0);
  });
});

describe("reading articles", () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ["article 5 of the ", "", "5"],
    ["articles 5, 7 to 9 and 12 of the ", "", "5, 7-9, 12"],
    ["article 6 (4) of ", "", "6(4)"],
    ["paragraph 2 of article 18 of the ", "", "18(2)"],
    ["Article 4, paragraph 9, of the ", "", "4(9)"],
    ["", ", article 12", "12"],
    ["", " (UNX), arts. 3 and 4", "3, 4"],
    ["the ", " in general", null],
    ["", ", article 12 of the Charter", null],
  ];
  for (const [before, after, article] of cases) {
    it(`reads ${article ?? "none"} from “${before}TITLE${after}”`, () => {
      expect(articleOf(`${before}TITLE${after}`, before.length, before.length + 5)).toBe(article);
    });
  }
});

describe("finding organisations", () => {
  it("takes name and acronym as one, and bodies the text itself names", () => {
    const found = organisationsIn("with the World Heron Council (WHC) and the Office for Calm Estuaries (OCE)", finder);
    expect(found.map(({ acronym, quote }) => [acronym, quote])).toEqual([
      ["WHC", "World Heron Council (WHC)"],
      ["OCE", "Office for Calm Estuaries (OCE)"],
    ]);
  });
});
