import { paragraphsOf, readInstrument, viewInstrument } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { selfName, textKind } from "./text-kind.ts";

function kind(title: string, ...paragraphs: readonly string[]): string {
  const lexicon = { instruments: [], organisations: [] };
  const source = [title, ...paragraphs].filter((line) => line !== "").join("\n\n");
  return textKind(viewInstrument(readInstrument(paragraphsOf(source), { version: "v", lexicon }), lexicon));
}

const POLITICAL = ["We, the Ministers of Reading, gathered in Port Verde,", "Open our rooms;", "Lend our books."];
const TREATY = [
  "Article 1",
  "Each Party shall open its rooms.",
  "Article 2",
  "Each Party shall lend its books.",
  "Article 3",
  "This Treaty shall enter into force on the thirtieth day.",
];

describe("the kind of a text", () => {
  it.each([
    "Joint Declaration on Reading",
    "Declaration on the Convention on the Rights of the Child",
    "Port Verde Call to Action on Reading",
    "Memorandum of Understanding between Two Libraries on the Agreement of 2001",
    "Communiqué of the Ministers",
    "Communiqué",
  ])("is political: %s", (title) => {
    expect(kind(title, ...POLITICAL)).toBe("political");
  });

  it.each(["Treaty on Principles of Reading", "Framework Convention on Books", "Agreement on Libraries"])(
    "is a treaty: %s",
    (title) => {
      expect(kind(title, ...TREATY)).toBe("treaty");
    },
  );

  it("is a treaty where articles and its own words say so, whatever the title", () => {
    expect(kind("Reading Rooms", ...TREATY)).toBe("treaty");
  });

  it("is a resolution where an organ speaks, or where paragraphs decide in the third person", () => {
    const operative = ["1. Decides to open;", "2. Requests a report;", "3. Encourages all;"];
    expect(kind("", "The Security Council,", "Recalling its resolution 12 (2030),", ...operative)).toBe("resolution");
    expect(kind("Draft resolution", "The General Assembly,", "Recalling 70/1,", ...operative)).toBe("resolution");
  });

  it("is political where nothing says otherwise", () => {
    expect(kind("On Reading", ...POLITICAL)).toBe("political");
  });
});

describe("the name a text has for itself", () => {
  it.each([
    ["Ministerial Statement on Reading", "Statement"],
    ["MEMORANDUM OF UNDERSTANDING on Reading", "Memorandum"],
    ["Port Verde Call to Action", "Call to Action"],
    ["Communiqué of the Ministers", "Communiqué"],
    ["Agreement on Reading", "Agreement"],
    ["Plan of Action on Reading", "Plan of Action"],
    ["On Reading", "Declaration"],
  ])("%s → %s", (title, name) => {
    expect(selfName({ title, place: null, date: null, divisions: [], clauses: [] })).toBe(name);
  });

  it("is the one it uses for itself where the title has none", () => {
    const lexicon = { instruments: [], organisations: [] };
    const source = "On Reading\n\nWe, the Ministers, issue this Communiqué and open our rooms.";
    expect(selfName(viewInstrument(readInstrument(paragraphsOf(source), { version: "v", lexicon }), lexicon))).toBe(
      "Communiqué",
    );
  });
});
