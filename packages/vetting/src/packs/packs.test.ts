import { TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { loadPack, type PackFile } from "./load.ts";
import { mergePacks } from "./merge.ts";

const ABOUT: PackFile = {
  name: "pack.json",
  content: JSON.stringify({ name: "fields", version: "1.0.0", title: "Fields", about: "Red lines of a ministry." }),
};

const ROW = {
  key: "barley",
  draft: ["barley"],
  prefer: "grain",
  why: "Barley is too narrow.",
  source: "Practice of the Ministry of Fields",
  severity: "object",
  view: "diplomatic",
  advice: "reserve",
};

function terms(...rows: readonly object[]): PackFile {
  return { name: "terms.json", content: JSON.stringify({ terms: rows }) };
}

function refusal(files: readonly PackFile[]): TravauxError {
  try {
    loadPack(files);
  } catch (error) {
    if (error instanceof TravauxError) return error;
    throw error;
  }
  throw new Error("the pack was accepted");
}

describe("the pack of a ministry", () => {
  it("is read from its files, with what is left out filled in", () => {
    const pack = loadPack([ABOUT, terms(ROW), { name: "README.md", content: "not read" }]);
    expect(pack.names).toEqual(["fields 1.0.0"]);
    expect(pack.terms[0]).toMatchObject({ key: "barley", once: "text", subjects: [], topic: null });
  });

  it("is refused with the file and the path of the field that is wrong", () => {
    const error = refusal([ABOUT, terms(ROW, { ...ROW, key: "oats", severity: "grave" })]);
    expect(error.code).toBe("E_PACK_SCHEMA");
    expect(error.where).toEqual({ file: "terms.json", part: "terms[1].severity" });
  });

  it("is refused for a misspelt field, which would silently do nothing", () => {
    expect(refusal([ABOUT, terms({ ...ROW, exept: ["barley field"] })]).message).toContain("exept");
  });

  it("is refused for a phrase that cannot be read, with the phrase", () => {
    const error = refusal([ABOUT, terms({ ...ROW, draft: ["(barley"] })]);
    expect(error.where.part).toBe("terms[0].draft[0]");
    expect(error.message).toContain("(barley");
  });

  it("is refused for a row without a source", () => {
    expect(refusal([ABOUT, terms({ ...ROW, source: " " })]).where.part).toBe("terms[0].source");
  });

  it("is refused for a key that stands twice", () => {
    expect(refusal([ABOUT, terms(ROW, ROW)]).code).toBe("E_PACK_SCHEMA");
  });

  it("is refused for broken JSON, an unknown file, a missing pack.json", () => {
    expect(refusal([ABOUT, { name: "terms.json", content: "{" }]).code).toBe("E_PACK_JSON");
    expect(refusal([ABOUT, { name: "term.json", content: "{}" }]).code).toBe("E_PACK_FILE");
    expect(refusal([ABOUT, { name: "constructor.json", content: "{}" }]).code).toBe("E_PACK_FILE");
    expect(refusal([terms(ROW)]).code).toBe("E_PACK_FILE");
  });

  it("takes the place of a row with the same key, and adds the others behind", () => {
    const house = loadPack([ABOUT, terms(ROW, { ...ROW, key: "rye" })]);
    const own = loadPack([
      { ...ABOUT, content: ABOUT.content.replace("fields", "own") },
      terms({ ...ROW, key: "oats" }, { ...ROW, prefer: "cereals" }),
    ]);
    const merged = mergePacks(house, own);
    expect(merged.names).toEqual(["fields 1.0.0", "own 1.0.0"]);
    expect(merged.terms.map((row) => [row.key, row.prefer])).toEqual([
      ["barley", "cereals"],
      ["rye", "grain"],
      ["oats", "grain"],
    ]);
  });
});
