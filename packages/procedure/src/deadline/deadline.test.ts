/// <reference lib="esnext.temporal" />
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedHouse } from "../case-file/scene.ts";
import { dateOf, dayOf, weekdayOf } from "./dates.ts";
import { resolveDeadline } from "./deadline.ts";
import { instantOf, millisecondsOf } from "./instant.ts";
import { countWorkingDays, isWorkingDay } from "./working-days.ts";
import { instantAt, localMoment, type OffsetAt } from "./zone.ts";

/** The tables of zones that this machine has. */
const MACHINE_ZONES: OffsetAt = (zone, instant) => {
  try {
    const offset = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offsetNanoseconds;
    return offset / 60_000_000_000;
  } catch {
    return null;
  }
};

const KARACHI = { ...shippedHouse("federal-secretariat") };
const reckoning = {
  house: KARACHI,
  now: "2025-11-25T06:45:00.000Z",
  opens: "2025-12-10",
  hoursOfPrecedence: 24,
  offsetAt: MACHINE_ZONES,
};

describe("dates", () => {
  it("count as the calendar does, for four hundred years", () => {
    for (let day = -80_000; day < 80_000; day += 37) {
      const date = dateOf(day) ?? "";
      expect(date).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      expect(dayOf(date)).toBe(day);
    }
    expect(weekdayOf(dayOf("2025-12-02") ?? 0)).toBe("Tue");
  });

  it("that do not exist are none", () => {
    for (const wrong of ["2025-02-29", "2025-13-01", "2025-00-10", "2025-4-1", "25-11-2025", "2025-04-31", ""]) {
      expect(dayOf(wrong), wrong).toBeNull();
    }
    expect(dayOf("2024-02-29")).not.toBeNull();
  });

  it("and instants come back from their numbers", () => {
    fc.assert(
      fc.property(fc.integer({ min: -6e13, max: 2.5e14 }), (milliseconds) => {
        const instant = instantOf(milliseconds) ?? "";
        return instant === new Date(milliseconds).toISOString() && millisecondsOf(instant) === milliseconds;
      }),
    );
    for (const wrong of ["2025-12-02T09:39:25Z", "2025-12-02T24:00:00.000Z", "2025-12-02T09:39:25.000+05:00"]) {
      expect(millisecondsOf(wrong), wrong).toBeNull();
    }
  });
});

describe("clocks of zones", () => {
  it("show what they should in every zone, also where they are put forward or back", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    expect(zones.length).toBeGreaterThan(300);
    for (const zone of zones) {
      for (const wall of [
        "2025-03-30T02:30",
        "2025-10-26T02:30",
        "2025-11-02T01:30",
        "2026-04-05T02:30",
        "2025-12-03T17:00",
      ]) {
        const expected = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();
        const [date = "", time = ""] = wall.split("T");
        const instant = instantAt(zone, date, time, MACHINE_ZONES);
        expect(`${zone} ${wall} ${instant}`).toBe(
          `${zone} ${wall} ${expected.toString({ smallestUnit: "millisecond" })}`,
        );
      }
    }
  });

  it("print the offset that they had at the moment of signature", () => {
    expect(localMoment("Asia/Karachi", "2025-12-02T04:39:25.000Z", MACHINE_ZONES)).toEqual({
      date: "2025-12-02",
      time: "09:39:25",
      offset: "+05:00",
    });
    expect(localMoment("America/St_Johns", "2025-12-02T04:39:25.000Z", MACHINE_ZONES)?.offset).toBe("-03:30");
    expect(localMoment("Moon/Tranquility", "2025-12-02T04:39:25.000Z", MACHINE_ZONES)).toBeNull();
  });
});

describe("working days", () => {
  it("leave out the weekend and the holidays", () => {
    expect(countWorkingDays(KARACHI, "2025-12-10", -5)).toBe("2025-12-03");
    expect(countWorkingDays(KARACHI, "2025-12-24", 1)).toBe("2025-12-26");
    expect(isWorkingDay(KARACHI, "2025-12-25")).toBe(false);
  });

  it("follow the week of the house", () => {
    const gulf = { workingWeek: ["Sun", "Mon", "Tue", "Wed", "Thu"] as const, holidays: [] };
    expect(countWorkingDays(gulf, "2025-12-10", -3)).toBe("2025-12-07");
    expect(countWorkingDays(gulf, "2025-12-07", -1)).toBe("2025-12-04");
  });

  it("are never counted without end", () => {
    expect(countWorkingDays({ workingWeek: [], holidays: [] }, "2025-12-10", -5)).toBeNull();
    expect(countWorkingDays(KARACHI, "2025-12-10", 0)).toBeNull();
    expect(countWorkingDays(KARACHI, "2025-12-10", 401)).toBeNull();
  });
});

describe("deadlines", () => {
  it("counted back from the conference fall at the close of business", () => {
    expect(resolveDeadline({ kind: "before conference", days: 8 }, reckoning)).toEqual({
      due: "2025-11-28T12:00:00.000Z",
    });
  });

  it("in hours run through the night", () => {
    expect(resolveDeadline({ kind: "precedence" }, reckoning)).toEqual({ due: "2025-11-26T06:45:00.000Z" });
    expect(resolveDeadline({ kind: "hours", hours: 3 }, reckoning)).toEqual({ due: "2025-11-25T09:45:00.000Z" });
  });

  it("in working days are counted from the day that the house's clocks show", () => {
    const night = { ...reckoning, now: "2025-11-25T20:30:00.000Z" }; // 26 November, 01:30 in Karachi
    expect(resolveDeadline({ kind: "working days", days: 1 }, night)).toEqual({ due: "2025-11-27T12:00:00.000Z" });
  });

  it("that cannot be told say why", () => {
    expect(resolveDeadline({ kind: "before conference", days: 8 }, { ...reckoning, opens: null })).toHaveProperty(
      "reason",
    );
    const lost = { ...reckoning, house: { ...KARACHI, zone: "Moon/Tranquility" } };
    expect(resolveDeadline({ kind: "date", date: "2025-12-01", time: null }, lost)).toHaveProperty("reason");
  });
});
