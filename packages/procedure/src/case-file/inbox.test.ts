import { describe, expect, it } from "vitest";
import type { House } from "../house/house.ts";
import { type InboxEntry, inbox, orderInbox } from "./inbox.ts";
import { momentOf, type PlayStep, played, REGISTRATION, shippedHouse, WHOLE_PLAY } from "./scene.ts";
import { type CaseFile, EMPTY_CASE_FILE } from "./state.ts";

const HOUSE = shippedHouse("federal-secretariat");

function tasks(state: CaseFile, office: string, house: House = HOUSE, now: string = momentOf(30)): readonly string[] {
  return inbox(house, state, `Officer of ${office}`, [{ office, acting: null }], now).map(({ task }) => task);
}

function after(steps: number, ...more: readonly PlayStep[]): CaseFile {
  return played(HOUSE, [...WHOLE_PLAY.slice(0, steps), ...more]);
}

describe("what waits for whom", () => {
  it("goes from office to office as the file goes on", () => {
    const waits = [
      ["so-conferences", "vet"],
      ["so-conferences", "circulate"],
      ["ds-legal", "give opinion"],
      ["ds-europe", "give opinion"],
      ["so-conferences", "consolidate"],
      ["so-conferences", "draft reply"],
      ["so-conferences", "submit"],
      ["ds-conferences", "clear"],
      ["js-multilateral", "clear"],
      ["as-multilateral", "clear"],
      ["the-secretary", "sign"],
      ["so-conferences", "issue"],
      ["so-conferences", "close"],
    ] as const;
    for (const [at, [office, task]] of waits.entries())
      expect(tasks(after(at + 1), office), `after ${at + 1}`).toEqual([task]);
    expect(HOUSE.offices.flatMap(({ id }) => tasks(after(14), id))).toEqual([]);
    expect(tasks(EMPTY_CASE_FILE, "registry")).toEqual([]);
  });

  it("waits for one office only, once the draft is on its way up", () => {
    for (const steps of [8, 9, 10, 11]) {
      expect(HOUSE.offices.flatMap(({ id }) => tasks(after(steps), id))).toHaveLength(1);
    }
  });

  it("waits for the registry where the desk may not do it itself", () => {
    const state = played(HOUSE, [["registry", "register", { ...REGISTRATION, text: null, desk: "ds-conferences" }]]);
    expect(tasks(state, "ds-conferences")).toEqual([]);
    expect(tasks(state, "registry")).toEqual(["receive text"]);
  });

  it("tells a substitute for whom they stand in", () => {
    const seat = { office: "ds-conferences", acting: { for: "Dana Veld", reason: "leave" } };
    const [entry] = inbox(HOUSE, after(8), "Nadia Frost", [seat], momentOf(30));
    expect(entry?.why).toContain("you stand in for Dana Veld: leave");
  });

  it("does not wait for somebody who may not clear it, having drafted it", () => {
    const seat = { office: "ds-conferences", acting: { for: "Dana Veld", reason: "leave" } };
    expect(inbox(HOUSE, after(8), "Officer of so-conferences", [seat], momentOf(30))).toEqual([]);
  });

  it("says that it was returned, by whom and why", () => {
    const state = after(10, ["as-multilateral", "return", { to: "ds-conferences", remarks: "Too long." }]);
    const [entry] = inbox(
      HOUSE,
      state,
      "Officer of ds-conferences",
      [{ office: "ds-conferences", acting: null }],
      momentOf(30),
    );
    expect(entry?.why).toBe("The draft was returned to you by Additional Secretary (Multilateral): Too long.");
  });

  it("says that a later opinion has opened a conflict", () => {
    const state = after(8, [
      "ds-europe",
      "give opinion",
      { verdict: "views", supersedes: 5, clauses: [{ clause: "c2", stance: "reserve" }] },
    ]);
    const [entry] = inbox(
      HOUSE,
      state,
      "Officer of ds-conferences",
      [{ office: "ds-conferences", acting: null }],
      momentOf(30),
    );
    expect(entry?.why).toContain("opinions conflict on OP1, so it has to be returned");
  });

  it("is overdue from the millisecond after the deadline, and so is an opinion late", () => {
    const state = after(3);
    const due = state.circulations[0]?.due ?? "";
    const next = due.replace(".000Z", ".001Z");
    const isOverdue = (now: string): boolean | undefined =>
      inbox(HOUSE, state, "Officer of ds-legal", [{ office: "ds-legal", acting: null }], now)[0]?.isOverdue;
    expect([isOverdue(due), isOverdue(next)]).toEqual([false, true]);
    const late = [due, next].map(
      (at) => after(3, ["ds-legal", "give opinion", { verdict: "no comment" }, { at }]).opinions[0]?.late,
    );
    expect(late).toEqual([false, true]);
  });

  it("puts the faster paper first, then the earlier deadline, then what has none", () => {
    const [entry] = inbox(
      HOUSE,
      after(1),
      "Officer of so-conferences",
      [{ office: "so-conferences", acting: null }],
      momentOf(2),
    );
    if (entry === undefined) throw new Error("nothing waits");
    const made = (diary: string, precedence: string, due: string | null): InboxEntry => ({
      ...entry,
      diary,
      precedence,
      due,
    });
    const day = (date: string): string => `${date}T12:00:00.000Z`;
    const entries = [
      made("routine", "Routine", day("2025-11-26")),
      made("later", "Most Immediate", day("2025-12-03")),
      made("none", "Most Immediate", null),
      made("sooner", "Most Immediate", day("2025-11-28")),
    ];
    expect(orderInbox(HOUSE, entries).map(({ diary }) => diary)).toEqual(["sooner", "later", "none", "routine"]);
  });
});
