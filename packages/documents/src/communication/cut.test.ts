import { layoutOf, paragraphsOf, restore } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { withoutSpans } from "./cut.ts";

function cut(source: string, ...words: readonly string[]) {
  const spans = words.map((word) => ({ start: source.indexOf(word), end: source.indexOf(word) + word.length }));
  const paragraphs = withoutSpans(paragraphsOf(source), spans, source);
  const printed = paragraphs.map((paragraph) => paragraph.text).join("\n");
  expect(restore(printed, layoutOf(source, paragraphs))).toBe(source);
  return paragraphs;
}

describe("taking things out of a text", () => {
  it("paragraphs that nothing touches are the very same", () => {
    const source = "One.\n\nTwo.";
    const paragraphs = paragraphsOf(source);
    expect(withoutSpans(paragraphs, [], source)).toBe(paragraphs);
    expect(withoutSpans(paragraphs, [{ start: 0, end: 4 }], source)[0]).toBe(paragraphs[1]);
  });

  it("a sentence that a page number breaks is whole again", () => {
    const source = "States shall cooperate in the\n\nPage 2 of 4\n\nprotection of bells.";
    expect(cut(source, "Page 2 of 4").map((paragraph) => paragraph.text)).toEqual([
      "States shall cooperate in the protection of bells.",
    ]);
  });

  it("a finished sentence and a new paragraph stay apart, and so does a lettered one", () => {
    const source = "States shall:\n\nPage 2 of 4\n\na) ring bells;\n\nPage 3 of 4\n\nb) listen.";
    expect(cut(source, "Page 2 of 4", "Page 3 of 4")).toHaveLength(3);
  });

  it("emphasis stays on its own words", () => {
    const source = "Stamp here\n\nStates *recalling* bells\n\nPage 1\n\nand *noting* ropes";
    const [paragraph] = cut(source, "Stamp here", "Page 1");
    const marked = paragraph?.marks?.map((mark) => paragraph.text.slice(mark.start, mark.end));
    expect(marked).toEqual(["recalling", "noting"]);
  });

  it("a line cut out of the middle of a paragraph leaves one space", () => {
    const source =
      "the long line of a recital that is broken here by\na stamp that stands in it and is broken by width as well and\ngoes on to its end.";
    const [paragraph] = cut(source, "a stamp that stands in it and is broken by width as well and");
    expect(paragraph?.text).toBe("the long line of a recital that is broken here by goes on to its end.");
  });
});
