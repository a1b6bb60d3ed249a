import { type CaseFile, EMPTY_CASE_FILE, EMPTY_CONFERENCE, readHouse, SHIPPED_HOUSES, wayUp } from "@travaux/procedure";
import { describe, expect, it } from "vitest";
import { caseFileReaders, conferenceReaders } from "./readers.ts";

describe("who reads a case file", () => {
  it("is the opener, the desk, the way up, the divisions asked, and whoever acted; nobody else", () => {
    const read = readHouse(SHIPPED_HOUSES.find(({ name }) => name === "federal-secretariat")?.house);
    if (!read.ok) throw new Error("the house does not fit");
    const { house } = read;
    const empty = EMPTY_CASE_FILE;
    expect(caseFileReaders(house, empty, "registry")).toEqual(["registry"]);
    const at = "2031-05-06T08:00:00.000Z";
    const deed = { seq: 2, at, actor: "p", office: "so-conferences" };
    const asked = { ...deed, division: "legal", name: "Legal", question: null, due: at, extensions: [], reminders: [] };
    const log = [{ ...deed, acting: null, kind: "circulated", says: "", clauses: [] }];
    const state: CaseFile = { ...empty, desk: "so-conferences", circulations: [asked], log };
    const readers = caseFileReaders(house, state, "registry");
    const way = wayUp(house, "so-conferences")?.map(({ office }) => office) ?? [];
    expect(readers).toEqual([...new Set(["registry", "so-conferences", ...way, "so-legal", "ds-legal"])].sort());
    for (const other of ["so-europe", "ds-human-rights", "so-economic"]) expect(readers).not.toContain(other);
  });

  it("is not whoever reads conference files: those are read where one may convene", () => {
    const read = readHouse(SHIPPED_HOUSES.find(({ name }) => name === "federal-secretariat")?.house);
    const readers = read.ok ? conferenceReaders(read.house, EMPTY_CONFERENCE, "so-conferences") : [];
    expect(readers).toContain("ds-legal");
    expect(readers).not.toContain("the-secretary");
  });
});
