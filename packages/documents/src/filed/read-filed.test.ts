import type { Instrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { intake } from "../intake.ts";
import { makeDocx, type WordParts, wordParagraph } from "../made-files.ts";
import { readFile } from "../read/read-file.ts";
import type { FiledProposals } from "./filed-proposals.ts";
import { readFiled } from "./read-filed.ts";

const lexicon = { instruments: [], organisations: [] };
const LINES = [
  "Declaration on River Ferries",
  "We, the Ministers of the ferry States, met in Port Verde;",
  "Decide to survey the river mouth each spring;",
  "Agree to share all readings within thirty days;",
  "Thank the crews for their long service.",
];

async function textOf(lines: readonly string[], version: string): Promise<Instrument> {
  const bytes = new TextEncoder().encode(lines.join("\n\n"));
  return intake(await readFile(bytes, "base.txt"), { version, lexicon }).instrument;
}

const t = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const by = (author: string, day: string): string => `w:id="1" w:author="${author}" w:date="2031-02-${day}T10:00:00Z"`;
const ins = (author: string, day: string, words: string): string => `<w:ins ${by(author, day)}>${t(words)}</w:ins>`;
const del = (author: string, day: string, words: string): string =>
  `<w:del ${by(author, day)}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`;
const p = (inside: string, mark = ""): string => `<w:p><w:pPr><w:rPr>${mark}</w:rPr></w:pPr>${inside}</w:p>`;
const head = (): string => wordParagraph(LINES[0] ?? "", '<w:pStyle w:val="Title"/>') + p(t(LINES[1] ?? ""));

async function filed(body: string, parts: WordParts = {}, older: readonly Instrument[] = []): Promise<FiledProposals> {
  const base = await textOf(LINES, "v2");
  return readFiled(makeDocx(body, parts), "eu.docx", { base, lexicon, older });
}

describe("a Word file filed on a base text", () => {
  it("gives its tracked changes by author and clause, with their dates", async () => {
    const body =
      head() +
      p(
        t("Decide to survey the river mouth each ") +
          del("Anna", "03", "spring") +
          ins("Anna", "04", "autumn") +
          t(";"),
      ) +
      p(t("Agree to share all ") + ins("Ben", "05", "verified ") + t("readings within thirty days;")) +
      p(ins("Ben", "06", "Invite the pilots;"), `<w:ins ${by("Ben", "06")}/>`) +
      p(t(LINES[4] ?? ""));
    const { base, proposals } = await filed(body);
    expect(base).toBe("same");
    expect(proposals).toEqual([
      {
        author: "Anna",
        by: ["Anna"],
        tracked: true,
        clause: "v2.c2",
        acts: [{ kind: "words", removed: " spring", inserted: " autumn" }],
        first: "2031-02-03T10:00:00Z",
        last: "2031-02-04T10:00:00Z",
      },
      {
        author: "Ben",
        by: ["Ben"],
        tracked: true,
        clause: "v2.c3",
        acts: [
          { kind: "words", removed: "", inserted: " verified" },
          { kind: "new paragraph", removed: "", inserted: "Invite the pilots;" },
        ],
        first: "2031-02-05T10:00:00Z",
        last: "2031-02-05T10:00:00Z",
      },
    ]);
  });

  it("shows the silent edit: words that differ from the base, and that no change records", async () => {
    const body =
      head() +
      [LINES[2], "Agree to share some readings within thirty days;", LINES[4]].map((line) => p(t(line ?? ""))).join("");
    const { base, proposals } = await filed(body);
    expect(base).toBe("unknown");
    expect(proposals.map(({ author, tracked, clause, acts }) => [author, tracked, clause, acts])).toEqual([
      [null, false, "v2.c3", [{ kind: "words", removed: " all", inserted: " some" }]],
    ]);
  });

  it("knows a file that was made on an older version, and does not call its words edits", async () => {
    const before = LINES.map((line) => line.replace("thirty", "sixty"));
    const older = await textOf(before, "v1");
    const body =
      head() +
      before
        .slice(2)
        .map((line) => p(t(line)))
        .join("");
    expect(await filed(body, {}, [older])).toMatchObject({ base: "older", older: 0, proposals: [] });
  });

  it("reads brackets with names typed by hand as proposals of those named", async () => {
    const body =
      head() +
      p(t("Decide to survey the river mouth each [KEN: autumn][retain: spring];")) +
      p(t(LINES[3] ?? "")) +
      p(t(LINES[4] ?? ""));
    const { typed } = await filed(body);
    expect(typed.map(({ party, clause }) => [party, clause])).toContainEqual(["KEN", "v2.c2"]);
  });

  it("ties each comment to its clause, and names a change made on another's", async () => {
    const comments = `<w:comment w:id="4" w:author="Ben" w:date="2031-02-07T10:00:00Z"><w:p>${t("Why thirty?")}</w:p></w:comment>`;
    const nested = `<w:ins ${by("Anna", "03")}>${t("very ")}<w:del ${by("Ben", "04")}><w:r><w:delText xml:space="preserve">long </w:delText></w:r></w:del></w:ins>`;
    const body =
      head() +
      p(t(LINES[2] ?? "")) +
      p(
        `${t("Agree to share all readings within ")}<w:commentRangeStart w:id="4"/>${t("thirty")}<w:commentRangeEnd w:id="4"/>${t(" days;")}`,
      ) +
      p(t("Thank the crews for their ") + nested + t("long service."));
    const { comments: found, proposals } = await filed(body, { comments });
    expect(found).toEqual([
      {
        author: "Ben",
        date: "2031-02-07T10:00:00Z",
        text: "Why thirty?",
        clause: "v2.c3",
        quote: "thirty",
        resolved: false,
      },
    ]);
    expect(proposals.at(-1)).toMatchObject({
      author: "Ben",
      acts: [{ kind: "on another's change", removed: "long ", inserted: "" }],
    });
  });
});
