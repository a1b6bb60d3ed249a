import { type Comment, intake, readFile, renderTerminal } from "@travaux/documents";
import { plainText } from "@travaux/paper";
import { builtinPack, builtinRegister, type Finding, lexiconOf, RULES } from "@travaux/vetting";
import { describe, expect, it } from "vitest";
import type { ReadFile } from "../pipeline.ts";
import { explainPaper } from "./explain.ts";
import { overviewPaper } from "./overview.ts";
import { commentEntries } from "./tracked.ts";

const TEXT =
  "Declaration on Lighthouses\n\nPort Verde, 3 May 2027\n\nWe, the Ministers of [list of States], met in Port Verde;\n\nRecall the United Nations Convention on the Law of the Sea, article 98;\n\nDecide to keep the lamps lit.\n";

async function read(text: string): Promise<ReadFile> {
  const bytes = new TextEncoder().encode(text);
  const reading = await readFile(bytes, "lamps.txt");
  const lexicon = lexiconOf(builtinRegister());
  return {
    path: "lamps.txt",
    name: "lamps.txt",
    bytes: new Uint8Array(),
    size: bytes.length,
    read: intake(reading, { version: "v1", lexicon }),
  };
}

function shown(paper: Parameters<typeof renderTerminal>[0]): string {
  return renderTerminal(paper, { width: 100, colour: false }).replace(/\s+/g, " ");
}

describe("the overview of what was read", () => {
  it("shows every clause with what was found in it", async () => {
    const words = shown(overviewPaper(await read(TEXT)));
    for (const part of [
      "2027-05-03",
      "placeholder [list of States]",
      "UNCLOS, article 98",
      "Decide to keep the lamps lit.",
    ]) {
      expect(words).toContain(part);
    }
  });

  it("shows a chapeau once, not as heading and as clause", async () => {
    const words = shown(
      overviewPaper(await read(`${TEXT}\n[On lamps, we:]\n\nAgree to oil them;\n\nAgree to trim them.\n`)),
    );
    expect(words.split("[On lamps, we:]").length - 1).toBeLessThanOrEqual(2);
    expect(words).toContain("Agree to trim them.");
  });
});

describe("the explanation of a finding", () => {
  const pack = builtinPack();
  const row = pack.terms[0];
  const finding: Finding = {
    id: "abcd1234",
    rule: `terms/${row?.key}`,
    clause: "v1.c1",
    quote: "lamps",
    range: { start: 19, end: 24 },
    severity: "consider",
    view: "legal",
    why: "Lamps are lights.",
    source: "Practice of lighthouses",
    advice: "propose",
    suggestion: "lights",
  };
  const clause = { id: "v1.c1", label: "OP1", text: "Decide to keep the lamps lit." };

  it("has the sentence, the source, the words marked, the wording and the row of the pack", () => {
    const words = shown(explainPaper({ finding, clause, rules: RULES, pack }));
    for (const part of [
      "Lamps are lights.",
      "Practice of lighthouses",
      "the »lamps« lit",
      "lights",
      "The row of the pack it comes from",
    ]) {
      expect(words).toContain(part);
    }
    expect(words).not.toContain("[object Object]");
  });

  it("says so where it is about the whole text", () => {
    const words = shown(
      explainPaper({
        finding: { ...finding, clause: null, quote: null, range: null },
        clause: null,
        rules: RULES,
        pack,
      }),
    );
    expect(words).toContain("It is about the text as a whole.");
  });
});

describe("comments of a Word file", () => {
  const said = (id: string, parent: string | null, resolved = false): Comment => ({
    id,
    author: id,
    initials: null,
    date: "2031-02-03T10:00:00Z",
    dateUtc: null,
    text: `words of ${id}`,
    parent,
    resolved,
    range: null,
    quote: parent === null ? "the lamps" : "",
  });

  it("stand in threads, also a reply to a reply, and none is lost where they answer each other in a circle", () => {
    const lines = commentEntries([
      said("Ann", null, true),
      said("Bo", null),
      said("Cy", "Ann"),
      said("Di", "Cy"),
      said("Ed", "Flo"),
      said("Flo", "Ed"),
    ]).map(plainText);
    expect(lines.map((line) => line.slice(0, 2))).toEqual(["An", "Cy", "Di", "Bo", "Ed", "Fl"]);
    expect(lines[0]).toBe("Ann, 2031-02-03 on “the lamps” (resolved): words of Ann");
    expect(lines[1]).toBe("Cy, 2031-02-03 in reply: words of Cy");
  });
});
