import { describe, expect, it } from "vitest";
import { dateIn, dateOver, datesIn } from "./dates.ts";

describe("dates of official papers", () => {
  it.each([
    ["25-11-2025", "2025-11-25"],
    ["25.11.2025", "2025-11-25"],
    ["25/11/2025", "2025-11-25"],
    ["25/11/25", "2025-11-25"],
    ["2025-11-25", "2025-11-25"],
    ["25th November, 2025", "2025-11-25"],
    ["the 5th March, 2026", "2026-03-05"],
    ["November 25, 2025", "2025-11-25"],
    ["25 Nov 2025", "2025-11-25"],
    ["25 NOVEMBER 2025", "2025-11-25"],
    ["this 1st day of May 2027", "2027-05-01"],
    ["le 14 février 2026", "2026-02-14"],
    ["1er août 2026", "2026-08-01"],
    ["7 de agosto de 2026", "2026-08-07"],
    ["29 February 2028", "2028-02-29"],
  ])("%s is %s", (printed, iso) => {
    expect(dateIn(printed)?.iso).toBe(iso);
  });

  it.each([
    "31-11-2025",
    "29 February 2026",
    "9/16/2025-MMC",
    "No. 12/3/2025-X",
    "A/RES/12/3/2025",
    "Ph. 9208977",
    "1.2.3",
  ])("%s holds no date", (printed) => {
    expect(dateIn(printed)).toBeNull();
  });

  it("a number that can be only one date is not ambiguous, whatever the house", () => {
    expect(dateIn("11/25/2025")).toMatchObject({ iso: "2025-11-25", other: null });
    expect(dateIn("05-05-2025")).toMatchObject({ iso: "2025-05-05", other: null });
  });

  it("05-11-2025 is read by the order of the house, and the other reading is kept", () => {
    expect(dateIn("05-11-2025")).toMatchObject({ iso: "2025-11-05", other: "2025-05-11" });
    expect(dateIn("05-11-2025", { dateOrder: "month-first" })).toMatchObject({
      iso: "2025-05-11",
      other: "2025-11-05",
    });
  });

  it("several dates come in the order of the text, with their places", () => {
    const text = "between 3 May 2026 and 04.06.2026";
    expect(datesIn(text).map((date) => text.slice(date.start, date.end))).toEqual(["3 May 2026", "04.06.2026"]);
  });

  it("a date that the end of a line breaks is whole, and its hyphen is part of it", () => {
    expect(dateOver("No. 3/2026, dated 25-", "11-2025")?.iso).toBe("2025-11-25");
    expect(dateOver("No. 3/2026, dated 25-11-", "2025")?.iso).toBe("2025-11-25");
    expect(dateOver("No. 3/2026, dated the 25th", "November, 2025")?.iso).toBe("2025-11-25");
    expect(dateOver("No. 3/2026, dated", "25-11-2025")).toBeNull();
    expect(dateOver("No. 3/2026, dated 25", "11-2025")).toBeNull();
  });
});
