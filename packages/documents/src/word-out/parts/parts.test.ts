import { describe, expect, it } from "vitest";
import { numberingOf } from "../../docx/numbering.ts";
import { stylesOf } from "../../docx/styles.ts";
import { parseXml } from "../../docx/xml.ts";
import { levelOf, newLists } from "./lists.ts";
import { wordXml } from "./package-parts.ts";
import { authorOf, changesKey, newPen } from "./pen.ts";
import { isRightToLeft, runXml } from "./runs.ts";
import { escaped, holdable, quoted } from "./xml-text.ts";

/** The labels that a reader computes for paragraphs numbered by our lists. */
function relabelled(labels: readonly (readonly [label: string, depth: number])[]): readonly string[] {
  const lists = newLists();
  const places = labels.map(([label, depth]) => ({
    list: String(lists.idFor(label, depth)),
    level: levelOf(depth),
    style: undefined,
  }));
  const part = parseXml(Buffer.from(wordXml("w:numbering", lists.part() ?? "")), "numbering", "a.docx");
  const numbering = numberingOf(part, stylesOf(undefined));
  return places.map((place) => numbering(place)?.label ?? "");
}

describe("a number that the word processor computes", () => {
  it.each([
    [
      ["1.", 0],
      ["2.", 0],
      ["(a)", 1],
      ["(b)", 1],
      ["3.", 0],
      ["(a)", 1],
    ],
    [
      ["I", 0],
      ["II", 0],
      ["III", 0],
      ["IV", 0],
    ],
    [
      ["h)", 0],
      ["i)", 0],
      ["j)", 0],
    ],
    [
      ["(i)", 0],
      ["(ii)", 0],
      ["(iii)", 0],
    ],
    [
      ["5 bis.", 0],
      ["6 bis.", 0],
      ["OP12", 0],
      ["1.2.3", 2],
      ["1.2.4", 2],
    ],
    [
      ["•", 0],
      ["–", 1],
      ["50 %", 0],
      ["[*]", 0],
      ["c", 0],
      ["aa", 0],
      ["09", 0],
    ],
    [
      ["3.", 0],
      ["7.", 0],
      ["2.", 0],
    ],
  ] as const)("is the very label again: %s …", (...labels) => {
    expect(relabelled(labels)).toEqual(labels.map(([label]) => label));
  });
});

describe("the characters of a file", () => {
  it("are written so that XML gives them back", () => {
    expect(escaped("a < b & \"c\" > 'd'")).toBe("a &lt; b &amp; \"c\" &gt; 'd'");
    expect(quoted('O"Brien\n& Co')).toBe("O&quot;Brien&#10;&amp; Co");
    expect(holdable("a\u0000\ufffe\udc00\r😀")).toBe("a\ufffd\ufffd\ufffd\ufffd😀");
  });

  it("stand in runs with a tab and a line break as Word has them, and struck out as deleted text", () => {
    expect(runXml("a\tb", "")).toBe(
      '<w:r><w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t></w:r>',
    );
    expect(runXml("a\nb", "<w:b/>", true)).toBe(
      '<w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">a</w:delText><w:br/><w:delText xml:space="preserve">b</w:delText></w:r>',
    );
    expect(runXml("", "")).toBe("");
  });

  it("are set right to left where most letters are", () => {
    expect(isRightToLeft("نقرر (UN) قياس")).toBe(true);
    expect(isRightToLeft("The word مد means tide")).toBe(false);
    expect(isRightToLeft("123")).toBe(false);
  });
});

describe("the author of a change", () => {
  it("is everybody whose change it is, under one name that stands for just that set", () => {
    const pen = newPen(null, new Map([["REV", "Anna Berg"]]));
    expect([authorOf(pen, ["EU", "PAK"]), authorOf(pen, ["REV"])]).toEqual(["EU, PAK", "Anna Berg"]);
    expect([...pen.authors]).toEqual([
      ["EU, PAK", ["EU", "PAK"]],
      ["Anna Berg", ["REV"]],
    ]);
    expect(changesKey([{ kind: "insertion", by: ["A", "B"] }])).not.toBe(
      changesKey([{ kind: "insertion", by: ["AB"] }]),
    );
  });
});
