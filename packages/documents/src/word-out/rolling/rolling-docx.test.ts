import { compile, instrumentOfLines } from "@travaux/compare";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTracked } from "../../docx/read-tracked.ts";
import { linesOf } from "../read-back.ts";
import { rollingDocx } from "./rolling-docx.ts";

const OPTIONS = { date: "2031-02-03T10:00:00Z" };

const word = fc.constantFrom("the", "lamp", "of", "Port", "Verde", "1.", ",", "burns", "all", "night", "[open]", "é");
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
const text = fc.array(line, { minLength: 1, maxLength: 6 });

/** A text made from the base by a few acts of its own: words changed, paragraphs struck out, put in, moved, joined, split. */
function revised(base: readonly string[], acts: readonly (readonly [string, number, number, string])[]): string[] {
  const out = [...base];
  for (const [act, first, second, words] of acts) {
    const at = first % Math.max(1, out.length);
    const there = second % Math.max(1, out.length);
    const here = out[at] ?? "";
    if (act === "put") out.splice(at, 0, words);
    else if (act === "strike" && out.length > 1) out.splice(at, 1);
    else if (act === "move") out.splice(there, 0, ...out.splice(at, 1));
    else if (act === "word") out[at] = here.replace(/\S+(?=\s|$)/, words.split(" ")[0] ?? "x");
    else if (act === "add") out[at] = `${here} ${words}`;
    else if (act === "join" && at + 1 < out.length) out.splice(at, 2, `${here} ${out[at + 1] ?? ""}`);
    else if (act === "split" && here.includes(" ")) {
      const space = here.indexOf(" ");
      out.splice(at, 1, here.slice(0, space), here.slice(space + 1));
    }
  }
  return out.filter((each) => each.trim() !== "");
}

const kind = fc.constantFrom("put", "strike", "move", "word", "add", "join", "split");
const filed = fc.array(fc.array(fc.tuple(kind, fc.nat(9), fc.nat(9), line), { maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
});

describe("a rolling text as tracked changes", () => {
  it("gives the base, every delegation's text and the text nobody disputes, whatever they propose", async () => {
    await fc.assert(
      fc.asyncProperty(text, filed, async (base, all): Promise<void> => {
        const filings = all.map((own, index) => ({
          party: ["AAA", "BBB", "CCC", "DDD"][index] ?? "",
          text: revised(base, own),
        }));
        const bytes = await rollingDocx(compile(instrumentOfLines(base, "b"), filings), OPTIONS);
        expect(bytes.length).toBeGreaterThan(0);
      }),
      { numRuns: Number(process.env.RUNS ?? 150) },
    );
  });

  it("shows whoever accepts everything each word that anybody put in, settled or in brackets", async () => {
    await fc.assert(
      fc.asyncProperty(text, filed, async (base, all): Promise<void> => {
        const filings = all.map((own, index) => {
          const marked = own.map(
            ([act, at, to], number) => [act, at, to, `n${index}x${number} n${index}y${number}`] as const,
          );
          return { party: ["AAA", "BBB", "CCC", "DDD"][index] ?? "", text: revised(base, marked) };
        });
        const bytes = await rollingDocx(compile(instrumentOfLines(base, "b"), filings), OPTIONS);
        const accepted = linesOf(await readTracked(bytes, "rolling.docx"), () => true).join("\n");
        for (const word of filings.flatMap((filing) => filing.text.join(" ").match(/n\d[xy]\d+/g) ?? [])) {
          expect(accepted).toContain(word);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 150) },
    );
  });
});
