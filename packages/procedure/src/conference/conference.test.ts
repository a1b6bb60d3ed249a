import { describe, expect, it } from "vitest";
import { command, contextOf, shippedHouse, stored } from "../case-file/scene.ts";
import { isRefusal } from "../decide.ts";
import { decideConference } from "./decide.ts";
import { foldConference } from "./fold.ts";
import { calendarOf, delegationList } from "./lists.ts";
import { type Conference, EMPTY_CONFERENCE } from "./state.ts";

const HOUSE = shippedHouse("mission");
const NOW = "2025-11-25T09:00:00.000Z";

const convene = [
  "convene",
  {
    name: "Conference on lost nets",
    host: "Norland",
    venue: "Lisbon",
    zone: "Europe/Zurich",
    opens: "2026-03-27",
    closes: "2026-03-31",
  },
] as const;
const opening = { id: "s1", title: "Opening", room: "Hall A", date: "2026-03-27", begins: "10:00", ends: "13:00" };
const pak = ["enter delegation", { delegation: "PAK", name: "Pakistan", capacity: "State" }] as const;
const head = { delegation: "PAK", person: "Rana Idris", office: "Minister of Fisheries", function: "head" };

function decide(state: Conference, kind: string, body: unknown): Conference | string {
  const decision = decideConference(HOUSE, state, command(kind, body), contextOf(HOUSE, NOW, "desk"));
  if (isRefusal(decision)) return decision.rule;
  return decision.acts.reduce((now, draft) => foldConference(now, stored(draft, now.seq)), state);
}

function after(...commands: readonly (readonly [string, unknown])[]): Conference {
  return commands.reduce((state: Conference, [kind, body]) => {
    const next = decide(state, kind, body);
    if (typeof next === "string") throw new Error(`${kind}: ${next}`);
    return next;
  }, EMPTY_CONFERENCE);
}

describe("a conference", () => {
  it("sets its sessions in the clocks of the venue, also over the change to summer time", () => {
    const monday = { ...opening, id: "s2", title: "Plenary", date: "2026-03-30" };
    const state = after(convene, ["set session", monday], ["set session", opening]);
    expect(calendarOf(state).map(({ title, from }) => `${title} ${from}`)).toEqual([
      "Opening 2026-03-27T09:00:00.000Z",
      "Plenary 2026-03-30T08:00:00.000Z",
    ]);
  });

  it("lists delegations by code, heads first, with their credentials", () => {
    const adviser = { delegation: "PAK", person: "Sara Lodh", office: "Counsellor", function: "adviser" };
    const papers = {
      delegation: "PAK",
      person: "Rana Idris",
      paper: "letter of credentials",
      issuedBy: "Minister for Foreign Affairs",
      dated: "2026-03-01",
    };
    const eu = { delegation: "EU", name: "European Union", capacity: "organisation" };
    const state = after(
      convene,
      pak,
      ["enter delegation", eu],
      ["name member", adviser],
      ["name member", head],
      ["present credentials", papers],
    );
    const rows = delegationList(state);
    expect(rows.map(({ delegation }) => delegation)).toEqual(["EU", "PAK"]);
    expect(rows[0]?.head).toBeNull();
    expect(rows[1]?.members.map(({ person, credentials }) => `${person}: ${credentials}`)).toEqual([
      "Rana Idris: letter of credentials, Minister for Foreign Affairs, 2026-03-01",
      "Sara Lodh: null",
    ]);
  });

  it("lets a new head be named when the old one is withdrawn, and forgets neither", () => {
    const state = after(
      convene,
      pak,
      ["name member", head],
      ["withdraw member", { delegation: "PAK", person: "Rana Idris" }],
      ["name member", { ...head, person: "Juno Aziz" }],
    );
    expect(delegationList(state)[0]?.head?.person).toBe("Juno Aziz");
    expect(state.delegations[0]?.members).toHaveLength(2);
  });

  it("refuses what no conference does", () => {
    const state = after(convene, pak, ["name member", head], ["set session", opening]);
    expect(
      decide(EMPTY_CONFERENCE, "move", { opens: "2026-03-27", closes: "2026-03-28", venue: "Lisbon", reason: "So." }),
    ).toBe("not-convened");
    expect(decide(state, ...convene)).toBe("already-convened");
    expect(decide(EMPTY_CONFERENCE, "convene", { ...convene[1], closes: "2026-03-01" })).toBe("conference-dates");
    expect(decide(EMPTY_CONFERENCE, "convene", { ...convene[1], zone: "Moon/Tranquility" })).toBe("zone-unknown");
    expect(decide(state, "set session", opening)).toBe("session-known");
    expect(decide(state, "set session", { ...opening, id: "s3", date: "2026-04-02" })).toBe("session-outside");
    expect(decide(state, "set session", { ...opening, id: "s3", ends: "09:00" })).toBe("session-outside");
    expect(decide(state, "set session", { ...opening, id: "s3", begins: "12:00", ends: "14:00" })).toBe("room-taken");
    expect(decide(state, "cancel session", { id: "s9", reason: "So." })).toBe("session-unknown");
    expect(decide(state, ...pak)).toBe("delegation-known");
    expect(decide(state, "name member", { ...head, delegation: "XYZ" })).toBe("delegation-unknown");
    expect(decide(state, "name member", head)).toBe("member-known");
    expect(decide(state, "name member", { ...head, person: "Juno Aziz" })).toBe("one-head");
    expect(decide(state, "withdraw member", { delegation: "PAK", person: "Nobody" })).toBe("member-unknown");
  });

  it("moves, cancels, and replays from its acts", () => {
    const state = after(
      convene,
      ["set session", opening],
      ["cancel session", { id: "s1", reason: "Fog." }],
      ["move", { opens: "2026-05-04", closes: "2026-05-05", venue: "Porto", reason: "Fog." }],
    );
    expect(state.conference?.venue).toBe("Porto");
    expect(calendarOf(state)).toEqual([]);
    expect(state.findings).toEqual([]);
  });
});
