import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { sarifShape } from "./sarif/sarif-shape.ts";
import { readingShape } from "./shapes/reading-shape.ts";
import { clausesShape } from "./shapes/text-shapes.ts";
import { vettingListShape, vettingShape } from "./shapes/vetting-shape.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const BIN = join(ROOT, "packages", "cli", "bin", "travaux.mjs");
const NOTE = join(ROOT, "cases", "specimen", "heritage-note.txt");
const MEMORANDUM = join(ROOT, "cases", "specimen", "museum-memorandum.txt");
const SEED_FOLDER = join(ROOT, "..", "shared", "seed");
const SEED = existsSync(SEED_FOLDER) ? readdirSync(SEED_FOLDER).map((name) => join(SEED_FOLDER, name))[0] : undefined;

interface Done {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "travaux-cli-"));
});

function travaux(args: readonly string[], input = "", env: Readonly<Record<string, string>> = {}): Done {
  const done = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env.PATH ?? "", ...env },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

describe("travaux", () => {
  it("says its version, and shows examples when asked for help", () => {
    expect(travaux(["--version"])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    const help = travaux(["--help"]);
    expect(help.code).toBe(0);
    expect(help.out).toContain("travaux vet note.docx --for PAK");
  });

  it("refuses words it does not know, in its own words", () => {
    for (const args of [["fly"], ["vet"], ["read", NOTE, "--loud"], ["explain", "x"], []]) {
      expect(travaux(args)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("error E_USAGE: ") });
    }
  });
});

describe("travaux read", () => {
  it("shows the note and the text to a person", () => {
    const { code, out } = travaux(["read", NOTE]);
    expect(code).toBe(0);
    for (const words of [
      "7/41/2027-CPT",
      "Joint Declaration on Ending the Traffic",
      "[list of participating States]",
    ]) {
      expect(out).toContain(words);
    }
    expect(out).not.toContain("\u001b");
  });

  it("gives the same as data of the documented shape", () => {
    const { out } = travaux(["read", NOTE, "--json"]);
    const reading = readingShape.parse(JSON.parse(out));
    expect(reading.communication).toMatchObject({
      number: "7/41/2027-CPT",
      precedence: "Immediate",
      grading: "Restricted",
    });
    expect(reading.instrument).toMatchObject({ place: "Port Verde", date: "2027-04-21" });
    expect(clausesShape.parse(JSON.parse(travaux(["read", NOTE, "--clauses", "--json"]).out))).toEqual(reading.clauses);
  });

  it("prints a text back to the byte", () => {
    for (const file of [NOTE, MEMORANDUM])
      expect(travaux(["read", file, "--print"]).out).toBe(readFileSync(file, "utf8"));
  });

  it("reads standard input", () => {
    const text = "\uFEFFDeclaration\r\n\r\nWe agree to meet again.\r\n";
    expect(travaux(["read", "-", "--print"], text).out).toBe(text);
  });
});

