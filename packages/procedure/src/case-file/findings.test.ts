import { describe, expect, it } from "vitest";
import { isRefusal } from "../decide.ts";
import { deadlinesOf } from "./deadlines.ts";
import { countsByClause } from "./findings.ts";
import { positionTable } from "./position-table.ts";
import { clausesWithoutPosition } from "./readiness.ts";
import { decideStep, type PlayStep, played, shippedHouse, WHOLE_PLAY } from "./scene.ts";

const HOUSE = shippedHouse("federal-secretariat");
const VETTED = WHOLE_PLAY.slice(0, 2);
const THE_FINDING = { version: "zero draft", party: "PAK", finding: "f1" };
const SET_ASIDE = {
  ...THE_FINDING,
  rule: "strength/duty",
  clause: "c2",
  severity: "object",
  reason: "OP4 limits it.",
};
const DISMISS: PlayStep = ["so-conferences", "dismiss finding", SET_ASIDE];
const RESTORE: PlayStep = ["so-conferences", "restore finding", THE_FINDING];
const LATER = "2026-01-05T09:00:00.000Z";

const ruleOf = (steps: readonly PlayStep[], step: PlayStep): string | null => {
  const decision = decideStep(HOUSE, played(HOUSE, steps), step);
  return isRefusal(decision) ? decision.rule : null;
};

describe("a finding of the vetting", () => {
  it("that is set aside counts no longer, and its objection asks for no position", () => {
    expect(clausesWithoutPosition(played(HOUSE, VETTED))).toEqual(["c2"]);
    const state = played(HOUSE, [...VETTED, DISMISS]);
    expect(countsByClause(state).get("c2")).toEqual({ object: 0, consider: 0, note: 0 });
    expect(clausesWithoutPosition(state)).toEqual([]);
    expect(positionTable(HOUSE, state).rows.find(({ clause }) => clause === "c2")?.findings?.object).toBe(0);
    expect(state.log.at(-1)).toMatchObject({
      says: "set a finding on OP1 aside (strength/duty, zero draft for PAK): OP4 limits it.",
      clauses: ["c2"],
    });
  });

  it("counts again when it is restored, and both acts stay", () => {
    const state = played(HOUSE, [...VETTED, DISMISS, RESTORE]);
    expect(clausesWithoutPosition(state)).toEqual(["c2"]);
    expect(state.dismissals).toMatchObject([{ seq: 3, restoredBy: 4 }]);
    expect(played(HOUSE, [...VETTED, DISMISS, RESTORE, DISMISS]).dismissals).toHaveLength(2);
  });

  it("of another party or another version takes nothing from the counts", () => {
    const state = played(HOUSE, [...VETTED, ["so-conferences", "dismiss finding", { ...SET_ASIDE, party: "NOR" }]]);
    expect(clausesWithoutPosition(state)).toEqual(["c2"]);
  });

  it("is set aside once, and restored only where it was set aside", () => {
    expect(ruleOf([...VETTED, DISMISS], DISMISS)).toBe("finding-dismissed");
    expect(ruleOf(VETTED, RESTORE)).toBe("finding-not-dismissed");
    expect(ruleOf([...VETTED, DISMISS, RESTORE], RESTORE)).toBe("finding-not-dismissed");
    expect(ruleOf(WHOLE_PLAY.slice(0, 8), DISMISS)).toBe("under-submission");
  });
});

describe("a deadline of a file", () => {
  const asked = played(HOUSE, WHOLE_PLAY.slice(0, 3));
  const due = asked.circulations[0]?.due ?? "";

  it("stands for each division that has not answered, and for the reply", () => {
    expect(deadlinesOf(asked).map(({ kind, division }) => division ?? kind)).toEqual(["legal", "europe", "reply"]);
    expect(deadlinesOf(played(HOUSE, WHOLE_PLAY.slice(0, 5))).map(({ kind }) => kind)).toEqual(["reply"]);
    expect(deadlinesOf(played(HOUSE, WHOLE_PLAY))).toEqual([]);
  });

  it("is settled by a reminder after it, not by one before it", () => {
    const remind = (at: string): PlayStep => ["so-conferences", "remind", { division: "legal" }, { at }];
    const early = played(HOUSE, [remind("2025-11-25T12:00:00.000Z")], asked);
    expect(deadlinesOf(early).map(({ division }) => division)).toContain("legal");
    const late = played(HOUSE, [remind(LATER)], asked);
    expect(late.circulations[0]?.due).toBe(due);
    expect(deadlinesOf(late).map(({ division }) => division)).not.toContain("legal");
  });

  it("of the reply is noted as overdue once, and not before it passes", () => {
    const note = (at: string): PlayStep => ["so-conferences", "note overdue", { what: "reply" }, { at }];
    expect(ruleOf(WHOLE_PLAY.slice(0, 3), note(asked.replyDue ?? ""))).toBe("not-overdue");
    const state = played(HOUSE, [...WHOLE_PLAY.slice(0, 3), note(LATER)]);
    expect(state.overdue).toMatchObject([{ what: "reply", due: asked.replyDue }]);
    expect(deadlinesOf(state).map(({ kind }) => kind)).not.toContain("reply");
    expect(ruleOf([...WHOLE_PLAY.slice(0, 3), note(LATER)], note(LATER))).toBe("not-overdue");
  });
});
