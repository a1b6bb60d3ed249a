import { describe, expect, it } from "vitest";
import { briefForHead, noteSheet, replyFields } from "./papers.ts";
import { positionTable } from "./position-table.ts";
import { type PlayStep, played, shippedHouse, WHOLE_PLAY } from "./scene.ts";

const HOUSE = shippedHouse("federal-secretariat");

describe("papers of a case file", () => {
  const plain: PlayStep = [
    "so-conferences",
    "take position",
    { clause: "c1", stance: "accept", talkingPoint: "The preamble is balanced." },
  ];
  const state = played(HOUSE, [...WHOLE_PLAY.slice(0, 5), plain, ...WHOLE_PLAY.slice(5)]);

  it("a reply holds no red line, fallback, talking point or name of a division", () => {
    const reply = JSON.stringify(replyFields(HOUSE, state));
    for (const inside of [
      "No date.",
      "Mark by 2035",
      "It takes time",
      "balanced",
      "Legal and Treaties",
      "No means before",
    ]) {
      expect(reply).not.toContain(inside);
    }
    expect(reply).toContain("Endeavour to mark gear;");
  });

  it("a brief for the head of delegation puts the red line first and holds what is for the delegation alone", () => {
    const brief = briefForHead(HOUSE, state);
    expect(brief.rows.map(({ label, redLine }) => [label, redLine])).toEqual([
      ["OP1", "No date."],
      ["PP1", null],
    ]);
    expect(brief.rows[0]?.fallback).toBe("Mark by 2035;");
    expect(brief).toMatchObject({ isSigned: true, unanswered: [], openConflicts: [], instructionsSought: [] });
  });

  it("a note sheet has a numbered paragraph for every act", () => {
    const sheet = noteSheet(HOUSE, state);
    expect(sheet.map(({ number }) => number)).toEqual(state.log.map((_, at) => at + 1));
    expect(sheet.find(({ says }) => says === "cleared the draft")).toMatchObject({
      office: "Deputy Secretary (Conferences)",
    });
  });

  it("a draft reply is neither signed nor numbered", () => {
    const draft = replyFields(HOUSE, played(HOUSE, WHOLE_PLAY.slice(0, 8)));
    expect(draft).toMatchObject({ signed: null, number: null, dated: null });
  });

  it("a position taken on an earlier version is marked, and one on a clause that is gone stays in the table", () => {
    const revised = { version: "Rev.1", name: "Revised draft", clauses: [{ id: "c2", label: "OP1 bis" }] };
    const rows = positionTable(
      HOUSE,
      played(HOUSE, [
        ...WHOLE_PLAY.slice(0, 5),
        plain,
        ...WHOLE_PLAY.slice(5, 7),
        ["registry", "receive text", revised],
      ]),
    ).rows;
    expect(rows.map(({ label, isInText, isOfEarlierText }) => [label, isInText, isOfEarlierText])).toEqual([
      ["OP1 bis", true, true],
      ["PP1", false, true],
    ]);
  });
});