describe("travaux vet", () => {
  it("shows the brief, no line wider than the terminal, and colour only where wanted", () => {
    const { code, out } = travaux(["vet", NOTE, "--for", "PAK"], "", { COLUMNS: "60" });
    expect(code).toBe(0);
    expect(out).toContain("Recommendation");
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(62);
    expect(out).not.toContain("\u001b");
    expect(travaux(["vet", NOTE, "--for", "PAK"], "", { FORCE_COLOR: "1" }).out).toContain("\u001b[");
  });

  it("gives a report of the documented shape, the same every time, for a code in small letters too", () => {
    const { out } = travaux(["vet", NOTE, "--for", "PAK", "--json"]);
    const report = vettingShape.parse(JSON.parse(out));
    expect(report.findings.length).toBeGreaterThan(3);
    expect(travaux(["vet", NOTE, "--for", "pak", "--json"]).out).toBe(out);
    for (const { clause, quote, range } of report.findings) {
      if (clause === null || range === null) continue;
      const text = report.summary.clauses.find(({ id }) => id === clause)?.text ?? "";
      expect(text.slice(range.start, range.end)).toBe(quote);
    }
  });

  it("writes every kind of report, and a reply note", () => {
    const names = ["b.html", "b.docx", "b.json", "b.sarif", "b.txt"];
    const outs = names.flatMap((name) => ["--out", name]);
    const { code, err } = travaux(["vet", NOTE, "--for", "PAK", ...outs, "--reply", "r.docx"]);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([...names, "r.docx"].sort());
    expect(err).toContain("wrote b.html");
    vettingShape.parse(JSON.parse(readFileSync(join(folder, "b.json"), "utf8")));
    const reply = travaux(["read", "r.docx", "--print"]).out;
    expect(reply).toContain("No. 7/41/2027-CPT dated 05-03-2027");
    expect(reply).toContain("(Designation)");
  });

  it("writes SARIF whose regions are the words of the file", () => {
    travaux(["vet", NOTE, "--for", "PAK", "--out", "b.sarif"]);
    const log = sarifShape.parse(JSON.parse(readFileSync(join(folder, "b.sarif"), "utf8")));
    const source = readFileSync(NOTE, "utf8");
    const [run] = log.runs;
    const regions = (run?.results ?? []).flatMap(({ locations }) => locations[0]?.physicalLocation.region ?? []);
    expect(regions.length).toBeGreaterThan(0);
    for (const { charOffset, charLength, snippet } of regions) {
      expect(source.slice(charOffset, charOffset + charLength)).toBe(snippet.text);
    }
    for (const result of run?.results ?? []) expect(run?.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
  });

  it("keeps the reports of several files apart", () => {
    mkdirSync(join(folder, "out"));
    expect(travaux(["vet", NOTE, MEMORANDUM, "--for", "PAK", "--out", "out"]).code).toBe(0);
    expect(readdirSync(join(folder, "out")).sort()).toEqual(
      ["docx", "html", "json"].flatMap((kind) => [`heritage-note.${kind}`, `museum-memorandum.${kind}`]).sort(),
    );
    expect(travaux(["vet", NOTE, MEMORANDUM, "--for", "PAK", "--out", "one.html"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("E_OUT_SHARED"),
    });
    const { out } = travaux(["vet", NOTE, MEMORANDUM, "--for", "PAK", "--json"]);
    expect(vettingListShape.parse(JSON.parse(out))).toHaveLength(2);
  });

  it("mends fields before it vets", () => {
    const set = ["--set", "instrument.date=2027-04-20", "--set", "grading=Secret"];
    const { out } = travaux(["vet", NOTE, "--for", "PAK", "--json", ...set]);
    const report = vettingShape.parse(JSON.parse(out));
    expect([report.instrument.date, report.communication?.grading]).toEqual(["2027-04-20", "Secret"]);
  });

  it("shows one point of view where asked", () => {
    const { out } = travaux(["vet", NOTE, "--for", "PAK", "--view", "financial", "--json"]);
    for (const { view } of vettingShape.parse(JSON.parse(out)).findings) expect(view).toBe("financial");
  });
});

describe("travaux explain", () => {
  it("says the same of a finding from the report as from the text", () => {
    travaux(["vet", NOTE, "--for", "PAK", "--out", "vet.json"]);
    const report = vettingShape.parse(JSON.parse(readFileSync(join(folder, "vet.json"), "utf8")));
    for (const finding of report.findings.slice(0, 2)) {
      const saved = travaux(["explain", finding.id, "--in", "vet.json"]);
      expect(saved.code).toBe(0);
      expect(saved.out.replace(/\s+/g, " ")).toContain(finding.source.replace(/\s+/g, " "));
      expect(travaux(["explain", finding.id, "--in", NOTE, "--for", "PAK"]).out).toBe(saved.out);
      expect(travaux(["explain", finding.id.slice(0, 12), "--in", NOTE]).out).toBe(saved.out);
    }
  });

  it("explains from standard input, report or text", () => {
    const report = travaux(["vet", NOTE, "--for", "PAK", "--json"]).out;
    const [finding] = vettingShape.parse(JSON.parse(report)).findings;
    const fromReport = travaux(["explain", finding?.id ?? "", "--in", "-"], report);
    expect(fromReport).toMatchObject({ code: 0, out: expect.stringContaining(finding?.id ?? "no finding") });
    expect(travaux(["explain", finding?.id ?? "", "--in", "-"], readFileSync(NOTE, "utf8")).out).toBe(fromReport.out);
  });

  it("refuses an id there is not", () => {
    travaux(["vet", NOTE, "--for", "PAK", "--out", "vet.json"]);
    expect(travaux(["explain", "zzzz", "--in", "vet.json"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("E_FINDING_UNKNOWN"),
    });
    expect(travaux(["explain", "zzzz", "--in", NOTE])).toMatchObject({
      code: 2,
      err: expect.stringContaining("E_FINDING_UNKNOWN"),
    });
  });
});

describe("a refusal", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["E_FILE_MISSING", ["vet", "none.txt", "--for", "PAK"]],
    ["E_FILE_FOLDER", ["vet", ".", "--for", "PAK"]],
    ["E_FOR_MISSING", ["vet", NOTE]],
    ["E_USAGE", ["vet", NOTE, "--for", "PAK", "--for", "DEU"]],
    ["E_USAGE", ["read", NOTE, "--view", "rejected", "--view", "accepted"]],
    ["E_USAGE", ["compare", NOTE, NOTE, "--text", "rejected", "--text", "accepted"]],
    ["E_USAGE", ["vet", NOTE, "--for", "PAK", "--reply", "a.docx", "--reply", "b.html"]],
    ["E_STATE_UNKNOWN", ["vet", NOTE, "--for", "XQX"]],
    ["E_VIEW_UNKNOWN", ["vet", NOTE, "--for", "PAK", "--view", "sideways"]],
    ["E_SET_FIELD", ["vet", NOTE, "--for", "PAK", "--set", "colour=red"]],
    ["E_SET_VALUE", ["vet", NOTE, "--for", "PAK", "--set", "date=soon"]],
    ["E_HOUSE_UNKNOWN", ["vet", NOTE, "--for", "PAK", "--house", "mars"]],
    ["E_PACK_FOLDER", ["vet", NOTE, "--for", "PAK", "--pack", "nowhere"]],
    ["E_OUT_KIND", ["vet", NOTE, "--for", "PAK", "--out", "b.xls"]],
    ["E_OUT_FOLDER", ["vet", NOTE, "--for", "PAK", "--out", "no/b.html"]],
    ["E_OUT_COLLISION", ["vet", NOTE, "--for", "PAK", "--out", "b.html", "--out", "./b.html"]],
    ["E_USAGE", ["read", NOTE, "--print", "--json"]],
  ];

  it.each(cases)("%s has exit code 2, says what to do, and writes nothing", (code, args) => {
    const { code: status, out, err } = travaux(args);
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(new RegExp(`^error ${code}: .+`));
    expect(err).toMatch(/\nhint: .+/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is also given as data where data was asked for", () => {
    const { err } = travaux(["vet", "none.txt", "--for", "PAK", "--json"]);
    const last = err.trim().split("\n").at(-1) ?? "";
    expect(JSON.parse(last)).toMatchObject({ error: { code: "E_FILE_MISSING", where: { file: "none.txt" } } });
  });

  it("of one file among several leaves nothing of the others", () => {
    writeFileSync(join(folder, "empty.txt"), "");
    const { code } = travaux(["vet", NOTE, "empty.txt", "--for", "PAK", "--out", "{name}.html"]);
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual(["empty.txt"]);
  });

  it("never overwrites what is read", () => {
    writeFileSync(join(folder, "draft.txt"), readFileSync(MEMORANDUM));
    const { code, err } = travaux(["vet", "draft.txt", "--for", "PAK", "--out", "draft.txt"]);
    expect([code, err.includes("E_OUT_IS_INPUT")]).toEqual([2, true]);
    expect(statSync(join(folder, "draft.txt")).size).toBe(statSync(MEMORANDUM).size);
  });
});

describe("what stands behind standard output", () => {
  it.skipIf(process.platform === "win32")("gets what it wanted without an error where it closes early", () => {
    const command = `"${process.execPath}" "${BIN}" read "${NOTE}" --json | head -c 10`;
    const done = spawnSync("sh", ["-c", command], { encoding: "utf8", cwd: folder });
    expect([done.stdout.length, done.stderr]).toEqual([10, ""]);
  });

  it.skipIf(!existsSync("/dev/full"))("is told where the disk behind it is full", () => {
    const command = `"${process.execPath}" "${BIN}" read "${NOTE}" --json > /dev/full`;
    const done = spawnSync("sh", ["-c", command], { encoding: "utf8", cwd: folder });
    expect([done.status, done.stderr.split(":")[0]]).toEqual([2, "error E_OUT_UNWRITABLE"]);
  });
});

describe("the commissioned note", () => {
  it.skipIf(SEED === undefined)("is vetted in every output (not present: skipped)", () => {
    const outs = ["b.html", "b.docx", "b.json", "b.sarif", "b.txt"].flatMap((name) => ["--out", name]);
    expect(travaux(["vet", SEED ?? "", "--for", "PAK", ...outs, "--reply", "r.docx"]).code).toBe(0);
    expect(readdirSync(folder)).toHaveLength(6);
  });
});
