import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { EXAMPLE_PAPER } from "../example-paper.ts";
import { displayWidth } from "./display-width.ts";
import { renderTerminal } from "./render-terminal.ts";
import { wrapText } from "./wrap.ts";

function lines(text: string, width: number): string[] {
  return wrapText(text, width).map(({ start, end }) => text.slice(start, end));
}

describe("a paper in a terminal", () => {
  it("is never wider than the terminal, with colour or without", () => {
    for (const width of [40, 60, 80, 120]) {
      for (const colour of [true, false]) {
        const shown = stripVTControlCharacters(renderTerminal(EXAMPLE_PAPER, { width, colour }));
        for (const line of shown.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  it("has no escape code where no colour is wanted, and none of the text's own", () => {
    expect(renderTerminal(EXAMPLE_PAPER, { width: 80, colour: false })).not.toContain("\u001b");
    expect(renderTerminal(EXAMPLE_PAPER, { width: 80, colour: true })).not.toContain("\u001b[31mred");
  });

  it("marks words and says severities without colour", () => {
    const shown = renderTerminal(EXAMPLE_PAPER, { width: 80, colour: false });
    expect(shown).toContain("We »shall« open");
    expect(shown).toContain("Object · Propose a change");
    expect(shown.match(/RESTRICTED/g)).toHaveLength(2);
  });

  it("shows a table in columns where there is room, and as records where there is not", () => {
    const wide = renderTerminal(EXAMPLE_PAPER, { width: 120, colour: false });
    expect(wide).toMatch(/Convention on Seeds +PP1 +Party since/);
    const narrow = renderTerminal(EXAMPLE_PAPER, { width: 40, colour: false });
    expect(narrow).toContain("Instrument: Convention on Seeds");
  });
});

describe("wrapping", () => {
  it("breaks at spaces, and never puts in a hyphen", () => {
    expect(lines("Ministers of all participating States", 12)).toEqual([
      "Ministers of",
      "all",
      "participatin",
      "g States",
    ]);
  });

  it("counts wide characters as two and combining marks as none", () => {
    expect(displayWidth("条約")).toBe(4);
    expect(displayWidth("e\u0301te\u0301")).toBe(3);
    expect(lines("各国政府代表宣言如下", 8)).toEqual(["各国政府", "代表宣言", "如下"]);
  });

  it("does not part a letter from its marks", () => {
    for (const line of lines("a\u0301".repeat(30), 8)) expect(line.startsWith("\u0301")).toBe(false);
  });

  it("keeps every word of the text", () => {
    const text = "We, the  Ministers, note [number] of x\nand go on";
    expect(lines(text, 10).join(" ").split(/\s+/)).toEqual(text.split(/\s+/));
  });
});
