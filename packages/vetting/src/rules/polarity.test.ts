import type { ClauseView } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { findAll } from "../packs/phrase/find.ts";
import { readPhrase } from "../packs/phrase/phrase.ts";
import { isAskedOfOthers, isDenied, isSetAside } from "./polarity.ts";
import { wordsIn } from "./reading.ts";

function placed(text: string, words: string) {
  const clause: ClauseView = {
    id: "c",
    label: "OP1",
    role: "operative",
    division: null,
    text,
    placeholders: [],
    brackets: [],
    citations: [],
    organisations: [],
  };
  const phrase = readPhrase(words);
  const place = typeof phrase === "string" ? undefined : findAll([phrase], wordsIn(clause))[0];
  if (place === undefined) throw new Error(`“${words}” does not stand in “${text}”`);
  return { clause, place };
}

describe("what a clause denies", () => {
  it.each([
    "Nothing in this Declaration shall oblige any State to lend books;",
    "Nothing in this Declaration and its annex obliges States to close rooms or to lend books;",
    "No participant is required to lend books;",
    "We do not lend books;",
    "Libraries shall not, in any year, lend books;",
    "Agree not to lend books;",
    "Libraries cannot lend books;",
    "Open the rooms without having to lend books;",
    "Refrain from any promise to lend books;",
    "Rule out any duty to lend books;",
    "Neither readers nor libraries shall lend books;",
    "In no case shall this text oblige States to lend books;",
    "No sentence of this text is a promise to lend books;",
    "Reject any attempt by others to make us lend books;",
  ])("%s", (text) => {
    const { clause, place } = placed(text, "lend books");
    expect(isDenied(clause, place)).toBe(true);
  });

  it.each([
    "Lend books;",
    "Shall lend books without delay;",
    "Will, without delay, lend books;",
    "Not only open the rooms but also lend books;",
    "Not later than next year, lend books;",
    "Shall not refuse to lend books;",
    "Refuse to hinder those who lend books;",
    "Reject any attempt to close the rooms and commit to lend books;",
    "Shall not close the rooms and shall lend books;",
    "No library shall be closed, and all libraries shall lend books;",
    "Nothing in this text closes a room; libraries lend books;",
    "Nothing in this text closes a room, and the participants shall lend books;",
    "Readers who do not own a book, and libraries that lend books;",
    "Do not wait but lend books;",
    "Readers shall not pay unless they lend books;",
  ])("and what it does not: %s", (text) => {
    const { clause, place } = placed(text, "lend books");
    expect(isDenied(clause, place)).toBe(false);
  });

  it("may follow the words", () => {
    for (const text of ["Lending of books shall not be required;", "The lending of books may be refused;"]) {
      const { clause, place } = placed(text, "lending of books");
      expect(isDenied(clause, place)).toBe(true);
    }
    const { clause, place } = placed("The lending of books shall be free;", "lending of books");
    expect(isDenied(clause, place)).toBe(false);
  });
});

describe("what is asked of others", () => {
  it.each([
    ["Invite the Secretariat to report every year;", true],
    ["Encourage publishing companies to report every year;", true],
    ["Invite all States to report every year;", false],
    ["Urge the Secretariat and all States to report every year;", false],
    ["Thank the Secretariat for its work, and report every year;", false],
    ["Invite the Secretariat to hold a meeting and commit to report every year;", false],
    ["Report every year;", false],
  ])("%s", (text, expected) => {
    const { clause, place } = placed(text, "report every year");
    expect(isAskedOfOthers(clause, place)).toBe(expected);
  });
});

describe("what is set aside", () => {
  it.each([
    ["Notwithstanding domestic law, open the rooms;", true],
    ["Irrespective of any domestic law, open the rooms;", true],
    ["Open the rooms without regard to domestic law;", true],
    ["Open the rooms in accordance with domestic law;", false],
    ["Notwithstanding the rain, open the rooms of every library in accordance with domestic law;", false],
  ])("%s", (text, expected) => {
    const { clause, place } = placed(text, "domestic law");
    expect(isSetAside(clause, place)).toBe(expected);
  });
});
