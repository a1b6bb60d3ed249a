import { type Compilation, compile, instrumentOfLines } from "@travaux/compare";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readTracked } from "../../docx/read-tracked.ts";
import type { TrackedText } from "../../docx/tracked.ts";
import { readFile } from "../../read/read-file.ts";
import { openArchive } from "../../zip/archive.ts";
import { authorsIn } from "../parts/authors-part.ts";
import { checkWritten } from "../read-back.ts";
import { rollingDocx } from "./rolling-docx.ts";
import { shownChanges } from "./shown-changes.ts";

const BASE = [
  "Decide to quickly survey the river mouth each spring;",
  "Agree to share all readings within thirty days;",
  "Thank the crews for their long service.",
];
const OPTIONS = { date: "2031-02-03T10:00:00Z" };

function compiled(filed: Readonly<Record<string, readonly string[]>>): Compilation {
  return compile(
    instrumentOfLines(BASE, "v1"),
    Object.entries(filed).map(([party, text]) => ({ party, text })),
  );
}

async function tracked(filed: Readonly<Record<string, readonly string[]>>): Promise<TrackedText> {
  return readTracked(await rollingDocx(compiled(filed), OPTIONS), "rolling.docx");
}

describe("in a rolling text as tracked changes", () => {
  it("a change of two is one change under both names, and the file says whom the name stands for", async () => {
    const both = [BASE[0]?.replace("quickly ", "") ?? "", ...BASE.slice(1)];
    const compilation = compiled({ EU: both, PAK: both });
    const bytes = await rollingDocx(compilation, OPTIONS);
    expect(shownChanges(await readTracked(bytes, "rolling.docx"))[0]).toBe(
      "Decide to{EU, PAK deletion:  quickly} survey the river mouth each spring;",
    );
    expect(authorsIn(openArchive(bytes, "rolling.docx"), "rolling.docx")).toEqual(
      new Map([["EU, PAK", ["EU", "PAK"]]]),
    );
  });

  it("the view of one delegation is its text, changes under several names too", async () => {
    const eu = [BASE[0]?.replace("quickly ", "") ?? "", ...BASE.slice(1)];
    const pak = [eu[0]?.replace("spring", "autumn") ?? "", ...BASE.slice(1)];
    const bytes = await rollingDocx(compiled({ EU: eu, PAK: pak }), OPTIONS);
    const text = async (author: string): Promise<readonly string[]> =>
      (await readFile(bytes, "rolling.docx", { view: { author } })).paragraphs.map((paragraph) => paragraph.text);
    expect(await text("EU")).toEqual(eu);
    expect(await text("PAK")).toEqual(pak);
    await expect(text("NOR")).rejects.toMatchObject({ code: "E_AUTHOR_UNKNOWN" });
  });

  it("rival words are each in their delegation's name inside brackets of the rolling text", async () => {
    const file = await tracked({
      EU: [BASE[0]?.replace("spring", "autumn") ?? "", ...BASE.slice(1)],
      KEN: [BASE[0]?.replace("spring", "summer") ?? "", ...BASE.slice(1)],
    });
    expect(shownChanges(file)[0]).toBe(
      "Decide to quickly survey the river mouth each{EU, KEN deletion:  spring}{EU, KEN insertion:  }{(rolling text) insertion: [retain: spring][EU: }{EU insertion: autumn}{(rolling text) insertion: ][KEN: }{KEN insertion: summer}{(rolling text) insertion: ]};",
    );
  });

  it("a paragraph that one strikes out and another changes stands whole in brackets below", async () => {
    const file = await tracked({
      EU: [...BASE.slice(0, 1), ...BASE.slice(2)],
      KEN: [BASE[0] ?? "", "Agree to share all readings within sixty days;", BASE[2] ?? ""],
    });
    expect(shownChanges(file).slice(1, 3)).toEqual([
      "{EU deletion: Agree to share all readings within}{EU, KEN deletion:  thirty}{KEN insertion, (rolling text) deletion:  sixty}{EU deletion:  days;} ¶{EU paragraph-deletion}",
      "{(rolling text) insertion: [EU: delete: Agree to share all readings within [retain: thirty][KEN: sixty] days;]} ¶{(rolling text) paragraph-insertion}",
    ]);
  });

  it("the space between two joined paragraphs is put in by who joins them", async () => {
    const file = await tracked({ NOR: [BASE[0] ?? "", `${BASE[1]} ${BASE[2]}`] });
    expect(shownChanges(file).slice(1)).toEqual([
      "Agree to share all readings within thirty days;{NOR insertion:  } ¶{NOR paragraph-deletion}",
      "Thank the crews for their long service.",
    ]);
  });

  it("two who join with other spaces each keep their own, and the paragraph says that they join it", async () => {
    const bytes = await rollingDocx(
      compiled({
        KEN: [BASE[0] ?? "", `${BASE[1]}\u00a0${BASE[2]}`],
        NOR: [BASE[0] ?? "", `${BASE[1]} ${BASE[2]}`],
      }),
      OPTIONS,
    );
    const text = async (view: "accepted" | { readonly author: string }): Promise<readonly string[]> =>
      (await readFile(bytes, "rolling.docx", { view })).paragraphs.map((paragraph) => paragraph.text);
    expect(await text({ author: "KEN" })).toEqual([BASE[0], `${BASE[1]}\u00a0${BASE[2]}`]);
    expect(await text({ author: "NOR" })).toEqual([BASE[0], `${BASE[1]} ${BASE[2]}`]);
    expect((await text("accepted"))[1]).toBe(`${BASE[1]} [placement: joined to the paragraph that follows – KEN, NOR]`);
  });

  it("who joins a paragraph and who begins a new one in it both get their text", async () => {
    const [first = "", second = "", third = ""] = BASE;
    const file = await tracked({
      KEN: [first, "Agree to share all readings", "within thirty days;", third],
      NOR: [first, `${second} ${third}`],
    });
    expect(shownChanges(file).slice(1)).toEqual([
      "Agree to share all readings{KEN deletion:  } ¶{KEN paragraph-insertion}",
      "within thirty days;{NOR insertion:  } ¶{NOR paragraph-deletion}",
      "Thank the crews for their long service.",
    ]);
  });

  it("a move is a move, with the mover's own words changed at the new place", async () => {
    const file = await tracked({ NOR: [BASE[2] ?? "", BASE[0] ?? "", BASE[1] ?? ""] });
    expect(file.moves.map(({ author, from, to }) => [author, from.length > 0, to.length > 0])).toEqual([
      ["NOR", true, true],
    ]);
  });

  it("a wish to keep words is a comment of who has it", async () => {
    const filing = { party: "CHN", text: BASE, retains: [{ passage: 0, start: 10, end: 17 }] };
    const bytes = await rollingDocx(compile(instrumentOfLines(BASE, "v1"), [filing]), OPTIONS);
    const { comments } = await readTracked(bytes, "rolling.docx");
    expect(comments.map(({ author, text, date }) => [author, text, date])).toEqual([
      ["CHN", "retain “quickly”", OPTIONS.date],
    ]);
  });

  it("twelve delegations keep their names, and every change its date", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `D${String.fromCharCode(65 + index)}`);
    const filed = Object.fromEntries(
      names.map((name, index) => [name, [...BASE, `Decide further on gauge ${index};`]]),
    );
    const { authors, revisions } = await tracked(filed);
    expect(names.every((name) => authors.includes(name))).toBe(true);
    expect(revisions.every(({ date }) => date === OPTIONS.date)).toBe(true);
  });

  it("one delegation's name taken for another's is found before the file leaves", async () => {
    const compilation = compiled({ KEN: [BASE[0]?.replace("spring", "summer") ?? "", ...BASE.slice(1)] });
    const bytes = await rollingDocx(compilation, OPTIONS);
    const forged = edited(bytes, (xml) => xml.replaceAll('w:author="KEN"', 'w:author="NOR"'));
    const clauses = [{ clause: "v1.c1", text: BASE[0]?.replace("spring", "summer") ?? "" }];
    const expectation = { view: { by: "KEN" }, clauses: [...clauses, ...rest()] };
    await expect(checkWritten(bytes, [expectation], "rolling.docx")).resolves.toBeUndefined();
    await expect(checkWritten(forged, [expectation], "rolling.docx")).rejects.toMatchObject({
      code: "E_WORD_NOT_EQUAL",
      where: { part: "v1.c1" },
    });
  });
});

function rest(): readonly { readonly clause: string; readonly text: string }[] {
  return BASE.slice(1).map((text, index) => ({ clause: `v1.c${index + 2}`, text }));
}

/** The same file with its main part changed. */
function edited(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const main = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  return zipSync({ ...parts, "word/document.xml": strToU8(change(main)) });
}
