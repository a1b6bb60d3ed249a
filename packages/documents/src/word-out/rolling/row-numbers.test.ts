import { type Compilation, compile, instrumentOfLines, project } from "@travaux/compare";
import { describe, expect, it } from "vitest";
import { readTracked } from "../../docx/read-tracked.ts";
import { readFile } from "../../read/read-file.ts";
import { rollingDocx } from "./rolling-docx.ts";
import { shownChanges } from "./shown-changes.ts";

const OPTIONS = { date: "2031-02-03T10:00:00Z" };
const OIL = "1. Decide to oil every hinge;";
const BASE = [OIL, "2. Agree to paint every tower;", "3. Thank the keepers."];

function compiled(base: readonly string[], filed: Readonly<Record<string, readonly string[]>>): Compilation {
  const filings = Object.entries(filed).map(([party, text]) => ({ party, text }));
  return compile(instrumentOfLines(base, "v1"), filings);
}

/** The changes of the file, after proof that each view of it is the text it must be. */
async function shown(base: readonly string[], filed: Readonly<Record<string, readonly string[]>>) {
  const compilation = compiled(base, filed);
  const bytes = await rollingDocx(compilation, OPTIONS);
  const text = async (view: "accepted" | "rejected" | { readonly author: string }): Promise<readonly string[]> =>
    (await readFile(bytes, "rolling.docx", { view })).paragraphs.map((paragraph) => paragraph.text);
  expect(await text("rejected")).toEqual(base);
  for (const [author, own] of Object.entries(filed)) expect(await text({ author })).toEqual(own);
  const joint = project(compilation, Object.keys(filed));
  if (joint.collisions.length === 0) expect((await text("accepted")).join("\n")).toBe(joint.text);
  return shownChanges(await readTracked(bytes, "rolling.docx"));
}

describe("a paragraph that delegations number differently", () => {
  it("bears each number under its own name, and for whoever accepts everything the one that follows in its row", async () => {
    const all = await shown(BASE, {
      EU: [OIL, "2. Ask for charts;", "3. Agree to paint every tower;", "4. Thank the keepers."],
      KEN: [
        OIL,
        "2. Agree to paint every tower;",
        "3. Ask for boats;",
        "4. Invite the ports;",
        "5. Thank the keepers.",
      ],
    });
    expect(all[2]).toBe("{EU deletion: 2. }{EU insertion: 3. }Agree to paint every tower;");
    expect(all.at(-1)).toBe(
      "{EU, KEN deletion: 3. }{EU insertion, (rolling text) deletion: 4. }{KEN insertion: 5. }Thank the keepers.",
    );
  });

  it("bears a number that nobody typed where only that follows, in the name of the rolling text", async () => {
    const all = await shown(BASE, {
      EU: [OIL, "7. Agree to paint every tower;", "3. Thank the keepers."],
      KEN: [OIL, "9. Agree to paint every tower;", "3. Thank the keepers."],
    });
    expect(all[1]).toBe(
      "{EU, KEN deletion: 2. }{EU insertion, (rolling text) deletion: 7. }{(rolling text) insertion: 2. }{KEN insertion, (rolling text) deletion: 9. }Agree to paint every tower;",
    );
  });

  it("keeps its numbers where it moves, where its words are disputed, and where one strikes it out", async () => {
    await shown(BASE, {
      EU: [OIL, "2. Thank the keepers.", "4. Agree to paint every tower;"],
      KEN: [OIL, "5. Agree to paint every tower;", "6. Thank the keepers."],
    });
    const words = await shown(BASE, {
      EU: [OIL, "4. Agree to paint every lamp;", "5. Thank the keepers."],
      KEN: [OIL, "5. Agree to paint every boat;", "6. Thank the keepers."],
    });
    expect(words[1]).toContain("(rolling text) insertion: 2. ");
    const struck = await shown(BASE, {
      EU: [OIL, "2. Thank the keepers."],
      KEN: [OIL, "5. Agree to paint every tower;", BASE[2] ?? ""],
    });
    expect(struck[1]).toBe(
      "{EU, KEN deletion: 2. }{KEN insertion, EU deletion: 5. }{EU deletion: Agree to paint every tower;} ¶{EU paragraph-deletion}",
    );
  });

  it("that is disputed as a whole has the number of the joint text before its brackets", async () => {
    const all = await shown(BASE, {
      EU: [OIL, "2. Ask for charts;", "3. Agree to paint every tower;", "4. Thank the keepers."],
      KEN: [OIL, "4. Agree to paint every lighthouse and tower;", "5. Thank the keepers."],
      NOR: [OIL, "2. Thank the keepers."],
    });
    expect(all.find((line) => line.includes("NOR: delete"))).toContain("3. ");
  });
});

describe("one new paragraph under several numbers", () => {
  it("stands once, its words under all names, each number under its own", async () => {
    const all = await shown(BASE, {
      EU: [OIL, "2. Ask for charts;", "3. Agree to paint every tower;", "4. Thank the keepers."],
      KEN: [OIL, "1 bis. Ask for charts;", ...BASE.slice(1)],
    });
    expect(all[1]).toBe(
      "{EU insertion: 2. }{KEN insertion, (rolling text) deletion: 1 bis. }{EU, KEN insertion: Ask for charts;} ¶{EU, KEN paragraph-insertion}",
    );
  });

  it("has none of them in its bracket where another stands against it", async () => {
    const all = await shown(BASE, {
      EU: [OIL, "2. Ask for charts;", "3. Agree to paint every tower;", "4. Thank the keepers."],
      KEN: [OIL, "1 bis. Ask for charts;", ...BASE.slice(1)],
      NOR: [OIL, "1 ter. Ask for boats;", ...BASE.slice(1)],
    });
    expect(all.slice(1, 3)).toEqual([
      "{(rolling text) insertion: [EU, KEN: }{EU insertion, (rolling text) deletion: 2. }{KEN insertion, (rolling text) deletion: 1 bis. }{EU, KEN insertion: Ask for charts;}{(rolling text) insertion: ]} ¶{EU, KEN paragraph-insertion}",
      "{(rolling text) insertion: [NOR: }{NOR insertion: 1 ter. Ask for boats;}{(rolling text) insertion: ]} ¶{NOR paragraph-insertion}",
    ]);
  });
});
