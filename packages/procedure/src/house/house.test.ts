import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedHouse } from "../case-file/scene.ts";
import type { House } from "./house.ts";
import { isNumbering, serialIn, writeNumber } from "./numbering.ts";
import { readHouse } from "./read-house.ts";
import { SHIPPED_HOUSES } from "./shipped.ts";
import { wayUp } from "./way-up.ts";

const FEDERAL = shippedHouse("federal-secretariat");

function faultsIn(changes: object): readonly string[] {
  const read = readHouse(JSON.parse(JSON.stringify({ ...FEDERAL, ...changes })));
  return read.ok ? [] : read.faults.map(({ where, what }) => `${where}: ${what}`);
}

function withOffice(id: string, changes: object): Pick<House, "offices"> {
  return { offices: FEDERAL.offices.map((office) => (office.id === id ? { ...office, ...changes } : office)) };
}

describe("a house file", () => {
  it("is right in each house that comes with Travaux", () => {
    expect(SHIPPED_HOUSES.map(({ house }) => readHouse(house).ok)).toEqual([true, true]);
  });

  it("leads a paper from the desk through every rank to the one who signs", () => {
    expect(wayUp(FEDERAL, "so-conferences")?.map(({ office, signs }) => (signs ? `${office} signs` : office))).toEqual([
      "ds-conferences",
      "js-multilateral",
      "as-multilateral",
      "the-secretary signs",
    ]);
  });

  it("in which an office cannot be reached from the top is refused", () => {
    expect(faultsIn(withOffice("ds-legal", { reportsTo: null }))).toContain(
      "office ds-legal: may submit, but no office above it that can be reached may sign",
    );
  });

  it("whose ranks go round in a circle is refused", () => {
    const ranks = FEDERAL.ranks.map((rank) => (rank.id === "secretary" ? { ...rank, above: "section-officer" } : rank));
    expect(faultsIn({ ranks })).toContain(
      "rank secretary: stands above itself: the ladder of ranks goes round in a circle",
    );
  });

  it("in which nobody may sign is refused", () => {
    expect(faultsIn({ powers: { ...FEDERAL.powers, sign: [] } })).toContain("powers, sign: nobody may sign");
  });

  it("that leaves a mandatory rank out of somebody's way is refused", () => {
    expect(faultsIn(withOffice("ds-conferences", { reportsTo: "as-multilateral" }))).toContain(
      "office so-conferences: its way up leaves out joint-secretary, whose clearance is mandatory",
    );
  });

  it("in which a paper goes down instead of up is refused", () => {
    expect(faultsIn(withOffice("js-multilateral", { reportsTo: "ds-legal" }))).toContain(
      "office js-multilateral: reports to ds-legal, whose rank does not stand above its own",
    );
  });

  it("with a name that it does not define, or defines twice, is refused", () => {
    expect(faultsIn(withOffice("ds-legal", { rank: "admiral" }))).toContain(
      'office ds-legal: "admiral" is no rank of this house',
    );
    expect(faultsIn({ divisions: [...FEDERAL.divisions, { id: "legal", name: "Legal again" }] })).toContain(
      'divisions: "legal" stands there twice',
    );
    expect(faultsIn({ maximumGrading: "Cosmic" })).toContain('maximumGrading: "Cosmic" is no grading of this house');
  });

  it("with a division that has no voice, or a rank that must clear and cannot, is refused", () => {
    expect(faultsIn({ divisions: [...FEDERAL.divisions, { id: "choir", name: "Choir" }] })).toContain(
      "division choir: has no office that may give an opinion",
    );
    expect(
      faultsIn({ powers: { ...FEDERAL.powers, clear: ["joint-secretary", "additional-secretary"] } })[0],
    ).toContain("has no power to clear");
  });

  it("that is something else altogether is refused with the place", () => {
    expect(faultsIn({ workingWeek: ["Mon", "Funday"] })[0]).toContain("house.workingWeek[1]");
    expect(faultsIn({ diary: "9/{year}" })[0]).toContain("house.diary");
    expect(faultsIn({ colour: "blue" })[0]).toBe("house.colour: is not a field here");
    for (const wrong of [null, 3, [], "house"]) expect(readHouse(wrong).ok).toBe(false);
    fc.assert(fc.property(fc.jsonValue(), (value) => !readHouse(value).ok));
  });
});

describe("numbers of the diary", () => {
  it("are written by the pattern of the house", () => {
    const parts = { serial: 16, date: "2025-11-25", office: "MMC" };
    expect(writeNumber("9/{serial}/{year}-{office}", parts)).toBe("9/16/2025-MMC");
    expect(writeNumber("{day}{month}/{serial:4}", parts)).toBe("2511/0016");
  });

  it("give their serial back", () => {
    const date = "2025-11-25";
    fc.assert(
      fc.property(
        fc.constantFrom("9/{serial}/{year}-{office}", "IN/{year}/{serial:3}", "(+){serial}.{month}"),
        fc.nat(),
        (pattern, serial) => {
          return serialIn(pattern, writeNumber(pattern, { serial, date, office: "M.C" })) === serial;
        },
      ),
    );
    expect(serialIn("9/{serial}/{year}-{office}", "8/16/2025-MMC")).toBeNull();
  });

  it("need one serial and no stray braces", () => {
    expect(["{serial}", "a{serial:3}b"].every(isNumbering)).toBe(true);
    expect(["", "{year}", "{serial}{serial}", "{serial}{colour}", "{serial:x}"].some(isNumbering)).toBe(false);
  });
});
