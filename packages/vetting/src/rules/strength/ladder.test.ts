import type { ClauseView } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { builtinPack } from "../../packs/builtin.ts";
import { strengthOf, strengthProfile } from "./ladder.ts";

const PACK = builtinPack();

function clause(text: string, role: ClauseView["role"] = "operative"): ClauseView {
  const nothing = { placeholders: [], brackets: [], citations: [], organisations: [] };
  return { id: text, label: "OP1", role, division: null, text, ...nothing };
}

describe("the strength of a clause", () => {
  it.each([
    ["We agree to open our rooms;", 4, "agree to"],
    ["The participants shall open their rooms;", 4, "shall"],
    ["3. We commit to open our rooms;", 3, "commit to"],
    ["We will open our rooms;", 3, "will"],
    ["Strengthen our libraries;", 2, "Strengthen"],
    ["Step up our efforts;", 2, "Step up"],
    ["(a) Recognise the worth of reading;", 1, "Recognise"],
    ["We, the Ministers of Reading, endorse this Declaration;", 3, "endorse"],
    ["The Ministers agreed to open rooms.", 4, "agreed to"],
    ["Libraries old and new;", 0, null],
  ] as const)("%s → %i", (text, level, verb) => {
    expect(strengthOf(clause(text), PACK)).toMatchObject({ level, verb });
  });

  it("is lowered by one where the clause is hedged, and never below one", () => {
    expect(strengthOf(clause("We agree to open our rooms, as appropriate;"), PACK)).toMatchObject({
      level: 3,
      hedges: ["as appropriate"],
    });
    expect(strengthOf(clause("Support readers, where possible;"), PACK).level).toBe(1);
  });

  it("is given for recitals, operative and closing paragraphs, in their order", () => {
    const clauses = [
      clause("We, the Ministers,", "opening"),
      clause("Recall our meeting;", "preambular"),
      clause("On rooms, we:", "chapeau"),
      clause("Open our rooms;"),
      clause("We endorse this Declaration.", "closing"),
    ];
    const profile = strengthProfile({ title: null, place: null, date: null, divisions: [], clauses }, PACK);
    expect(profile.map(({ level }) => level)).toEqual([1, 0, 3]);
  });
});
