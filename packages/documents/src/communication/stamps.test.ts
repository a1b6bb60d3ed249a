import { paragraphsOf } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { HOUSE } from "./house.ts";
import { paperLinesOf } from "./paper-lines.ts";
import { stampTimeOf } from "./stamp-time.ts";
import { stampsIn } from "./stamps.ts";

function stampsOf(source: string) {
  return stampsIn(paperLinesOf(source, paragraphsOf(source)), HOUSE).map(({ stamp }) => stamp);
}

const TIME = "Wednesday, 07 October, 2026, 11:05:09 PM";
const STAMP = { person: "Ada Lind", office: "Foreign Secretary", at: "2026-10-07T23:05:09", zone: null };

describe("electronic signature stamps", () => {
  it.each([
    ["name, office, time", `Ada Lind\nForeign Secretary\n${TIME}`],
    ["time, name, office", `${TIME}\nAda Lind\nForeign Secretary`],
    ["name, time, office", `Ada Lind\n${TIME}\nForeign Secretary`],
    ["office, name, time", `Foreign Secretary\nAda Lind\n${TIME}`],
    ["time in a block of its own", `${TIME}\n\nAda Lind\nForeign Secretary`],
    ["name and office in a block above", `Ada Lind\nForeign Secretary\n\n${TIME}`],
    ["every line between blank lines", `Ada Lind\n\nForeign Secretary\n\n${TIME}`],
    ["every line between blank lines, time first", `${TIME}\n\nAda Lind\n\nForeign Secretary`],
    ["all on one line", `Ada Lind, Foreign Secretary, ${TIME}`],
    ["the hour on a line of its own", "Ada Lind\nForeign Secretary\nWednesday, 07 October, 2026,\n11:05:09 PM"],
    ["in capitals", `ADA LIND\nFOREIGN SECRETARY\n${TIME.toUpperCase()}`],
  ])("are read in the order %s", (_, source) => {
    const [stamp, ...more] = stampsOf(source);
    expect(more).toEqual([]);
    expect({ ...stamp, person: stamp?.person?.toLowerCase(), office: stamp?.office?.toLowerCase() }).toEqual({
      ...STAMP,
      person: "ada lind",
      office: "foreign secretary",
    });
  });

  it("of several persons under one another keep their own names, in either order", () => {
    const names = ["Ada Lind", "Bo Marsh", "Cai Noor"];
    const times = ["9:00:01 AM", "9:00:02 AM", "9:00:03 AM"].map((time) => `Monday, 05 October, 2026, ${time}`);
    const nameFirst = names.map((name, index) => `${name}\nDirector\n${times[index]}`).join("\n");
    const timeFirst = names.map((name, index) => `${times[index]}\n${name}\nDirector`).join("\n");
    expect(stampsOf(nameFirst).map((stamp) => [stamp.person, stamp.at.slice(-1)])).toEqual(
      names.map((name, i) => [name, String(i + 1)]),
    );
    expect(stampsOf(timeFirst).map((stamp) => [stamp.person, stamp.at.slice(-1)])).toEqual(
      names.map((name, i) => [name, String(i + 1)]),
    );
  });

  it("go on over the head and the foot of a page", () => {
    const source = `Ada Lind\nForeign Secretary\n\nRESTRICTED\n\fRESTRICTED\n\n${TIME}\n\n1. Words of the text.`;
    const kept = paragraphsOf(source).filter(({ text }) => text !== "RESTRICTED");
    const found = stampsIn(paperLinesOf(source, kept), HOUSE);
    expect(found.map(({ stamp }) => stamp)).toEqual([STAMP]);
    expect(found[0]?.lines).toEqual([0, 1, 4]);
  });

  it("take no heading that a blank line keeps from the next words", () => {
    expect(stampsOf(`Minister\n\nPort Sela\n\nDeclaration\n\n${TIME}`)).toEqual([
      { ...STAMP, person: null, office: null },
    ]);
  });

  it("noon and midnight are told apart", () => {
    expect(stampTimeOf("Monday, 05 October, 2026, 12:00:00 AM", HOUSE)?.at).toBe("2026-10-05T00:00:00");
    expect(stampTimeOf("Monday, 05 October, 2026, 12:00:00 PM", HOUSE)?.at).toBe("2026-10-05T12:00:00");
  });

  it("a zone is kept where it is printed, and null elsewhere", () => {
    expect(stampTimeOf("Date: 2026.10.05 16:20:11 +05'00'", HOUSE)).toMatchObject({
      at: "2026-10-05T16:20:11",
      zone: "+05:00",
    });
    expect(stampTimeOf("2026-10-05T16:20:11Z", HOUSE)).toMatchObject({ at: "2026-10-05T16:20:11", zone: "Z" });
    expect(stampTimeOf(TIME, HOUSE)?.zone).toBeNull();
  });

  it.each([
    "The meeting will open on 10 December 2026 at 9:30 AM",
    "Port Sela, 10 December 2026, 10:00",
    "Monday, 05 October, 2026, 27:00:00",
    "adopted at the 10:00:00 session of 5 October 2026",
    "Article 9:30",
  ])("running text with an hour is no stamp: %s", (line) => {
    expect(stampTimeOf(line, HOUSE)).toBeNull();
    expect(stampsOf(line)).toEqual([]);
  });
});
