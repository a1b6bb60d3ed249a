import { describe, expect, it } from "vitest";
import { findAll } from "./find.ts";
import { type Phrase, readPhrase } from "./phrase.ts";
import { wordsOf } from "./words.ts";

function phrase(source: string): Phrase {
  const read = readPhrase(source);
  if (typeof read === "string") throw new Error(read);
  return read;
}

function found(source: string, text: string): string[] {
  return findAll([phrase(source)], wordsOf(text)).map((place) => text.slice(place.start, place.end));
}

describe("a phrase of a pack", () => {
  it("is found whatever its capitals, hyphens and -ise or -ize", () => {
    expect(found("capacity building", "Capacity-building and capacity building")).toEqual([
      "Capacity-building",
      "capacity building",
    ]);
    expect(found("organised crime", "organized crime")).toEqual(["organized crime"]);
  });

  it("does not run across a comma or the end of a sentence", () => {
    expect(found("return migrants", "to return, migrants")).toEqual([]);
    expect(found("share … data", "we share views. New data")).toEqual([]);
  });

  it("may leave a gap that crosses a comma but keeps to its width", () => {
    expect(found("share …4 data", "share, where possible, all data")).toEqual(["share, where possible, all data"]);
    expect(found("share …2 data", "share one two three data")).toEqual([]);
  });

  it("takes as few words in a gap as will do, and the longest of several phrases", () => {
    expect(found("share … data", "share data and more data")).toEqual(["share data"]);
    const several = findAll([phrase("data"), phrase("data base")], wordsOf("the data base"));
    expect(several).toEqual([{ start: 4, end: 13, first: 1, last: 2 }]);
  });

  it("knows endings, choices, and words that may be left out", () => {
    expect(found("illegal migra*", "illegal migrants, illegal migration")).toEqual([
      "illegal migrants",
      "illegal migration",
    ]);
    expect(found("(human|people) smuggling", "people smuggling and human smuggling")).toEqual([
      "people smuggling",
      "human smuggling",
    ]);
    expect(found("the (new|old fund)? body", "the body, the old fund body")).toEqual(["the body", "the old fund body"]);
    expect(found("a (b (c|d))? e f?", "a b d e; a e f; a b e")).toEqual(["a b d e", "a e f"]);
  });

  it("is found by whichever word it may begin with: one left out, one of several, an ending, a capital, any", () => {
    const text = "the new body, Newer bodies, a Body";
    expect(found("new? body", text)).toEqual(["new body", "Body"]);
    expect(found("(new|newer) (body|bodies)", text)).toEqual(["new body", "Newer bodies"]);
    expect(found("new* bod*", text)).toEqual(["new body", "Newer bodies"]);
    expect(found("(=Body|the)", text)).toEqual(["the", "Body"]);
    expect(found("* bodies", text)).toEqual(["Newer bodies"]);
  });

  it("can ask for the capitals of a word", () => {
    expect(found("the =Parties", "the parties and the Parties")).toEqual(["the Parties"]);
  });

  it("gives quotations that are the words of the text, to the character", () => {
    const text = "« l’État  d’origine »";
    expect(found("l'état d'origine", text)).toEqual(["l’État  d’origine"]);
  });

  it.each(["", "a (b", "a b)", "a || b", "… a", "a …", "a …99 b", "a & b"])(
    "is refused with a reason: %s",
    (source) => {
      expect(typeof readPhrase(source)).toBe("string");
    },
  );

  it("comes to an end on a phrase made to be slow", () => {
    const slow = phrase("a …20 a …20 a …20 a …20 a …20 b");
    expect(findAll([slow], wordsOf("a ".repeat(2000)))).toEqual([]);
  });
});
