import { compile, instrumentOfLines, project } from "@travaux/compare";
import { leavesOf, print } from "@travaux/instrument";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTracked } from "../../docx/read-tracked.ts";
import { makeDocx, wordParagraph } from "../../made-files.ts";
import { rollingOntoBase } from "../onto/rolling-onto-base.ts";
import { linesIn, linesOf } from "../read-back.ts";
import { rollingDocx } from "./rolling-docx.ts";

const OPTIONS = { date: "2031-02-03T10:00:00Z" };
const RUNS = { numRuns: Number(process.env.RUNS ?? 150) };

/** How a number of a row is typed, and what a delegation may type in its place. */
const ROWS: readonly ((count: number) => string)[] = [
  (count) => `${count}. `,
  (count) => `(${String.fromCharCode(96 + count)}) `,
  (count) => `${["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][count] ?? "xi"}) `,
  (count) => `${count} bis. `,
  (count) => `OP${count}.\u00a0`,
  () => "- ",
  () => "",
];

/** A paragraph of a list: which row it is numbered in, and its words. */
interface Entry {
  readonly row: number;
  readonly words: string;
}

const word = fc.constantFrom("oil", "paint", "every", "hinge", "tower", "1.", ",", "(a)", "[open]", "each spring;");
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(" "));
const row = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6);
const entry: fc.Arbitrary<Entry> = fc.record({ row, words });
const list = fc.array(entry, { minLength: 1, maxLength: 6 });
const act = fc.record({
  what: fc.constantFrom("put", "put", "put", "strike", "word", "move", "join", "split"),
  at: fc.nat(7),
  to: fc.nat(7),
  entry,
});
const wish = fc.record({
  acts: fc.array(act, { maxLength: 3 }),
  /** Numbers the paragraphs from here on, from this number on; else they keep theirs. */
  from: fc.nat(6),
  first: fc.integer({ min: 1, max: 4 }),
  renumbers: fc.boolean(),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

/** The paragraphs as typed, numbered through from one. */
function numbered(entries: readonly Entry[]): readonly { readonly number: string; readonly entry: Entry }[] {
  return entries.map((each, at) => {
    const before = entries.slice(0, at).filter((one) => one.row === each.row).length;
    return { number: (ROWS[each.row] ?? String)(before + 1), entry: each };
  });
}

/** What one delegation files: the base's list with its acts, and the numbers that it types then. */
function filed(base: readonly Entry[], { acts, from, first, renumbers }: Wish): readonly string[] {
  const out = numbered(base).map((each) => ({ ...each }));
  for (const { what, at: far, to, entry: fresh } of acts) {
    const at = far % Math.max(1, out.length);
    const here = out[at];
    if (what === "put") out.splice(at, 0, { number: (ROWS[fresh.row] ?? String)(at + 1), entry: fresh });
    else if (here === undefined) continue;
    else if (what === "strike" && out.length > 1) out.splice(at, 1);
    else if (what === "move") out.splice(to % out.length, 0, ...out.splice(at, 1));
    else if (what === "word")
      out[at] = { ...here, entry: { ...here.entry, words: `${here.entry.words} ${fresh.words}` } };
    else if (what === "join" && at + 1 < out.length) {
      const both = `${here.entry.words} ${out[at + 1]?.entry.words ?? ""}`;
      out.splice(at, 2, { ...here, entry: { ...here.entry, words: both } });
    } else if (what === "split" && here.entry.words.includes(" ")) {
      const space = here.entry.words.indexOf(" ");
      const [head, tail] = [here.entry.words.slice(0, space), here.entry.words.slice(space + 1)];
      out.splice(
        at,
        1,
        { ...here, entry: { ...here.entry, words: head } },
        { number: "", entry: { row: 6, words: tail } },
      );
    }
  }
  return out
    .map(({ number, entry: { row: own, words: said } }, at) => {
      const before = out.slice(0, at).filter(({ entry: one }) => one.row === own).length;
      return (renumbers && at >= from ? (ROWS[own] ?? String)(before + first) : number) + said;
    })
    .filter((line) => line.trim() !== "");
}

describe("a list that delegations number each in their own way", () => {
  it("is never refused: the base, every delegation's text and the joint text come back, whatever they propose", async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.array(wish, { minLength: 2, maxLength: 4 }), async (base, wishes): Promise<void> => {
        const lines = numbered(base).map(({ number, entry: { words: said } }) => number + said);
        const filings = wishes.map((own, at) => ({
          party: ["AAA", "BBB", "CCC", "DDD"][at] ?? "",
          text: filed(base, own),
        }));
        const compilation = compile(instrumentOfLines(lines, "b"), filings);
        const bytes = await rollingDocx(compilation, OPTIONS);
        const all = project(
          compilation,
          filings.map(({ party }) => party),
        );
        const accepted = linesOf(await readTracked(bytes, "rolling.docx"), () => true);
        // Where some collide, what nobody disputes still stands as in the joint text, its number too.
        const settled = leavesOf(all.instrument).filter(
          (leaf) =>
            "children" in leaf && leaf.children.every((node) => node.type !== "bracket" || node.origin !== "compiled"),
        );
        // A paragraph that somebody splits and another disputes stands whole in brackets, so its parts are not looked for.
        if (compilation.edits.some((edit) => edit.type === "words" && edit.inserted.includes("\n"))) return;
        for (const line of settled.flatMap((leaf) => linesIn(print(leaf)))) expect(accepted).toContain(line);
      }),
      RUNS,
    );
  });

  it("is never refused in a copy of the base's own file, nor where each delegation gets a file of its own changes", async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.array(wish, { minLength: 2, maxLength: 4 }), async (base, wishes): Promise<void> => {
        const lines = numbered(base).map(({ number, entry: { words: said } }) => number + said);
        const filings = wishes.map((own, at) => ({
          party: ["AAA", "BBB", "CCC", "DDD"][at] ?? "",
          text: filed(base, own),
        }));
        const bytes = makeDocx(lines.map((line) => wordParagraph(line)).join(""));
        const compilation = compile(instrumentOfLines(lines, "b"), filings);
        const file = { bytes, name: "base.docx" };
        await rollingOntoBase(file, compilation, OPTIONS);
        for (const submission of compilation.submissions) {
          await rollingOntoBase(file, { ...compilation, submissions: [submission] }, OPTIONS);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
    );
  });
});
