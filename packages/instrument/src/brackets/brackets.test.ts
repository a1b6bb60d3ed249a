import { describe, expect, it } from "vitest";
import { attributionOf, reservationsIn } from "./attribution.ts";
import { classify } from "./classify.ts";
import { DEEPEST_NESTING, pairsOf } from "./pairs.ts";

const ALONE = { before: "", after: "", links: new Set<string>(), signing: false };

describe("pairing brackets", () => {
  it("nests pairs and keeps what finds no partner", () => {
    const { pairs, strayOpens, strayCloses } = pairsOf("] [a [b]] [c");
    expect(pairs).toEqual([{ open: 2, close: 8, inner: [{ open: 5, close: 7, inner: [] }] }]);
    expect(strayOpens).toEqual([10]);
    expect(strayCloses).toEqual([0]);
  });

  it("stops nesting at the stated depth and loses no bracket", () => {
    const deep = DEEPEST_NESTING + 3;
    const { pairs, strayOpens, strayCloses } = pairsOf("[".repeat(deep) + "]".repeat(deep));
    expect(pairs).toHaveLength(1);
    expect(strayOpens).toHaveLength(3);
    expect(strayCloses).toHaveLength(3);
  });
});

describe("classifying brackets", () => {
  const kinds: readonly (readonly [string, string])[] = [
    ["list of countries", "placeholder"],
    ["list", "placeholder"],
    ["date", "placeholder"],
    ["TBC", "placeholder"],
    ["name of host country", "placeholder"],
    ["to be completed", "placeholder"],
    ["insert reference", "placeholder"],
    ["  ", "placeholder"],
    ["_____", "placeholder"],
    ["…", "omission"],
    ["...", "omission"],
    ["with USD [XX] billion", "unagreed"],
    ["US$ [___] million", "unagreed"],
    ["[number] States", "unagreed"],
    ["sic", "editor"],
    ["emphasis added", "editor"],
    ["^3", "footnote"],
    ["shall", "unagreed"],
    ["2030", "unagreed"],
    [",", "unagreed"],
    ["list the measures taken and publish them", "unagreed"],
    ["dated commitments", "unagreed"],
    ["countries", "unagreed"],
    ["US$ ___ million", "placeholder"],
    ["X per cent", "placeholder"],
    ["20XX", "placeholder"],
    ["participating countries", "placeholder"],
    ["amount", "placeholder"],
    ["name of the Minister", "placeholder"],
    ["montant", "placeholder"],
    ["à compléter", "placeholder"],
    ["nom du pays", "placeholder"],
    ["date à préciser", "placeholder"],
    ["por determinar", "placeholder"],
    ["fecha de la reunión", "placeholder"],
    ["يُحدَّد لاحقًا", "placeholder"],
    ["اسم الوزير", "placeholder"],
    ["список государств", "placeholder"],
    ["待定", "placeholder"],
    ["…", "omission"],
    ["les Parties doivent prendre des mesures", "unagreed"],
    ["à confirmer leur engagement", "unagreed"],
    ["a confirmar su compromiso", "unagreed"],
    ["على الدول الأطراف", "unagreed"],
    ["عدد من الدول", "unagreed"],
    ["in accordance with modalities to be decided by the Council", "unagreed"],
    ["confirmed", "unagreed"],
    ["agreed ad ref", "editor"],
    ["agreed ad referendum", "editor"],
    ["ad ref.", "editor"],
    ["agreed", "editor"],
    ["USA reserves", "editor"],
    ["EU, CAN: scrutiny reservation", "editor"],
    ["reservation by Egypt", "editor"],
    ["to be discussed", "editor"],
    ["Co-Chairs’ proposal", "editor"],
    ["Chair's proposal: Parties shall report", "unagreed"],
    ["agreed principles", "unagreed"],
    ["Parties reserve the right to withdraw", "unagreed"],
  ];
  for (const [words, kind] of kinds) {
    it(`calls [${words}] ${kind}, with a reason`, () => {
      const found = classify(words, ALONE);
      expect(found.kind).toBe(kind);
      expect(found.reason).not.toBe("");
    });
  }

  it("takes a word that may be text for a mark only where it stands apart", () => {
    expect(classify("clean", { ...ALONE, before: "for ", after: " water" }).kind).toBe("unagreed");
    expect(classify("clean", { ...ALONE, before: "for ", after: ", safe water" }).kind).toBe("unagreed");
    expect(classify("clean", { ...ALONE, before: "We rest. ", after: "" }).kind).toBe("editor");
    expect(classify("clean", { ...ALONE, before: "for [safe]", after: " water" }).kind).toBe("unagreed");
    expect(classify("agreed", { ...ALONE, after: " Parties shall rest" }).kind).toBe("editor");
  });

  it.each([
    ["this ", " day of May"],
    ["this tenth day of ", " 2031"],
    ["on ", " May 2031"],
    ["in the year two thousand and ", "."],
    ["le ", " mai 2031"],
    ["by ", " per cent"],
    ["USD ", " for the fund"],
  ])("three dots where a date or a figure lacks are a blank: %s[...]%s", (before, after) => {
    expect(classify("...", { ...ALONE, before, after }).kind).toBe("placeholder");
  });

  it("three dots are a blank in a formula of signing, and an omission in quoted words", () => {
    expect(classify("…", { ...ALONE, before: "Done at ", after: " in two originals", signing: true }).kind).toBe(
      "placeholder",
    );
    expect(classify("…", { ...ALONE, before: "the words “we ", after: " agree”" }).kind).toBe("omission");
    expect(classify("...", { ...ALONE, before: "recalling this ", after: " agreement" }).kind).toBe("omission");
  });

  it("looks at what stands around: a number behind a word is a note, between words it is text", () => {
    expect(classify("2", { ...ALONE, before: "surveyed" }).kind).toBe("editor");
    expect(classify("2", { ...ALONE, before: "convene " }).kind).toBe("unagreed");
    expect(classify("report", { ...ALONE, after: "(https://example.org)" }).kind).toBe("editor");
    expect(classify("report", { ...ALONE, after: "[src]", links: new Set(["src"]) }).kind).toBe("editor");
  });
});

describe("reading attributions", () => {
  it("reads names, stance and words apart", () => {
    expect(attributionOf("EU, PAK: delete: effectively", [])).toEqual({
      attribution: ["EU", "PAK"],
      stance: "delete",
      head: 17,
      tail: 0,
    });
    expect(attributionOf("placement: after OP3 – CHE", [])).toMatchObject({
      attribution: ["CHE"],
      stance: "placement",
    });
    expect(attributionOf("no text", [])).toMatchObject({ attribution: [], stance: "none" });
    expect(attributionOf("G77 and China: text", []).attribution).toEqual(["G77 and China"]);
  });

  it("takes reserved words for what they are, not for parties", () => {
    for (const words of ["NOTE: see below", "OPTION: one", "ALT2: text", "OP5: text", "TBC: later"]) {
      expect(attributionOf(words, []).attribution, words).toEqual([]);
    }
  });

  it("finds reservations in parentheses and nothing else", () => {
    const found = reservationsIn("share (in winter) data (JPN reserves) and (EU, CAN: scrutiny reservation)");
    expect(found.map((each) => each.attribution)).toEqual([["JPN"], ["EU", "CAN"]]);
  });
});
