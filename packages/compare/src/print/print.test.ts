import { describe, expect, it } from "vitest";
import { compile } from "../compile/compile.ts";
import { speakerFor } from "../compile/membership.ts";
import { instrumentOfLines } from "../compile/plain.ts";
import { project, rollingText } from "../compile/project.ts";
import { columns, concerning } from "./columns.ts";
import { concordance } from "./concordance.ts";
import { metricsOf, metricsSeries } from "./metrics.ts";
import { inStyle, printRolling } from "./styles.ts";
import { lookAlikes, unseenDifference } from "./unseen.ts";

const BASE = ["Decide to survey the river mouth each spring;", "Thank the crews of [list of ports];"];
const zero = instrumentOfLines(BASE, "zero");
const compilation = compile(zero, [
  { party: "EU", text: ["Decide to survey the river mouth each autumn;", BASE[1] ?? ""] },
  { party: "G77", text: [BASE[0] ?? "", "Invite observers from the delta;", BASE[1] ?? ""] },
]);

describe("proposals side by side", () => {
  it("stand with the clause they are on, in words", () => {
    expect(columns(compilation).map((row) => row.proposals)).toEqual([
      [
        { parties: ["EU"], proposal: "replace “spring” by “autumn”" },
        { parties: ["G77"], proposal: "new paragraph after OP1: “Invite observers from the delta;”" },
      ],
      [],
    ]);
  });

  it("can be cut down to what concerns one delegation", () => {
    expect(concerning(compilation, "EU").map((row) => row.label)).toEqual(["OP1"]);
    expect(concerning(compilation, "BRA")).toEqual([]);
  });
});

describe("a blank or a bracket of the base in columns", () => {
  it("is taken in whole where somebody changes a part of it", () => {
    const given = compile(zero, [
      { party: "AUS", text: [BASE[0] ?? "", "Thank the crews of [list of States];"] },
      { party: "BRA", text: [BASE[0] ?? "", "Thank the crews of [list of all ports];"] },
      { party: "CHL", text: [BASE[0] ?? "", "Thank the crews of Port Verde;"] },
    ]);
    expect(columns(given)[1]?.proposals).toEqual([
      { parties: ["AUS"], proposal: "replace “[list of ports]” by “[list of States]”" },
      { parties: ["BRA"], proposal: "replace “[list of ports]” by “[list of all ports]”" },
      { parties: ["CHL"], proposal: "replace “[list of ports]” by “Port Verde”" },
    ]);
  });
});

describe("a style without names", () => {
  it("names no party: in compiled brackets, in those typed by hand within them, in places and reservations", () => {
    const given = compile(zero, [
      { party: "EU", text: ["Decide to [NOR, PAK: boldly] survey the river mouth each autumn;", BASE[1] ?? ""] },
      { party: "JPN", text: [BASE[1] ?? "", "Decide to survey the river mouth (JPN reserves) each spring;"] },
      { party: "KEN", text: [BASE[0] ?? "", `${BASE[1] ?? ""} [placement: after OP1 – CHE] [USA reserves]`] },
    ]);
    for (const style of ["brackets", "slashes", "options"] as const) {
      const bare = inStyle(rollingText(given), style);
      expect(JSON.stringify(bare)).not.toMatch(/EU|NOR|PAK|JPN|KEN|CHE|USA/);
      expect(printRolling(bare, style)).toBe(printRolling(rollingText(given), style));
    }
    expect(printRolling(rollingText(given), "brackets")).toContain("survey the river mouth [(reservation)]");
  });

  it("says words once where a delegation only puts them in brackets", () => {
    const given = compile(zero, [
      { party: "EU", text: ["Decide to survey the [river] mouth each spring;", BASE[1] ?? ""] },
    ]);
    expect(printRolling(rollingText(given), "brackets")).toContain("Decide to survey the [river] mouth each spring;");
  });
});

describe("the concordance", () => {
  it("says old number, new number, what was done and who", () => {
    const rows = concordance(zero, project(compilation, ["EU", "G77"]).instrument, compilation);
    expect(rows.map(({ older, newer, done, parties }) => [older, newer, done, parties.join()])).toEqual([
      ["OP1", "OP1", "changed", "EU"],
      [null, "OP2", "added", "G77"],
      ["OP2", "OP3", "renumbered", ""],
    ]);
  });
});

describe("metrics", () => {
  it("count brackets, options and words in them, and what is agreed", () => {
    expect(metricsOf(rollingText(compilation))).toEqual({
      version: "zero",
      pages: 1,
      clauses: 3,
      words: 21,
      brackets: 2,
      placeholders: 1,
      options: 2,
      wordsBracketed: 7,
      agreedShare: 333,
    });
    expect(metricsSeries([zero, rollingText(compilation)]).map((each) => each.brackets)).toEqual([0, 2]);
  });
});

describe("groups", () => {
  const table = [{ group: "G77", member: "KEN", from: "1964-06-15", until: null }];

  it("speak for a member that filed nothing, on days when it is a member", () => {
    expect(speakerFor(compilation, "KEN", table, "2026-01-01")).toBe("G77");
    expect(speakerFor(compilation, "KEN", table, "1960-01-01")).toBeNull();
    expect(speakerFor(compilation, "EU", table, "2026-01-01")).toBe("EU");
  });
});

describe("wordings that look alike", () => {
  it("are told apart in words", () => {
    expect(unseenDifference("Port Verde", "Port\u00a0Verde")).toBe("no-break space put in");
    expect(unseenDifference("Port\u202fVerde", "Port Verde")).toBe("narrow no-break space taken out");
    expect(unseenDifference("co\u00adoperate", "cooperate")).toBe("soft hyphen taken out");
    expect(unseenDifference("States", "St\u0430tes")).toBe("Cyrillic \u0430 (U+0430) put in for a");
    expect(unseenDifference("\u039fcean", "Ocean")).toBe("Greek \u039f (U+039F) taken out for O");
    expect(unseenDifference("\u043c\u0438\u0440", "\u043c\u0438\u0440\u044b")).toBeNull();
    expect(unseenDifference("Port Verde", "Port  Verde")).toBe("another number of spaces");
    expect(unseenDifference("caf\u00e9", "cafe\u0301")).toBe("the same letters, composed otherwise");
    expect(unseenDifference("Port Verde", "Port Verdi")).toBeNull();
    expect(unseenDifference("same", "same")).toBeNull();
  });

  it("are named with their clause and parties, and in the columns", () => {
    const nbsp = compile(zero, [
      { party: "FRA", text: [BASE[0]?.replace("river mouth", "river\u00a0mouth") ?? "", BASE[1] ?? ""] },
    ]);
    expect(lookAlikes(nbsp)).toMatchObject([
      { clause: "zero.c1", parties: ["FRA"], difference: "no-break space put in" },
    ]);
    expect(columns(nbsp)[0]?.proposals[0]?.proposal).toContain("(no-break space put in)");
  });
});
