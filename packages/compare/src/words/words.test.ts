import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, editsBetween } from "./edits.ts";
import { difference } from "./myers.ts";
import { newInterner, tokenise } from "./tokens.ts";

function tokens(text: string): readonly string[] {
  const interner = newInterner();
  return [...tokenise(text, interner).ids].map((id) => interner.texts[id] ?? "");
}

function edits(a: string, b: string, tidy = false): readonly string[] {
  const interner = newInterner();
  return editsBetween(tokenise(a, interner), tokenise(b, interner), interner, tidy).map(
    ({ start, end, inserted }) => `${a.slice(start, end)}>${inserted}`,
  );
}

describe("words", () => {
  it("own the space before them, and signs stand alone", () => {
    expect(tokens("We, the  States;\u00a0agree ")).toEqual(["We", ",", " the", "  States", ";", "\u00a0agree", " "]);
  });

  it("keep accents, joiners, apostrophes and hyphens together, and numbers whole", () => {
    expect(tokens("é e\u0301tat l’État well-being 1,052.5 OP5")).toEqual([
      "é",
      " e\u0301tat",
      " l’État",
      " well-being",
      " 1,052.5",
      " OP5",
    ]);
    expect(tokens("می\u200cخواهیم ہے۔")).toEqual(["می\u200cخواهیم", " ہے", "۔"]);
    expect(tokens("ﻣﺮﺣﺒﺎ حِماية")).toEqual(["ﻣﺮﺣﺒﺎ", " حِماية"]);
  });

  it("are single characters where a script puts no spaces between words", () => {
    expect(tokens("保护河流。")).toEqual(["保", "护", "河", "流", "。"]);
    expect(tokens("𠀀𠀁 👩‍🚀!")).toEqual(["𠀀", "𠀁", " 👩‍🚀", "!"]);
  });

  it("joined are the text, whatever the characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(tokens(text).join("")).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the shortest way from one text to the other", () => {
  const sequence = fc.array(fc.nat(5), { maxLength: 30 }).map((numbers) => Int32Array.from(numbers));

  it("leads there, and no script is shorter", () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const out: number[] = [];
        let at = 0;
        let size = 0;
        for (const hunk of difference(a, b)) {
          out.push(...a.slice(at, hunk.aStart), ...b.slice(hunk.bStart, hunk.bEnd));
          size += hunk.aEnd - hunk.aStart + hunk.bEnd - hunk.bStart;
          at = hunk.aEnd;
        }
        expect([...out, ...a.slice(at)]).toEqual([...b]);
        expect(size).toBe(a.length + b.length - 2 * longestCommon(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it("slides an insertion to where a reader would see it", () => {
    expect(edits("to prevent, and combat", "to prevent, deter, and combat")).toEqual(["> deter,"]);
    expect(edits("the old lamp of the port", "the lamp of the port")).toEqual([" old>"]);
  });

  it("leaves the first word alone where a word is put before it", () => {
    expect(edits("the lamps burn", "Now the lamps burn")).toEqual([">Now "]);
    expect(edits("Now the lamps burn", "the lamps burn")).toEqual(["Now >"]);
  });

  it("joins edits that a person would mark as one, and touches no more where asked for the fewest words", () => {
    const [a, b] = ["keep lamps of oil here", "hold fires of gas here"];
    expect(edits(a, b, true)).toEqual(["keep lamps of oil>hold fires of gas"]);
    expect(edits(a, b)).toEqual(["keep lamps>hold fires", " oil> gas"]);
  });

  it("changed in neighbouring cells of a table are changes of each cell, as long as the cells stay", () => {
    expect(edits("oats\tbarley\nrye", "barley\toats\nrye", true)).toEqual(["oats>barley", "barley>oats"]);
    expect(edits("oats\tbarley", "oats and barley", true)).toEqual(["\t> and "]);
  });

  it("gives the other text with and without tidying", () => {
    const text = fc.array(fc.constantFrom("the", "of", "lamp", ",", "é", "  ", "港", "\t", "\n"), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.boolean(), (left, right, tidy) => {
        const interner = newInterner();
        const [a, b] = [left.join(" "), right.join(" ")];
        const found = editsBetween(tokenise(a, interner), tokenise(b, interner), interner, tidy);
        expect(applyEdits(a, found)).toBe(b);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Length of the longest common subsequence, by the textbook table. */
function longestCommon(a: Int32Array, b: Int32Array): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const left of a) {
    const next = [0];
    for (let at = 0; at < b.length; at += 1) {
      next.push(left === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
